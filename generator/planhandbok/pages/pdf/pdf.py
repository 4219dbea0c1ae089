"""The plan of a PDF, and the data that its template draws."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.pdf.html_nodes import html_nodes, printable
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.links import LinkResolver, outside_address
from planhandbok.plan.palette import Palette
from planhandbok.resources import theme_folder

WORD = re.compile(r'\bword\("([^"]*)"\)')
"""`word("…")`, which marks a word to be translated in a template of a PDF."""

ADDRESSES = ("address", "document", "frozen", "href", "link")
"""Fields that hold the target of a link, and no text."""


@frozen
class Pdf:
    """A PDF that can be made at any time, in any order: `make` gives the view of its template.

    `page` is the address of the page it belongs to, `None` for a form, and `day` its date.
    `sources` are the files of the project that hold its text, none if the text is frozen, and
    `bound` the PDFs that are bound in after its own pages.
    """

    page: str | None
    file: str
    template: str
    sources: tuple[str, ...]
    day: date
    make: Callable[[], object]
    bound: tuple[str, ...] = ()


@frozen
class PdfContext:
    """The values shared by all PDFs of a site."""

    site: SiteContext
    palette: Palette | None

    def address(self, page: str) -> str:
        """Return the whole address of a page, or say that it is only the path on the site."""
        if self.site.url:
            return self.site.url + page
        return self.site.words.text("På nettstedet: {address}").format(address=f"/{page}")

    @property
    def context(self) -> PageContext:
        return self.site.outside()

    def data(self, view: object) -> dict[str, Any]:
        """The data of a template, ready for JSON."""
        return {
            "language": self.site.words.language.value,
            "colours": _colours(self.palette),
            "words": {text: self.site.words.text(text) for text in template_words()},
            "view": _template_data(view, partial(outside_address, site=self.site)),
        }


def _template_data(value: Any, resolve_link: LinkResolver) -> Any:
    """A view as dictionaries and lists, its HTML as trees."""
    if isinstance(value, Markup):
        return html_nodes(value, resolve_link)
    if isinstance(value, str):
        return printable(value)
    if is_dataclass(value):
        values = {field.name: getattr(value, field.name) for field in fields(value)}
        return {
            name: content if name in ADDRESSES else _template_data(content, resolve_link)
            for name, content in values.items()
        }
    if isinstance(value, tuple):
        return [_template_data(item, resolve_link) for item in value]
    return value


def _colours(palette: Palette | None) -> Mapping[str, str]:
    """A municipality's own colours, by their names in the stylesheet."""
    if palette is None:
        return {}
    light = palette.light
    return {"brand": str(light.band), "on-brand": str(light.on_band), "link": str(light.link)}


@cache
def template_words() -> tuple[str, ...]:
    """The words in the templates of PDFs, in bokmål."""
    texts = [path.read_text(encoding="utf-8") for path in theme_folder().glob("pdf/*.typ")]
    return tuple(sorted({word for text in texts for word in WORD.findall(text)}))
