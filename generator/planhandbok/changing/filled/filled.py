"""A file that was filled in becomes changes, whatever program it was filled in with."""

from pathlib import Path

from planhandbok.changing.filled.document import changes_in_document
from planhandbok.changing.filled.office_file import Program, office_file
from planhandbok.changing.filled.workbook import changes_in_workbook
from planhandbok.records.editing.changes import Change

READERS = {Program.WORD: changes_in_document, Program.EXCEL: changes_in_workbook}


def changes_in(path: Path) -> list[Change]:
    """Return what a file changes. Raises `WrongUseError` with all that is wrong in it."""
    file = office_file(path)
    return READERS[file.program](file)
