"""The handbook that the benchmark makes has no mistakes."""

from pathlib import Path

from tests.bench.sources import made_sources
from tests.support.handbooks import records_of


def test_the_made_handbook_is_a_valid_one(tmp_path: Path) -> None:
    assert len(records_of(made_sources(tmp_path, 5).ours).sheets) == 5
