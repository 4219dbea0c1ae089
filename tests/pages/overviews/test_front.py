"""The front page: the round that is planned beside the one that is carried out."""

from datetime import date

import pytest

from planhandbok.pages.overviews.front import front_view
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.plan.plan import plan_of
from tests.pages.tables import body
from tests.support.handbooks import Scratch
from tests.support.records import page_context


def with_older_cycle(scratch: Scratch) -> None:
    """Lay a cycle for 2026 beside that of 2027."""
    older = (scratch.folder / "a3/2027/syklus.yml").read_text(encoding="utf-8")
    for year in (2026, 2027):
        older = older.replace(f"{year}-", f"{year - 1}-")
    scratch.write("a3/2026/syklus.yml", older.replace("år: 2027", "år: 2026"))


@pytest.mark.parametrize(
    ("day", "rounds", "missing"),
    [
        (
            date(2026, 5, 1),
            [
                "Vi er i 2. kvartal i arbeidet med budsjettet for 2027: gjøre dypdykk.",
                "Vi gjennomfører budsjettet for 2026.",
            ],
            "",
        ),
        (
            date(2027, 2, 1),
            ["Vi gjennomfører budsjettet for 2027."],
            "Arbeidet med budsjettet for 2028 er ikke lagt inn ennå.",
        ),
        (date(2029, 1, 1), ["Ingen steg pågår nå i arbeidet med budsjettet for 2027."], ""),
    ],
)
def test_each_round_that_runs_has_a_line(
    scratch: Scratch, day: date, rounds: list[str], missing: str
) -> None:
    with_older_cycle(scratch)
    now = front_view(plan_of(scratch.handbook(), day), page_context("")).now
    assert [line.sentence for line in now.rounds] == rounds
    assert now.missing == missing
    assert now.runs == (day.year < 2029)


def test_each_round_that_runs_tells_of_its_gap(scratch: Scratch) -> None:
    with_older_cycle(scratch)
    gap = front_view(plan_of(scratch.handbook(), date(2026, 5, 1)), page_context("")).gap
    planned, carried_out = gap.sentence.removesuffix(".").split(". ")
    assert "2027" in planned
    assert carried_out == "Omstillingsbehovet for 2026 er ikke lagt inn"


def test_each_checklist_has_what_is_left_of_it(scratch: Scratch) -> None:
    with_older_cycle(scratch)
    plan = plan_of(scratch.handbook(), date(2026, 5, 1))
    planned, carried_out = front_view(plan, page_context("")).now.rounds
    assert planned.progress == "3 av 4 aktiviteter er ferdige."
    assert [row.anchor for row in planned.checklist] == ["aktivitet-analysere-delomrader"]
    assert len(carried_out.checklist) == 4
    assert carried_out.step
    assert carried_out.step.href == "syklus/2026/gjennomforing/"


def test_a_handbook_without_cycles_says_so(scratch: Scratch) -> None:
    (scratch.folder / "a3/2027/syklus.yml").unlink()
    now = front_view(plan_of(scratch.handbook(), date(2026, 5, 1)), page_context("")).now
    assert now.missing == "Det er ikke lagt inn noe årshjul ennå."
    assert not now.rounds


def test_activities_that_hurry_are_counted_apart(scratch: Scratch) -> None:
    plan = plan_of(scratch.handbook(), date(2026, 11, 27))
    attention = front_view(plan, page_context("")).attention
    expected = "2 aktiviteter i årshjulet er forfalt, 3 forfaller innen 30 dager."
    assert attention.activities == expected
    urgencies = [activity.figure.urgency for activity in plan.overview.activities]
    assert urgencies == [Urgency.OVERDUE] * 2 + [Urgency.SOON] * 3


def test_activities_of_a_cycle_that_is_over_do_not_hurry(scratch: Scratch) -> None:
    plan = plan_of(scratch.handbook(), date(2028, 1, 1))
    assert plan.overview.activities == ()
    assert front_view(plan, page_context("")).attention.activities == ""


def front(scratch: Scratch, day: date) -> str:
    return body(plan_of(scratch.handbook(), day), "")


def test_a_handbook_without_a3s_shows_no_figures_but_how_to_begin(scratch: Scratch) -> None:
    html = front(scratch, date(2026, 5, 1))
    assert "Håndboken har ingen A3-er ennå." in html
    assert 'href="./veiledning/a3-skjema/">Slik lager dere den første</a>' in html
    assert 'id="haster"' not in html
    assert 'id="enheter"' not in html
    assert 'id="aret"' in html
    scratch.a3("skolemat")
    html = front(scratch, date(2026, 5, 1))
    assert "ingen A3-er" not in html
    assert 'id="haster"' in html


def test_a_round_that_has_not_begun_says_when_it_does(scratch: Scratch) -> None:
    now = front_view(plan_of(scratch.handbook(), date(2025, 12, 1)), page_context("")).now
    (line,) = now.rounds
    assert line.sentence == "Arbeidet med budsjettet for 2027 begynner 1. januar 2026."
