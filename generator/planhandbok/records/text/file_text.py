"""Files become text: the right size, the right encoding, no byte-order mark."""

from pathlib import Path

from planhandbok.records.text.problems import Problem

LARGEST_FILE = 1_000_000
"""Bytes. An A3 is about 5 KB; a file two hundred times that is something else."""


def text_of(path: Path, file: str, largest: int = LARGEST_FILE) -> str | Problem:
    """The text of a file, or why it cannot be read; `file` is how problems name it."""
    try:
        size = path.stat().st_size
        if size > largest:
            return Problem(
                file,
                1,
                1,
                f"Filen er på {size / 1e6:.0f} MB, og det er for stort for en post.",
                "Del innholdet på flere filer, og legg bilder og vedlegg et annet sted.",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        return Problem(
            file, 1, 1, "Filen mangler.", "Lag filen, eller se om den har fått et annet navn."
        )
    except OSError:
        return Problem(
            file,
            1,
            1,
            "Filen kan ikke åpnes.",
            "Se om det er en vanlig fil, og om du har tilgang til den.",
        )
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Problem(
            file,
            line,
            column,
            "Filen er ikke lagret som UTF-8.",
            "Åpne filen i redigeringsprogrammet og lagre den på nytt med tegnkodingen UTF-8.",
        )


def line_end_of(path: Path) -> str:
    """How the lines of a file end: as on Windows, or not."""
    return "\r\n" if b"\r\n" in path.read_bytes() else "\n"
