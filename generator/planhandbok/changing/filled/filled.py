"""A file that was filled in becomes changes, whatever program it was filled in with."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planhandbok.changing.edit import AnyChange
from planhandbok.changing.filled.document import filled_document
from planhandbok.changing.filled.new_sheet import changes_of_new_sheet
from planhandbok.changing.filled.office_file import OfficeFile, Program, office_file
from planhandbok.changing.filled.workbook import changes_in_workbook
from planhandbok.records.read import read_records
from planhandbok.records.text.problems import Problems


def changes_in(project: Path, path: Path, today: date) -> Sequence[AnyChange] | Problems:
    """Return what a file changes, or the mistakes in the handbook where that must be read for it.

    Raises `WrongUseError` with all that is wrong in the file.
    """
    file = office_file(path)
    match file.program:
        case Program.WORD:
            return _changes_in_document(project, file, today)
        case Program.EXCEL:
            return changes_in_workbook(file)


def _changes_in_document(
    project: Path, file: OfficeFile, today: date
) -> Sequence[AnyChange] | Problems:
    document = filled_document(file)
    if document.record:
        return document.changes
    if not document.changes:
        return []
    records = read_records(project)
    if isinstance(records, Problems):
        return records
    return changes_of_new_sheet(records, document, today)
