"""Reads and lays out cases: broken handbooks, and the problems that each must give.

A case is a text file in `tests/cases/`. Its first line says what it shows. Then come sections:
a line `=== <file>` and the text of that file, laid over the small valid handbook in
`tests/cases/base/`. The last section, `=== problemer`, holds the problems as
`file:line:column: message | hint`, all of them, in order; it is empty when nothing is wrong. A
warning has `Advarsel: ` before its message, and a notice `Merknad: `.

A recipe after the name of the file gives what text cannot hold:

- `lenke ../x`: the file is a symbolic link there
- `rør`: the file is a pipe
- `slett`: the file or folder is taken away
- `latin-1`, `utf-16`, `utf-8-sig`: the text is saved in that encoding
- `crlf`: the lines end as on Windows
- `bytes`: each `\\xNN` in the text is that byte
- `gjenta 1000 " ["`: the text, then the piece in quotes a thousand times
- `trapp 1000 "a:\\n"`: the text, then the piece a thousand times, each a space further in

`python -m tests.support.cases --skriv` writes the problems into the cases anew. Read the diff: a
place or a hint that would not help its author is a bug.
"""

import json
import os
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from planhandbok.command.report import MARKS
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.a3 import A3
from planhandbok.records.text.problems import Problem, Problems
from tests.support.handbooks import ROOT, records_of

CASES = ROOT / "tests" / "cases"
BASE = CASES / "base"
NAMES = sorted(path.stem for path in CASES.glob("*.case"))
ENCODINGS = ("latin-1", "utf-16", "utf-8-sig")
PROBLEMS = "=== problemer\n"


@dataclass(frozen=True)
class Part:
    """A file of a case: where it lies, how its text becomes bytes, and the text."""

    file: str
    recipe: str
    text: str


def split(case: str) -> tuple[list[Part], list[str]]:
    """The files of a case and the problems it must give."""
    files, found, problems = case.partition(PROBLEMS)
    assert found, "a case ends with the section «=== problemer»"
    title, *sections = re.split(r"^=== ", files, flags=re.MULTILINE)
    assert len(title.splitlines()) == 1, "a case opens with one line that says what it shows"
    return [part(section) for section in sections], problems.splitlines()


def part(section: str) -> Part:
    header, _, text = section.partition("\n")
    file, _, recipe = header.partition(" ")
    return Part(file, recipe, text)


def content(made: Part) -> bytes:
    """The bytes of a file, by its recipe."""
    name, _, argument = made.recipe.partition(" ")
    if name in ENCODINGS:
        return made.text.encode(name)
    if name == "crlf":
        return made.text.replace("\n", "\r\n").encode()
    if name == "bytes":
        return re.sub(rb"\\x(..)", lambda found: bytes([int(found[1], 16)]), made.text.encode())
    if name in ("gjenta", "trapp"):
        times, _, piece = argument.partition(" ")
        return (made.text + repeated(name, int(times), json.loads(piece))).encode()
    assert not name, f"no recipe is called «{name}»"
    return made.text.encode()


def repeated(recipe: str, times: int, piece: str) -> str:
    if recipe == "gjenta":
        return piece * times
    return "".join(" " * number + piece for number in range(times))


def lay(folder: Path, parts: list[Part]) -> None:
    """The base handbook in a folder, with the files of a case laid over it."""
    shutil.copytree(BASE, folder)
    for part in parts:
        path = folder / part.file
        if part.recipe == "slett":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if part.recipe.startswith("lenke "):
            path.unlink(missing_ok=True)
            path.symlink_to(part.recipe.removeprefix("lenke "))
        elif part.recipe == "rør":
            os.mkfifo(path)
        else:
            path.write_bytes(content(part))


def line(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    mark = f"{MARKS[problem.severity]} ".lstrip()
    return f"{place}: {mark}{problem.message} | {problem.hint}"


def problems_in(folder: Path, parts: list[Part]) -> list[str]:
    lay(folder, parts)
    return [line(problem) for problem in told(read_records(folder)).items]


def told(result: AllRecords | Problems) -> Problems:
    return result if isinstance(result, Problems) else result.warnings


def a3_in(case: str, folder: Path) -> A3:
    """The A3 `x.yml` of a case that is without problems."""
    lay(folder, split((CASES / f"{case}.case").read_text(encoding="utf-8"))[0])
    return next(sheet.a3 for sheet in records_of(folder).sheets if sheet.a3.id == "x")


def write_anew(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    with TemporaryDirectory() as scratch:
        found = problems_in(Path(scratch) / "handbook", split(text)[0])
    files = text.partition(PROBLEMS)[0]
    case.write_text(
        files + PROBLEMS + "".join(f"{problem}\n" for problem in found), encoding="utf-8"
    )


if __name__ == "__main__" and sys.argv[1:] == ["--skriv"]:
    for name in NAMES:
        write_anew(CASES / f"{name}.case")
