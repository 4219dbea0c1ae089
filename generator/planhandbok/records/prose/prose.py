"""Prose of records: Markdown, and text from a word processor, becomes CommonMark."""

import re
from collections.abc import Iterable

import pyromark

from planhandbok.records.prose.own_signs import with_own_signs
from planhandbok.records.prose.pasted_lists import with_lists

PROSE = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)

BREAK = re.compile("\r\n|[\v\f\r\u0085\u2028\u2029]")
"""Line breaks of other programs: Word and PowerPoint have `\\v` within a paragraph, and Word `\\f`
between pages.
"""
PIECE = "\x1f"
ROW = "\x1e"
"""The signs before each cell and item, and before each row, of a text that is to be one line."""
ENDS = (".", "!", "?", ":", ";")


def with_plain_breaks(text: str) -> str:
    """Return a text with the line breaks of a file."""
    return BREAK.sub("\n", text)


def as_commonmark(text: str) -> str:
    """Return prose with the lists of a word processor as lists of Markdown, and with its own signs
    as they stand.
    """
    return with_own_signs(with_lists(text))


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
