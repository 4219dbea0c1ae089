"""Text that Markdown shows otherwise than it stands, or leaves out.

A number at the start of a line is taken for that of a list, which counts from 1: «17. mai er fri»
would be shown as «1. mai er fri». A row of a table loses the cells that have no column, and a box
the words behind its kind.
"""

import re
from collections.abc import Iterator, Sequence

from planhandbok.phrase import Phrase
from planhandbok.records.guide.numbers import CODE
from planhandbok.records.prose.own_signs import NO_LINK, SERVER, TIMES, signed_numbers
from planhandbok.records.prose.wide_rows import wide_rows
from planhandbok.records.text.problems import Problem, Severity, quoted

NUMBERED = re.compile(r"(?P<margin>[ \t]*[-*+][ \t]+| {0,3})(?P<number>[0-9]{1,9})\.(?=[ \t]+\S)")
"""A line that may be an item of a list with numbers, on its own or in an item with a bullet."""
BOX = re.compile(r"[ \t]*!!! +[\w-]+ +(?P<words>[^\"\n]*[^\"\s])")
SIDES = frozenset(("inline", "end"))
"""The words behind the kind of a box that say where it stands."""


def markdown_slips(text: str, file: str) -> Iterator[Problem]:
    lines = CODE.sub(_blank, text).split("\n")
    yield from _numbers(lines, file)
    yield from _cells(lines, file)
    yield from _titles(lines, file)
    yield from _signs(lines, file)


def _blank(code: re.Match[str]) -> str:
    """Return what stands for code: as many lines, or a word."""
    return "\n" * code[0].count("\n") or "x"


def _numbers(lines: Sequence[str], file: str) -> Iterator[Problem]:
    """Warn of each number that would be shown as another; 1 for each item is how some write."""
    last = 0
    before = ""
    for row, line in enumerate(lines, start=1):
        found = NUMBERED.match(line)
        is_first = not before.strip() or before.startswith("#")
        if found and found["margin"].strip():
            yield from _number(found, 1, file, row)
        elif found and (last or is_first):
            last += 1
            yield from _number(found, last, file, row)
        elif line.startswith("#") or (line.strip() and is_first and not line.startswith(" ")):
            last = 0
        before = line


def _number(found: re.Match[str], shown: int, file: str, row: int) -> Iterator[Problem]:
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


def _cells(lines: Sequence[str], file: str) -> Iterator[Problem]:
    for row in wide_rows(lines):
        message = Phrase(
            "Raden har {cells} celler, men tabellen {columns} kolonner. Resten blir ikke vist.",
            cells=row.cells,
            columns=row.columns,
        )
        hint = Phrase(
            "Gi de to øverste linjene i tabellen en kolonne til. En strek som hører til teksten i "
            "en celle, skrives «\\|»."
        )
        yield Problem(file, row.place + 1, 1, message, hint, Severity.WARNING)


def _titles(lines: Sequence[str], file: str) -> Iterator[Problem]:
    for row, line in enumerate(lines, start=1):
        box = BOX.match(line)
        if box and not SIDES.issuperset(box["words"].split()):
            message = Phrase("{words} blir ikke vist.", words=quoted(box["words"]))
            title = f'"{box["words"]}"'
            hint = Phrase("Er det tittelen på ruten, skriv den slik: {title}", title=title)
            yield Problem(file, row, box.start("words") + 1, message, hint, Severity.WARNING)


def _signs(lines: Sequence[str], file: str) -> Iterator[Problem]:
    """Warn of the sign of multiplication, which makes italics of what stands between two, of signs
    that begin a quotation or a list, of the name of a server, and of what is no link.
    """
    signed = frozenset(signed_numbers(lines))
    for row, line in enumerate(lines, start=1):
        times = list(TIMES.finditer(line))
        if len(times) > 1:
            hint = Phrase("Er det et gangetegn, skriv «×» eller «\\*».")
            message = Phrase("«*» mellom to tall blir ikke vist.")
            yield Problem(file, row, times[0].start() + 1, message, hint, Severity.WARNING)
        if row - 1 in signed:
            message = Phrase("Tegnet foran tallet blir ikke vist.")
            hint = Phrase("Sett «\\» foran tegnet.")
            yield Problem(file, row, 1, message, hint, Severity.WARNING)
        if NO_LINK.match(line):
            message = Phrase("Linjen blir ikke vist: den blir lest som adressen til en lenke.")
            hint = Phrase("Sett «\\» foran den første klammen.")
            yield Problem(file, row, 1, message, hint, Severity.WARNING)
        if server := SERVER.search(line):
            hint = Phrase("Sett «`» foran og bak adressen.")
            message = Phrase("Av «\\\\» blir bare ett tegn vist.")
            yield Problem(file, row, server.start() + 1, message, hint, Severity.WARNING)
