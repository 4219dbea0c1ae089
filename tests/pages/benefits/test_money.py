"""Costs go with gains, wherever the benefits of an A3 are shown: page, sheet and attachment."""

from html import unescape

import pytest

from planhandbok.pages.a3.a3 import ReferencedNames
from planhandbok.pages.attachment.attachment import sheet_attachment_view
from planhandbok.pages.attachment.document import Paragraph, Table
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.pdf.sheet import SheetForm, sheet_view
from planhandbok.plan.plan import Plan, plan_of
from tests.pages.tables import TAG, body, rows
from tests.support import sums
from tests.support.handbooks import TODAY, Scratch
from tests.support.records import page_context

COSTS = (
    "Kostnader: 700 000 kr i 2027, 100 000 kr i 2028.",
    "Direkte gevinster (vedtatt): 600 000 kr i 2027, 1 000 000 kr i 2028.",
    "Netto: −100 000 kr i 2027, 900 000 kr i 2028.",
    "Kostnadene er tjent inn i 2028.",
)
NONE = "Kostnader er ikke ført opp."
CERTAINTY = """\
gevinster:
  - id: ro
    type: kostnad
    beskrivelse: Ro
    enhet: kr
    beløp:
      estimert: {2027: {forventet: 5, lav: 3}, 2028: 6, 2029: 6, 2031: 6}
      vedtatt: {2027: {forventet: 4, høy: 9}}
    usikkerhet: Alt er *usikkert*.
    forutsetninger: [Alle kommer., Ingen går.]
"""


def box(plan: Plan, id: str) -> str:
    """Return the text of the box of benefits, which is printed with the page."""
    html = body(plan, f"a3/{id}/").partition('id="gevinster"')[2].partition("</section>")[0]
    return TAG.sub("", unescape(html)).replace("\xa0", " ")


def printed(plan: Plan, id: str) -> SheetForm:
    figure = next(figure for figure in plan.sheets if figure.sheet.a3.id == id)
    names = ReferencedNames({}, CycleGoals({}))
    return sheet_view(figure, names, "", None, page_context("./")).form


def exported(plan: Plan, id: str) -> str:
    figure = next(figure for figure in plan.sheets if figure.sheet.a3.id == id)
    view = sheet_attachment_view(figure, page_context("./").site)
    blocks = [block for section in view.sections for block in section.blocks]
    runs = [block.runs for block in blocks if isinstance(block, Paragraph)]
    tables = [block for block in blocks if isinstance(block, Table)]
    runs += [cell for table in tables for row in table.rows for cell in row]
    return "\n".join("".join(run.text for run in parts) for parts in runs).replace("\xa0", " ")


@pytest.fixture
def plan(scratch: Scratch) -> Plan:
    sums.write(scratch)
    scratch.a3("ro", CERTAINTY)
    return plan_of(scratch.handbook(), TODAY)


def test_the_box_of_benefits_has_the_main_amount_of_each_in_one_line(plan: Plan) -> None:
    assert "1 000 000 kr i 2028 (vedtatt). Realisert: 640 000 kr i 2027." in box(plan, "vikarer")


def test_the_main_amount_is_that_of_the_years_at_the_end(scratch: Scratch) -> None:
    amounts = "{estimert: {2030: 9}, kalkulert: {2027: 3, 2028: 8, 2029: 8}}"
    benefit = f"{{id: ro, type: tid, beskrivelse: Ro, enhet: timer, beløp: {amounts}}}"
    scratch.a3("ro", f"gevinster: [{benefit}]\n")
    shown = box(plan_of(scratch.handbook(), TODAY), "ro")
    assert "8 timer hvert år 2028–2029 (kalkulert)." in shown
    assert "9 timer" not in shown


def test_one_bound_is_shown_as_it_is_written(plan: Plan) -> None:
    assert "4 (høyst 9) kr i 2027 (vedtatt)." in box(plan, "ro")


