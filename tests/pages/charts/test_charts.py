"""Drawings stay inside their frames, say in words what they show, and are small."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.charts.bars import bar_chart
from planhandbok.pages.charts.causes import cause_diagram
from planhandbok.pages.charts.deadlines import month_columns, timeline
from planhandbok.pages.charts.drawing import truncated, wrapped
from planhandbok.pages.charts.line import line_chart
from planhandbok.pages.charts.model import model_chart
from planhandbok.pages.charts.small import measures_bar, progress_bar, sparkline
from planhandbok.pages.charts.wheel import council_wheel, year_wheel
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.plan.overviews.deadlines import deadline_figure
from planhandbok.plan.overviews.overview import UnitFigure
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.a3 import (
    ChartRow,
    ChartTable,
    RootCause,
)
from planhandbok.records.text.contrast import colour_of, contrast, luminance
from planhandbok.records.values.numbers import NO_NUMBER
from planhandbok.resources import theme_folder
from tests.pages.charts.drawing import CONTEXT, ODD, drawn, figure, measures, texts
from tests.support.handbooks import TODAY

SMALL = 1024
"""Bytes of a drawing that stands in a row of a table."""


def test_line_names_baseline_latest_and_target() -> None:
    chart = line_chart(figure("38", "33"), TODAY, CONTEXT)
    assert chart
    assert chart.message == "Fra 40 til 33 dager. Målet er 20 dager."
    values = [part.rpartition(": ")[2] for part in chart.values.split(", ")]
    assert values == ["40", "38", "33", "20"]
    words = texts(drawn("line.svg", chart))
    assert words[0] == chart.message
    assert {"40", "33", "20", "i dag"} <= set(words)


def test_an_indicator_with_one_value_has_no_line() -> None:
    assert line_chart(figure(target=None), TODAY, CONTEXT) is None
    assert sparkline(figure(), CONTEXT) is None


def test_a_reading_after_today_is_not_drawn() -> None:
    chart = line_chart(figure(*["38"] * 12), TODAY, CONTEXT)
    assert chart
    assert chart.dots.count("M") == 10


@given(
    st.lists(st.decimals(-10_000_000, 10_000_000, places=2), min_size=1, max_size=8),
    st.decimals(-10_000_000, 10_000_000, places=2),
)
def test_a_line_stays_inside_its_frame(values: list[Decimal], target: Decimal) -> None:
    chart = line_chart(figure(*map(str, values), target=str(target)), TODAY, CONTEXT)
    assert chart
    assert chart.baseline
    assert chart.target
    places = [(chart.baseline.x, chart.baseline.y), (chart.target.x, chart.target.y)]
    pairs = (point.partition(",") for point in chart.points.split())
    places += [(int(x), int(y)) for x, _, y in pairs]
    assert all(0 <= x <= 320 and 0 <= y <= 144 for x, y in places)


def numbers_of(*values: str, columns: tuple[str, ...] = ("Antall",)) -> ChartTable:
    rows = tuple(
        ChartRow(name=f"Enhet {n} {ODD}", values=(Decimal(value),) * len(columns))
        for n, value in enumerate(values)
    )
    return ChartTable(id="f", title="Tall", columns=columns, rows=rows)


def test_columns_of_one_unit_share_their_scale() -> None:
    rows = (
        ChartRow(name="A", values=(Decimal(1_000_000), Decimal(1_000_000), Decimal(1_000_000))),
        ChartRow(name="B", values=(Decimal(5), Decimal("1250000.50"), Decimal(2_000_000))),
    )
    chart = bar_chart(
        ChartTable(id="f", title="T", columns=("2021 (kr)", "2022 (kr)", "Dager"), rows=rows),
        CONTEXT,
    )
    first, second, other = (bar.length for bar in chart.rows[0].bars)
    assert first == second == 80
    assert other == 50


def test_a_negative_bar_goes_to_the_left_of_zero() -> None:
    up, down = (row.bars[0] for row in bar_chart(numbers_of("4", "-12"), CONTEXT).rows)
    assert (up.start, up.length) == (75, 25)
    assert (down.start, down.length) == (0, 75)


def test_a_row_without_a_number_has_no_bar_and_says_so() -> None:
    rows = (
        ChartRow(name="Vik", values=(Decimal(4), NO_NUMBER)),
        ChartRow(name="Nes", values=("ikke målt", Decimal(0))),
    )
    table = ChartTable(id="f", title="T", columns=("2021", "2022"), rows=rows, unit="1000 kr")
    chart = bar_chart(table, CONTEXT)
    assert [bar.value for row in chart.rows for bar in row.bars] == ["4", "–", "ikke målt", "0"]
    assert [bar.length for row in chart.rows for bar in row.bars] == [100, 0, 0, 0]
    assert chart.descriptions == ("2021: Vik 4, Nes ikke målt", "2022: Vik mangler, Nes 0")


def test_columns_of_a_table_with_one_unit_share_their_scale() -> None:
    rows = (ChartRow(name="Vik", values=(Decimal(4), Decimal(8))),)
    table = ChartTable(id="f", title="T", columns=("2021", "2022"), rows=rows, unit="1000 kr")
    assert [bar.length for bar in bar_chart(table, CONTEXT).rows[0].bars] == [50, 100]


@pytest.mark.parametrize("values", [("0", "0"), ("-1",), ("85.29", "32.78"), ("10970", "1")])
def test_bars_stay_inside_their_column(values: tuple[str, ...]) -> None:
    bars = [row.bars[0] for row in bar_chart(numbers_of(*values), CONTEXT).rows]
    assert all(0 <= bar.start <= bar.start + bar.length <= 100 for bar in bars)


def test_causes_of_one_category_share_a_bone() -> None:
    causes = [
        RootCause(id="a", cause="Første [lenke](https://x.no)", category="Rutiner"),
        RootCause(id="b", cause=f"Andre {ODD}", category="Rutiner"),
        RootCause(id="c", cause="Menneskerettighetsorganisasjonsmedlemskapet " * 3),
    ]
    diagram = cause_diagram(causes, CONTEXT)
    assert diagram
    assert len(diagram.ribs) == 2
    assert diagram.message == "3 rotårsaker av 2 slag."
    assert diagram.ribs[0].causes[0].text == "Første lenke"
    assert max(label.y for rib in diagram.ribs for label in rib.causes) <= diagram.height
    texts(drawn("causes.svg", diagram))


@pytest.mark.parametrize("categories", [("", "", ""), ("A", "B", "C"), ("A", "A", "A")])
def test_drawing_that_only_repeats_the_list_is_left_out(categories: tuple[str, ...]) -> None:
    causes = [
        RootCause(id=id, cause="Fordi", category=category or None)
        for id, category in zip("abc", categories, strict=True)
    ]
    assert cause_diagram(causes, CONTEXT) is None


def test_two_causes_need_no_drawing() -> None:
    causes = [RootCause(id=id, cause="Fordi") for id in "ab"]
    assert cause_diagram(causes, CONTEXT) is None


UNIT = UnitFigure("Rådhuset", None, 1, 1000, 1, 0, 0, 0)


def test_smallest_share_is_visible() -> None:
    bar = measures_bar(UNIT, CONTEXT)
    assert bar
    assert [(segment.kind, segment.width) for segment in bar.segments] == [
        ("overdue", 2),
        ("open", 98),
    ]
    assert bar.message == "1 forfalt, 999 andre åpne."


@given(st.tuples(*[st.integers(0, 10_000)] * 4))
def test_segments_of_a_bar_add_up(counts: tuple[int, int, int, int]) -> None:
    overdue, soon, later, closed = counts
    open_measures = overdue + soon + later
    bar = measures_bar(
        replace(
            UNIT, open_measures=open_measures, overdue=overdue, soon=soon, closed_measures=closed
        ),
        CONTEXT,
    )
    if not any(counts):
        assert bar is None
    else:
        assert bar
        assert sum(segment.width for segment in bar.segments) == 100
        assert all(segment.width >= 2 for segment in bar.segments)


def test_drawings_in_rows_are_small() -> None:
    spark = sparkline(figure(*["1234567.89"] * 10), CONTEXT)
    bar = measures_bar(replace(UNIT, soon=9, closed_measures=99), CONTEXT)
    done = progress_bar(3, 8, "3 av 8 aktiviteter er avsluttet")
    for svg in drawn("spark.svg", spark), drawn("stacked.svg", bar), drawn("progress.svg", done):
        assert len(svg.encode()) <= SMALL
        assert texts(svg)


def large_drawings(handbook: Handbook, cycle: CycleFigure) -> Iterator[tuple[str, object]]:
    yield "wheel.svg", year_wheel(cycle, TODAY, CONTEXT)
    yield "wheel.svg", council_wheel(2027, TODAY, CONTEXT)
    yield "months.svg", month_columns(deadline_figure(measures(1, 2), TODAY), CONTEXT)
    yield "model.svg", model_chart(handbook.method, CONTEXT)
    causes = [RootCause(id=id, cause="Fordi", category=id[0]) for id in ("a", "b1", "b2")]
    yield "causes.svg", cause_diagram(causes, CONTEXT)
    yield "timeline.svg", timeline(measures(1, 2), TODAY, CONTEXT)
    yield "line.svg", line_chart(figure("30"), TODAY, CONTEXT)


def test_every_drawing_opens_with_its_description(handbook: Handbook, cycle: CycleFigure) -> None:
    for template, chart in large_drawings(handbook, cycle):
        svg = drawn(template, chart).split("</svg>")[0] + "</svg>"
        said = texts(svg)[0]
        assert said in {getattr(chart, "message", ""), getattr(chart, "description", "")}
        assert ' role="img"' in svg


def test_a_line_reaches_today_when_its_readings_are_old() -> None:
    old = figure("38", target=None)
    late = line_chart(old, TODAY + timedelta(900), CONTEXT)
    assert late
    assert late.today == 320 - 8
    assert "i dag" in [label.text for label in late.labels]


def test_a_word_that_is_longer_than_its_line_is_broken_with_a_hyphen() -> None:
    assert wrapped("Til kompetanseutviklingsprogrammet nå", 100) == [
        *("Til", "kompetanseutvik-", "lingsprogrammet", "nå"),
    ]


def test_states_can_be_told_apart_in_greyscale_in_both_schemes() -> None:
    look = (theme_folder() / "overrides/assets/planhandbok/look.css").read_text(encoding="utf-8")
    for scheme in range(2):
        grounds = re.findall(r"--phb-page: (#\w+);", look)[scheme]
        states = [
            re.findall(rf"--phb-{state}: (#\w+);", look)[scheme]
            for state in ("overdue", "soon", "open", "closed")
        ]
        shades = [*map(colour_of, states), colour_of(grounds)]
        ratios = [contrast(shade, other) for shade, other in pairwise(shades)]
        assert min(ratios) >= 1.5, (scheme, ratios)
        assert [luminance(shade) for shade in shades] == sorted(
            map(luminance, shades), reverse=bool(scheme)
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Kort", "Kort"), ("To korte ord til", "To korte…"), ("Menneskerettighet", "Menneskeret…")],
)
def test_a_text_is_cut_at_a_word_or_inside_the_first(text: str, expected: str) -> None:
    assert truncated(text, 72) == expected
