"""The pages of the guide: Markdown files under the content folder.

Takes the text of a page; gives its links and anchors, and what the page may not hold.
"""

from collections.abc import Iterator
from enum import Enum

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.guide.anchors import PageAnchors, anchors_in, repeated_anchors
from planhandbok.records.guide.front_matter import front_matter_problems
from planhandbok.records.guide.links import PageLink, page_links
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.guide.markdown_slips import markdown_slips
from planhandbok.records.guide.numbers import number_problems
from planhandbok.records.guide.raw_html import html_problems
from planhandbok.records.guide.slow_text import slow_text_problems
from planhandbok.records.text.file_text import position
from planhandbok.records.text.own_words import own_word_problems
from planhandbok.records.text.problems import Problem
from planhandbok.records.text.shell_marker import SHELL_MARKER

UNBUILT_FOLDER = "templates/"
"""The folder of the guide that the engine leaves out."""


class Layer(Enum):
    """The origin of a page, in the words of `build --layers`."""

    OWN = "egen"
    REPLACES_BASE = "egen, i stedet for siden i grunnhåndboken"
    BASE = "grunnhåndboken"


@frozen
class GuidePage:
    """A page of the guide; `path` is below the content folder, `file` below the project. A page of
    the base has no `problems`.
    """

    path: str
    file: str
    text: str
    links: tuple[PageLink, ...]
    anchors: PageAnchors
    layer: Layer = Layer.OWN
    problems: tuple[Problem, ...] = ()

    @property
    def is_base(self) -> bool:
        return self.layer is Layer.BASE


def guide_page(text: str, path: str, file: str, layer: Layer = Layer.OWN) -> GuidePage:
    """Parse a page of Markdown."""
    parsed = GuideText(text)
    return GuidePage(
        path=path,
        file=file,
        text=text,
        links=tuple(page_links(parsed)),
        anchors=anchors_in(parsed),
        layer=layer,
        problems=() if layer is Layer.BASE else tuple(_problems(text, parsed, file)),
    )


def _problems(text: str, parsed: GuideText, file: str) -> Iterator[Problem]:
    """Yield a problem for everything that a page of the guide may not hold."""
    if SHELL_MARKER in text:
        message = Phrase("Ordet «{word}» er forbeholdt nettstedet selv.", word=SHELL_MARKER)
        hint = Phrase("Skriv noe annet, eller sett et mellomrom i ordet.")
        yield Problem(file, *position(text, text.index(SHELL_MARKER)), message, hint)
    yield from slow_text_problems(text, file)
    yield from html_problems(parsed, file)
    yield from repeated_anchors(parsed, file)
    yield from front_matter_problems(text, file)
    yield from number_problems(text, file)
    yield from markdown_slips(text, file)
    yield from own_word_problems(text, file)


def is_built(page: GuidePage) -> bool:
    """Return whether the engine makes a page of it: it leaves out hidden files and `templates/`."""
    return is_built_from(page.path)


def is_built_from(path: str) -> bool:
    return not path.startswith(UNBUILT_FOLDER) and "/." not in f"/{path}"
