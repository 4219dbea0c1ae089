"""The lists of A3s and measures: what filters compare, which counts lead to them, and how a list
that is too long for a page is divided.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qsl

import pytest

from planhandbok.pages.overviews.counts import unit_table
from planhandbok.pages.overviews.long_lists import Keys, ListView, LongView
from planhandbok.pages.overviews.measure_list import (
    MeasureListRow,
    measure_list_view,
    measure_pages,
    measure_part_view,
)
from planhandbok.pages.overviews.sheet_list import sheet_list_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.overviews import long_list
from planhandbok.plan.plan import plan_of
from tests.pages.tables import body
from tests.support.handbooks import MKDOCS, TODAY, Scratch, handbook_of
from tests.support.records import page_context


def measure_list(
    scratch: Scratch, measures: str
) -> tuple[ListView[MeasureListRow], Sequence[MeasureListRow]]:
    scratch.a3("skolemat", f"endringstiltak:\n{measures}")
    plan = plan_of(handbook_of(scratch.folder), TODAY)
    view = measure_list_view(plan, page_context("../"))
    return view, (*view.rows, *view.closed)


def test_a_measure_is_found_by_each_of_its_owners(scratch: Scratch) -> None:
    view, rows = measure_list(scratch, "  - {id: t, tiltak: Kok, ansvar: [Nav, HR]}")
    assert rows[0].row.owner == "Nav, HR"
    assert rows[0].keys["ansvar"].split("\n") == ["Nav", "HR"]
    options = {filter.name: filter.options for filter in view.filters}
    assert options["ansvar"] == [("HR", "HR"), ("Nav", "Nav")]


@pytest.mark.parametrize("address", ["a3/", "tiltak/"])
def test_a_list_of_nothing_leads_to_how_to_write(scratch: Scratch, address: str) -> None:
    link = 'veiledning/skrive-i-handboken/">Slik skriver du i håndboken</a>'
    assert link in body(plan_of(handbook_of(scratch.folder), TODAY), address)
    scratch.a3("skolemat", "endringstiltak: [{id: t, tiltak: Kok}]\n")
    assert link not in body(plan_of(handbook_of(scratch.folder), TODAY), address)


@pytest.mark.parametrize("address", ["tiltak/", "a3/skolemat/", "tavle/skolemat/"])
def test_a_status_is_a_badge_wherever_a_measure_stands(scratch: Scratch, address: str) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t, tiltak: Kok, status: igangsatt}]\n")
    plan = plan_of(handbook_of(scratch.folder), TODAY)
    assert 'phb-badge phb-now">Igangsatt</span>' in body(plan, address)


def test_filters_find_a_measure_at_its_unit_and_those_around_it(scratch: Scratch) -> None:
    units = "    enheter: [{navn: Oppvekst, enheter: [Skole]}]\n    roller: {Rektor: Skole}\n"
    scratch.write("mkdocs.yml", MKDOCS + units)
    measures = (
        "  - {id: t, tiltak: Kok, ansvar: Rektor, status: igangsatt}\n  - {id: u, tiltak: Bak}"
    )
    view, rows = measure_list(scratch, measures)
    assert [", ".join(unit.text for unit in row.units) for row in rows] == ["Skole", ""]
    assert [row.keys["enhet"].split("\n") for row in rows] == [["Skole", "Oppvekst"], ["uten"]]
    assert [row.keys["status"].split("\n") for row in rows] == [["apne", "igangsatt"], ["apne"]]
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
    rows = keys_of(measure_list_view(plan, context))
    table = unit_table(plan.overview, context)
    linked = [count for row in (*table.units, table.total) for count in row.counts if count.href]
    assert len(linked) == 9
    for count in linked:
        page, _, query = count.href.partition("?")
        found = [keys for keys in rows if matches(keys, dict(parse_qsl(query)))]
        assert (page, len(found)) == ("../tiltak/", int(count.text)), count


def keys_of(view: ListView[Any]) -> list[Keys]:
    return [row.keys for row in (*view.rows, *view.closed)]


def matches(keys: Keys, choices: dict[str, str]) -> bool:
    """Compare as `filters.js` does."""
    return all(value in keys[name].split("\n") for name, value in choices.items())


def test_measures_sort_by_the_last_day_of_what_their_deadline_says(scratch: Scratch) -> None:
    written = ["høsten 2026", "Q1 2027", "2027-02-01", "innen 1. mars 2027", "2026", "løpende"]
    _, rows = measure_list(
        scratch,
        "\n".join(f"  - {{id: t{n}, tiltak: Kok, frist: {day}}}" for n, day in enumerate(written)),
    )
    shown = [(row.row.deadline, row.deadline_order, row.keys["frist"]) for row in rows]
    assert shown == [
        ("høsten 2026", "2026-11-30", "snart"),
        ("2026", "2026-12-31", "senere"),
        ("01.02.2027", "2027-02-01", "senere"),
        ("innen 1. mars 2027", "2027-03-01", "senere"),
        ("Q1 2027", "2027-03-31", "senere"),
        ("Løpende", "", "uten"),
    ]


def test_the_most_pressing_is_first_and_what_is_closed_is_last(scratch: Scratch) -> None:
    view, _ = measure_list(
        scratch,
        "  - {id: a, tiltak: Uten dag}\n"
        "  - {id: b, tiltak: Ferdig, frist: 2026-01-01, status: avsluttet}\n"
        "  - {id: c, tiltak: Senere, frist: 2027-06-01}\n"
        "  - {id: d, tiltak: Forfalt, frist: 2026-10-01}\n"
        "  - {id: e, tiltak: Ofte, frist: løpende}\n",
    )
    assert [row.row.text for row in view.rows] == ["Forfalt", "Senere", "Ofte", "Uten dag"]
    assert [row.row.text for row in view.closed] == ["Ferdig"]
    assert view.closed_count == "1"
    assert view.rest is None


def test_a_column_that_is_empty_and_a_filter_of_one_choice_are_left_out(scratch: Scratch) -> None:
    view, _ = measure_list(scratch, "  - {id: a, tiltak: Kok}")
    assert view.columns.words == "tiltak a3 status"
    assert [filter.name for filter in view.filters] == ["status", "frist"]


UNITS = "    enheter: [Skole, {navn: Helse, enheter: [Kirke]}]\n    roller: {Lege: Helse}\n"
MEASURES = "\n".join(
    [
        "  - {id: a, tiltak: A, ansvar: Skole, frist: 2026-10-01}",
        "  - {id: b, tiltak: B, ansvar: Skole, status: avsluttet}",
        "  - {id: c, tiltak: C, ansvar: [Lege, Skole], frist: 2026-10-02}",
        "  - {id: d, tiltak: D}",
        "  - {id: e, tiltak: E, ansvar: [Skole, Kirke]}",
    ]
)


@pytest.fixture
def long(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    """A handbook with more measures than a page may have, which is two."""
    monkeypatch.setattr(long_list, "MOST_ROWS", 2)
    scratch.write("mkdocs.yml", MKDOCS + UNITS)
    return scratch


def rest_of(view: ListView[Any]) -> LongView:
    assert view.rest
    return view.rest


def test_only_a_list_that_is_too_long_says_what_its_sorting_is_of(long: Scratch) -> None:
    long.a3("skolemat", f"endringstiltak:\n{MEASURES}")
    plan = plan_of(handbook_of(long.folder), TODAY)
    assert "Sorteringen gjelder radene som vises." in body(plan, "tiltak/")
    assert "Sorteringen" not in body(plan, "a3/")


def test_a_long_list_shows_what_hurries_and_how_much_each_unit_has(long: Scratch) -> None:
    view, rows = measure_list(long, MEASURES)
    assert [row.row.text for row in rows] == ["A", "C"]
    rest = rest_of(view)
    assert rest.sentence == "Her står 2 av 5, det som haster mest først."
    cells = [[(cell.text, cell.href) for cell in row.cells if cell] for row in rest.totals]
    assert [row.unit for row in rest.totals] == ["Helse", "Kirke", "Skole", "Uten enhet"]
    assert cells == [
        [("1", "../tiltak/2027/helse/")],
        [("1", "../tiltak/2027/kirke/")],
        [("4", "../tiltak/2027/skole/")],
        [("1", "../tiltak/2027/uten-enhet/")],
    ]


def test_each_page_of_a_part_has_its_rows_and_leads_to_the_next(long: Scratch) -> None:
    measure_list(long, MEASURES)
    plan = plan_of(handbook_of(long.folder), TODAY)
    part = list(plan.measure_list.part_sizes)[2]
    first, last = (measure_part_view(plan, part, number, page_context("../")) for number in (1, 2))
    assert [row.row.text for row in first.rows] == ["A", "C"]
    assert [row.row.text for row in last.rows] == ["E", "B"]
    assert (first.before, first.page) == (None, "Side 1 av 2.")
    assert first.after == Link("Neste side", "../tiltak/2027/skole/2/")
    assert last.before == Link("Forrige side", "../tiltak/2027/skole/")
    assert last.whole.href == "../tiltak/?ar=2027&enhet=Skole"


def test_pages_of_parts_are_planned_and_search_engines_hear_of_none(long: Scratch) -> None:
    measure_list(long, MEASURES)
    plan = plan_of(handbook_of(long.folder), TODAY)
    pages = {page.address: page for page in measure_pages(plan, SiteContext.of(plan))}
    assert list(pages) == [
        "tiltak/",
        "tiltak/2027/helse/",
        "tiltak/2027/kirke/",
        "tiltak/2027/skole/",
        "tiltak/2027/skole/2/",
        "tiltak/2027/uten-enhet/",
    ]
    assert [page.is_listed for page in pages.values()] == [True, *[False] * 5]
    assert "Tiltak: Skole, 2027" in pages["tiltak/2027/skole/2/"].make().body


@pytest.mark.parametrize(
    ("choices", "count", "pages"),
    [
        ({"status": "lukkede"}, 1, ["skole/2/"]),
        ({"frist": "forfalt"}, 2, ["helse/", "skole/"]),
        ({"enhet": "Helse"}, 2, ["helse/", "kirke/", "skole/", "skole/2/"]),
        ({"enhet": "uten"}, 1, ["uten-enhet/"]),
        ({"ar": "2026"}, 0, []),
    ],
)
def test_the_index_tells_how_many_rows_fit_and_which_pages_hold_them(
    long: Scratch, choices: dict[str, str], count: int, pages: list[str]
) -> None:
    view, _ = measure_list(long, MEASURES)
    index = json.loads(rest_of(view).index)
    keys = [dict(zip(index["keys"], kind, strict=False)) for kind in index["kinds"]]
    texts = [{name: index["keys"][name][place] for name, place in kind.items()} for kind in keys]
    fitting = [kind for kind, text in enumerate(texts) if matches(text, choices)]
    assert sum(index["kinds"][kind][-1] for kind in fitting) == count
    held = [path for path, _, kinds in index["pages"] if set(kinds) & set(fitting)]
    assert held == [f"../tiltak/2027/{page}" for page in pages]


def test_no_text_of_a_record_ends_the_script_of_the_index(long: Scratch) -> None:
    long.write("mkdocs.yml", MKDOCS)
    more = "enhet: </script><b>\n"
    for id in ("a", "b", "c"):
        long.a3(id, more)
    plan = plan_of(handbook_of(long.folder), TODAY)
    assert "<" not in rest_of(sheet_list_view(plan, page_context("../"))).index
