"""A plan that takes over what did not change is the plan that is computed anew."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from planhandbok.memo import Memo
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.git.contents import contents
from planhandbok.records.handbook import Handbook
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from tests.serving.random_edits import RandomEdits
from tests.support.handbooks import TODAY, Scratch
from tests.support.repositories import Repository
from tests.tools.tries import tries

SEEDS = tries(1, 20)
EDITS = 30


@pytest.mark.slow
@pytest.mark.fuzzed
@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_plan_after_any_edit_is_as_if_computed_anew(
    seed: int, audience: Audience, tmp_path: Path
) -> None:
    edits = RandomEdits.of(tmp_path / "handbok", seed)
    memo = Memo()
    for _ in range(EDITS):
        edits.edit()
        handbook = read(edits.scratch, audience, memo)
        if handbook:
            assert plan_of(handbook, edits.today, memo) == plan_of(handbook, edits.today)
            memo.forget()


def test_figure_of_an_a3_stays_when_another_changes(scratch: Scratch) -> None:
    scratch.a3("bygg", "enhet: Skole\n")
    scratch.a3("mat", "endringstiltak: [{id: t, tiltak: Kok, frist: 2026-10-01}]\n")
    memo = Memo()
    before = planned(scratch, memo)
    scratch.a3("bygg", "enhet: Skole\nmåling: [{id: m, parameter: Rom}]\n")
    after = planned(scratch, memo)
    assert after.sheets[0].indicators
    assert after.sheets[1] is before.sheets[1]
    assert plan_of(after.handbook, TODAY + timedelta(1), memo).sheets[1] is not before.sheets[1]


def test_figure_of_an_a3_is_new_when_its_parent_is(scratch: Scratch) -> None:
    scratch.a3("bygg")
    scratch.a3("mat", "overordnet: bygg\n")
    memo = Memo()
    planned(scratch, memo)
    scratch.a3("bygg", "enhet: Skole\n")
    parent = planned(scratch, memo).sheets[1].parent
    assert parent is not None
    assert parent.a3.unit == "Skole"


def test_each_version_of_an_a3_that_is_saved_again_and_again_is_read_once(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(project: Path, ids: Sequence[str]) -> Mapping[str, bytes]:
        read.extend(ids)
        return contents(project, ids)

    monkeypatch.setattr("planhandbok.records.git.versions.contents", noted)
    repository = Repository.made_in(scratch.folder)
    memo = Memo()
    for number in range(6):
        scratch.a3("mat", f"begrunnelse: Grunn {number}.\n")
        repository.commit(f"2026-11-0{number + 1}T12:00:00+01:00")
        assert len(planned(scratch, memo).diary.entries) == number + 1
        memo.forget()
    assert len(read) == len(set(read)) == 6


def planned(scratch: Scratch, memo: Memo) -> Plan:
    handbook = read(scratch, Audience.INTERNAL, memo)
    assert handbook is not None
    return plan_of(handbook, TODAY, memo)


def read(scratch: Scratch, audience: Audience, memo: Memo) -> Handbook | None:
    records = read_records(scratch.folder, memo)
    return None if isinstance(records, Problems) else for_audience(records, audience)
