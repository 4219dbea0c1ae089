"""Links between the pages of the guide: their targets, and the anchors of each page.

Takes the text of a page and gives its links and anchors. `dangling_links` checks the links when
all pages are read.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique

from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text.problems import Problem, did_you_mean

PICTURE = "figur:"
"""The scheme of pictures that the site draws from the records, as in `![…](figur:arshjul)`."""


class Picture(StrEnum):
    MODEL = "helhetsmodellen"
    YEAR = "arshjul"
    FOUR_YEARS = "firearshjul"


ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
GIVEN_ANCHOR = re.compile(r"\{:?[^{}\n]*?#([\w.-]+)[^{}\n]*\}")
HTML_ANCHOR = re.compile(r"\b(?:id|name)=[\"']([^\"']+)[\"']")
HTML_PICTURE = re.compile(rf"\bsrc=[\"']({PICTURE}[^\"']*)")
PARAGRAPH = {"Start": "Paragraph"}
HTML_LINK = re.compile(r"<a\b[^>]*\bhref=[\"']([^\"':]+\.md(?:#[^\"']*)?)[\"']", re.IGNORECASE)


@dataclass(frozen=True)
class PageLink:
    """A link as it is written, and the place in its file where it begins.

    `stands_alone` is true for a picture that is a paragraph of its own, and `is_html` for a link
    in HTML, which the engine does not follow.
    """

    target: str
    line: int
    column: int
    stands_alone: bool = False
    is_html: bool = False


def page_links(text: GuideText) -> Iterator[PageLink]:
    """Yield the links and pictures of a page, with targets inside and outside the guide."""
    previous: Any = None
    events = list(text.events())
    for index, (event, byte) in enumerate(events):
        match event:
            case {"Start": {"Link": {"dest_url": target}}}:
                yield PageLink(target, *text.place(byte))
            case {"Start": {"Image": {"dest_url": target}}}:
                stands_alone = previous == PARAGRAPH and _ends_paragraph(events[index:])
                yield PageLink(target, *text.place(byte), stands_alone=stands_alone)
            case {"Html": html} | {"InlineHtml": html}:
                for target in HTML_LINK.findall(html):
                    yield PageLink(target, *text.place(byte), is_html=True)
                for target in HTML_PICTURE.findall(html):
                    yield PageLink(target, *text.place(byte))
        previous = event


def _ends_paragraph(events: Sequence[tuple[Any, int]]) -> bool:
    """True if the image that these events begin with is the end of its paragraph."""
    kinds = [event for event, _ in events]
    following = kinds[kinds.index({"End": "Image"}) + 1 :]
    return following[:1] == [{"End": "Paragraph"}]


def anchors_in(text: GuideText) -> frozenset[str]:
    """The anchors of a page: those written in it, and those of its headings.

    A heading without an anchor of its own gets the one that Python-Markdown makes of its text.
    """
    events = [event for event, _ in text.events()]
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
            yield from GIVEN_ANCHOR.findall(words)


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


def dangling_links(
    page: str, file: str, links: Collection[PageLink], guide: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Yield a problem for each link of one page that leads nowhere.

    `guide` holds the files below the content folder by path, with the anchors of each page.
    """
    for link in links:
        if link.target.startswith(PICTURE):
            yield from _picture_problems(file, link)
        path, _, anchor = unquote(link.target).partition("#")
        path = path.partition("?")[0]
        is_folder = path.endswith("/") and not path.startswith("/")
        if not ELSEWHERE.match(link.target) and not is_folder:
            for message, hint in _mistakes(link, path_from(page, path), anchor, guide):
                yield Problem(file, link.line, link.column, message, hint)


def path_from(page: str, path: str) -> str:
    """The path below the content folder of a file that `page` links to as `path`, or of `page`
    itself if that is "".
    """
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


def _picture_problems(file: str, link: PageLink) -> Iterator[Problem]:
    name = link.target.removeprefix(PICTURE)
    place = (file, link.line, link.column)
    if name not in list(Picture):
        message = f"Nettstedet har ingen figur som heter «{name}»."
        yield Problem(*place, message, did_you_mean(name, Picture))
    elif not link.stands_alone:
        message = f"«{link.target}» kan bare stå som et bilde i et avsnitt for seg selv."
        hint = f"Skriv «![det figuren viser]({link.target})», med en tom linje før og etter."
        yield Problem(*place, message, hint)


def _mistakes(
    link: PageLink, path: str, anchor: str, guide: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    if link.is_html:
        hint = f"Skriv «[teksten]({link.target})»."
        yield f"Lenken til «{link.target}» er skrevet i HTML, og blir ikke fulgt.", hint
    elif link.target.startswith("/"):
        hint = "Skriv veien fra denne siden, for eksempel «../status/»."
        yield "Lenken begynner med «/», og virker bare når nettstedet ligger øverst.", hint
    elif path not in guide:
        yield f"Lenken peker på «{path}», men det finnes ikke.", did_you_mean(path, guide)
    elif anchor and path.endswith(".md") and anchor not in guide[path]:
        hint = did_you_mean(anchor, guide[path])
        yield f"Siden «{path}» har ingenting som heter «#{anchor}».", hint
