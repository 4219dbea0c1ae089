"""Text that the engine's Markdown would take minutes for: what is never ended, and endless
paragraphs.

Python-Markdown looks from each `[` and `<` for its end, through all the rest of the paragraph. So
50,000 brackets in a line would take an hour. Such text is a mistake, told before the engine starts.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import Problem

LONGEST_PARAGRAPH = 20_000
"""Characters of lines without an empty one between; the longest of the handbook has 3,000."""

MOST_UNENDED = 500
"""Marks in one file that begin something and have no end; they take a tenth of a second."""

PAIRS = ((r"\[|\]", "["), (r"\]\(|\)", "]("), (r"<|>", "<"))
"""The marks of brackets, of addresses and of tags, each with the one that begins."""

DATA = re.compile(r"data:[\w/+;=,-]*")
"""A picture inside the text, which may be long."""


def slow_text_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each paragraph that is too long, and one for all that has no end."""
    unended = 0
    for line, written in _paragraphs(text):
        paragraph = DATA.sub("", written)
        if len(paragraph) > LONGEST_PARAGRAPH:
            message = Phrase(
                "Avsnittet er på {count} tegn, og det er for langt.", count=len(paragraph)
            )
            yield Problem(file, line, 1, message, Phrase("Del det med tomme linjer."))
        unended += _unended(paragraph)
        if unended > MOST_UNENDED:
            message = Phrase("Siden har flere hundre klammer eller vinkler som aldri lukkes.")
            hint = Phrase("Lukk dem, eller sett «\\» foran hver av dem.")
            yield Problem(file, line, 1, message, hint)
            return


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of lines that are not empty, with the number of its first line."""
    lines = enumerate(text.split("\n"), start=1)
    for is_written, run in groupby(lines, lambda line: bool(line[1].strip())):
        if is_written:
            written = list(run)
            yield written[0][0], "\n".join(words for _, words in written)


def _unended(paragraph: str) -> int:
    """Return how many marks begin something in a paragraph and have no end."""
    return sum(
        _depth(re.findall(marks, paragraph), begin)
        for marks, begin in PAIRS
        if paragraph.count(begin) > 1
    )


def _depth(marks: list[str], begin: str) -> int:
    depth = 0
    for mark in marks:
        depth = depth + 1 if mark == begin else max(0, depth - 1)
    return depth
