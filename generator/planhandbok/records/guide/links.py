"""Links between the pages of the guide: where they lead, and which anchors a page has.

Takes the text of a page, gives its links and anchors; `dangling_links` judges them when all
pages are read.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from markdown.extensions.toc import slugify, unique

from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text.problems import Problem, did_you_mean

PICTURE = "figur:"
"""Begins the address of a picture that the site draws from the records."""


class Picture(StrEnum):
    MODEL = "helhetsmodellen"
    YEAR = "arshjul"
    FOUR_YEARS = "firearshjul"


ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
GIVEN_ANCHOR = re.compile(r"\{:?[^{}\n]*?#([\w.-]+)[^{}\n]*\}")
HTML_ANCHOR = re.compile(r"\b(?:id|name)=[\"']([^\"']+)[\"']")
HTML_PICTURE = re.compile(rf"\bsrc=[\"']({PICTURE}[^\"']*)")
HTML_LINK = re.compile(r"<a\b[^>]*\bhref=[\"']([^\"':]+\.md(?:#[^\"']*)?)[\"']", re.IGNORECASE)


@dataclass(frozen=True)
class PageLink:
    """A link as it is written, and where it begins in its file.

    `stands_alone` is true for a picture that is a paragraph of its own, and `is_html` for a link
    that the engine does not follow, because it is not Markdown.
    """

    target: str
    line: int
    column: int
    stands_alone: bool = False
    is_html: bool = False


def page_links(text: GuideText) -> Iterator[PageLink]:
    """The links and pictures of a page, wherever they lead."""
    events = list(text.events())
    for n, (event, byte) in enumerate(events):
        match event:
            case {"Start": {"Link": {"dest_url": target}}}:
                yield PageLink(target, *text.place(byte))
            case {"Start": {"Image": {"dest_url": target}}}:
                around = [one for one, _ in events[n - 1 : n]] + _after_image(events[n:])
                stands_alone = around == [{"Start": "Paragraph"}, {"End": "Paragraph"}]
                yield PageLink(target, *text.place(byte), stands_alone=stands_alone)
            case {"Html": html} | {"InlineHtml": html}:
                for target in HTML_LINK.findall(html):
                    yield PageLink(target, *text.place(byte), is_html=True)
                for target in HTML_PICTURE.findall(html):
                    yield PageLink(target, *text.place(byte))


def _after_image(events: Sequence[tuple[Any, int]]) -> list[Any]:
    """What follows the image that begins here, if anything does."""
    end = next(n for n, (event, _) in enumerate(events) if event == {"End": "Image"})
    return [event for event, _ in events[end + 1 : end + 2]]


def anchors_in(text: GuideText) -> frozenset[str]:
    """What an address may end in on a page: the anchors given in it, and those of its headings.

    A heading without an anchor of its own gets the one that Python-Markdown makes.
    """
    anchors: set[str] = set()
    unnamed: list[str] = []
    in_unnamed = False
    for event, _ in text.events():
        match event:
            case {"Start": {"Heading": {"id": id, "attrs": attributes}}}:
                given = id or dict(attributes).get("id")
                anchors.update([given] if given else [])
                unnamed.extend([] if given else [""])
                in_unnamed = not given
            case {"End": {"Heading": _}}:
                in_unnamed = False
            case {"Html": html} | {"InlineHtml": html}:
                anchors.update(HTML_ANCHOR.findall(html))
            case {"Text": words} | {"Code": words}:
                anchors.update(GIVEN_ANCHOR.findall(event.get("Text", "")))
                unnamed[-1:] = [one + words * in_unnamed for one in unnamed[-1:]]
    for heading in unnamed:
        unique(slugify(heading, "-"), anchors)  # which also adds it
    return frozenset(anchors)


def dangling_links(
    page: str, file: str, links: Collection[PageLink], guide: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """The links of one page that lead nowhere.

    `guide` holds what there is below the content folder, by path: the anchors of a page, and
    nothing for any other file.
    """
    for link in links:
        if link.target.startswith(PICTURE):
            yield from _picture_problems(file, link)
        path, _, anchor = unquote(link.target).partition("#")
        path = path.partition("?")[0]
        is_folder = path.endswith("/") and not path.startswith("/")
        if not ELSEWHERE.match(link.target) and not is_folder:
            full = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
            for message, hint in _mistakes(link, full if path else page, anchor, guide):
                yield Problem(file, link.line, link.column, message, hint)


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
