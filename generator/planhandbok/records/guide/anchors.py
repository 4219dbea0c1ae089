"""The anchors of a page of the guide: those written in it, and those of its headings.

Python-Markdown makes the anchor of a heading of its letters, but leaves out those that ASCII has
nothing like: «Ødegård» becomes `degard`. Here such a heading gets an anchor with all its letters,
`odegard`, and keeps the other one as well: somebody may have linked to it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text.problems import Problem

ATTRIBUTES = re.compile(r"\{([^{}\n]*)\}")
GIVEN_ANCHOR = re.compile(r"#([\w.-]+)")
HTML_ANCHOR = re.compile(r"\b(?:id|name)=[\"']([^\"']+)[\"']")
NUMBERED = re.compile(r"(.*)_([0-9]+)")
LETTERS = {
    **{"æ": "ae", "ø": "o", "đ": "d", "ŧ": "t", "ŋ": "n"},
    **{"ð": "d", "þ": "th", "ł": "l", "ß": "ss", "œ": "oe"},
}
"""Letters that ASCII has nothing like; those with an accent lose it."""
PLAIN_LETTERS = str.maketrans(LETTERS)
NOT_IN_ANCHOR = re.compile(r"[^\w\s-]")
SPACES = re.compile(r"[-\s]+")
CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*$")
OWN_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*([^{}]*?)[ \t]*\}[ \t]*$")


@frozen
class HeadingAnchor:
    """The anchor of a heading without one of its own, and the line of the heading. `earlier` is the
    anchor that it had when letters were left out; the same, if none was.
    """

    line: int
    anchor: str
    earlier: str


@frozen
class PageAnchors:
    """The anchors written in a page, and those of its other headings."""

    written: frozenset[str]
    headings: tuple[HeadingAnchor, ...]

    @property
    def all(self) -> frozenset[str]:
        made = (name for heading in self.headings for name in (heading.anchor, heading.earlier))
        return self.written.union(made)

    @property
    def aliases(self) -> Mapping[str, str]:
        """The earlier anchor of each heading that got another, by its anchor of today."""
        pairs = ((heading.anchor, heading.earlier) for heading in self.headings)
        return {anchor: earlier for anchor, earlier in pairs if anchor != earlier}


def anchors_in(text: GuideText) -> PageAnchors:
    """Return the anchors of a page. No anchor of today is an earlier one of another heading."""
    written = frozenset(anchor for anchor, _ in _written_anchors(text))
    headings = list(_unnamed_headings(text))
    names = _Names(written)
    earlier = [names.unique(_slug(words)) for _, words in headings]
    anchors = [
        HeadingAnchor(line, _anchor(words, then, names), then)
        for (line, words), then in zip(headings, earlier, strict=True)
    ]
    return PageAnchors(written, tuple(anchors))


def repeated_anchors(text: GuideText, file: str) -> Iterator[Problem]:
    """Yield a problem for each anchor that is written once more: links lead to the first."""
    lines: dict[str, int] = {}
    for anchor, byte in _written_anchors(text):
        line, column = text.place(byte)
        if anchor in lines:
            hint = Phrase(
                "Det står også på linje {line}. Gi ett av dem et annet navn.", line=lines[anchor]
            )
            yield Problem(
                file,
                line,
                column,
                Phrase("Ankeret «#{anchor}» står to ganger.", anchor=anchor),
                hint,
            )
        lines.setdefault(anchor, line)


def _slug(words: str) -> str:
    """Return the anchor that Python-Markdown makes of a heading. It takes 0.01 s to import, which
    each command would wait for.
    """
    plain = normalize("NFKD", words).encode("ascii", "ignore").decode()
    return SPACES.sub("-", NOT_IN_ANCHOR.sub("", plain).strip().lower())


def _anchor(words: str, earlier: str, names: "_Names") -> str:
    plain = words.lower().translate(PLAIN_LETTERS)
    return earlier if plain == words.lower() else names.unique(_slug(plain))


class _Names:
    """The anchors of a page so far, made unique as Python-Markdown does, but in one go."""

    def __init__(self, taken: frozenset[str]) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def unique(self, name: str) -> str:
        numbered = NUMBERED.fullmatch(name)
        base = numbered[1] if numbered else name
        number = int(numbered[2]) if numbered else self._last.get(base, 0)
        found = name
        while found in self._taken or not found:
            number += 1
            found = f"{base}_{number}"
        if not numbered:
            self._last[base] = number
        self._taken.add(found)
        return found


def with_anchors(text: str, anchors: PageAnchors) -> str:
    """Write the anchors after the headings, if any of them is another than the engine would make.
    Then all are written, as the engine counts those that are alike.
    """
    if not anchors.aliases:
        return text
    lines = text.split("\n")
    for heading in anchors.headings:
        line = lines[heading.line - 1]
        own = OWN_ATTRIBUTES.search(line)
        attributes = f"{own[1]} #{heading.anchor}" if own else f"#{heading.anchor}"
        words = CLOSING_MARKS.sub("", line[: own.start()] if own else line.rstrip())
        lines[heading.line - 1] = f"{words} {{{attributes}}}"
    return "\n".join(lines)


def _written_anchors(text: GuideText) -> Iterator[tuple[str, int]]:
    """Yield each anchor that is written in a page, with the byte where that begins."""
    for name, content, byte in text.events:
        anchors: Sequence[str] = ()
        match name, content:
            case "Text", words:
                anchors = _attribute_anchors(words) if "{" in words else ()
            case "Start", {"Heading": heading}:
                anchors = _anchor_of(heading)
            case "Html" | "InlineHtml", html:
                anchors = HTML_ANCHOR.findall(html)
        for anchor in anchors:
            yield anchor, byte


def _attribute_anchors(words: str) -> list[str]:
    found = map(GIVEN_ANCHOR.search, ATTRIBUTES.findall(words))
    return [given[1] for given in found if given]


def _anchor_of(heading: Mapping[str, Any]) -> list[str]:
    """The anchor that is written after a heading, if any."""
    anchor = heading["id"] or dict(heading["attrs"]).get("id")
    return [anchor] if anchor else []


def _unnamed_headings(text: GuideText) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each heading without an anchor of its own."""
    line = 0
    words = ""
    for name, content, byte in text.events:
        match name, content:
            case "Text" | "Code", part:
                words += part
            case "Start", {"Heading": heading}:
                line = 0 if _anchor_of(heading) else text.place(byte)[0]
                words = ""
            case "End", {"Heading": _} if line:
                yield line, words
                line = 0
