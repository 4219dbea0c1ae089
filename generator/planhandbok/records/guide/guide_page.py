"""The guide: Markdown pages under the content folder, and what links in prose may be.

The one way to link to a record is `[text](a3:id)`, also as `[text][name]` with `[name]: a3:id`:
every other form would show the id itself, or be something the site cannot resolve.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planhandbok.records.guide.links import PageLink, anchors_in, page_links
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.guide.numbers import number_problems
from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem
from planhandbok.records.text.record_links import RecordLink, record_links
from planhandbok.records.text.shell_marker import SHELL_MARKER

OUTSIDE = re.compile(
    r"!\[[^\]\n]*\]\(\s*<?(?:https?:)?//"
    r"|<(?:img|script|iframe|link|video|audio|source|embed|object)\b[^>]*=\s*[\"']?(?:https?:)?//"
    r"|^```\s*mermaid",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide; `path` is below the content folder, `file` below the project."""

    path: str
    file: str
    text: str
    links: tuple[RecordLink, ...]
    page_links: tuple[PageLink, ...]
    anchors: frozenset[str]


def guide_page(text: str, path: str, file: str) -> GuidePage:
    """What a page of Markdown refers to, and what can be referred to in it."""
    parsed = GuideText(text)
    links, pages = tuple(record_links(text)), tuple(page_links(parsed))
    return GuidePage(path, file, text, links, pages, anchors_in(parsed))


def guide_problems(text: str, file: str) -> Iterator[Problem]:
    """What a page of the guide may not hold."""
    if SHELL_MARKER in text:
        yield Problem(
            file,
            *position(text, text.index(SHELL_MARKER)),
            f"Ordet «{SHELL_MARKER}» er forbeholdt nettstedet selv.",
            "Skriv noe annet, eller sett et mellomrom i ordet.",
        )
    for match in OUTSIDE.finditer(text):
        yield Problem(
            file,
            *position(text, match.start()),
            "Innholdet her hentes fra en annen tjener enn deres egen.",
            "Legg bildet eller filen i mappen for veiledningen, og vis til den der.",
        )
    yield from number_problems(text, file)


def is_built(page: GuidePage) -> bool:
    """Whether the engine makes a page of it: hidden files and `templates/` it leaves out."""
    return not page.path.startswith("templates/") and "/." not in f"/{page.path}"
