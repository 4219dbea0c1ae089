"""A change is told in one plain sentence."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planhandbok.pages.changes.change_writer import ChangeWriter, Names
from planhandbok.pages.changes.sentences import change_views
from planhandbok.plan.changes.differences import PART_LISTS, changes
from planhandbok.records.schema.a3 import (
    A3,
    A3Kind,
    Access,
    Case,
    ChartRow,
    ChartTable,
    Indicator,
    IndicatorKind,
    Measure,
    Reading,
    RootCause,
)
from planhandbok.records.schema.benefit import (
    Amount,
    Benefit,
    BenefitUnit,
    BusinessChange,
    Cost,
    Idea,
    StagedAmounts,
    Theme,
    ThemeAnswer,
)
from planhandbok.records.schema.record import Owner
from planhandbok.records.values.benefit_kinds import BenefitKind
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.periods import Period
from planhandbok.records.values.status import Status
from tests.support.records import page_context

DAY = date(2026, 5, 1)
EMPTY = A3(
    id="skolemat",
    kind=A3Kind.DEEP_DIVE,
    title="Skolemat",
    on=DAY,
    edition="1.0",
    owners=(Owner(role="Rektor"),),
    background="Elevene trenger mat.",
)
MEASURE = Measure(id="t1", text="Ny **rammeavtale**.", deadline=DAY, status=Status.DECIDED)
TEN = Decimal(10)
ELEVEN = Decimal("11.5")
INDICATOR = Indicator(id="i1", parameter="Spist", unit="stk", target=Reading(on=DAY, value=TEN))
AMOUNT = Amount(expected=Decimal(400000))
BENEFIT = Benefit(
    id="g1",
    kind=BenefitKind.COST,
    description="Spart",
    unit=BenefitUnit.KRONER,
    amounts=StagedAmounts(decided={2027: AMOUNT}),
)
NAMES = Names({"dypdykk": "Dypdykk"}, [{"m1": "Alle spiser lunsj."}])
WRITER = ChangeWriter(page_context(""), NAMES, "", {"tiltak-t1"})
TABLE = ChartTable(
    id="f1",
    title="Spist",
    columns=("Før", "Nå"),
    rows=(ChartRow(name="Øst", values=(TEN, TEN)), ChartRow(name="Vest", values=(TEN, TEN))),
)


def measure(**new: Any) -> tuple[A3, A3]:
    return replace(EMPTY, measures=(MEASURE,)), replace(EMPTY, measures=(replace(MEASURE, **new),))


def indicator(**new: Any) -> tuple[A3, A3]:
    after = replace(INDICATOR, **new)
    return replace(EMPTY, indicators=(INDICATOR,)), replace(EMPTY, indicators=(after,))


def benefit(**new: Any) -> tuple[A3, A3]:
    after = replace(BENEFIT, **new)
    return replace(EMPTY, benefits=(BENEFIT,)), replace(EMPTY, benefits=(after,))


def decided(**amount: Any) -> tuple[A3, A3]:
    return benefit(amounts=StagedAmounts(decided={2027: Amount(**amount)}))


def table(*rows: ChartRow) -> tuple[A3, A3]:
    after = replace(TABLE, rows=rows)
    return replace(EMPTY, chart_tables=(TABLE,)), replace(EMPTY, chart_tables=(after,))


def header(**new: Any) -> tuple[A3, A3]:
    return EMPTY, replace(EMPTY, **new)


def told(pair: tuple[A3, A3]) -> list[str]:
    views = change_views(changes(*pair), WRITER)
    return [view.sentence.replace("\u00a0", " ") for view in views]


DECIDED = "Det vedtatte beløpet i 2027 for «Spart»"
OTHER = "Noe {} er endret som ikke gjengis her, som utheving, en lenke eller en e-postadresse."
NAME = "«Ny rammeavtale»"
READING = Reading(on=date(2026, 6, 1), value=ELEVEN)


@pytest.mark.parametrize(
    ("pair", "sentence"),
    [
        (
            measure(deadline=date(2026, 6, 1)),
            f"Fristen for {NAME} er flyttet fra 1. mai til 1. juni 2026.",
        ),
        (
            measure(deadline=date(2027, 6, 1)),
            f"Fristen for {NAME} er flyttet fra 1. mai 2026 til 1. juni 2027.",
        ),
        (
            measure(deadline=Period("høsten 2026", date(2026, 9, 1), date(2026, 11, 30))),
            f"Fristen for {NAME} er flyttet fra 1. mai 2026 til høsten 2026.",
        ),
        (measure(deadline=None), f"Fristen for {NAME} er fjernet. Før: 1. mai 2026."),
        (
            measure(deadline=Recurrence.ONGOING),
            f"Fristen for {NAME} er endret fra 1. mai 2026 til løpende.",
        ),
        (
            measure(status=Status.STARTED),
            f"Statusen for {NAME} er endret fra besluttet til igangsatt.",
        ),
        (measure(owners=(Owner(role="Rektor"),)), f"Ansvaret for {NAME} er nå Rektor."),
        (
            measure(owners=(Owner(role="Rektor", person="Kari"), Owner(role="HR"))),
            f"Ansvaret for {NAME} er nå Rektor (Kari), HR.",
        ),
        (measure(comment="Husk {dette}."), f"Kommentaren til {NAME} er lagt til."),
        (measure(text="Nye avtaler"), "Tiltaket «Nye avtaler» er skrevet om."),
        (measure(text="Ny *rammeavtale*."), OTHER.format(f"om {NAME}")),
        (measure(effect=3), f"Effekten for {NAME} er nå 3."),
        (measure(solves=("r1",)), f"Rotårsakene som {NAME} løser, er endret."),
        (
            indicator(target=Reading(on=DAY, value=ELEVEN)),
            "Målet for «Spist» er endret fra 10 stk til 11,5 stk.",
        ),
        (
            indicator(target=READING),
            "Målet for «Spist» er endret fra 10 stk (01.05.2026) til 11,5 stk (01.06.2026).",
        ),
        (indicator(baseline=READING), "Nullpunktet for «Spist» er nå 11,5 stk (01.06.2026)."),
        (indicator(readings=(READING,)), "Ny måling av «Spist» 1. juni 2026: 11,5 stk."),
        (
            indicator(readings=(READING, Reading(on=date(2026, 9, 1), value=TEN))),
            "2 nye målinger av «Spist». Den siste, 1. september 2026, er 10 stk.",
        ),
        (
            benefit(amounts=StagedAmounts(decided={2027: AMOUNT, 2028: AMOUNT, 2029: AMOUNT})),
            "Vedtatte beløp for «Spart»: 400 000 kr i 2028, 400 000 kr i 2029.",
        ),
        (indicator(kind=IndicatorKind.SUCCESS), "Typen for «Spist» er nå suksess."),
        (
            decided(expected=Decimal(500000), low=TEN, high=TEN),
            f"{DECIDED} er endret fra 400 000 kr til 500 000 (10–10) kr.",
        ),
        (
            decided(expected=AMOUNT.expected, comment="Husk."),
            "Forklaringen av det vedtatte beløpet i 2027 for «Spart» er endret.",
        ),
        (benefit(amounts=StagedAmounts()), f"{DECIDED} er fjernet. Før: 400 000 kr."),
        (header(phase="dypdykk"), "Fasen er nå dypdykk."),
        (
            header(title="Mat {på} skolen"),
            "Tittelen er endret fra «Skolemat» til «Mat {på} skolen».",
        ),
        (header(edition="1.1", on=date(2026, 6, 6)), "Utgaven er endret fra 1.0 til 1.1."),
        (
            header(owners=(Owner(role="Rektor", email="r@example.no"),)),
            OTHER.format("i A3-en"),
        ),
        (header(background="Alle trenger mat."), "Begrunnelsen er skrevet om."),
        (header(current_state="Slik er det."), "Nåsituasjonen er fylt ut."),
        (header(goals=("m1",)), "A3-en bidrar nå til målet «Alle spiser lunsj»."),
        (
            header(goals=("borte",), owners=(Owner(role="Rektor", email="r@example.no"),)),
            OTHER.format("i A3-en"),
        ),
        (
            benefit(contributes_to=("m1",)),
            "Gevinsten «Spart» bidrar nå til målet «Alle spiser lunsj».",
        ),
        (
            table(ChartRow(name="Øst", values=(TEN, ELEVEN)), TABLE.rows[1]),
            "Tallet for Øst, Nå, i figuren «Spist» er endret fra 10 til 11,5.",
        ),
        (
            table(*(ChartRow(name=name, values=(ELEVEN, ELEVEN)) for name in ("Øst", "Vest"))),
            "4 tall i figuren «Spist» er endret.",
        ),
        (header(access=Access.PUBLIC), "Offentligheten er endret fra intern til offentlig."),
    ],
)
def test_a_change_is_told_in_one_plain_sentence(pair: tuple[A3, A3], sentence: str) -> None:
    assert told(pair) == [sentence]


def test_removed_values_are_told() -> None:
    one_row = table(TABLE.rows[0])
    assert told((one_row[1], one_row[0])) == [
        "Nytt tall for Vest, Før, i figuren «Spist»: 10.",
        "Nytt tall for Vest, Nå, i figuren «Spist»: 10.",
    ]
    assert told(one_row)[0] == "Tallet for Vest, Før, i figuren «Spist» er fjernet. Før: 10."
    with_goal = header(goals=("m1",))
    left = "A3-en bidrar ikke lenger til målet «Alle spiser lunsj»."
    assert told((with_goal[1], with_goal[0])) == [left]


def test_a_move_to_another_budget_is_told_with_both_years() -> None:
    (view,) = change_views(changes(EMPTY, EMPTY, (2027, 2028)), WRITER)
    assert view.sentence == "Budsjettåret er endret fra 2027 til 2028."


EVERY_PART: dict[str, Any] = {
    "root_causes": RootCause(id="x", cause="Navnet"),
    "measures": Measure(id="x", text="Navnet"),
    "indicators": Indicator(id="x", parameter="Navnet"),
    "business_changes": BusinessChange(id="x", text="Navnet"),
    "benefits": Benefit(id="x", kind=BenefitKind.TIME, description="Navnet"),
    "chart_tables": ChartTable(id="x", title="Navnet", columns=(), rows=()),
    "costs": Cost(id="x", description="Navnet", amounts={}),
    "ideas": Idea(id="x", text="Navnet"),
    "themes": ThemeAnswer(theme=Theme.BUDGET, answer="Navnet"),
    "cases": Case(number="62/26", body="kommunestyret"),
}


@pytest.mark.parametrize("name", sorted(PART_LISTS))
def test_every_kind_of_part_can_come_and_go(name: str) -> None:
    part: Any = {name: (EVERY_PART[name],)}
    after = replace(EMPTY, **part)
    (came_in,) = told((EMPTY, after))
    (went_out,) = told((after, EMPTY))
    assert came_in.startswith("Ny")
    assert went_out.endswith(" er fjernet.")


def test_name_links_to_its_part_only_while_it_exists() -> None:
    (view,) = change_views(changes(*measure(status=None)), WRITER)
    assert (view.name, view.href) == ("Ny rammeavtale", "#tiltak-t1")
    (view,) = change_views(changes(*measure(status=None)), replace(WRITER, anchors=()))
    assert view.href == ""


def test_a_long_name_ends_at_a_word() -> None:
    (sentence,) = told(
        (EMPTY, replace(EMPTY, measures=(replace(MEASURE, text="langt ord " * 30),)))
    )
    assert sentence.endswith("langt ord …».")
    assert len(sentence) < 120
