"""What the benchmark builds is a handbook without mistakes, whatever the real one has come to."""

from pathlib import Path

from planhandbok.records.handbook import Handbook
from planhandbok.records.read import read_handbook
from tests.bench.sources import made_sources


def test_the_made_handbook_is_a_valid_one(tmp_path: Path) -> None:
    read = read_handbook(made_sources(tmp_path, 5).ours)
    assert isinstance(read, Handbook), read
    assert len(read.sheets) == 5
