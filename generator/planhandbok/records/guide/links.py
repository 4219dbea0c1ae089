"""The links of a page of the guide with their places, and the anchors that links may lead to."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from markdown.extensions.toc import slugify, unique

from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text.links import Link, links_in

PICTURE = "figur:"
"""The scheme of pictures that the site draws from the records, as in `![…](figur:arshjul)`."""


class Picture(StrEnum):
    MODEL = "helhetsmodellen"
    YEAR = "arshjul"
    FOUR_YEARS = "firearshjul"


ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}")
GIVEN_ANCHOR = re.compile(r"#([\w.-]+)")
HTML_ANCHOR = re.compile(r"\b(?:id|name)=[\"']([^\"']+)[\"']")


@dataclass(frozen=True)
class PageLink:
    """A link, and the place in its file where it begins."""

    link: Link
    line: int
    column: int


def page_links(text: GuideText) -> Iterator[PageLink]:
    """Yield the links and pictures of a page, with targets inside and outside the guide."""
    for link in links_in(text.events):
        yield PageLink(link, *text.place(link.byte))


def anchors_in(text: GuideText) -> frozenset[str]:
    """The anchors of a page: those written in it, and those of its headings.

    A heading without an anchor of its own gets the one that Python-Markdown makes of its text.
    """
    events = [event for event, _ in text.events]
    anchors = {anchor for event in events for anchor in _written_anchors(event)}
    for heading in _unnamed_headings(events):
        unique(slugify(heading, "-"), anchors)  # `unique` adds the anchor to the set
    return frozenset(anchors)


def _written_anchors(event: Any) -> Iterator[str]:
    match event:
        case {"Start": {"Heading": heading}}:
            yield from _anchor_of(heading)
        case {"Html": html} | {"InlineHtml": html}:
            yield from HTML_ANCHOR.findall(html)
        case {"Text": words}:
            for attributes in ATTRIBUTES.findall(words):
                yield from GIVEN_ANCHOR.findall(attributes)[:1]


def _anchor_of(heading: Mapping[str, Any]) -> list[str]:
    """The anchor that is written after a heading, if any."""
    anchor = heading["id"] or dict(heading["attrs"]).get("id")
    return [anchor] if anchor else []


def _unnamed_headings(events: Iterable[Any]) -> list[str]:
    """The texts of the headings without an anchor of their own."""
    headings: list[str] = []
    is_inside = False
    for event in events:
        match event:
            case {"Start": {"Heading": heading}}:
                is_inside = not _anchor_of(heading)
                if is_inside:
                    headings.append("")
            case {"End": {"Heading": _}}:
                is_inside = False
            case {"Text": words} | {"Code": words} if is_inside:
                headings[-1] += words
    return headings


def path_from(page: str, path: str) -> str:
    """The path below the content folder of a file that `page` links to as `path`, or of `page`
    itself if that is "".
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
