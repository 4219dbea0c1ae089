"""A plan that takes over what did not change is the plan that is computed anew."""

from datetime import timedelta
from pathlib import Path

import pytest

from planhandbok.memo import Memo
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import Handbook
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.kept import Kept
from planhandbok.records.text.problems import Problems
from tests.serving.random_edits import RandomEdits
from tests.support.handbooks import TODAY, Scratch

SEEDS = 5
EDITS = 30


@pytest.mark.slow
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_plan_after_any_edit_is_as_if_computed_anew(
    seed: int, audience: Audience, tmp_path: Path
) -> None:
    edits = RandomEdits.of(tmp_path / "handbok", seed)
    kept = Kept()
    memo = Memo()
    for _ in range(EDITS):
        edits.edit()
        handbook = read(edits.scratch, audience, kept)
        if handbook:
            assert plan_of(handbook, edits.today, memo) == plan_of(handbook, edits.today)


def test_figure_of_an_a3_stays_when_another_changes(scratch: Scratch) -> None:
    scratch.a3("bygg", "enhet: Skole\n")
    scratch.a3("mat", "endringstiltak: [{id: t, tiltak: Kok, frist: 2026-10-01}]\n")
    kept = Kept()
    memo = Memo()
    before = planned(scratch, kept, memo)
    scratch.a3("bygg", "enhet: Skole\nmåling: [{id: m, parameter: Rom}]\n")
    after = planned(scratch, kept, memo)
    assert after.sheets[0].indicators
    assert after.sheets[1] is before.sheets[1]
    assert plan_of(after.handbook, TODAY + timedelta(1), memo).sheets[1] is not before.sheets[1]


def test_figure_of_an_a3_is_new_when_its_parent_is(scratch: Scratch) -> None:
    scratch.a3("bygg")
    scratch.a3("mat", "overordnet: bygg\n")
    kept = Kept()
    memo = Memo()
    planned(scratch, kept, memo)
    scratch.a3("bygg", "enhet: Skole\n")
    parent = planned(scratch, kept, memo).sheets[1].parent
    assert parent is not None
    assert parent.a3.unit == "Skole"


def planned(scratch: Scratch, kept: Kept, memo: Memo) -> Plan:
    handbook = read(scratch, Audience.INTERNAL, kept)
    assert handbook is not None
    return plan_of(handbook, TODAY, memo)


def read(scratch: Scratch, audience: Audience, kept: Kept) -> Handbook | None:
    records = read_records(scratch.folder, kept)
    return None if isinstance(records, Problems) else for_audience(records, audience)
