"""The benchmark works: it measures code that changes, and it runs seldom."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from planhandbok.plan.plan import plan_of
from tests.bench import benefits, drawings, papers, saves
from tests.bench.builders import OURS
from tests.bench.figures import figures_of_size, write_figures
from tests.bench.measure import Run, Site
from tests.bench.results import Result
from tests.bench.sources import SAMPLES, made_sources
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


@pytest.mark.proof
def test_pdfs_can_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "SHEETS", 4)
    assert min(papers.seconds_of_papers(tmp_path)) > 0


@pytest.mark.proof
def test_a_save_is_seen_in_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measure in another thread, as other tests may have a browser open in this one."""
    monkeypatch.setattr(saves, "SAVES", 1)
    with ThreadPoolExecutor() as threads:
        ours = made_sources(tmp_path, 4).ours
        assert 0 < threads.submit(saves.seconds_of_a_save, ours).result() < saves.PATIENCE


@pytest.mark.proof
def test_stages_and_pages_can_be_measured(tmp_path: Path) -> None:
    sources = made_sources(tmp_path, 4)
    results = {(4, OURS.name): Result((1.0,), (1.0,), Run(1.0, 1.0), Site(1.0, 1.0, 1.0))}
    figures = figures_of_size(sources, results, 4, tmp_path / "site")
    stages = figures["CPU seconds by stage, one process"]
    parts = dict(figures["bytes of an A3 page"])
    assert min(stages["read"], stages["engine"]) > 0
    assert figures["bytes of the largest page"]["/a3/*/"] >= parts["whole"]
    assert parts.pop("whole") == sum(parts.values())


def test_figure_that_grew_by_more_than_a_twentieth_is_told(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    write_figures({"300": {"read": 1.04, "plan": 1.04, "bytes": 12345}}, file)
    worse = write_figures({"300": {"read": 1.04, "plan": 1.14, "bytes": 12399, "new": 7}}, file)
    assert worse == "- more than before: 300, plan: 1.0 → 1.1\n"
    assert '"bytes": 12400' in file.read_text(encoding="utf-8")
