"""People write through a server at the same time, and it is killed in the middle."""

from pathlib import Path
from random import Random

import pytest

from tests.writing.many_writers import (
    Handbook,
    commits_of,
    lost,
    lost_when_killed,
    saved_when_killed,
    write_at_once,
)

pytestmark = [pytest.mark.slow, pytest.mark.proof]


def test_nothing_is_lost_of_many_writers_and_of_a_server_that_is_killed(tmp_path: Path) -> None:
    handbook = Handbook.made_in(tmp_path, records=3)
    already = commits_of(handbook)
    with handbook.served() as server:
        told = write_at_once(handbook, writers=6, edits=3)
        assert sum(len(writer.saved) + writer.conflicts for writer in told) == 18
        assert lost(handbook, told, already) == []
        saved = saved_when_killed(handbook, server, 4, Random(1))  # noqa: S311 no secret
    assert lost_when_killed(handbook, saved) == []
