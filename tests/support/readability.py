"""Measure how heavy a page is to read: its words and its LIX (Björnsson, 1968).

LIX is the words in a sentence plus the share of words longer than six letters, in per cent.
Below 30 is very easy, 40 to 50 is what newspapers are.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from markdown import markdown

from planhandbok.pages.pieces.numbers import filled_in
from tests.support.handbooks import ROOT

GUIDE = ROOT / "content" / "veiledning"

FRONT_MATTER = re.compile(r"\A---\n.*?^---$", re.DOTALL | re.MULTILINE)
NO_PROSE = re.compile(r"<(pre|h[1-6])\b.*?</\1>", re.DOTALL)
BLOCK_END = re.compile(r"</(?:p|li|td|th)>|<(?:ul|ol|br ?/?)>")
SOURCE_MARK = re.compile(r'<a href="(?:[\w/.-]*/)?kilder\.md#[^"]*"[^>]*>\d+</a>')
"""The number of a source after a sentence: a mark, not a word of it."""

TAG = re.compile(r"<[^>]+>")
WORD = re.compile(r"[\w%§]+(?:[-./,][\w%§]+)*")
SENTENCE_END = re.compile(r"[.!?:]+(?=\s|$|[)»])")
LONG = 6


@dataclass(frozen=True)
class Reading:
    """`words` counts all that is read on the page, and `lix` the running text."""

    file: str
    words: int
    lix: float


def reading(path: Path) -> Reading:
    text = FRONT_MATTER.sub("", path.read_text(encoding="utf-8"))
    shown = filled_in(text, {})
    html = markdown(shown, extensions=["tables", "attr_list", "admonition", "fenced_code"])
    return reading_of(path.name, SOURCE_MARK.sub("", html))


def reading_of(file: str, html: str) -> Reading:
    all_words = WORD.findall(TAG.sub(" ", re.sub(r"<pre\b.*?</pre>", "", html, flags=re.DOTALL)))
    blocks = [TAG.sub("", block).strip() for block in BLOCK_END.split(NO_PROSE.sub("", html))]
    words = [word for block in blocks for word in WORD.findall(block)]
    sentences = sum(_sentences(block) for block in blocks)
    long_words = sum(len(word) > LONG for word in words)
    lix = len(words) / sentences + 100 * long_words / len(words)
    return Reading(file, len(all_words), lix)


def _sentences(block: str) -> int:
    """A block without a full stop, such as a cell of a table, is a sentence too."""
    if not WORD.search(block):
        return 0
    ends = len(SENTENCE_END.findall(block))
    return ends if block[-1] in ".!?:)»" and ends else ends + 1


def readings() -> list[Reading]:
    return [reading(path) for path in sorted(GUIDE.rglob("*.md"))]
