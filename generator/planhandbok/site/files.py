"""What a site holds beside its pages: feeds of what has changed, and tables for spreadsheets."""

from pathlib import Path

from planhandbok.plan.plan import Plan
from planhandbok.site import feeds
from planhandbok.site.data import tables


def write(plan: Plan, site: Path) -> None:
    feeds.write(plan, site)
    tables.write(plan, site)
