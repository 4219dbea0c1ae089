"""The order of priority is that of the case worked out by hand, in figures and on the page."""

import re
from dataclasses import replace
from decimal import Decimal
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.charts.field import ZoneChart, zone_chart
from planhandbok.pages.cycle.priority import MOST_ROWS, effort_sentence, field_view
from planhandbok.pages.pieces.render import environment
from planhandbok.plan.cycle.priority import Choice, Priority, Workload, priority_of
from planhandbok.plan.cycle.zone import Zone
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.schema.a3 import Measure
from planhandbok.records.schema.benefit import Idea
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import Audience, Sheet
from planhandbok.records.values.status import Status
from planhandbok.resources import theme_folder
from tests.pages.tables import body, rows
from tests.support import sums
from tests.support.handbooks import TODAY, Scratch
from tests.support.records import EMPTY, page_context

PAGE = "syklus/2027/prioritering/"
CONTEXT = page_context("./")
SCALE = "Et tiltak krever fra 1 poeng (lite) til 5 (mye)."
ANSWER = sums.case()["fasit"]["prioritering"]


@pytest.fixture
def plan(scratch: Scratch) -> Plan:
    sums.write(scratch)
    return plan_of(scratch.handbook(), TODAY)


def sheet(*, id: str = "skolemat", measures: Any = (), ideas: Any = ()) -> Sheet:
    a3 = replace(EMPTY, id=id, measures=tuple(measures), ideas=tuple(ideas))
    return Sheet(2027, f"a3/2027/{id}.yml", a3)


def measure(id: str, effect: int | None, effort: int | None, **more: Any) -> Measure:
    more = {"status": Status.DECIDED, **more}
    return Measure(id=id, text=id, effect=effect, effort=effort, **more)


def order(priority: Priority) -> list[str]:
    return [candidate.source.id for cell in priority.cells for candidate in cell.candidates]


def test_zones_and_choices_are_counted_among_the_judged() -> None:
    measures = [
        measure("g1", 5, 1),
        measure("g2", 5, 1, status=Status.STOPPED),
        measure("r1", 1, 5),
        measure("uten", None, None),
    ]
    found = priority_of([sheet(measures=measures)])
    assert found.judged == 3
    assert found.zones == {Zone.GREEN: 2, Zone.YELLOW: 0, Zone.ORANGE: 0, Zone.RED: 1}
    assert found.choices == {Choice.CHOSEN: 2, Choice.UNDECIDED: 0, Choice.PUT_ASIDE: 1}


def test_the_list_has_the_order_the_colours_and_the_reasons_of_the_case(plan: Plan) -> None:
    table = rows(re.sub(r"<tr [^>]*>", "<tr>", body(plan, PAGE)))
    found = {name: (cells[1], *cells[4:]) for name, cells in table.items() if ". " in name}
    assert found == {
        f"{n}. {answer['hva']}": (answer["felt"], answer["valg"], answer.get("hvorfor", ""))
        for n, answer in enumerate(ANSWER["rekkefølge"], start=1)
    }


def test_unjudged_measures_are_listed_and_their_effort_counted(
    plan: Plan,
) -> None:
    found = plan.priorities[0].priority
    unjudged = [choice.source.text for _, choices in found.unjudged for choice in choices]
    assert unjudged == ANSWER["ikke_vurdert"]
    assert (found.effort, found.uncounted) == (int(ANSWER["krever"]), 1)
    assert found.left == sums.number(ANSWER["til_overs"])
    assert found.workload is Workload.OVER
    html = unescape(body(plan, PAGE))
    assert "Valgte tiltak krever 8 poeng. Dere har krefter til 7,5." in html
    assert "1 valgt tiltak har ikke tall for ressurser" in html


def test_a_cycle_without_capacity_says_so(scratch: Scratch) -> None:
    cycle = scratch.folder / "a3/2027/syklus.yml"
    text = re.sub(r"kapasitet: .*\n", "", cycle.read_text(encoding="utf-8"))
    cycle.write_text(text, encoding="utf-8")
    scratch.a3("skolemat", "endringstiltak: [{id: a, tiltak: Gjør det}]")
    html = body(plan_of(scratch.handbook(), TODAY), PAGE)
    assert "Ingen tiltak er valgt ennå." in html
    assert "Kapasiteten er ikke lagt inn." in html
    assert "Ingen ideer eller tiltak er vurdert ennå." in html


def test_priority_is_shown_on_the_choosing_step_and_on_the_cycle(plan: Plan) -> None:
    for page in ("syklus/2027/3-kvartal/", "syklus/2027/"):
        html = body(plan, page)
        assert "Valgte tiltak krever 8 poeng." in html, page
        assert 'prioritering/">Prioritering i budsjett 2027</a>' in html, page
    assert "poeng" not in body(plan, "syklus/2027/2-kvartal/")


