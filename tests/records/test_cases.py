"""Broken handbooks, and the complete list of problems that each must give."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planhandbok.memo import Memo
from planhandbok.records.read import read_records
from planhandbok.records.schema.a3 import A3Kind
from planhandbok.records.values.dates import Recurrence
from planhandbok.records.values.status import Status
from tests.support.cases import CASES, NAMES, a3_in, problems_in, split, told
from tests.support.handbooks import SAMPLES


@pytest.mark.parametrize("name", NAMES)
def test_a_case_gives_its_problems_and_no_others(name: str, tmp_path: Path) -> None:
    parts, expected = split((CASES / f"{name}.case").read_text(encoding="utf-8"))
    assert problems_in(tmp_path / "handbook", parts) == expected


def test_scalars_stay_what_was_written(tmp_path: Path) -> None:
    a3 = a3_in("verdi-som-skrevet", tmp_path / "handbook")
    assert (a3.title, a3.edition, a3.owners[0].role) == ("NO", "1.10", "012")
    assert (a3.current_state, a3.target_state, a3.source) == ("12:30", "null", "~")
    assert a3.legal_basis == "2026-01-01"
    indicator = a3.indicators[0]
    assert (indicator.parameter, indicator.unit) == ("yes", "0x1F")
    values = [str(reading.value) for reading in indicator.readings]
    assert values == ["85.29", "10970", "-1250000", "12"]


def test_the_first_of_several_owners_comes_first(tmp_path: Path) -> None:
    a3 = a3_in("ansvar-flere", tmp_path / "handbook")
    assert [owner.role for owner in a3.owners] == ["Rektor", "Kjøkkensjef"]
    assert [owner.role for owner in a3.measures[0].owners] == ["Nav Lerkendal", "HR"]


def test_dates_are_read_in_every_form(tmp_path: Path) -> None:
    a3 = a3_in("verdi-dato-skrivemater", tmp_path / "handbook")
    days = [reading.on for reading in a3.indicators[0].readings]
    assert [a3.on, *days] == [
        date(2026, 5, 24),
        date(2026, 5, 24),
        date(2026, 6, 1),
        date(2026, 9, 1),
    ]


def test_words_are_read_in_any_case(tmp_path: Path) -> None:
    a3 = a3_in("ord-i-store-bokstaver", tmp_path / "handbook")
    assert (a3.kind, a3.phase, a3.is_example) == (A3Kind.DEEP_DIVE, "overblikk", False)
    assert [measure.status for measure in a3.measures] == [Status.STARTED, Status.NOT_STARTED]
    deadlines = [measure.deadline for measure in a3.measures]
    assert deadlines == [Recurrence.ONGOING, Recurrence.YEARLY]


def test_other_words_for_the_same_are_read(tmp_path: Path) -> None:
    a3 = a3_in("ord-folk-bruker", tmp_path / "handbook")
    statuses = [str(measure.status) for measure in a3.measures]
    assert statuses == [
        *("utredes", "besluttet", "besluttet", "ikke startet", "igangsatt", "igangsatt"),
        *("avsluttet", "avsluttet", "avsluttet", "stanset"),
    ]
    deadlines = [str(measure.deadline) for measure in a3.measures[:5]]
    assert deadlines == ["løpende", "halvårlig", "årlig", "månedlig", "løpende"]
    assert [str(benefit.kind) for benefit in a3.benefits] == ["kvalitet", "tid", "kostnad"]


@pytest.mark.parametrize("case", ["form-bom", "form-crlf", "form-dyp-klammer-i-tekst"])
def test_the_form_of_a_file_leaves_no_trace_in_its_text(case: str, tmp_path: Path) -> None:
    a3 = a3_in(case, tmp_path / "handbook")
    assert a3.id == "x"
    assert "\r" not in (a3.current_state or "")


REAL_FILES = [
    "mkdocs.yml",
    *sorted(p.relative_to(SAMPLES).as_posix() for p in SAMPLES.glob("a3/**/*.yml")),
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
    """The samples, where their files may be spoiled."""
    folder = tmp_path_factory.mktemp("real") / "handbook"
    shutil.copytree(SAMPLES, folder)
    return folder


@pytest.fixture(scope="module")
def memo() -> Memo:
    """Keeps what was read of the files that are not spoiled."""
    return Memo()


@pytest.mark.slow
@settings(max_examples=50, database=None, derandomize=True)
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
    real_copy: Path, memo: Memo, file: str, changes: list[tuple[str, int, bytes]]
) -> None:
    raw = (SAMPLES / file).read_bytes()
    for change, at, noise in changes:
        raw = changed(raw, change, at, noise)
    (real_copy / file).write_bytes(raw)
    try:
        result = read_records(real_copy, memo)
        memo.forget()
    finally:
        shutil.copy(SAMPLES / file, real_copy / file)
    for problem in told(result).items:
        assert (real_copy / problem.file).exists()
        assert min(problem.line, problem.column) >= 1
        assert "\n" not in problem.message + problem.hint
