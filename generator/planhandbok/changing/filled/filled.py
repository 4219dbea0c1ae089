"""A file that was filled in becomes changes, whatever program it was filled in with."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.filled.document import filled_document
from planhandbok.changing.filled.new_sheet import changes_of_new_sheet
from planhandbok.changing.filled.published import changes_in_published, is_published
from planhandbok.changing.filled.slide import changes_in_slide
from planhandbok.changing.filled.workbook import changes_in_workbook
from planhandbok.changing.office.cells import pages_in
from planhandbok.changing.office.office_file import OfficeFile, Program, read_office_file
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.read import read_records
from planhandbok.records.text.problems import Problems
from planhandbok.site.office.workbook_form import HIDDEN


@frozen
class Filled:
    """Changes that a file makes. If it does not know what stood in it, somebody must look first.
    What is `unread` says something too, and is told: a sentence for each place.
    """

    changes: Sequence[AnyChange]
    knows_before: bool = True
    unread: Sequence[Phrase] = ()


def filled_in(project: Path, path: Path, today: date) -> Filled | Problems:
    """Return what a file changes, or the mistakes in the handbook where that must be read for it.

    Raises `WrongUseError` with all that is wrong in the file.
    """
    return filled_in_file(project, read_office_file(path), today)


def filled_in_file(project: Path, file: OfficeFile, today: date) -> Filled | Problems:
    """Do as `filled_in`, with a file that was read."""
    match file.program:
        case Program.WORD:
            return _in_document(project, file, today)
        case Program.EXCEL:
            return _in_workbook(project, file, today)
        case Program.POWERPOINT:
            changes, unread = changes_in_slide(file)
            return Filled(changes, unread=unread)


def _in_document(project: Path, file: OfficeFile, today: date) -> Filled | Problems:
    document = filled_document(file)
    if document.record or not document.changes:
        return Filled(document.changes, unread=document.unread)
    records = read_records(project, today=today)
    if isinstance(records, Problems):
        return records
    changes = changes_of_new_sheet(records, document, today)
    return Filled(changes, unread=document.unread)


def _in_workbook(project: Path, file: OfficeFile, today: date) -> Filled | Problems:
    pages = pages_in(file)
    beside = [words for page in pages.values() for words in page.beside]
    if HIDDEN in pages:
        changes, unread = changes_in_workbook(file, pages)
        return Filled(changes, unread=(*unread, *beside))
    if not is_published(pages):
        raise file.not_ours
    records = read_records(project, today=today)
    if isinstance(records, Problems):
        return records
    changes, unread = changes_in_published(project, pages, records, today)
    return Filled(changes, knows_before=False, unread=(*unread, *beside))
