"""Measure PDFs: a thousand A3s made cold, their cycles, and a build when nothing is new."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

from planhandbok.pages.pages import output_of
from planhandbok.pages.pdf.planned_pdfs import PlannedPdfs
from planhandbok.plan.plan import plan_of
from planhandbok.site.pdf.pdfs import publish_pdfs
from planhandbok.site.publish import BuildFolders
from planhandbok.site.written import SiteFiles
from tests.bench.records import TODAY
from tests.bench.sources import made_sources
from tests.support.handbooks import handbook_of

SHEETS = 1000
MOST_SECONDS = 20
SITE_URL = "https://plan.example.no/"


def seconds_of_papers(folder: Path) -> tuple[float, float, float]:
    """Seconds for the sheets, then for what the cycles add to them, and when nothing is new."""
    project = made_sources(folder / "pdf", SHEETS).ours
    handbook = handbook_of(project)
    plan = plan_of(replace(handbook, site=replace(handbook.site, url=SITE_URL)), TODAY)
    sheets, cold, again = (folder / name for name in ("pdf-sheets", "pdf-cold", "pdf-again"))
    pdfs = output_of(plan).pdfs
    of_sheets = tuple(pdf for pdf in pdfs.pdfs if pdf.template == "a3.typ")
    alone = replace(pdfs, pdfs=of_sheets, booklets=lambda _: iter(()))
    return (
        _seconds(alone, _folders(project, sheets, again)),
        _seconds(pdfs, _folders(project, cold, sheets)),
        _seconds(pdfs, _folders(project, again, cold)),
    )


def _folders(project: Path, site: Path, old: Path) -> BuildFolders:
    return BuildFolders(project, SiteFiles(site), old)


def _seconds(pdfs: PlannedPdfs, dirs: BuildFolders) -> float:
    dirs.site.folder.mkdir()
    start = perf_counter()
    publish_pdfs(pdfs, dirs)
    return perf_counter() - start
