"""The files that may be edited: that of each record, and those that a handbook can have."""

import re
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.editing.paths import ChangeError
from planhandbok.records.editing.record_text import NO_TEXTS, Texts
from planhandbok.records.reading.base import CONTENT
from planhandbok.records.reading.site_file import read_site
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.text.files import MKDOCS_FILE, RECORDS, sheet_id, year_folders
from planhandbok.records.text.folder_files import folder_files
from planhandbok.records.text.problems import quoted

NAME = r"[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*"
VISIBLE = re.compile(f"{NAME}(?:/{NAME})*")
"""A path without hidden names, and without what leads out of a folder on any system."""


@frozen
class RecordPlace:
    """The file of a record, and its form."""

    file: str
    form: type


def record_places(project: Path, form: type, unsaved: Texts = NO_TEXTS) -> dict[str, RecordPlace]:
    """Return the place of each record that can be edited: A3s by their ids, cycles by their years;
    `form` is that of the A3s.
    """
    there = {file for file, text in unsaved.items() if text is not None}
    files = sorted((there | {*folder_files(project, RECORDS).files}) - (unsaved.keys() - there))
    places = {id: RecordPlace(file, form) for file in files if (id := sheet_id(file))}
    for folder in year_folders(files):
        if folder.cycle:
            places[str(folder.year)] = RecordPlace(folder.cycle, Cycle)
    return places


def refuse_place(project: Path, file: str) -> None:
    """Raise `ChangeError` for a file that is not one of the handbook's."""
    site, _ = read_site(project)
    tops = (f"{RECORDS}/", f"{site.content if site else CONTENT}/")
    is_ours = file == MKDOCS_FILE or file.startswith(tops)
    if not is_ours or not VISIBLE.fullmatch(file):
        raise ChangeError(Phrase("{file} er ikke en fil som håndboken kan ha.", file=quoted(file)))
    refuse_link(project, file)


def refuse_link(project: Path, file: str) -> None:
    """Raise `ChangeError` for a file that is a link, or lies behind one."""
    if (project / file).resolve() != project.resolve() / file:
        raise ChangeError(
            Phrase(
                "{file} er en lenke, eller ligger bak en. Skriv i filen som lenken fører til, "
                "eller legg selve filen her.",
                file=file,
            )
        )
