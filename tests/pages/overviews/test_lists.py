"""The lists of A3s and measures: what filters compare, and which counts lead to them."""

from urllib.parse import parse_qsl

from planhandbok.pages.overviews.counts import unit_table
from planhandbok.pages.overviews.lists import (
    ListView,
    MeasureListRow,
    measure_list_view,
)
from planhandbok.plan.plan import plan_of
from tests.support.handbooks import MKDOCS, TODAY, Scratch, handbook_of
from tests.support.records import page_context


def measure_list(scratch: Scratch, measures: str) -> tuple[ListView, list[MeasureListRow]]:
    scratch.a3("skolemat", f"endringstiltak:\n{measures}")
    plan = plan_of(handbook_of(scratch.folder), TODAY)
    view = measure_list_view(plan.sheets, plan.units, page_context("../"))
    return view, [row for row in view.rows if isinstance(row, MeasureListRow)]


def test_a_measure_is_found_by_each_of_its_owners(scratch: Scratch) -> None:
    view, rows = measure_list(scratch, "  - {id: t, tiltak: Kok, ansvar: [Nav, HR]}")
    assert rows[0].row.owner == "Nav, HR"
    assert rows[0].owner_keys.split("\n") == ["Nav", "HR"]
    options = {filter.name: filter.options for filter in view.filters}
    assert options["ansvar"] == [("HR", "HR"), ("Nav", "Nav")]


def test_filters_find_a_measure_at_its_unit_and_those_around_it(scratch: Scratch) -> None:
    units = "    enheter: [{navn: Oppvekst, enheter: [Skole]}]\n    roller: {Rektor: Skole}\n"
    scratch.write("mkdocs.yml", MKDOCS + units)
    measures = (
        "  - {id: t, tiltak: Kok, ansvar: Rektor, status: igangsatt}\n  - {id: u, tiltak: Bak}"
    )
    view, rows = measure_list(scratch, measures)
    assert [row.unit for row in rows] == ["Skole", ""]
    assert [row.unit_keys.split("\n") for row in rows] == [["Skole", "Oppvekst"], ["uten"]]
    assert [row.status_key.split("\n") for row in rows] == [["apne", "igangsatt"], ["apne"]]
    options = {filter.name: [key for key, _ in filter.options] for filter in view.filters}
    assert options["enhet"] == ["Oppvekst", "Skole", "uten"]


def test_each_count_of_a_unit_leads_to_as_many_rows(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS + "    enheter: [{navn: Oppvekst, enheter: [Skole]}]\n")
    scratch.a3("to", "enhet: Skole\nfase: overblikk\n")
    measure_list(
        scratch,
        "  - {id: a, tiltak: A, ansvar: Skole, frist: 2026-11-01}\n"
        "  - {id: b, tiltak: B, ansvar: Oppvekst, frist: 2026-12-01}\n"
        "  - {id: c, tiltak: C, ansvar: [Skole, Oppvekst], status: avsluttet}\n"
        "  - {id: d, tiltak: D}\n",
    )
    plan = plan_of(handbook_of(scratch.folder), TODAY)
    context = page_context("../")
    view = measure_list_view(plan.sheets, plan.units, context)
    rows = [row for row in view.rows if isinstance(row, MeasureListRow)]
    table = unit_table(plan.overview, context)
    linked = [count for row in (*table.units, table.total) for count in row.counts if count.href]
    assert len(linked) == 9
    for count in linked:
        page, _, query = count.href.partition("?")
        found = [row for row in rows if matches(row, dict(parse_qsl(query)))]
        assert (page, len(found)) == ("../tiltak/", int(count.text)), count


def matches(row: MeasureListRow, choices: dict[str, str]) -> bool:
    """Compare as `filters.js` does."""
    keys = {"enhet": row.unit_keys, "status": row.status_key, "frist": row.urgency_key}
    return all(value in keys[name].split("\n") for name, value in choices.items())


def test_measures_sort_by_the_last_day_of_what_their_deadline_says(scratch: Scratch) -> None:
    written = ["høsten 2026", "Q1 2027", "2027-02-01", "innen 1. mars 2027", "2026", "løpende"]
    _, rows = measure_list(
        scratch,
        "\n".join(f"  - {{id: t{n}, tiltak: Kok, frist: {day}}}" for n, day in enumerate(written)),
    )
    shown = [(row.row.deadline, row.deadline_order, row.urgency_key) for row in rows]
    assert shown == [
        ("høsten 2026", "2026-11-30", "snart"),
        ("Q1 2027", "2027-03-31", "senere"),
        ("01.02.2027", "2027-02-01", "senere"),
        ("innen 1. mars 2027", "2027-03-01", "senere"),
        ("2026", "2026-12-31", "senere"),
        ("Løpende", "", "uten"),
    ]
