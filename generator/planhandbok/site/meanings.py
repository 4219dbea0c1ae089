"""Lets the first use of each glossary word on a page show its meaning, with a button around it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from planhandbok.pages.guide.meanings import Meaning, Meanings

NOT_HERE = (
    "a|abbr|button|caption|code|dt|figure|form|h1|h2|h3|h4|h5|h6|kbd|label|nav|output|pre|script"
    "|select|style|summary|svg|textarea|th|title"
)
"""Elements where a word is a name, a control or no prose, and no button may stand."""

TAG = r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>"""
SKIPPED = re.compile(
    rf"<!--.*?-->|<({NOT_HERE})\b.*?</\1>|{TAG}|&#?\w+;", re.DOTALL | re.IGNORECASE
)
INFLECTED = re.compile(
    r"-?(?:(?<=\w)|(?=\w))(?:ene|ane|ne|en|et|er|ar|a|n|r|t|e)?s?(?![\w-]|\.\w|/[\w-]+/)"
)
"""Endings of a noun or a verb, in both languages: `gevinst`, `gevinstenes`, `gevinstane`, `A3-er`.
None is the rest of an address, as in `a3/skolemat/`.
"""

BREAK = "\0"
"""Replaces what was skipped, so that no word is found across it."""


def with_meanings(html: str, meanings: Meanings) -> str:
    """Put each meaning where its word first stands in the prose of `html`."""
    pieces = []
    position = 0
    for start, end, meaning in _first_uses(_Prose.of(html), meanings):
        pieces += [html[position:start], meaning.before, html[start:end], meaning.after]
        position = end
    return "".join([*pieces, html[position:]])


@dataclass(frozen=True)
class _Prose:
    """The prose of some HTML in lower case. Part `i` begins at `offsets[i]` in the text, and at
    `starts[i]` in the HTML.
    """

    text: str
    offsets: Sequence[int]
    starts: Sequence[int]

    @classmethod
    def of(cls, html: str) -> "_Prose":
        parts: list[str] = []
        offsets: list[int] = []
        starts: list[int] = []
        position = length = 0
        for skipped in [*SKIPPED.finditer(html), None]:
            start = skipped.start() if skipped else len(html)
            if start > position:
                parts.append(html[position:start])
                offsets.append(length)
                starts.append(position)
                length += start - position + len(BREAK)
            position = skipped.end() if skipped else start
        text = BREAK.join(parts)
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters of other languages grow
            lowered = text
        return cls(lowered.replace("\n", " "), offsets, starts)

    def place(self, index: int) -> int:
        """Return the place in the HTML of a position in the text."""
        part = bisect_right(self.offsets, index) - 1
        return self.starts[part] + index - self.offsets[part]


def _first_uses(prose: _Prose, meanings: Meanings) -> list[tuple[int, int, Meaning]]:
    """Return start and end in the HTML, and the meaning, of each word found, in order."""
    taken: list[range] = []
    first: dict[Meaning, range] = {}
    for form, meaning in meanings:
        span = _first(prose.text, form, taken)
        if span:
            taken.append(span)
            first[meaning] = min(first.get(meaning, span), span, key=lambda span: span.start)
    places = [(prose.place(span.start), len(span), meaning) for meaning, span in first.items()]
    ordered = sorted(places, key=lambda place: place[0])
    return [(start, start + length, meaning) for start, length, meaning in ordered]


def _first(text: str, form: str, taken: Sequence[range]) -> range | None:
    """Return the first place where a form is a whole word, inflected or not, and not `taken`."""
    start = text.find(form)
    while start >= 0:
        tail = INFLECTED.match(text, start + len(form))
        if tail and (start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-_@")):
            span = range(start, tail.end())
            if not any(span.start < other.stop and other.start < span.stop for other in taken):
                return span
        start = text.find(form, start + 1)
    return None
