"""The work that waits for a unit: in which order, at which unit, and for whom."""

from datetime import date

import pytest

from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleActivity
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.plan.units.waiting import Waiting
from planhandbok.plan.units.work import UnitWork
from planhandbok.records.addresses.urls import WITHOUT_UNIT
from planhandbok.records.schema.sheet import Audience
from tests.support.handbooks import MKDOCS, TODAY, Scratch

UNITS = """\
    enheter: [{navn: Oppvekst, enheter: [Skole, Barnehage]}, Teknisk drift]
    roller: {Rektor: Skole}
"""
MEASURES = """
enhet: Skole
endringstiltak:
  - {id: senere, tiltak: Senere, ansvar: Rektor, frist: 2027-05-01, status: besluttet}
  - {id: snart, tiltak: Snart, ansvar: Rektor, frist: 2026-12-01, status: igangsatt}
  - {id: nylig, tiltak: Nylig, ansvar: Rektor, frist: 2026-11-17, status: igangsatt}
  - {id: lenge, tiltak: Lenge, ansvar: Barnehage, frist: 2026-09-01, status: besluttet}
  - {id: ferdig, tiltak: Ferdig, ansvar: Rektor, frist: 2026-09-01, status: avsluttet}
"""


@pytest.fixture
def tree(scratch: Scratch) -> Scratch:
    """A handbook with units within units, and a cycle in which nobody has anything to do."""
    scratch.write("mkdocs.yml", MKDOCS + UNITS)
    activities = scratch.folder / "a3/2027/syklus.yml"
    text = activities.read_text(encoding="utf-8")
    activities.write_text(text.split("aktiviteter:")[0], encoding="utf-8")
    return scratch


def planned(scratch: Scratch, audience: Audience = Audience.INTERNAL) -> Plan:
    return plan_of(scratch.handbook(audience), TODAY)


def work(plan: Plan, unit: str | None) -> UnitWork:
    return next(work for work in plan.works.units if work.unit == unit)


def names(waiting: tuple[Waiting, ...]) -> list[str]:
    return [name(thing) for thing in waiting]


def name(thing: Waiting) -> str:
    match thing.source:
        case MeasureFigure() as figure:
            return figure.measure.id
        case IndicatorFigure() as reading:
            return reading.indicator.id
        case CycleActivity() as activity:
            return activity.figure.activity.id
        case SheetFigure() as sheet:
            return sheet.sheet.a3.id


def test_overdue_comes_first_and_then_what_is_due_soon(tree: Scratch) -> None:
    tree.a3("skolemat", MEASURES)
    assert names(work(planned(tree), "Oppvekst").waiting) == ["lenge", "nylig", "snart"]


def test_a_unit_has_what_its_inner_units_have_and_no_more(tree: Scratch) -> None:
    tree.a3("skolemat", MEASURES)
    plan = planned(tree)
    assert names(work(plan, "Skole").waiting) == ["nylig", "snart"]
    assert names(work(plan, "Barnehage").waiting) == ["lenge"]
    assert names(work(plan, "Teknisk drift").waiting) == []
    assert work(plan, "Oppvekst").inner == ("Barnehage", "Skole")


@pytest.mark.parametrize(
    ("measured", "waits"),
    [
        (date(2026, 11, 19), False),
        (date(2026, 10, 19), True),  # a month ago and a day
        (date(2026, 9, 1), True),
    ],
)
def test_a_reading_waits_when_its_interval_is_over(
    tree: Scratch, measured: date, waits: bool
) -> None:
    tree.a3("skolemat", monthly(f"målinger: [{{dato: {measured}, verdi: 9}}]"))
    assert names(work(planned(tree), "Skole").waiting) == ["m"] * waits


def monthly(more: str) -> str:
    indicator = f"{{id: m, parameter: Antall, frekvens: månedlig, {more}}}"
    return f"enhet: Skole\nmåling:\n  - {indicator}\n"


