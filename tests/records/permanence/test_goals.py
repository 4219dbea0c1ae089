"""A goal that no cycle has any more leads to all goals, and nobody has to write that."""

from planhandbok.records.text.files import LEDGER
from tests.support.handbooks import Scratch


def test_a_goal_that_is_gone_leads_to_all_goals(scratch: Scratch) -> None:
    scratch.write(LEDGER, "mal/: offentlig\nmal/gammelt-mal/: offentlig\n")
    handbook = scratch.handbook()
    assert [(gone.address, gone.target) for gone in handbook.forwarded.pages] == [
        ("mal/gammelt-mal/", "mal/")
    ]
