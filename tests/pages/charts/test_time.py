"""Charts of time: deadlines, months, the wheel of a year and the four years of a council."""

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from planhandbok.pages.charts.deadlines import month_columns, timeline
from planhandbok.pages.charts.drawing import WIDTH, Label, width_of
from planhandbok.pages.charts.line import DAYS_FOOT, line_chart
from planhandbok.pages.charts.wheel import council_wheel, year_wheel
from planhandbok.plan.cycle.calendar import CycleFigure, cycle_figure
from planhandbok.plan.overviews.deadlines import deadline_figure
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.values.periods import Period
from tests.pages.charts.drawing import CONTEXT, drawn, figure, measures, texts
from tests.support.handbooks import TODAY


def test_timeline_is_in_order_and_marks_overdue() -> None:
    chart = timeline(measures(100, -5, 10), TODAY, CONTEXT)
    assert chart
    assert [deadline.kind for deadline in chart.due] == ["overdue", "soon", "open"]
    assert chart.message == "1 tiltak er forfalt. Neste frist er 30. november 2026."
    now = chart.today.x
    assert chart.due[0].x < now < chart.due[1].x
    assert "Tiltak 1" in texts(drawn("timeline.svg", chart))[2]


def test_timeline_has_whole_names_and_no_line_across_a_text() -> None:
    figures = measures(-5, 1, 90)
    long = replace(figures[1].measure, text="Skrive nye maler for vedtak om tilsyn " * 3)
    chart = timeline([figures[0], replace(figures[1], measure=long), figures[2]], TODAY, CONTEXT)
    assert chart
    assert " ".join(line.text for line in chart.due[1].text) == long.text.strip()
    ticks = re.findall(r"M(\d+) (\d+)v", chart.ticks)
    assert {int(x) for x, _ in ticks} == {int(ticks[0][0])}
    across_the_first, *others = chart.due
    assert across_the_first.day.x <= int(ticks[0][0]) <= across_the_first.day.x + 60
    assert [int(top) for _, top in ticks] == [row.y - 7 for row in others]
    assert all(row.text[-1].y < row.y - 7 for row in chart.due)


def test_a_single_deadline_needs_no_timeline() -> None:
    assert timeline(measures(10), TODAY, CONTEXT) is None


def test_months_start_with_overdue_and_name_what_follows() -> None:
    figures = deadline_figure(measures(-40, 2, 12, 35, 400), TODAY)
    assert (figures.overdue, figures.later, figures.undated) == (1, 1, 0)
    chart = month_columns(figures, CONTEXT)
    assert chart
    assert [column.name.text for column in chart.columns][:3] == ["Forfalt", "nov", "des"]
    assert [value for _, (value,) in chart.rows][:4] == ["1", "1", "2", "0"]
    assert [kind for kind, _ in chart.columns[2].bars] == ["soon", "open"]
    assert (
        chart.message == "Flest frister i desember 2026: 2 tiltak. 1 har frist etter oktober 2027."
    )
    assert chart.columns[-1].name.x <= 320


def test_no_deadlines_give_no_months() -> None:
    assert month_columns(deadline_figure([], TODAY), CONTEXT) is None


def test_the_year_shows_the_running_quarter_and_today(cycle: CycleFigure) -> None:
    wheel = year_wheel(cycle, TODAY, CONTEXT)
    assert [sector.is_chosen for sector in wheel.sectors] == [False, False, False, True]
    assert wheel.today
    assert wheel.message == "Nå: 4. kvartal, forberede endring."
    assert len(wheel.ticks) == 12


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(2025, 12, 31), "Arbeidet begynner 1. januar 2026."),
        (date(2027, 1, 1), "Planleggingen var ferdig 31. desember 2026."),
    ],
)
def test_before_and_after_its_year_a_wheel_has_no_today(
    handbook: Handbook, day: date, message: str
) -> None:
    figure = cycle_figure(handbook.cycles[-1], handbook.method, day)
    wheel = year_wheel(figure, day, CONTEXT)
    assert wheel.today is None
    assert wheel.message == message


@pytest.mark.parametrize(
    ("budget", "period", "number"),
    [
        (2024, "2023–2027", 0),
        (2027, "2023–2027", 3),
        (2028, "2027–2031", 0),
        (2023, "2019–2023", 3),
    ],
)
def test_four_years_are_those_of_the_council_that_decides(
    budget: int, period: str, number: int
) -> None:
    wheel = council_wheel(budget, TODAY, CONTEXT)
    assert period in wheel.message
    assert [sector.is_chosen for sector in wheel.sectors].index(True) == number


def test_today_is_in_the_four_years_only_when_it_is() -> None:
    assert council_wheel(2027, date(2023, 11, 1), CONTEXT).today
    assert council_wheel(2027, date(2027, 11, 1), CONTEXT).today is None


def test_a_period_stands_as_written_inside_the_timeline() -> None:
    far = Period("før utgangen av andre kvartal 2029", date(2029, 4, 1), date(2029, 6, 30))
    near = Period("høsten 2026", date(2026, 9, 1), date(2026, 11, 30))
    deadlines: tuple[date | Period, ...] = (far, near, date(2027, 1, 1))
    figures = [
        replace(open_measure, measure=replace(open_measure.measure, deadline=deadline))
        for open_measure, deadline in zip(measures(0, 0, 0), deadlines, strict=True)
    ]
    chart = timeline(figures, TODAY, CONTEXT)
    assert chart
    assert chart.message == "Neste frist er høsten 2026."
    labels = [due.day for due in chart.due]
    assert [label.text for label in labels] == ["høsten 2026", "01.01.2027", far.written]
    for label in labels:
        start = label.x - width_of(label.text) if label.anchor == "end" else label.x
        assert 0 <= start <= WIDTH - width_of(label.text)


def test_the_line_is_drawn_at_the_last_days_of_periods_with_their_words() -> None:
    baseline = Reading(on=Period("2025", date(2025, 1, 1), date(2025, 12, 31)), value=Decimal(40))
    target = Reading(
        on=Period("innen utgangen av 2028", date(2028, 1, 1), date(2028, 12, 31)), value=Decimal(20)
    )
    plain = figure("30")
    indicator = replace(plain.indicator, baseline=baseline, target=target)
    words = texts(
        drawn("line.svg", line_chart(replace(plain, indicator=indicator), TODAY, CONTEXT))
    )
    assert {"2025", "innen utgangen av 2028"} <= set(words)


def edges(label: Label) -> tuple[float, float]:
    """Return where a label begins and ends."""
    width = width_of(label.text)
    before = {"start": 0.0, "end": float(width)}.get(label.anchor, width / 2)
    return label.x - before, label.x - before + width


def test_days_below_a_line_stand_apart() -> None:
    seen = 0
    for days in range(0, 1200, 10):
        chart = line_chart(figure("38"), TODAY + timedelta(days), CONTEXT)
        assert chart
        below = [edges(label) for label in chart.labels if label.y == DAYS_FOOT]
        assert all(start - end >= 6 for (_, end), (start, _) in pairwise(below))
        seen += len(below) == 3
    assert seen > 20
