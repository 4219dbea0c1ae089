"""Files become text: the right size, the right encoding, no byte-order mark, and no number that
names a person.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import Problem, file_problem

MERGE_MARK = re.compile(r"^<{7}(?: |$)", re.MULTILINE)
MERGE = (
    Phrase("En sammenslåing i git er ikke gjort ferdig her."),
    Phrase(
        "Behold en av versjonene mellom «<<<<<<<» og «>>>>>>>», og slett linjene med "
        "disse merkene og «=======»."
    ),
)
LARGEST_FILE = 1_000_000
"""Bytes. An A3 is about 5 KB; a file two hundred times that is something else."""

WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Opens a pipe at once, though nobody writes to it, and keeps line ends on Windows."""


PERSON_NUMBER = re.compile(
    r"(?<![\w.,/-])([0-9]{2})[ .]?([0-9]{2})[ .]?([0-9]{2})[ \u00a0-]?([0-9]{5})"
    r"(?![\w-]|[.,]\d)"
)
ELEVEN_DIGITS = b"0" * 11
DIGITS = bytes.maketrans(b"123456789", b"000000000")
SEPARATORS = " .-\u00a0".encode()
"""A text without eleven digits in a row, separators left out, has no such number, and is looked
through no further: a fifth of the time.
"""
FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
MODULUS = 11
"""Both weighted sums of the digits can be divided by 11 (Skatteetaten: «Fødselsnummer»)."""

ADDED = 40
"""A D-nummer adds this to the day, and an H-nummer to the month. A synthetic number, which names
nobody, adds 80 to the month.
"""

DAYS = frozenset([*range(1, 32), *range(1 + ADDED, 32 + ADDED)])
MONTHS = frozenset([*range(1, 13), *range(1 + ADDED, 13 + ADDED)])
TELLS_A_PERSON = (
    Phrase("Her står et tall som ser ut som et fødselsnummer, et D-nummer eller et H-nummer."),
    Phrase(
        "Ta det bort med en gang. Er det alt publisert, se «Hvordan tar vi noe "
        "tilbake?» i veiledningen. Er det et kontonummer, så skriv det med punktum, "
        "som 1234.56.78903."
    ),
)


def text_of(
    path: Path, file: str, largest: int = LARGEST_FILE, raw: bytes | None = None
) -> str | Problem:
    """Return the text of a file with Unix line ends, or the problem that prevents it.

    `file` is the name of the file in problems, and `raw` its bytes, if they are read already.
    """
    try:
        raw = bytes_of(path, largest) if raw is None else raw
        if len(raw) > largest:
            size = max(len(raw), path.stat().st_size if path.exists() else 0)
            message = Phrase(
                "Filen er på {size} MB, og det er for stort for en post.",
                size=f"{size / 1e6:.0f}",
            )
            hint = Phrase("Del innholdet på flere filer, og legg bilder og vedlegg et annet sted.")
            return file_problem(file, message, hint)
        text = text_in(raw)
        return _with_person_number(text, file) or text
    except FileNotFoundError:
        hint = Phrase("Lag filen, eller se om den har fått et annet navn.")
        return file_problem(file, Phrase("Filen mangler."), hint)
    except OSError:
        if path.is_dir():
            hint = Phrase("Gi mappen et navn uten endelsen, eller flytt den.")
            return file_problem(file, Phrase("Dette er en mappe, men heter som en fil."), hint)
        hint = Phrase("Se om det er en vanlig fil, og om du har tilgang til den.")
        return file_problem(file, Phrase("Filen kan ikke åpnes."), hint)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = position(before, len(before))
        hint = Phrase(
            "Åpne filen i redigeringsprogrammet og lagre den på nytt med tegnkodingen UTF-8."
        )
        return Problem(file, line, column, Phrase("Filen er ikke lagret som UTF-8."), hint)


def _with_person_number(text: str, file: str) -> Problem | None:
    """Return a problem that does not repeat the number. The text is not read any further, so that
    no other message can.
    """
    index = person_number_at(text)
    return None if index is None else Problem(file, *position(text, index), *TELLS_A_PERSON)


def person_number_at(text: str) -> int | None:
    """Return the index of the first number that names a person, `None` if there is none."""
    if ELEVEN_DIGITS not in text.encode().translate(DIGITS, SEPARATORS):
        return None
    found = PERSON_NUMBER.finditer(text)
    return next((number.start() for number in found if _is_valid(number)), None)


def _is_valid(number: re.Match[str]) -> bool:
    if int(number[1]) not in DAYS or int(number[2]) not in MONTHS:
        return False
    digits = [int(digit) for digit in "".join(number.groups())]
    return all(
        sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % MODULUS == 0
        for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS)
    )


def bytes_of(path: Path | str, largest: int) -> bytes:
    """Return the content of a regular file, or its first `largest` bytes and one more.

    Raises an `OSError` for anything else, such as a pipe, which would be waited for, or a device,
    which may have no end.
    """
    descriptor = os.open(path, os.O_RDONLY | WITHOUT_WAITING)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "Not a regular file", str(path))
        return file.read(min(status.st_size, largest) + 1)


def text_in(raw: bytes) -> str:
    """Decode UTF-8, with or without a byte-order mark, and give it Unix line ends.

    Raise `UnicodeDecodeError` for any other encoding.
    """
    return with_unix_line_ends(raw.decode("utf-8-sig"))


def with_unix_line_ends(text: str) -> str:
    """Return a text in which lines end as on Unix, also those of Windows and of old Macs."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def merge_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield a problem for each place where git could not merge, and left both versions."""
    if "<<<<<<<" in text:
        for found in MERGE_MARK.finditer(text):
            line, column = position(text, found.start())
            yield Problem(file, line, column, *MERGE)


def position(text: str, index: int) -> tuple[int, int]:
    """The line and the column of an index in a text, both from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def line_end_of(path: Path) -> str:
    """The line end of a file: that of Windows if any line has it, otherwise that of Unix."""
    return "\r\n" if b"\r\n" in bytes_of(path, LARGEST_FILE) else "\n"
