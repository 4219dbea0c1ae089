"""The newest økonomiplan answers for a year, and what older plans decided stands beside it.

Worked out by hand: the plan of 2027 has decided 1 200 000 for 2028, the plan of 2028 a need of
8 000 000 for it and has decided 2 000 000. So 25 % of the need for 2028 is decided, and 1 200 000
beside it. An amount of 2031 in the plan of 2027, which ends in 2030, is no decision on 2031.
"""

from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from planhandbok.plan.benefits.listed_sums import GapPart, listed_sums
from planhandbok.plan.plan import Plan, plan_of
from tests.pages.tables import TAG, body, rows
from tests.support.handbooks import TODAY, Scratch

BENEFITS = """\
gevinster:
  - id: g
    type: kostnad
    beskrivelse: Mindre
    budsjettvirkning: {effect}
    enhet: kr
    beløp: {{vedtatt: {{{amounts}}}}}
"""
SENTENCE = (
    "Vi må spare eller få inn 8 000 000 kroner i 2028. "
    "25 % av det er vedtatt i denne økonomiplanen. "
    "Tidligere økonomiplaner har vedtatt 1 200 000 kroner for 2028."
)


@pytest.fixture
def plan(scratch: Scratch) -> Plan:
    cycle = scratch.folder / "a3/2027/syklus.yml"
    text = cycle.read_text(encoding="utf-8")
    before, _, after = text.partition("omstillingsbehov:")
    goals = "mål:" + after.partition("mål:")[2]
    cycle.write_text(before + "omstillingsbehov: {2028: 6 000 000}\n" + goals, encoding="utf-8")
    newer = (before + "omstillingsbehov: {2028: 8 000 000}\n" + goals).replace("2027", "2028")
    newer = newer.replace("til: 2030", "til: 2031")
    older = BENEFITS.format(effect="post_ned", amounts="2028: 1 200 000, 2031: 70 000")
    scratch.a3("gammel", older)
    folder = scratch.folder / "a3/2028"
    folder.mkdir()
    (folder / "syklus.yml").write_text(newer, encoding="utf-8")
    own = BENEFITS.format(effect="inntekt", amounts="2028: 2 000 000")
    scratch.a3("ny", own)
    Path(scratch.folder / "a3/2027/ny.yml").rename(folder / "ny.yml")
    return plan_of(scratch.handbook(), TODAY)


def shown(plan: Plan, address: str) -> str:
    return TAG.sub("", unescape(body(plan, address))).replace("\xa0", " ")


@pytest.mark.parametrize("address", ["gevinster/", "syklus/2028/gevinster/"])
def test_one_sentence_answers_for_a_year(plan: Plan, address: str) -> None:
    assert SENTENCE in shown(plan, address)


def test_the_newest_plan_has_the_year_and_older_ones_are_folded(plan: Plan) -> None:
    answers, _, older = body(plan, "gevinster/").partition("<details")
    assert rows(answers)["2028"] == [
        *("2028–2031", "8 000 000", "–", "2 000 000 (25 %)", "1 200 000")
    ]
    table = older.partition("</details>")[0]
    assert "20 %" not in TAG.sub("", unescape(table)).replace("\xa0", " ")
    assert rows(table)["2028"] == ["2027–2030", "6 000 000", "–", "1 200 000", "–"]


def test_a_number_that_nobody_wrote_is_a_dash_and_no_blank_cell(plan: Plan) -> None:
    assert "<td></td>" not in body(plan, "gevinster/")
    assert '<td class="phb-number"></td>' not in body(plan, "syklus/2027/gevinster/")


def test_a_year_that_nobody_wrote_anything_for_is_left_out(plan: Plan) -> None:
    assert "2031" not in rows(body(plan, "gevinster/"))


def test_the_overview_begins_with_the_newest_plan(plan: Plan) -> None:
    overview = shown(plan, "gevinster/")
    assert overview.index(SENTENCE) < overview.index("Hvor mye av gapet er tettet?")


def test_years_that_are_over_are_folded(plan: Plan) -> None:
    html = tables_on(plan, date(2029, 5, 1))
    answers, _, older = html.partition("<details")
    assert "2028" not in rows(answers)
    assert "2028" in rows(older)


def tables_on(plan: Plan, day: date) -> str:
    return body(plan_of(plan.handbook, day), "gevinster/")


def test_nothing_decided_or_calculated_is_no_nought(scratch: Scratch) -> None:
    amounts = BENEFITS.format(effect="post_ned", amounts="2027: 900 000").replace(
        "vedtatt", "kalkulert"
    )
    scratch.a3("ny", amounts)
    plan = plan_of(scratch.handbook(), TODAY)
    for address in ("gevinster/", "syklus/2027/gevinster/"):
        assert " 0 %" not in shown(plan, address)
    calculated = "Gevinster for 7,5 % av behovet er regnet ut (kalkulert)."
    assert f"er vedtatt i denne økonomiplanen ennå. {calculated}" in shown(
        plan, "syklus/2027/gevinster/"
    )


def test_a_cycle_without_benefits_says_so(scratch: Scratch) -> None:
    shown_text = shown(plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinster/")
    assert "Ingen gevinster er ført opp ennå." in shown_text
    assert "Alle gevinstene har" not in shown_text


def test_the_overview_says_that_its_sums_are_of_all_plans_and_explains_nothing_else(
    plan: Plan,
) -> None:
    overview = shown(plan, "gevinster/")
    assert "fra alle økonomiplanene og for disse årene lagt sammen: 2028–2031." in overview
    assert "Kostnadene er holdt mot" not in overview
    assert "Kostnadene er holdt mot" in shown(plan, "syklus/2028/gevinster/")


def test_what_older_plans_decided_has_its_sum(plan: Plan) -> None:
    table = rows(body(plan, "syklus/2028/gevinster/"))
    assert table["Vedtatt i tidligere økonomiplaner"] == ["1 200 000", "–", "–", "–", "1 200 000"]


def test_an_older_plan_leads_to_the_newer_and_shows_no_share_of_its_years(plan: Plan) -> None:
    html = body(plan, "syklus/2027/gevinster/")
    assert "2028, 2029, 2030: 2028–2031" in shown(plan, "syklus/2027/gevinster/")
    assert rows(html)["Vedtatt, andel av behovet"] == ["–"] * 5
    assert "20\xa0%</text>" not in unescape(html)


def test_the_data_has_what_older_plans_decided_once(plan: Plan) -> None:
    found = [total for total in listed_sums(plan.benefits) if total.part is GapPart.EARLIER]
    assert [(total.cycle and total.cycle.year, total.year, total.expected) for total in found] == [
        (2028, 2028, Decimal(1_200_000)),
        (2028, None, Decimal(1_200_000)),
    ]
