"""The files that may be edited: that of each record, and those that a handbook can have."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.editing.paths import ChangeError
from planhandbok.records.editing.record_text import overtaken, written_text
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.settings.base import CONTENT
from planhandbok.records.settings.site_file import read_site
from planhandbok.records.text.files import (
    MKDOCS_FILE,
    RECORDS,
    YEAR,
    cycle_file,
    sheet_id,
    year_folders,
)
from planhandbok.records.text.problems import WrongUseError, quoted

NAME = r"[^./\\:\x00-\x1f][^/\\:\x00-\x1f]*"
VISIBLE = re.compile(f"{NAME}(?:/{NAME})*")
"""A path without hidden names, and without what leads out of a folder on any system."""


@frozen
class EditableRecord:
    """The file of a record, and its form."""

    file: str
    form: type


def editable_record(name: str, files: Collection[str], form: type) -> EditableRecord | None:
    """Return a record among all files of the records: an A3 by its id, a cycle by its year, `None`
    if there is no such record. `form` is that of the A3s.
    """
    if YEAR.fullmatch(name) and cycle_file(int(name)) in files:
        return EditableRecord(cycle_file(int(name)), Cycle)
    alike = (file for file in files if file.endswith(f"/{name}.yml"))
    file = max((file for file in alike if sheet_id(file) == name), default=None)
    return EditableRecord(file, form) if file else None


def record_names(files: Sequence[str]) -> list[str]:
    """Return the ids of all A3s, and the years of all cycles."""
    names = [id for file in files if (id := sheet_id(file))]
    return [*names, *(str(folder.year) for folder in year_folders(files) if folder.cycle)]


def refuse_overtaken(project: Path, file: str, old: str | None) -> None:
    """Raise `WrongUseError` for a file that another program has written since it was read."""
    now = written_text(project, file)
    if now != old:
        raise WrongUseError(overtaken(file, is_gone=now is None))


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