def test_a_baseline_without_readings_waits_for_the_first(tree: Scratch) -> None:
    tree.a3("skolemat", monthly("nullpunkt: {dato: 2026-10-01, verdi: 1}"))
    assert names(work(planned(tree), "Skole").waiting) == ["m"]


@pytest.mark.parametrize("more", ["", "frekvens: løpende, nullpunkt: {dato: 2020-01-01, verdi: 1}"])
def test_nothing_waits_where_nobody_said_how_often_to_measure(tree: Scratch, more: str) -> None:
    tree.a3("skolemat", f"enhet: Skole\nmåling:\n  - {{id: m, parameter: Antall, {more}}}\n")
    assert names(work(planned(tree), "Skole").waiting) == []


def test_open_activities_of_the_running_step_wait(tree: Scratch) -> None:
    cycle = tree.folder / "a3/2027/syklus.yml"
    text = cycle.read_text(encoding="utf-8") + (
        "aktiviteter:\n"
        "  - {id: definere-gjennomforing, ansvar: Rektor}\n"
        "  - {id: definere-maleparametere, ansvar: Rektor, status: avsluttet}\n"
        "  - {id: felles-workshop, ansvar: Rektor}\n"
        "  - {id: budsjettseminar, ansvar: Rektor, frist: 2026-11-01}\n"
    )
    cycle.write_text(text, encoding="utf-8")
    assert names(work(planned(tree), "Skole").waiting) == [
        *("budsjettseminar", "definere-gjennomforing"),
    ]


def test_what_an_a3_lacks_comes_last_and_waits_for_its_owner(tree: Scratch) -> None:
    tree.a3("skolemat", f"fase: overblikk\n{MEASURES}")
    last = work(planned(tree), "Oppvekst").waiting[-1]
    assert name(last) == "skolemat"
    assert [owner.role for owner in last.owners] == ["Rektor"]


def test_work_of_no_unit_has_a_page(tree: Scratch) -> None:
    tree.a3(
        "skolemat",
        "endringstiltak:\n  - {id: t1, tiltak: Mat, ansvar: Ordfører, frist: 2026-11-01}\n",
    )
    plan = planned(tree)
    assert names(work(plan, None).waiting)[0] == "t1"
    homes = {owner.role: addresses for owner, addresses in plan.works.homes.items()}
    assert homes["Ordfører"] == (WITHOUT_UNIT,)


def test_one_who_answers_is_found_where_the_work_counts(tree: Scratch) -> None:
    tree.a3("skolemat", MEASURES.replace("ansvar: Barnehage", "ansvar: Kokken"))
    homes = {owner.role: addresses for owner, addresses in planned(tree).works.homes.items()}
    assert homes["Kokken"] == ("enhet/skole/",)


def test_a_unit_that_only_a_role_names_has_a_page(tree: Scratch) -> None:
    tree.write("mkdocs.yml", f"{MKDOCS}    roller: {{Rektor: Skole}}\n")
    measure = "{id: t1, tiltak: Mat, ansvar: Rektor, frist: 2026-11-01}"
    tree.a3("skolemat", f"endringstiltak: [{measure}]\n")
    assert names(work(planned(tree), "Skole").waiting) == ["t1"]


def test_closed_a3s_of_a_cycle_that_is_over_are_left_out(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS + UNITS)
    scratch.a3("skolemat", MEASURES)
    after = plan_of(scratch.handbook(), date(2030, 1, 1))
    assert [sheet.figure.sheet.a3.id for sheet in work(after, "Skole").sheets] == ["skolemat"]
    scratch.a3("skolemat", "enhet: Skole\n")
    after = plan_of(scratch.handbook(), date(2030, 1, 1))
    assert work(after, "Skole").sheets == ()


def test_public_page_has_nothing_of_internal_a3s(tree: Scratch) -> None:
    tree.a3("skolemat", f"{MEASURES}\noffentlighet: intern\nhjemmel: offl. § 14\n")
    assert names(work(planned(tree, Audience.PUBLIC), "Oppvekst").waiting) == []
