"""Writes each feed beside the page it belongs to."""

from collections.abc import Sequence
from pathlib import Path

from planhandbok.pages.changes.feeds import PlannedFeed
from planhandbok.workers import run_in_workers


def write_feeds(feeds: Sequence[PlannedFeed], site_folder: Path) -> None:
    def write_batch(batch: Sequence[PlannedFeed]) -> None:
        for feed in batch:
            folder = site_folder / feed.folder
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in feed.make().items():
                (folder / name).write_text(text, encoding="utf-8")

    for _ in run_in_workers(write_batch, feeds):
        pass
