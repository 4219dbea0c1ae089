"""Numbers at the start of a line, which Markdown takes for those of a list: it counts from 1.

So «17. mai er fri» would be shown as «1. mai er fri».
"""

import re
from collections.abc import Iterator

from planhandbok.phrase import Phrase
from planhandbok.records.guide.numbers import CODE
from planhandbok.records.text.problems import Problem, Severity, quoted

NUMBERED = re.compile(r"(?P<margin>[ \t]*[-*+][ \t]+| {0,3})(?P<number>[0-9]{1,9})\.(?=[ \t]+\S)")
"""A line that may be an item of a list with numbers, on its own or in an item with a bullet."""


def list_number_problems(text: str, file: str) -> Iterator[Problem]:
    """Warn of each number that would be shown as another; 1 for each item is how some write."""
    last = 0
    before = ""
    for row, line in enumerate(_without_code(text).split("\n"), start=1):
        found = NUMBERED.match(line)
        is_first = not before.strip() or before.startswith("#")
        if found and found["margin"].strip():
            yield from _told(found, 1, file, row)
        elif found and (last or is_first):
            last += 1
            yield from _told(found, last, file, row)
        elif line.startswith("#") or (line.strip() and is_first and not line.startswith(" ")):
            last = 0
        before = line


def _without_code(text: str) -> str:
    return CODE.sub(lambda code: "\n" * code[0].count("\n"), text)


def _told(found: re.Match[str], shown: int, file: str, row: int) -> Iterator[Problem]:
    number = int(found["number"])
    if number in (shown, 1):
        return
    message = Phrase(
        "{written} blir vist som {shown}: linjen blir lest som punkt {number} i en liste.",
        written=quoted(f"{number}."),
        shown=quoted(f"{shown}."),
        number=shown,
    )
    hint = Phrase("Er den ikke det, skriv {written}.", written=quoted(f"{number}\\."))
    yield Problem(file, row, found.start("number") + 1, message, hint, Severity.WARNING)
