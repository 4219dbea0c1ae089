"""The step of the cycle that a day falls in, and the next meeting."""

from datetime import date

import pytest

from planhandbok.plan.cycle.calendar import current_cycle, cycle_figure
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


def test_a_newer_cycle_in_planning_comes_before_an_older_one_carried_out(scratch: Scratch) -> None:
    older = (scratch.folder / "a3/2027/syklus.yml").read_text(encoding="utf-8")
    older = (
        older.replace("2026-", "2025-").replace("2027-", "2026-").replace("år: 2027", "år: 2026")
    )
    scratch.write("a3/2026/syklus.yml", older)
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
def test_the_next_meeting_is_today_or_later(
    scratch: Scratch, day: date, meeting: date | None
) -> None:
    here = plan_of(scratch.handbook(), day).current_cycle
    assert here is not None
    assert (here.next_meeting.meeting.on if here.next_meeting else None) == meeting


def test_activities_have_the_statuses_of_measures(scratch: Scratch) -> None:
    written = {"evaluert": 1, "Ferdig": 1, "stanset": 0, "pågår": 0, "Ikke startet": 0}
    for status, done in written.items():
        cycle = (scratch.folder / "a3/2027/syklus.yml").read_text(encoding="utf-8")
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
