"""A new A3 gets its budget year from the day, or from the page that led to its form."""

import re

from tests.support.handbooks import Scratch
from tests.writing.app import NEW_A3, app_of, fields_of
from tests.writing.web import ask


def with_year(scratch: Scratch, year: int) -> None:
    """Write a cycle like that of 2027, so many years before or after it."""
    cycle = scratch.text("a3/2027/syklus.yml")
    moved = re.sub(r"20\d\d", lambda found: str(int(found[0]) + year - 2027), cycle)
    scratch.write(f"a3/{year}/syklus.yml", moved)


def test_a_new_a3_is_in_the_budget_that_is_being_planned(scratch: Scratch) -> None:
    with_year(scratch, 2020)
    with_year(scratch, 2028)
    app = app_of(scratch)
    page = ask(app, NEW_A3).text
    assert "A3-en hører til budsjettet for 2027." in page
    assert re.findall(r"Lag den for (\d+) i stedet", page) == ["2028"]
    ask(app, NEW_A3, {**fields_of(page), "tittel": "Frukt"})
    assert [sheet.year for sheet in scratch.records().sheets if sheet.a3.id == "frukt"] == [2027]


def test_the_page_of_a_year_leads_to_the_form_of_an_a3_in_it(scratch: Scratch) -> None:
    with_year(scratch, 2028)
    app = app_of(scratch)
    [link] = re.findall(r'href="([^"]*sted=ny&amp;[^"]*)"', ask(app, "/syklus/2028/").text)
    form = link.replace("&amp;", "&")
    page = ask(app, form).text
    assert "A3-en hører til budsjettet for 2028." in page
    ask(app, form, {**fields_of(page), "tittel": "Melk"})
    assert [sheet.year for sheet in scratch.records().sheets if sheet.a3.id == "melk"] == [2028]


def test_a_handbook_without_a_cycle_gets_its_first_in_the_browser(scratch: Scratch) -> None:
    (scratch.folder / "a3/2027/syklus.yml").unlink()
    app = app_of(scratch)
    assert "planhandbok new" not in ask(app, "/").text
    refused = ask(app, NEW_A3)
    assert "Håndboken har ingen runde ennå. Lag den fra forsiden." in refused.text
    [link] = re.findall(r'href="([^"]*)">Ny runde</a>', ask(app, "/").text)
    page = ask(app, link).text
    assert "Runden får stegene i metoden" in page
    made = ask(app, link, {**fields_of(page), "gjør": "lag"})
    assert made.leads_to == "/syklus/2027/"
    assert [cycle.year for cycle in scratch.records().cycles] == [2027]
    assert "A3-en hører til budsjettet for 2027." in ask(app, NEW_A3).text


def test_a_year_without_a_cycle_is_not_asked_for(scratch: Scratch) -> None:
    page = ask(app_of(scratch), f"{NEW_A3}&%C3%A5r=1999").text
    assert "A3-en hører til budsjettet for 2027." in page
