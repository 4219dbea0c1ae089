"""Prose of records: Markdown, and text that was pasted from a word processor, becomes CommonMark.

A line that begins with a bullet of a word processor is an item of a list. So is one that begins
with a dash, if the next line does too, or the text before it ends in a colon: a dash alone may
begin an answer, as in «– Nei, sier rådmannen».
"""

import re
from collections.abc import Iterable
from itertools import pairwise

import pyromark

PROSE = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)

BULLETS = "\u2022\u00b7\u2023\u2043\u25aa\u25cf\u25e6\u25cb\uf0b7"
"""Signs that say no more than that an item begins; the last is the bullet of Word's own font."""
TICKS = "\u2713\u2714\u2610\u2611\u27a2"
"""Signs that an item keeps."""
SPACE = r"[ \t\u00a0]"
BULLET = re.compile(rf"({SPACE}*)(?:[{BULLETS}]|(?=[{TICKS}])){SPACE}*(?=\S)")
DASH = re.compile(rf"({SPACE}*)(?:[–—]{SPACE}+|-(?=[^\W\d_]))(?=\S)")
ITEM = re.compile(rf"{SPACE}*[-*+]{SPACE}")
FENCE = re.compile(r"\s*(?:```|~~~)")
BREAK = re.compile("\r\n|[\v\f\r\u0085\u2028\u2029]")
"""Line breaks of other programs: Word and PowerPoint have `\\v` within a paragraph, and Word `\\f`
between pages.
"""
PIECE = "\x1f"
ROW = "\x1e"
"""The signs before each cell and item, and before each row, of a text that is to be one line."""
ENDS = (".", "!", "?", ":", ";")
FROM_WORD = re.compile(rf"^{SPACE}*(?:[{BULLETS}{TICKS}–—]|-[^\W\d_])", re.MULTILINE)


def with_plain_breaks(text: str) -> str:
    """Return a text with the line breaks of a file."""
    return BREAK.sub("\n", text)


def as_commonmark(text: str) -> str:
    """Return prose with the lists of a word processor as lists of Markdown."""
    if not FROM_WORD.search(text):
        return text
    return "\n".join(_lines(text.split("\n")))


def one_line(text: str) -> str:
    """Return the pieces of a text as one line: a row is a sentence, and «·» stands between two
    other pieces where no sentence ends.
    """
    rows = (
        _joined((" ".join(piece.split()) for piece in row.split(PIECE)), " ·")
        for row in text.split(ROW)
    )
    return _joined(rows, ".")


def _joined(texts: Iterable[str], sign: str) -> str:
    """Return texts as one, with a sign after each but the last that has no end."""
    found = [*filter(None, texts)] or [""]
    ended = [text if text.endswith(ENDS) else text + sign for text in found[:-1]]
    return " ".join((*ended, found[-1]))


def _lines(lines: list[str]) -> list[str]:
    converted: list[str] = []
    is_list = False
    is_code = False
    opens_list = False
    margin = ""
    for line, following in pairwise([*lines, ""]):
        is_code ^= bool(FENCE.match(line))
        mark = None if is_code else _item_mark(line, following, is_listed=is_list or opens_list)
        if mark and not is_list:
            margin = mark[1]
        if line.strip():
            is_indented = line[:1].isspace()
            is_list = bool(mark or ITEM.match(line)) or (is_list and is_indented)
            opens_list = line.rstrip().endswith(":")
        converted.append(f"{mark[1].removeprefix(margin)}- {line[mark.end() :]}" if mark else line)
    return converted


def _item_mark(line: str, following: str, *, is_listed: bool) -> re.Match[str] | None:
    """Return what marks a line as an item, if anything does."""
    if bullet := BULLET.match(line):
        return bullet
    dash = DASH.match(line)
    return dash if dash and (is_listed or DASH.match(following)) else None