def test_without_a_phase_for_measures_no_step_shows_priority(scratch: Scratch) -> None:
    method = scratch.folder / "a3/helhetsmodellen.yml"
    text = re.sub(r"      - tiltak\n", "", method.read_text(encoding="utf-8"))
    method.write_text(text, encoding="utf-8")
    plan = plan_of(scratch.handbook(), TODAY)
    assert plan.priorities[0].step is None
    assert "prioritering/" not in body(plan, "syklus/2027/3-kvartal/")


@pytest.mark.parametrize(
    ("status", "choice"),
    [
        (None, Choice.UNDECIDED),
        (Status.INVESTIGATED, Choice.UNDECIDED),
        (Status.NOT_STARTED, Choice.UNDECIDED),
        (Status.STOPPED, Choice.PUT_ASIDE),
        (Status.DECIDED, Choice.CHOSEN),
        (Status.STARTED, Choice.CHOSEN),
        (Status.FINISHED, Choice.CHOSEN),
        (Status.EVALUATED, Choice.CHOSEN),
    ],
)
def test_the_status_of_a_measure_says_whether_it_is_chosen(
    status: Status | None, choice: Choice
) -> None:
    found = priority_of([sheet(measures=[measure("a", 3, 4, status=status)])])
    assert [candidate.choice for candidate in found.cells[0].candidates] == [choice]
    assert found.effort == (4 if choice is Choice.CHOSEN else 0)


def test_a_measure_is_counted_once_with_its_idea_and_judged_as_itself() -> None:
    idea = Idea(id="i", text="Ideen", effect=5, effort=1, became="a", reason="Virker.")
    found = priority_of([sheet(measures=[measure("a", 2, 4)], ideas=[idea])])
    (cell,) = found.cells
    assert (cell.effect, cell.effort, found.effort) == (2, 4, 4)
    assert [candidate.reason for candidate in cell.candidates] == ["Virker."]


def test_measure_that_became_a_deep_dive_counts_as_its_measures() -> None:
    whole = sheet(id="hele", measures=[measure("utrede", 5, 3, became="skolemat")])
    dive = sheet(measures=[measure("a", 4, 2)])
    both = priority_of([whole, dive])
    assert (order(both), both.effort, both.deep_dives) == (["a"], 2, 1)
    alone = priority_of([whole])
    assert (order(alone), alone.effort, alone.deep_dives) == (["utrede"], 3, 0)


def test_without_capacity_there_is_no_sentence_about_it() -> None:
    found = priority_of([sheet(measures=[measure("a", 4, 2)])])
    assert found.workload is None
    assert effort_sentence(found, CONTEXT) == f"Valgte tiltak krever 2 poeng. {SCALE}"
    exactly = priority_of([sheet(measures=[measure("a", 4, 2)])], Decimal(2))
    assert exactly.workload is Workload.WITHIN
    assert effort_sentence(exactly, CONTEXT) == f"Valgte tiltak krever 2 av 2 poeng. {SCALE}"
    assert effort_sentence(priority_of([]), CONTEXT) == "Ingen tiltak er valgt ennå."


def test_chosen_measures_without_a_number_take_no_zero_points() -> None:
    found = priority_of([sheet(measures=[measure("a", None, None)])], Decimal(2))
    said = f"Ingen valgte tiltak har tall for ressurser ennå. {SCALE}"
    assert effort_sentence(found, CONTEXT) == said
    assert field_view(found, CONTEXT, with_a3=True).load is None


def test_measure_stopped_without_a_reason_asks_for_one() -> None:
    stopped = measure("a", 4, 2, status=Status.STOPPED)
    view = field_view(priority_of([sheet(measures=[stopped])]), CONTEXT, with_a3=False)
    assert [str(row.reason) for row in view.rows] == ["<em>Ikke forklart</em>"]


def test_public_priority_has_no_internal_measure(scratch: Scratch) -> None:
    sums.write(scratch)
    file = scratch.folder / "a3/2027/vikarer.yml"
    text = file.read_text(encoding="utf-8").replace("offentlighet: offentlig", "")
    file.write_text(text, encoding="utf-8")
    public = plan_of(scratch.handbook(Audience.PUBLIC), TODAY)
    assert public.priorities[0].priority.effort == 6
    assert "Lage en vikarpool" not in body(public, PAGE)


