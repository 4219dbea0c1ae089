"""Lets each glossary word in running text show its meaning, with a button around it.

Words in tables, facts, headings and links stay as they are. What the badges and cells of a page say
is told in one place: the first line of help on the page gets a button that shows it. A template may
mark its prose, and words are then looked for there only: a page of an A3 is mostly tables.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from planhandbok.frozen import frozen
from planhandbok.pages.guide.meanings import Meaning, Meanings

PROSE = "<!--prose-->"
END_OF_PROSE = "<!--/prose-->"

NOT_HERE = (
    "a|abbr|button|code|dl|figure|form|h1|h2|h3|h4|h5|h6|kbd|label|nav|output|pre|script"
    "|select|style|summary|svg|table|textarea|title"
)
"""Elements where a word is a name, a control or no prose, and no button may stand."""

FACTS = "badge|small|what|when|who"
"""Classes of spans that hold a fact of a row, which is no prose either."""

TAG = r"""<(?:[^<>"']|"[^"]*"|'[^']*')*>"""
SKIPPED = re.compile(
    rf'<!--.*?-->|<({NOT_HERE})\b.*?</\1>|<span class="phb-(?:{FACTS}).*?</span>|{TAG}|&#?\w+;',
    re.DOTALL | re.IGNORECASE,
)
BADGE = re.compile(r'(?:<span class="phb-badge[^>]*|<td[^>]*)>([^<]+)<')
"""A badge, or a cell that begins with a word."""
HELP = re.compile(r'<p class="phb-help">.*?(?=</p>)', re.DOTALL)
INFLECTED = re.compile(
    r"-?(?:(?<=\w)|(?=\w))(?:ene|ane|ne|en|et|er|ar|a|n|r|t|e)?s?"
    r"(?![\w:-]|\.\w|/[\w-]+/|\s+\d\b)"
)
"""Endings of a noun or a verb, in both languages: `gevinst`, `gevinstenes`, `gevinstane`, `A3-er`.
None is the rest of an address (`a3/skolemat/`), a label («Gevinst:») or before a number: «i rute
2» is no status.
"""

OPENING = "(«"
CLOSING = re.compile(r"[.,;:!?)»…]+")
"""Signs around a word that never stand on another line than the word does, button or not."""
TOGETHER = '<span class="phb-together">'
END_OF_TOGETHER = "</span>"

BREAK = "\0"
"""Replaces what was skipped, so that no word is found across it."""


def with_meanings(html: str, meanings: Meanings) -> str:
    """Put a button around each word in the prose of `html`, and each meaning after the first."""
    pieces = []
    position = 0
    noted: set[Meaning] = set()
    for start, end, meaning in _uses(_Prose.of(html), meanings):
        before = start - _opening(html, position, start)
        closing = CLOSING.match(html, end)
        after = closing.end() if closing else end
        word = [meaning.before, html[start:end], meaning.after]
        if (before, after) != (start, end):
            word = [TOGETHER, html[before:start], *word, html[end:after], END_OF_TOGETHER]
        pieces += [html[position:before], *word]
        if meaning not in noted:
            noted.add(meaning)
            pieces.append(meaning.note)
        position = after
    html = without_marks("".join([*pieces, html[position:]]))
    return _with_words_of_badges(html, meanings)


def _opening(html: str, first: int, end: int) -> int:
    """Return how many signs before `end` belong to what follows; none of them before `first`."""
    start = end
    while start > first and html[start - 1] in OPENING:
        start -= 1
    return end - start


def without_marks(html: str) -> str:
    return html.replace(PROSE, "").replace(END_OF_PROSE, "")


def _with_words_of_badges(html: str, meanings: Meanings) -> str:
    """Let the first line of help tell what the badges say."""
    shown = {text.lower() for text in BADGE.findall(html)}
    found = sorted((form, meaning.entry) for form, meaning in meanings.forms if form in shown)
    entries = list(dict.fromkeys(entry for _, entry in found))
    if not entries:
        return html
    words = f"{meanings.before}{'<br>'.join(entries)}{meanings.after}"
    return HELP.sub(lambda line: f"{line[0]} {words}", html, count=1)


@frozen
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
        length = 0
        for start, end in _texts(html):
            parts.append(html[start:end])
            offsets.append(length)
            starts.append(start)
            length += end - start + len(BREAK)
        text = BREAK.join(parts)
        lowered = text.lower()
        if len(lowered) != len(text):  # a few letters of other languages grow
            lowered = text
        return cls(lowered.replace("\n", " "), offsets, starts)

    def place(self, index: int) -> int:
        """Return the place in the HTML of a position in the text."""
        part = bisect_right(self.offsets, index) - 1
        return self.starts[part] + index - self.offsets[part]


def _texts(html: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each text in the prose of some HTML."""
    for start, end in _marked(html):
        position = start
        for skipped in SKIPPED.finditer(html, position, end):
            if skipped.start() > position:
                yield position, skipped.start()
            position = skipped.end()
        if end > position:
            yield position, end


def _marked(html: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each part that is marked as prose, or those of all if none is."""
    start = html.find(PROSE)
    if start < 0:
        yield 0, len(html)
    while start >= 0:
        end = html.index(END_OF_PROSE, start)
        yield start + len(PROSE), end
        start = html.find(PROSE, end)


def _uses(prose: _Prose, meanings: Meanings) -> list[tuple[int, int, Meaning]]:
    """Return start and end in the HTML, and the meaning, of each use of a word, in order."""
    taken = bytearray(len(prose.text))
    places = []
    for form, meaning in meanings.forms:
        for span in _spans(prose.text, form):
            if not any(taken[span.start : span.stop]):
                taken[span.start : span.stop] = b"x" * len(span)
                place = prose.place(span.start)
                places.append((place, place + len(span), meaning))
    return sorted(places, key=lambda place: place[0])


def _spans(text: str, form: str) -> Iterator[range]:
    """Yield each place where a form is a whole word, inflected or not."""
    start = text.find(form)
    while start >= 0:
        tail = INFLECTED.match(text, start + len(form))
        if tail and (start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-_@")):
            yield range(start, tail.end())
        start = text.find(form, start + 1)
