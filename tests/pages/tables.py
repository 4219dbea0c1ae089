"""Reads the bodies of pages and the cells of their tables."""

import re
from html import unescape

from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import Plan

ROW = re.compile(r"<tr>(<th.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")


def body(plan: Plan, address: str) -> str:
    return next(str(page.make().body) for page in output_of(plan).pages if page.address == address)


def rows(html: str) -> dict[str, list[str]]:
    """The rows of all tables, the first of each name, with plain spaces."""
    found: dict[str, list[str]] = {}
    for row in ROW.findall(html):
        name, *cells = (" ".join(unescape(TAG.sub("", cell)).split()) for cell in CELL.findall(row))
        found.setdefault(name, cells)
    return found
