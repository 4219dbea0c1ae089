"""The step of the cycle that a day falls in, and the next meeting."""

from datetime import date

import pytest

from planhandbok.plan.cycle.calendar import current_cycle, cycle_figure, running_cycles
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.plan import plan_of
from tests.support.handbooks import TODAY, Scratch


@pytest.mark.parametrize(
    ("day", "step"),
    [
        (date(2026, 1, 1), "1-kvartal"),
        (date(2026, 3, 31), "1-kvartal"),
        (date(2026, 4, 1), "2-kvartal"),
        (date(2026, 11, 20), "4-kvartal"),
        (date(2027, 6, 1), "gjennomforing"),
        (date(2028, 6, 1), None),
        (date(2025, 12, 31), None),
    ],
)
def test_today_falls_in_one_step_of_the_cycle(
    scratch: Scratch, day: date, step: str | None
) -> None:
    handbook = scratch.handbook()
    here = current_cycle([cycle_figure(handbook.cycles[0], handbook.method, day)], day)
    assert here is not None
    assert (here.step.step.id if here.step else None) == step


@pytest.mark.parametrize(
    ("day", "current", "carried_out"),
    [
        (date(2024, 6, 1), 2026, []),  # the first of them, when none has begun
        (date(2025, 1, 1), 2026, []),
        (date(2025, 12, 31), 2026, []),
        (date(2026, 1, 1), 2027, [2026]),
        (date(2026, 11, 20), 2027, [2026]),
        (date(2027, 6, 1), 2027, []),
    ],
)
def test_the_current_cycle_is_the_newest_that_is_planned_or_has_begun(
    scratch: Scratch, day: date, current: int, carried_out: list[int]
) -> None:
    scratch.write("a3/2026/syklus.yml", a_year_earlier(scratch))
    handbook = scratch.handbook()
    figures = [cycle_figure(cycle, handbook.method, day) for cycle in handbook.cycles]
    assert [figure.cycle.year for figure in figures] == [2026, 2027]
    first, *others = running_cycles(figures, day)
    assert first.figure.cycle.year == current
    assert [other.figure.cycle.year for other in others] == carried_out
    for other in others:
        assert other.step == other.figure.steps[-1]


def a_year_earlier(scratch: Scratch) -> str:
    """Return the cycle of 2027 as that of 2026."""
    text = scratch.text("a3/2027/syklus.yml")
    return text.replace("2026-", "2025-").replace("2027-", "2026-").replace("år: 2027", "år: 2026")


def test_a_cycle_that_is_carried_out_has_its_next_meeting(scratch: Scratch) -> None:
    meeting = "  - {dato: 2026-11-20, tittel: Oppfølging, bane: administrasjon}\n"
    older = a_year_earlier(scratch).replace("omstillingsbehov:", f"{meeting}omstillingsbehov:")
    scratch.write("a3/2026/syklus.yml", older)
    handbook = scratch.handbook()
    figures = [cycle_figure(cycle, handbook.method, TODAY) for cycle in handbook.cycles]
    _, carried_out = running_cycles(figures, TODAY)
    assert carried_out.figure.coming[0].meeting.title == "Oppfølging"


@pytest.mark.parametrize(
    ("day", "reached", "is_over"),
    [
        (date(2025, 12, 31), None, False),
        (date(2026, 1, 1), "1-kvartal", False),
        (date(2026, 4, 1), "2-kvartal", False),
        (date(2027, 12, 31), "gjennomforing", False),
        (date(2028, 1, 1), "gjennomforing", True),
    ],
)
def test_a_step_is_reached_on_its_first_day_and_a_cycle_over_after_its_last(
    scratch: Scratch, day: date, reached: str | None, is_over: bool
) -> None:
    handbook = scratch.handbook()
    figure = cycle_figure(handbook.cycles[0], handbook.method, day)
    assert (figure.reached.step.id if figure.reached else None) == reached
    assert figure.is_over is is_over


def test_meetings_of_the_first_and_the_last_day_belong_to_the_step(scratch: Scratch) -> None:
    text = scratch.text("a3/2027/syklus.yml")
    meetings = "".join(
        f"  - {{dato: {day}, tittel: Møte, bane: politisk}}\n"
        for day in ("2026-04-01", "2026-06-30")
    )
    scratch.write(
        "a3/2027/syklus.yml", text.replace("omstillingsbehov:", f"{meetings}omstillingsbehov:")
    )
    handbook = scratch.handbook()
    steps = cycle_figure(handbook.cycles[0], handbook.method, TODAY).steps
    days = [meeting.on for meeting in steps[1].meetings if meeting.title == "Møte"]
    assert days == [date(2026, 4, 1), date(2026, 6, 30)]


def test_a_newer_cycle_in_planning_comes_before_an_older_one_carried_out(scratch: Scratch) -> None:
    scratch.write("a3/2026/syklus.yml", a_year_earlier(scratch))
    here = plan_of(scratch.handbook(), TODAY).current_cycle
    assert here is not None
    assert here.figure.cycle.year == 2027


@pytest.mark.parametrize(
    ("day", "meeting"),
    [
        (date(2025, 12, 1), date(2026, 3, 5)),
        (date(2026, 12, 1), date(2026, 12, 1)),
        (date(2026, 12, 2), date(2026, 12, 17)),
        (date(2027, 12, 31), None),
    ],
)
def test_the_first_coming_meeting_is_today_or_later(
    scratch: Scratch, day: date, meeting: date | None
) -> None:
    here = plan_of(scratch.handbook(), day).current_cycle
    assert here is not None
    coming = here.figure.coming
    assert (coming[0].meeting.on if coming else None) == meeting


def test_activities_have_the_statuses_of_measures(scratch: Scratch) -> None:
    written = {"evaluert": 1, "Ferdig": 1, "stanset": 0, "pågår": 0, "Ikke startet": 0}
    for status, done in written.items():
        cycle = scratch.text("a3/2027/syklus.yml")
        head, _, rest = cycle.partition("aktiviteter:\n")
        activity = f"  - {{id: tverrfaglige-analyser, status: {status}, frist: 1. halvår 2026}}\n"
        scratch.write("a3/2027/syklus.yml", f"{head}aktiviteter:\n{activity}{after_list(rest)}")
        steps = plan_of(scratch.handbook(), TODAY).cycles[0].steps
        assert sum(step.done for step in steps) == done
        (figure,) = (
            figure
            for step in steps
            for figure in step.activities
            if figure.activity.id == "tverrfaglige-analyser"
        )
        is_open = status in ("pågår", "Ikke startet")
        assert figure.urgency is (Urgency.OVERDUE if is_open else Urgency.CLOSED)


def after_list(text: str) -> str:
    """Return a text of YAML from its first line that is not indented."""
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if not line.startswith((" ", "#"))), len(lines))
    return "".join(lines[start:])
