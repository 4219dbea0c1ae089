"""Measure the tables: CSV, workbook and JSON of a handbook that is read and planned."""

import os
from pathlib import Path

from planhandbok.allocation import quick_allocation
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.site.data.tables import write_tables
from planhandbok.site.written import SiteFiles
from tests.bench.records import TODAY
from tests.support.handbooks import handbook_of


def seconds_of_tables(project: Path, site: Path) -> float:
    """CPU seconds, as in a build, those of its workers too."""
    handbook = handbook_of(project)
    tables = output_of(plan_of(handbook, TODAY)).tables
    with quick_allocation():
        start = _cpu_seconds()
        write_tables(tables, SiteFiles(site))
        return _cpu_seconds() - start


def _cpu_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
