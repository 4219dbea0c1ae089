"""The feeds, written where the pages they belong to lie."""

import json
from collections.abc import Sequence
from pathlib import Path

from planhandbok.pages.changes.feeds import Feed, every_feed, feed_view, json_feed
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses.urls import ATOM_FILE, JSON_FILE
from planhandbok.workers import run_in_workers


def write(plan: Plan, site: Path) -> None:
    language = plan.handbook.site.settings.language

    def write_run(run: Sequence[Feed]) -> None:
        for feed in run:
            view = feed_view(feed, plan)
            folder = site / feed.folder
            folder.mkdir(parents=True, exist_ok=True)
            text = json.dumps(json_feed(view), ensure_ascii=False, indent=1)
            (folder / JSON_FILE).write_text(text, encoding="utf-8")
            (folder / ATOM_FILE).write_text(
                fragment("changes/feed.atom", view, language), encoding="utf-8"
            )

    for _ in run_in_workers(write_run, every_feed(plan)):
        pass
