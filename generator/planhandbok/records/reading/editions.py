"""The frozen editions of a project are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.records.reading.record_file import Parsed, RecordFile, made_of_files, typed_file
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.edition import FrozenFile, edition_order
from planhandbok.records.schema.forwarding import Correction
from planhandbok.records.schema.own_boxes import frozen_form
from planhandbok.records.schema.sheet import Edition, Sheet, WrongCase
from planhandbok.records.text.files import YearFolder, budget_year


@frozen
class EditionFile:
    """A frozen edition with the fingerprints written in its file, and the plain data of the file,
    which these are compared with.
    """

    edition: Edition
    fingerprints: Mapping[str, str]
    data: Mapping[str, Any]


def read_editions(
    project: Path, folders: Sequence[YearFolder], form: type[A3], memo: Memo
) -> Iterator[tuple[RecordFile[FrozenFile], EditionFile | None]]:
    """Read the frozen editions, of A3s of a form, in the order of their files."""
    kind = frozen_form(form)  # type: ignore[arg-type]  # a class is hashable
    names = [file for folder in folders for file in folder.editions]
    return made_of_files(_edition, kind, project, names, memo)


def _edition(
    kind: type[FrozenFile], file: str, parsed: Parsed
) -> tuple[RecordFile[FrozenFile], EditionFile | None]:
    read = typed_file(kind, file, parsed)
    frozen = read.record
    if frozen is None:
        return read, None
    sheet = Sheet(budget_year(file), file, frozen.a3)
    edition = Edition(sheet, frozen.decision, frozen.names)
    return read, EditionFile(edition, frozen.fingerprints, parsed.data)


def corrected(edition: Edition, corrections: Sequence[Correction]) -> Edition:
    """Return an edition with the right number of its case, if that was corrected."""
    for entry, correction in enumerate(corrections):
        if (correction.a3, correction.edition) == (edition.sheet.a3.id, edition.sheet.a3.edition):
            return replace(
                edition,
                decision=replace(edition.decision, case=correction.case),
                wrong_case=WrongCase(edition.decision.case, correction.on, entry),
            )
    return edition


def by_id_and_age(edition: Edition) -> tuple[Any, ...]:
    """Return a sort key: by id, and then the oldest edition first."""
    a3 = edition.sheet.a3
    return a3.id, edition_order(a3.edition), edition.sheet.file
