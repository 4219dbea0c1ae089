"""Files become text: the right size, the right encoding, no byte-order mark."""

from pathlib import Path

from planhandbok.records.text.problems import Problem, file_problem

LARGEST_FILE = 1_000_000
"""Bytes. An A3 is about 5 KB; a file two hundred times that is something else."""


def text_of(path: Path, file: str, largest: int = LARGEST_FILE) -> str | Problem:
    """Return the text of a file with Unix line ends, or the problem that prevents it.

    `file` is the name of the file in problems.
    """
    try:
        size = path.stat().st_size
        if size > largest:
            message = f"Filen er på {size / 1e6:.0f} MB, og det er for stort for en post."
            hint = "Del innholdet på flere filer, og legg bilder og vedlegg et annet sted."
            return file_problem(file, message, hint)
        return text_in(path.read_bytes())
    except FileNotFoundError:
        hint = "Lag filen, eller se om den har fått et annet navn."
        return file_problem(file, "Filen mangler.", hint)
    except OSError:
        hint = "Se om det er en vanlig fil, og om du har tilgang til den."
        return file_problem(file, "Filen kan ikke åpnes.", hint)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = position(before, len(before))
        hint = "Åpne filen i redigeringsprogrammet og lagre den på nytt med tegnkodingen UTF-8."
        return Problem(file, line, column, "Filen er ikke lagret som UTF-8.", hint)


def text_in(raw: bytes) -> str:
    """Decode UTF-8, with or without a byte-order mark, and give it Unix line ends.

    Raise `UnicodeDecodeError` for any other encoding.
    """
    return raw.decode("utf-8-sig").replace("\r\n", "\n")


def position(text: str, index: int) -> tuple[int, int]:
    """The line and the column of an index in a text, both from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def line_end_of(path: Path) -> str:
    """The line end of a file: that of Windows if any line has it, otherwise that of Unix."""
    return "\r\n" if b"\r\n" in path.read_bytes() else "\n"
