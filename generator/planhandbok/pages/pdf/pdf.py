"""A PDF as the third room gives it: where it lies, and the final text that its template draws."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from markupsafe import Markup

from planhandbok.pages.pdf.rich import LinkResolver, printable, rich
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.plan.palette import Palette
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses.urls import a3_address
from planhandbok.theme import theme_folder

RECORD_LINK = re.compile(r"a3:([a-z0-9-]*)(#.*)?")
WORD = re.compile(r'\bword\("([^"]*)"\)')
"""`word("…")`, the one way a template of a PDF says something to be translated."""

ADDRESSES = ("address", "document", "frozen", "href", "link")
"""Fields that hold no text to be read, but where a link leads."""


@dataclass(frozen=True)
class Pdf:
    """A PDF that can be made at any time, in any order: `make` gives the view of its template.

    It belongs to the page at an address and is dated a day. `sources` are the files of the project
    that its text stands in, empty for a text that nobody may change any more, and `bound` the files
    of those that are bound in after its own pages.
    """

    page: str
    file: str
    template: str
    sources: tuple[str, ...]
    day: date
    make: Callable[[], object]
    bound: tuple[str, ...] = ()


@dataclass(frozen=True)
class PdfContext:
    """What all PDFs of a site share: `titles` are those of the A3s by id, and `goals` those of each
    budget year by id.
    """

    site: SiteContext
    palette: Palette | None
    titles: Mapping[str, str]
    goals: Mapping[int, Mapping[str, str]]

    @classmethod
    def of(cls, plan: Plan, site: SiteContext) -> "PdfContext":
        handbook = plan.handbook
        return cls(
            site=site,
            palette=plan.palette,
            titles={sheet.a3.id: sheet.a3.title for sheet in handbook.sheets},
            goals={
                cycle.year: {goal.id: goal.text for goal in cycle.goals}
                for cycle in handbook.cycles
            },
        )

    def address(self, page: str) -> str:
        """Return the whole address of a page, or say that it is only the path on the site."""
        if self.site.url:
            return self.site.url + page
        return self.site.words.text("På nettstedet: {address}").format(address=f"/{page}")

    @property
    def context(self) -> PageContext:
        return self.site.outside()

    def data(self, view: object) -> dict[str, Any]:
        """Everything that a template gets."""
        return {
            "language": self.site.words.language.value,
            "colours": _colours(self.palette),
            "words": {text: self.site.words.text(text) for text in template_words()},
            "view": plain(view, self.way),
        }

    def way(self, href: str) -> str:
        """Where a link of a record leads from paper: out on the web, or to the page of an A3."""
        if record := RECORD_LINK.fullmatch(href):
            is_there = self.site.url and record[1] in self.titles
            return self.site.url + a3_address(record[1]) + (record[2] or "") if is_there else ""
        return href if href.startswith(("https://", "http://", "mailto:")) else ""


def plain(value: Any, way: LinkResolver) -> Any:
    """A view as JSON has it: HTML becomes nodes, and everything else is what it was."""
    if isinstance(value, Markup):
        return rich(value, way)
    if isinstance(value, str):
        return printable(value)
    if is_dataclass(value):
        values = {one.name: getattr(value, one.name) for one in fields(value)}
        return {name: one if name in ADDRESSES else plain(one, way) for name, one in values.items()}
    if isinstance(value, tuple):
        return [plain(one, way) for one in value]
    return value


def _colours(palette: Palette | None) -> Mapping[str, str]:
    """A municipality's own colours, by their variables of the look."""
    if palette is None:
        return {}
    light = palette.light
    return {"brand": str(light.band), "on-brand": str(light.on_band), "link": str(light.link)}


@cache
def template_words() -> tuple[str, ...]:
    """What the templates say themselves, in bokmål."""
    texts = [path.read_text(encoding="utf-8") for path in theme_folder().glob("pdf/*.typ")]
    return tuple(sorted({word for text in texts for word in WORD.findall(text)}))
