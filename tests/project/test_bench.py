"""The benchmark works: it measures code that changes, and it runs seldom."""

from pathlib import Path

import pytest

from planhandbok.plan.plan import plan_of
from tests.bench import benefits, drawings, papers
from tests.bench.sources import SAMPLES, made_sources
from tests.bench.tables import seconds_of_tables
from tests.support.handbooks import TODAY, handbook_of, records_of

pytestmark = pytest.mark.slow


def test_the_made_handbook_is_a_valid_one(tmp_path: Path) -> None:
    records = records_of(made_sources(tmp_path, 40).ours)
    assert len(records.sheets) == 40
    assert [warning for warning in records.warnings.items if warning.file.startswith("a3/")] == []


def test_drawings_can_be_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawings, "DRAWINGS", 1)
    assert drawings.seconds_of_drawings(plan_of(handbook_of(SAMPLES), TODAY)) > 0


def test_benefits_can_be_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(benefits, "SHEETS", 4)
    assert benefits.seconds_of_benefits() > 0


def test_tables_and_pdfs_can_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "SHEETS", 4)
    assert min(papers.seconds_of_papers(tmp_path)) > 0
    assert seconds_of_tables(tmp_path / "pdf" / "ours", tmp_path / "tables") > 0