def test_one_a3_has_its_field_and_its_list_without_naming_itself() -> None:
    idea = Idea(id="i", text="Bare en idé")
    view = field_view(
        priority_of([sheet(measures=[measure("a", 4, 2)], ideas=[idea])]), CONTEXT, with_a3=False
    )
    macros: Any = environment(Language.BOKMAL, theme_folder()).get_template(
        "cycle/priority_parts.html"
    )
    assert "Valgte tiltak krever 2 poeng." in macros.module.field(view)
    assert rows(re.sub(r"<tr [^>]*>", "<tr>", macros.module.list(view.rows))) == {
        "Tiltak eller idé": ["Felt", "Effekt", "Ressurser", "Valg", "Hvorfor"],
        "1. a": ["Grønt", "4", "2", "Valgt", ""],
    }
    assert [[str(text) for text in line.texts] for line in view.unjudged] == [["Bare en idé"]]


LEVELS = st.integers(1, 5)
WEIGHTS = st.lists(st.tuples(LEVELS, LEVELS), max_size=120)


def drawn(chart: ZoneChart) -> ElementTree.Element:
    macros: Any = environment(Language.BOKMAL, theme_folder()).get_template("charts/field.svg")
    svg = str(macros.module.draw(chart)).strip()
    return ElementTree.fromstring(svg)  # noqa: S314 our own


@given(WEIGHTS, st.randoms())
def test_field_does_not_depend_on_the_order_of_measures(
    weights: list[tuple[int, int]], dice: Any
) -> None:
    measures = [measure(f"t{n}", *weight) for n, weight in enumerate(weights)]
    found = priority_of([sheet(measures=measures)])
    assert sorted(order(found)) == sorted(measure.id for measure in measures)
    numbers = [cell.first + n for cell in found.cells for n, _ in enumerate(cell.candidates)]
    assert numbers == list(range(1, len(weights) + 1))
    zones = [list(Zone).index(cell.zone) for cell in found.cells]
    assert zones == sorted(zones)
    dice.shuffle(measures)
    assert order(priority_of([sheet(measures=measures)])) == order(found)


@given(WEIGHTS)
def test_marks_fill_the_middle_of_their_cell_and_many_become_a_count(
    weights: list[tuple[int, int]],
) -> None:
    measures = [measure(f"t{n}", *weight) for n, weight in enumerate(weights)]
    chart = zone_chart(priority_of([sheet(measures=measures)]), CONTEXT)
    if chart is None:
        assert not weights
        return
    root = drawn(chart)
    _, _, width, height = map(int, root.attrib["viewBox"].split())
    for box in root.iter("rect"):
        assert int(box.attrib["x"]) >= 0
        assert int(box.attrib["x"]) + int(box.attrib["width"]) <= width
        assert int(box.attrib["y"]) + int(box.attrib["height"]) <= height
    for point in chart.points:
        assert bool(point.marks) != bool(point.count)
        places = {(mark.x, mark.y) for mark in point.marks}
        assert len(places) == len(point.marks) <= 9
        for x, y in places:
            assert point.x + 9 <= x <= point.x + chart.cell_width - 9
            assert point.y + 9 <= y <= point.y + chart.cell_height - 9
        for middle, ends in (
            (point.x + chart.cell_width // 2, [x for x, _ in places]),
            (point.y + chart.cell_height // 2, [y for _, y in places]),
        ):
            assert not ends or abs(min(ends) + max(ends) - 2 * middle) <= 2


def test_point_links_to_its_first_row_in_the_list(plan: Plan) -> None:
    html = body(plan, PAGE)
    targets = re.findall(r'href="(#felt-\d-\d)"', html)
    assert len(set(targets)) == 5
    assert all(f'<tr id="{target[1:]}"' in html for target in targets)
    assert 'aria-label="2 3: gult' not in html  # they stand on two points
    assert 'aria-label="1: grønt, effekt 4, ressurser 2"' in html


def test_a_long_list_has_some_of_every_point_and_says_so() -> None:
    measures = [measure(f"t{n}", 1 + n % 2, 1) for n in range(MOST_ROWS)]
    measures += [measure("alene", 5, 5)]
    view = field_view(priority_of([sheet(measures=measures)]), CONTEXT, with_a3=True)
    assert len(view.rows) <= MOST_ROWS
    assert len({row.anchor for row in view.rows} - {""}) == 3
    assert view.notes[0] == f"Listen viser {len(view.rows)} av 201 ideer og tiltak."


def test_units_are_a_filter_only_where_there_are_several(scratch: Scratch) -> None:
    filters = []
    for id, unit in (("skolemat", "Skole"), ("vann", "Teknisk drift")):
        scratch.a3(id, f"enhet: {unit}\nideer: [{{id: i, idé: Prøv, effekt: 3, ressurser: 2}}]\n")
        filters.append('name="enhet"' in body(plan_of(scratch.handbook(), TODAY), PAGE))
    assert filters == [False, True]
