"""Reading with what was kept of the last reading gives what reading anew gives."""

import os
from decimal import Decimal
from operator import is_
from pathlib import Path

import pytest

from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.benefit import Amount
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text import kept as module
from planhandbok.records.text.kept import WELL_AFTER, FileState, Kept, digest
from tests.serving.random_edits import RandomEdits
from tests.support.handbooks import Scratch

EDITS = 60


def read(scratch: Scratch, kept: Kept) -> AllRecords:
    records = read_records(scratch.folder, kept)
    assert isinstance(records, AllRecords), records
    return records


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_it_is_as_read_anew(seed: int, tmp_path: Path) -> None:
    edits = RandomEdits.of(tmp_path / "handbook", seed)
    kept = Kept()
    for _ in range(EDITS):
        edits.edit()
        found = read_records(edits.scratch.folder, kept)
        assert found == read_records(edits.scratch.folder), edits.done


def test_what_did_not_change_is_the_same_object(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    scratch.a3("lunsj", "tittel: Lunsj\n")
    kept = Kept()
    before = read(scratch, kept)
    scratch.a3("skolemat", "tittel: Varm mat\n")
    after = read(scratch, kept)
    assert [sheet.a3.title for sheet in after.sheets] == ["Lunsj", "Varm mat"]
    assert after.sheets[0] is before.sheets[0]
    assert after.site is before.site
    assert after.method is before.method
    assert after.history is before.history
    assert after.glossary is before.glossary
    assert after.past is before.past
    assert all(map(is_, after.guide, before.guide))


def test_an_example_that_did_not_change_is_the_same_object(scratch: Scratch) -> None:
    scratch.a3("skolemat", "eksempel: ja\noverordnet: borte\n")
    kept = Kept()
    before = read(scratch, kept)
    after = read(scratch, kept)
    assert before.sheets[0].a3.parent is None
    assert after.sheets[0] is before.sheets[0]


def test_the_public_gets_the_same_object_where_nothing_is_hidden(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    records = read(scratch, Kept())
    assert for_audience(records, Audience.PUBLIC).sheets[0] is records.sheets[0]


def test_an_old_time_on_a_file_does_not_hide_its_change(scratch: Scratch) -> None:
    scratch.a3("skolemat", "tittel: Skolemat\n")
    file = scratch.folder / "a3/2027/skolemat.yml"
    kept = Kept()
    read(scratch, kept)
    time = file.stat()
    scratch.a3("skolemat", "tittel: Skolebad\n")
    os.utime(file, ns=(time.st_atime_ns, time.st_mtime_ns))
    assert read(scratch, kept).sheets[0].a3.title == "Skolebad"


def test_a_file_is_read_again_until_another_changes_well_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that changes twice in one tick of a clock looks the same both times."""
    old = tmp_path / "gammel.yml"
    new = tmp_path / "ny.yml"
    times = {str(old): 0, str(new): 0}
    monkeypatch.setattr(module, "_state_of", lambda path: FileState(1, 2, 3, times[path]))
    kept = Kept()

    def look() -> bytes | None:
        with kept.reading():
            unchanged = kept.digest_of(str(old))
            kept.read(str(old))
            kept.read(str(new))
        return unchanged

    old.write_text("en")
    new.write_text("to")
    assert [look(), look()] == [None, None]
    times[str(new)] = WELL_AFTER + 1
    assert [look(), look(), look()] == [None, None, digest(b"en")]
    times[str(old)] = WELL_AFTER + 2
    assert look() is None


def test_a_number_that_is_equal_but_written_in_another_way_is_checked_anew(
    scratch: Scratch,
) -> None:
    file = "måling: [{id: m, parameter: Andel, enhet: prosent, nullpunkt: {verdi: NUMBER}}]\n"
    scratch.a3("skolemat", file.replace("NUMBER", "62 kr"))
    kept = Kept()
    assert not isinstance(read_records(scratch.folder, kept), AllRecords)
    scratch.a3("skolemat", file.replace("NUMBER", "62"))
    assert read_records(scratch.folder, kept) == read_records(scratch.folder)


def test_a_new_box_of_the_method_types_the_a3s_anew(scratch: Scratch) -> None:
    scratch.a3("skolemat", "risiko: Den kan bli dyr.\n")
    kept = Kept()
    assert not isinstance(read_records(scratch.folder, kept), AllRecords)
    method = scratch.folder / "a3/helhetsmodellen.yml"
    box = "ruter: [{id: risiko, navn: Risiko}]\n"
    method.write_text(method.read_text(encoding="utf-8") + box, encoding="utf-8")
    assert read_records(scratch.folder, kept) == read_records(scratch.folder)
    assert read(scratch, kept).sheets[0].a3.own_boxes


def test_a_record_in_a_tuple_is_the_same_only_if_it_is_the_same_object() -> None:
    kept = Kept()

    def first(records: tuple[Amount, ...]) -> str:
        return str(records[0].expected)

    def seen(*records: Amount) -> str:
        with kept.reading():
            return kept.result(first, records)

    assert seen(Amount(expected=Decimal("1.0"))) == "1.0"
    assert seen(Amount(expected=Decimal(1))) == "1"


def test_a_failed_reading_keeps_what_was_kept(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    kept = Kept()
    before = read(scratch, kept)
    with pytest.raises(ValueError, match="stopped"), kept.reading():
        raise ValueError("stopped")
    assert read(scratch, kept).sheets[0] is before.sheets[0]
