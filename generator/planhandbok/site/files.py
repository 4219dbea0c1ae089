"""What a site holds beside its pages: feeds of what has changed, and tables for spreadsheets."""

from pathlib import Path

from planhandbok.plan.plan import Plan
from planhandbok.site import data, feeds


def write(plan: Plan, site: Path) -> None:
    feeds.write(plan, site)
    data.write(plan, site)
