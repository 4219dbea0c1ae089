"""Writes the files that stand beside pages: feeds, and what can be reported of each record."""

from collections.abc import Sequence

from planhandbok.pages.changes.feeds import PlannedFeed
from planhandbok.pages.overviews.report import ReportFile
from planhandbok.records.addresses.urls import ASSETS
from planhandbok.site.written import SiteFiles
from planhandbok.workers import run_in_workers

PARTS_OF_REPORT = (f"{ASSETS}report.js", f"{ASSETS}fields.css")


def write_feeds(feeds: Sequence[PlannedFeed], site: SiteFiles) -> None:
    def write_batch(batch: Sequence[PlannedFeed]) -> None:
        for feed in batch:
            for name, text in feed.make().items():
                site.write(f"{feed.folder}{name}", text)

    for _ in run_in_workers(write_batch, feeds):
        pass


def write_report_files(files: Sequence[ReportFile], site: SiteFiles) -> None:
    """Write the files; a site without any has not the parts of the page that asks for them."""
    if not files:
        for part in PARTS_OF_REPORT:
            site.remove(part)

    def write_batch(batch: Sequence[ReportFile]) -> None:
        for file in batch:
            site.write(file.path, file.make())

    for _ in run_in_workers(write_batch, files):
        pass
