"""The pages of goals: all with their state, and each with what contributes to it."""

import re
from html import unescape

import pytest

from planhandbok.pages.goals.all_goals import MOST_IDLE
from planhandbok.pages.goals.goal import MOST_ROWS
from planhandbok.plan.plan import plan_of
from tests.pages import tables
from tests.pages.tables import TAG, rows
from tests.support.goals import MEAL, add_cycle
from tests.support.handbooks import TODAY, Scratch


def body(scratch: Scratch, address: str) -> str:
    return tables.body(plan_of(scratch.handbook(), TODAY), address)


def shown(scratch: Scratch, address: str) -> str:
    text = unescape(TAG.sub(" ", body(scratch, address))).replace("\xa0", " ")
    return " ".join(text.split())


@pytest.fixture
def meal(scratch: Scratch) -> Scratch:
    scratch.a3("skolemat", MEAL)
    scratch.a3("frukt", "mål: [tidlig-hjelp]\n")
    return scratch


def test_all_goals_are_told_in_a_line_each(meal: Scratch) -> None:
    text = shown(meal, "mal/")
    assert "2 gevinster bidrar · 3 tiltak: 2 åpne, 1 forfalt · kalkulert 300 kr i 2027–2030" in text
    assert "målinger: 1 ikke målt" in text
    assert "Energibruken i kommunale bygg skal ned Ingen gevinst bidrar" in text
    assert '<a href="../mal/tidlig-hjelp/">' in body(meal, "mal/")


def test_a_goal_that_only_a3s_name_says_so(scratch: Scratch) -> None:
    scratch.a3("frukt", "mål: [tidlig-hjelp]\n")
    assert "Ingen gevinst bidrar 1 A3 har målet" in shown(scratch, "mal/")


def test_measures_that_are_all_closed_are_not_counted_as_open(scratch: Scratch) -> None:
    scratch.a3(
        "skolemat",
        """\
        endringstiltak: [{id: a, tiltak: A, status: avsluttet}]
        gevinster:
          - {id: g, type: tid, beskrivelse: G, skapes_av: [a], bidrar_til: [tidlig-hjelp]}
        """,
    )
    assert "1 tiltak: ingen åpne" in shown(scratch, "mal/")


def test_benefits_that_contribute_to_no_goal_are_listed(meal: Scratch) -> None:
    assert '<a href="../a3/skolemat/#gevinst-smak">God smak.</a>' in body(meal, "mal/")


def test_no_more_idle_benefits_than_can_be_read_are_listed(scratch: Scratch) -> None:
    benefits = "".join(
        f"  - {{id: g{n}, type: tid, beskrivelse: G{n}}}\n" for n in range(MOST_IDLE + 1)
    )
    scratch.a3("skolemat", f"gevinster:\n{benefits}")
    html = body(scratch, "mal/")
    assert html.count("#gevinst-g") == MOST_IDLE
    assert f"Viser {MOST_IDLE} av {MOST_IDLE + 1}." in html


def test_the_page_of_a_goal_has_what_contributes_and_what_is_missing(meal: Scratch) -> None:
    table = rows(body(meal, "mal/tidlig-hjelp/"))
    assert table["Mer ro."] == [
        "5 kr i 2040 (kalkulert).",
        *("Skolemat", ""),
    ]
    assert table["Ansette kokk"][:3] == ["Skolemat", "", "01.10.2026"]
    text = shown(meal, "mal/tidlig-hjelp/")
    assert "Frukt : har målet, men ingen gevinst som bidrar til det" in text
    assert "Bedre helse : ingen tiltak står bak; mangler ansvarlig, måleparameter" in text


def test_the_page_of_a_goal_without_anything_has_no_empty_parts(scratch: Scratch) -> None:
    html = body(scratch, "mal/tidlig-hjelp/")
    assert re.findall(r'<h2 id="([^"]+)"', html) == ["andre"]
    assert "Ingen gevinst bidrar" in html


def test_earlier_years_of_a_goal_are_told(meal: Scratch) -> None:
    add_cycle(meal, 2028)
    text = shown(meal, "mal/tidlig-hjelp/")
    assert text.index("budsjett 2028") < text.index("Tidligere budsjettår 2027 2 gevinster bidrar")


def test_a_goal_that_the_current_cycle_has_not_is_listed_with_its_year(scratch: Scratch) -> None:
    add_cycle(scratch, 2026, "", "mat-til-alle")
    assert "Mål i andre budsjettår Et mål (2026)" in shown(scratch, "mal/")


def test_lists_of_a_goal_are_bounded(scratch: Scratch) -> None:
    benefits = "".join(
        f"  - {{id: g{n}, type: tid, beskrivelse: G{n}, bidrar_til: [tidlig-hjelp]}}\n"
        for n in range(MOST_ROWS + 1)
    )
    scratch.a3("skolemat", f"gevinster:\n{benefits}")
    html = body(scratch, "mal/tidlig-hjelp/")
    assert html.count("#gevinst-g") == 2 * MOST_ROWS  # in what is missing too
    assert f"Listene viser de første {MOST_ROWS}." in html


def test_a_handbook_without_cycles_has_no_goals(scratch: Scratch) -> None:
    (scratch.folder / "a3/2027/syklus.yml").unlink()
    assert "Ingen mål er lagt inn" in shown(scratch, "mal/")
