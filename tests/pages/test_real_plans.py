"""Parts of five public plans, with the spelling of their authors, are published as they stand."""

from pathlib import Path

import pytest

from planhandbok.pages.data.tables import tables
from planhandbok.pages.pages import output_of
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.plan import plan_of
from planhandbok.records.handbook import AllRecords
from tests.support.handbooks import ROOT, TODAY, Scratch

PUBLISHED = {
    "levanger-avtalelojalitet": ["282", "85,29", "10 970", "32,78", "1 084", "36", "1 747"],
    "andebu-sykefravaer": ["8,1 (31.12.2013)", "Målet er 6,5 prosent"],
    "elverum-okonomistab": ["288", "525", "1000 kr", "-2 435", "19 968"],
    "medisindispenser": ["100 prosent", "62 prosent", "6,5", "0,75 timer", "−59 %"],
    "sondre-land-2026": ["28 %", "48 %", "40 mill kroner", "3,3 mill", "27/15", "PR 15/863"],
}
"""Numbers that the page of each plan must show, as in its source."""


def handbook_with(folder: Path, id: str, text: str) -> Scratch:
    scratch = Scratch.made_in(folder / "handbook")
    scratch.write(f"a3/2027/{id}.yml", text)
    return scratch


def page_and_tables(scratch: Scratch, id: str) -> tuple[str, str]:
    assert isinstance(scratch.read(), AllRecords), scratch.messages()
    plan = plan_of(scratch.handbook(), TODAY)
    site = SiteContext.of(plan)
    (page,) = (page for page in output_of(plan).pages if page.address == f"a3/{id}/")
    return page.make().body.replace("&nbsp;", " ").replace("\u00a0", " "), repr(
        [list(table.rows()) for table in tables(plan, site).datasets]
    )


@pytest.mark.parametrize("id", PUBLISHED)
def test_real_plan_publishes_every_number_of_its_source(id: str, tmp_path: Path) -> None:
    text = (ROOT / "tests" / "real" / f"{id}.yml").read_text(encoding="utf-8")
    page, _ = page_and_tables(handbook_with(tmp_path, id, text), id)
    assert [number for number in PUBLISHED[id] if number not in page] == []


MONEY = """
gevinster:
  - id: vikarer
    type: kostnad
    beskrivelse: Færre vikarer
    budsjettvirkning: post_ned
    enhet: {unit}
    beløp:
      vedtatt: {{2027: {amount}, 2028: {{forventet: {amount}, lav: {low}, høy: {amount}}}}}
kostnader:
  - {{id: kurs, beskrivelse: Kurs, enhet: {unit}, beløp: {{2027: {low}}}}}
"""


def test_amounts_in_thousands_count_as_the_same_amounts_in_kroner(tmp_path: Path) -> None:
    amounts = {
        "kr": ("525 500", "500 000"),
        "1000 kr": ("'525,5'", "500"),
        "mill. kr": ("'0,5255'", "'0,5'"),
    }
    made = {}
    for number, (unit, (amount, low)) in enumerate(amounts.items()):
        scratch = Scratch.made_in(tmp_path / str(number) / "handbook")
        scratch.a3("penger", MONEY.format(unit=unit, amount=amount, low=low))
        made[unit] = page_and_tables(scratch, "penger")
    pages = {unit: page for unit, (page, _) in made.items()}
    assert len({data for _, data in made.values()}) == 1
    assert "525 500 (500 000–525 500)" in pages["kr"]
    assert "525,5 (500–525,5)" in pages["1000 kr"]
    assert "<td>1000 kr</td>" in pages["1000 kr"]
    assert "0,5255 (0,5–0,5255)" in pages["mill. kr"]
    main = "525 500 (500 000–525 500) kr i 2028 (vedtatt)."
    assert all(main in page for page in pages.values())
    assert all("525 500 1000 kr" not in page for page in pages.values())
