"""Reading with a memo of the last reading gives what reading anew gives."""

import os
from operator import is_
from pathlib import Path

import pytest

from planhandbok.memo import Memo
from planhandbok.records.audience import for_audience
from planhandbok.records.checks.coat_of_arms import LARGEST
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import Problems
from tests.serving.random_edits import RandomEdits
from tests.support.handbooks import DRAWING, MKDOCS, WARNED, Scratch
from tests.tools.tries import tries

SEEDS = tries(1, 20)
EDITS = 30


def read(scratch: Scratch, memo: Memo) -> AllRecords:
    records = read_records(scratch.folder, memo)
    assert isinstance(records, AllRecords), records
    return records


@pytest.mark.slow
@pytest.mark.fuzzed
@pytest.mark.parametrize("seed", range(SEEDS))
def test_after_any_edits_it_is_as_read_anew(seed: int, tmp_path: Path) -> None:
    edits = RandomEdits.of(tmp_path / "handbook", seed)
    memo = Memo()
    for _ in range(EDITS):
        edits.edit()
        found = read_records(edits.scratch.folder, memo)
        assert found == read_records(edits.scratch.folder), edits.done
        memo.forget()


@pytest.mark.slow
@pytest.mark.fuzzed
@pytest.mark.parametrize("seed", range(SEEDS))
def test_after_any_edits_that_are_told_it_is_as_read_anew(seed: int, tmp_path: Path) -> None:
    folder = tmp_path / "handbook"
    edits = RandomEdits.of(folder, seed)
    memo = Memo()
    read(edits.scratch, memo)
    known_files = memo(KnownFiles, folder)
    assert known_files.look()
    before = contents(folder)
    for _ in range(EDITS):
        edits.edit()
        after = contents(folder)
        known_files.changed(file for file, _ in before.items() ^ after.items())
        before = after
        found = read_records(folder, memo)
        assert found == read_records(folder), edits.done
        assert known_files.look()
        memo.forget()


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file below a folder, without those of git."""
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_what_did_not_change_is_the_same_object(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    scratch.a3("lunsj", "tittel: Lunsj\n")
    memo = Memo()
    before = read(scratch, memo)
    scratch.a3("skolemat", "tittel: Varm mat\n")
    after = read(scratch, memo)
    assert [sheet.a3.title for sheet in after.sheets] == ["Lunsj", "Varm mat"]
    assert after.sheets[0] is before.sheets[0]
    assert after.site is before.site
    assert after.method is before.method
    assert after.history is before.history
    assert after.glossary is before.glossary
    assert after.past is before.past
    assert all(map(is_, after.guide, before.guide))


def test_files_that_did_not_change_give_the_same_records(scratch: Scratch) -> None:
    scratch.a3("skolemat", WARNED)
    memo = Memo()
    assert read(scratch, memo) is read(scratch, memo)


def test_a_warning_moves_with_the_lines_above_it(scratch: Scratch) -> None:
    scratch.a3("skolemat", WARNED)
    memo = Memo()
    [before] = read(scratch, memo).warnings.items
    scratch.a3("skolemat", f"# Om beløp\n{WARNED}")
    [after] = read(scratch, memo).warnings.items
    assert after.line == before.line + 1


def test_a_coat_of_arms_that_changed_is_looked_at_again(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    kommunevåpen: vapen.svg\n")
    scratch.write("content/vapen.svg", DRAWING)
    memo = Memo()
    read(scratch, memo)
    scratch.write("content/vapen.svg", DRAWING + " " * LARGEST)
    assert isinstance(read_records(scratch.folder, memo), Problems)


def test_an_example_that_did_not_change_is_the_same_object(scratch: Scratch) -> None:
    scratch.a3("skolemat", "eksempel: ja\noverordnet: borte\n")
    memo = Memo()
    before = read(scratch, memo)
    after = read(scratch, memo)
    assert before.sheets[0].a3.parent is None
    assert after.sheets[0] is before.sheets[0]


def test_the_public_gets_the_same_object_where_nothing_is_hidden(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    records = read(scratch, Memo())
    assert for_audience(records, Audience.PUBLIC).sheets[0] is records.sheets[0]


def test_an_old_time_on_a_file_does_not_hide_its_change(scratch: Scratch) -> None:
    scratch.a3("skolemat", "tittel: Skolemat\n")
    file = scratch.folder / "a3/2027/skolemat.yml"
    memo = Memo()
    read(scratch, memo)
    time = file.stat()
    scratch.a3("skolemat", "tittel: Skolebad\n")
    os.utime(file, ns=(time.st_atime_ns, time.st_mtime_ns))
    assert read(scratch, memo).sheets[0].a3.title == "Skolebad"


def test_a_number_that_is_equal_but_written_in_another_way_is_checked_anew(
    scratch: Scratch,
) -> None:
    file = "måling: [{id: m, parameter: Andel, enhet: prosent, nullpunkt: {verdi: NUMBER}}]\n"
    scratch.a3("skolemat", file.replace("NUMBER", "62 kr"))
    memo = Memo()
    assert not isinstance(read_records(scratch.folder, memo), AllRecords)
    scratch.a3("skolemat", file.replace("NUMBER", "62"))
    assert read_records(scratch.folder, memo) == read_records(scratch.folder)


def test_a_new_box_of_the_method_types_the_a3s_anew(scratch: Scratch) -> None:
    scratch.a3("skolemat", "risiko: Den kan bli dyr.\n")
    memo = Memo()
    assert not isinstance(read_records(scratch.folder, memo), AllRecords)
    method = scratch.folder / "a3/helhetsmodellen.yml"
    box = "ruter: [{id: risiko, navn: Risiko}]\n"
    method.write_text(method.read_text(encoding="utf-8") + box, encoding="utf-8")
    assert read_records(scratch.folder, memo) == read_records(scratch.folder)
    assert read(scratch, memo).sheets[0].a3.own_boxes
