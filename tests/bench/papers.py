"""What PDFs cost: those of a thousand A3s made cold, and looked through when nothing is new."""

from pathlib import Path
from time import perf_counter

from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.handbook import Handbook
from planhandbok.records.read import read_handbook
from planhandbok.site.papers import Places, publish_papers
from tests.bench.records import TODAY
from tests.bench.sources import made_sources

SHEETS = 1000
MOST_SECONDS = 30
FRONT = '<link rel="canonical" href="https://plan.example.no/">'


def seconds_of_papers(folder: Path) -> tuple[float, float]:
    """Seconds for all PDFs of the handbook, cold and again."""
    project = made_sources(folder / "pdf", SHEETS).ours
    handbook = read_handbook(project)
    assert isinstance(handbook, Handbook)
    plan = plan_of(handbook, TODAY)
    old, new = folder / "pdf-cold", folder / "pdf-again"
    return _seconds(plan, Places(project, old, new)), _seconds(plan, Places(project, new, old))


def _seconds(plan: Plan, places: Places) -> float:
    places.site.mkdir()
    (places.site / "index.html").write_text(FRONT, encoding="utf-8")
    start = perf_counter()
    publish_papers(plan, places)
    return perf_counter() - start
