"""The guide: Markdown pages under the content folder, and what links in prose may be.

The one way to link to a record is `[text](a3:id)`, also as `[text][name]` with `[name]: a3:id`:
every other form would show the id itself, or be something the site cannot resolve.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planhandbok.records.guide_links import PageLink, anchors_in, page_links
from planhandbok.records.guide_markdown import GuideText
from planhandbok.records.problems import Problem

MARK = "phb7"
"""The word that shells are marked with; no page of the guide may have it."""

CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
RECORD_LINK = re.compile(r"a3:([a-z0-9-]+)(?:#([^\s)>\"']*))?")
LINK_BEFORE = re.compile(r"(?:(?<!!)\[[^\[\]\n]*\]\(\s*<?|^\s*\[[^\]\n]+\]:\s*)$")
OTHER_LINK_BEFORE = re.compile(r"(?:!\[[^\]\n]*\]\(\s*<?|<|=\s*[\"']?)$")
OUTSIDE = re.compile(
    r"!\[[^\]\n]*\]\(\s*<?(?:https?:)?//"
    r"|<(?:img|script|iframe|link|video|audio|source|embed|object)\b[^>]*=\s*[\"']?(?:https?:)?//"
    r"|^```\s*mermaid",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class RecordLink:
    """A link from prose to an A3; `line` and `column` are where its id stands.

    `is_plain` is false for an image, an address in angle brackets, or HTML of the author's own.
    """

    id: str
    anchor: str
    line: int
    column: int
    is_plain: bool


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide; `path` is below the content folder, `file` below the project."""

    path: str
    file: str
    links: tuple[RecordLink, ...]
    page_links: tuple[PageLink, ...]
    anchors: frozenset[str]


def guide_page(text: str, path: str, file: str) -> GuidePage:
    """What a page of Markdown refers to, and what can be referred to in it."""
    parsed = GuideText(text)
    links, pages = tuple(record_links(text)), tuple(page_links(parsed))
    return GuidePage(path, file, links, pages, anchors_in(parsed))


def record_links(text: str) -> Iterator[RecordLink]:
    """The links to A3s in a Markdown text, in the order they stand; code has none."""
    if "a3:" not in text:
        return
    if "`" in text or "~~~" in text:
        text = CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)
    for match in RECORD_LINK.finditer(text):
        line, column = _place(text, match.start(1))
        before = text[match.start(1) - column + 1 : match.start()]
        is_plain = bool(LINK_BEFORE.search(before))
        if is_plain or OTHER_LINK_BEFORE.search(before):
            yield RecordLink(match[1], match[2] or "", line, column, is_plain)


def guide_problems(text: str, file: str) -> Iterator[Problem]:
    """What a page of the guide may not hold."""
    if MARK in text:
        yield Problem(
            file,
            *_place(text, text.index(MARK)),
            f"Ordet «{MARK}» er forbeholdt nettstedet selv.",
            "Skriv noe annet, eller sett et mellomrom i ordet.",
        )
    for match in OUTSIDE.finditer(text):
        yield Problem(
            file,
            *_place(text, match.start()),
            "Innholdet her hentes fra en annen tjener enn deres egen.",
            "Legg bildet eller filen i mappen for veiledningen, og vis til den der.",
        )


def _place(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