def test_costs_and_net_stand_beside_the_benefits(plan: Plan) -> None:
    assert f"{COSTS[0]} {COSTS[-1]}" in box(plan, "vikarer")
    money = [line.replace("\xa0", " ") for line in printed(plan, "vikarer").money]
    assert [line for line in COSTS if line not in money] == []
    exported_text = exported(plan, "vikarer")
    for cell in ("700 000", "opplaering", "Netto", "−100 000", "900 000"):
        assert cell in exported_text
    assert COSTS[-1] in exported_text


def test_benefits_in_kroner_without_costs_say_so(plan: Plan) -> None:
    assert NONE in box(plan, "energi")
    assert printed(plan, "energi").money == (NONE,)
    assert NONE in exported(plan, "energi")


def test_benefits_without_kroner_need_no_costs(scratch: Scratch) -> None:
    scratch.a3("frukt", "gevinster: [{id: ro, type: kvalitet, beskrivelse: Ro}]\n")
    plan = plan_of(scratch.handbook(), TODAY)
    assert NONE not in box(plan, "frukt") + exported(plan, "frukt")
    assert printed(plan, "frukt").money == ()


def test_costs_without_benefits_are_shown_too(scratch: Scratch) -> None:
    scratch.a3("frukt", "kostnader: [{id: k, beskrivelse: Bod, beløp: {2027: 7}}]\n")
    plan = plan_of(scratch.handbook(), TODAY)
    assert "Kostnader: 7 kr i 2027." in box(plan, "frukt")
    assert "Bod" in body(plan, "a3/frukt/")
    assert "Bod" in exported(plan, "frukt")
    without = "Direkte gevinster i kroner er ikke ført opp."
    assert printed(plan, "frukt").money == ("Kostnader: 7 kr i 2027.", without)
    assert "Netto" not in exported(plan, "frukt") + body(plan, "a3/frukt/")


BENEFITS_IN_2028 = """\
gevinster:
  - id: g
    type: kostnad
    beskrivelse: Mindre
    budsjettvirkning: post_ned
    enhet: kr
    beløp: {kalkulert: {2028: 9}}
"""


def test_a_year_that_no_cost_is_written_for_is_no_nought(scratch: Scratch) -> None:
    scratch.a3(
        "frukt", BENEFITS_IN_2028 + "kostnader: [{id: k, beskrivelse: Bod, beløp: {2027: 7}}]\n"
    )
    plan = plan_of(scratch.handbook(), TODAY)
    assert rows(body(plan, "a3/frukt/"))["Kostnader"] == ["7", "–"]
    money = " ".join(printed(plan, "frukt").money)
    assert money.startswith(
        "Kostnader: 7 kr i 2027. Direkte gevinster (kalkulert): 9 kr i 2028. "
        "Netto: −7 kr i 2027, 9 kr i 2028."
    )
    table = rows(body(plan, "syklus/2027/gevinster/"))
    assert table["Kostnader"] == ["7", "–", "–", "–", "7"]


def test_costs_of_years_outside_the_plan_are_told_beside_its_sum(scratch: Scratch) -> None:
    scratch.a3("frukt", "kostnader: [{id: k, beskrivelse: Bod, beløp: {2026: 7, 2027: 8}}]\n")
    html = body(plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinster/")
    assert "Utenfor økonomiplanen, og ikke regnet med her: kostnader 7 i 2026." in html


def test_uncertainty_and_assumptions_follow_the_benefit_onto_paper(plan: Plan) -> None:
    (row,) = printed(plan, "ro").benefits
    notes = [TAG.sub("", str(note)) for note in row.row.notes]
    assert notes == ["Usikkert: Alt er usikkert.", "Forutsetter: Alle kommer. Ingen går."]
    text = exported(plan, "ro")
    for words in ("Usikkert: Alt er usikkert.", "Alle kommer.", "Ingen går."):
        assert words in text
