"""The words for an A3: one rule for its page, the lists and the sums."""

from datetime import date

import pytest

from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.plan import plan_of
from tests.support.handbooks import TODAY, Scratch

OVERVIEW = "fase: overblikk\n"
OVERDUE = "endringstiltak:\n  - {id: t1, tiltak: Sent, frist: 2026-02-01}\n"
FILLED_IN = """\
nåsituasjon: Slik er det.
rotårsaker:
  - {id: r1, årsak: Fordi}
gevinster:
  - {id: g1, type: tid, beskrivelse: Tid, ansvar: Rektor, budsjettvirkning: ingen}
"""
SPRING = date(2026, 2, 20)
IN_SECOND_QUARTER = date(2026, 5, 1)
CARRIED_OUT = date(2027, 6, 1)
OVER = date(2028, 1, 1)


@pytest.mark.parametrize(
    ("fields", "day", "words"),
    [
        ("", TODAY, ["ikke-vurdert"]),
        (OVERDUE, TODAY, ["forfalt", "ikke-vurdert"]),
        (OVERVIEW, SPRING, ["mangler"]),
        (OVERVIEW + OVERDUE, SPRING, ["forfalt", "mangler"]),
        (OVERVIEW + FILLED_IN, SPRING, ["i-orden"]),
        (OVERVIEW + FILLED_IN, IN_SECOND_QUARTER, ["henger-etter"]),
        (OVERVIEW + FILLED_IN, TODAY, ["henger-etter", "mangler"]),
        ("fase: dypdykk\n" + FILLED_IN, IN_SECOND_QUARTER, ["i-orden"]),
        ("fase: forberedelse\n" + FILLED_IN, CARRIED_OUT, ["henger-etter", "mangler"]),
        (OVERVIEW, OVER, ["over"]),
        ("", OVER, ["over"]),
        (OVERDUE, OVER, ["forfalt", "over"]),
    ],
)
def test_an_a3_gets_every_word_that_fits(
    scratch: Scratch, fields: str, day: date, words: list[str]
) -> None:
    scratch.a3("skolemat", fields)
    plan = plan_of(scratch.handbook(), day)
    statuses = plan.sheets[0].statuses
    assert [status.value for status in statuses] == words


def test_a_phase_that_asks_for_nothing_judges_nothing(scratch: Scratch) -> None:
    method = scratch.folder / "a3/helhetsmodellen.yml"
    asked = "    krever:\n      - nåsituasjon\n  - id: dypdykk\n"
    text = method.read_text(encoding="utf-8")
    assert text.count(asked) == 1
    method.write_text(text.replace(asked, "  - id: dypdykk\n"), encoding="utf-8")
    scratch.a3("skolemat", OVERVIEW)
    assert plan_of(scratch.handbook(), SPRING).sheets[0].statuses == (SheetStatus.NOT_JUDGED,)


def test_days_between_two_steps_belong_to_the_step_before(scratch: Scratch) -> None:
    cycle = scratch.folder / "a3/2027/syklus.yml"
    text = cycle.read_text(encoding="utf-8").replace("til: 2026-06-30", "til: 2026-06-15")
    cycle.write_text(text, encoding="utf-8")
    scratch.a3("skolemat", OVERVIEW + FILLED_IN)
    statuses = plan_of(scratch.handbook(), date(2026, 6, 20)).sheets[0].statuses
    assert statuses == (SheetStatus.BEHIND,)
