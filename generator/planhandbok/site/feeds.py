"""Writes each feed beside the page it belongs to."""

from collections.abc import Sequence

from planhandbok.pages.changes.feeds import PlannedFeed
from planhandbok.site.written import SiteFiles
from planhandbok.workers import run_in_workers


def write_feeds(feeds: Sequence[PlannedFeed], site: SiteFiles) -> None:
    def write_batch(batch: Sequence[PlannedFeed]) -> None:
        for feed in batch:
            for name, text in feed.make().items():
                site.write(f"{feed.folder}{name}", text)

    for _ in run_in_workers(write_batch, feeds):
        pass
