"""Broken handbooks, and the complete list of problems that each must give.

A case is a text file in `tests/cases/`. Its first line says what it shows. Then come sections:
a line `=== <file>` and the text of that file, laid over the small valid handbook in
`tests/cases/base/`. The last section, `=== problemer`, holds the problems as
`file:line:column: message | hint`, all of them, in order; it is empty when nothing is wrong. A
warning has `Advarsel: ` before its message.

A recipe after the name of the file gives what text cannot hold:

- `slett`: the file or folder is taken away
- `latin-1`, `utf-16`, `utf-8-sig`: the text is saved in that encoding
- `crlf`: the lines end as on Windows
- `bytes`: each `\\xNN` in the text is that byte
- `gjenta 1000 " ["`: the text, then the piece in quotes a thousand times
- `trapp 1000 "a:\\n"`: the text, then the piece a thousand times, each a space further in

`python -m tests.test_cases --skriv` writes the problems into the cases anew. Read the diff: a
place or a hint that would not help its author is a bug.
"""

import json
import re
import shutil
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planhandbok.records.handbook import Handbook
from planhandbok.records.read import read_handbook
from planhandbok.records.schema.a3 import A3, MeasureStatus
from planhandbok.records.text.problems import Problem, Problems, Severity
from tests.handbooks import ROOT

CASES = Path(__file__).parent / "cases"
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
    for one in parts:
        path = folder / one.file
        if one.recipe == "slett":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(one))


def line(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    mark = "Advarsel: " if problem.severity is Severity.WARNING else ""
    return f"{place}: {mark}{problem.message} | {problem.hint}"


def problems_in(folder: Path, parts: list[Part]) -> list[str]:
    lay(folder, parts)
    return [line(problem) for problem in told(read_handbook(folder)).items]


def told(result: Handbook | Problems) -> Problems:
    return result if isinstance(result, Problems) else result.warnings


@pytest.mark.parametrize("name", NAMES)
def test_a_case_gives_its_problems_and_no_others(name: str, tmp_path: Path) -> None:
    parts, expected = split((CASES / f"{name}.case").read_text(encoding="utf-8"))
    assert problems_in(tmp_path / "handbook", parts) == expected


def a3_in(case: str, folder: Path) -> A3:
    """The A3 `x.yml` of a case that is without problems."""
    lay(folder, split((CASES / f"{case}.case").read_text(encoding="utf-8"))[0])
    handbook = read_handbook(folder)
    assert isinstance(handbook, Handbook)
    return next(sheet.a3 for sheet in handbook.sheets if sheet.a3.id == "x")


def test_scalars_stay_what_was_written(tmp_path: Path) -> None:
    a3 = a3_in("verdi-som-skrevet", tmp_path / "handbook")
    assert (a3.title, a3.edition, a3.owner.role) == ("NO", "1.10", "012")
    assert (a3.current_state, a3.target_state, a3.source) == ("12:30", "null", "~")
    assert a3.legal_basis == "2026-01-01"
    indicator = a3.indicators[0]
    assert (indicator.parameter, indicator.unit) == ("yes", "0x1F")
    values = [str(reading.value) for reading in indicator.readings]
    assert values == ["85.29", "10970", "-1250000", "12"]


def test_dates_are_read_in_every_form(tmp_path: Path) -> None:
    a3 = a3_in("verdi-dato-skrivemater", tmp_path / "handbook")
    days = [reading.on for reading in a3.indicators[0].readings]
    assert [a3.on, *days] == [
        date(2026, 5, 24),
        date(2026, 5, 24),
        date(2026, 6, 1),
        date(2026, 9, 1),
    ]


def test_older_status_words_are_read_as_the_newer(tmp_path: Path) -> None:
    a3 = a3_in("verdi-status-eldre-ord", tmp_path / "handbook")
    statuses = [measure.status for measure in a3.measures]
    assert statuses == [MeasureStatus.DECIDED, MeasureStatus.FINISHED]


@pytest.mark.parametrize("case", ["form-bom", "form-crlf", "form-dyp-klammer-i-tekst"])
def test_the_form_of_a_file_leaves_no_trace_in_its_text(case: str, tmp_path: Path) -> None:
    a3 = a3_in(case, tmp_path / "handbook")
    assert a3.id == "x"
    assert "\r" not in (a3.current_state or "")


REAL_FILES = [
    "mkdocs.yml",
    *sorted(p.relative_to(ROOT).as_posix() for p in ROOT.glob("a3/**/*.yml")),
]
NOISE = [
    *(b"[", b"{", b"]", b"}", b"- ", b"-  - ", b"? ", b": ", b" #", b'"', b"'", b"|", b">"),
    *(b"&a ", b"*a", b"!!int ", b"!x ", b"<<: ", b"%", b"---\n", b"\t", b"\r", b"\0", b"\x85"),
    *(b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xff\xfe", b"\xe5", b"2027-13-01", b"a3:", b"[](a3:)"),
]
CHANGES = ["cut", "delete", "duplicate", "indent", "insert", "move", "replace", "value"]


def changed(raw: bytes, change: str, at: int, noise: bytes) -> bytes:
    """A file after a slip of the hand at one of its lines."""
    lines = raw.splitlines(keepends=True) or [b"\n"]
    spot = at % len(lines)
    line = lines[spot]
    middle = at % len(line)
    lines[spot : spot + 1] = {
        "cut": [line[:middle]],
        "delete": [],
        "duplicate": [line, line],
        "indent": [b"  " + line],
        "insert": [line[:middle] + noise + line[middle:]],
        "move": [lines[at // 7 % len(lines)], line],
        "replace": [noise + b"\n"],
        "value": [line.partition(b":")[0] + b": " + noise + b"\n"],
    }[change]
    return b"".join(lines)


@pytest.fixture(scope="module")
def real_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's handbook, where its files may be spoiled."""
    folder = tmp_path_factory.mktemp("real") / "handbook"
    shutil.copytree(ROOT / "a3", folder / "a3")
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@settings(max_examples=75, deadline=None, database=None, derandomize=True)
@given(
    file=st.sampled_from(REAL_FILES),
    changes=st.lists(
        st.tuples(
            st.sampled_from(CHANGES),
            st.integers(min_value=0, max_value=100_000),
            st.sampled_from(NOISE) | st.binary(max_size=6),
        ),
        min_size=1,
        max_size=5,
    ),
)
def test_a_spoiled_record_gives_problems_and_never_an_exception(
    real_copy: Path, file: str, changes: list[tuple[str, int, bytes]]
) -> None:
    raw = (ROOT / file).read_bytes()
    for change, at, noise in changes:
        raw = changed(raw, change, at, noise)
    (real_copy / file).write_bytes(raw)
    try:
        result = read_handbook(real_copy)
    finally:
        shutil.copy(ROOT / file, real_copy / file)
    for problem in told(result).items:
        assert (real_copy / problem.file).exists()
        assert min(problem.line, problem.column) >= 1
        assert "\n" not in problem.message + problem.hint


def write_anew(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    with TemporaryDirectory() as scratch:
        found = problems_in(Path(scratch) / "handbook", split(text)[0])
    files = text.partition(PROBLEMS)[0]
    case.write_text(files + PROBLEMS + "".join(f"{one}\n" for one in found), encoding="utf-8")


if __name__ == "__main__" and sys.argv[1:] == ["--skriv"]:
    for name in NAMES:
        write_anew(CASES / f"{name}.case")
