"""The names that people know the files of records by, each with the page that shows it."""

from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.records.addresses.urls import cycle_address, edition_address, sheet_address
from planhandbok.records.handbook import AllRecords
from planhandbok.records.text.files import cycle_file, sheet_id

NEW = N_("den nye A3-en")
EDITION = N_("utgave {edition} av {title}")
CYCLE = N_("runden for {year}")


def named(text: str, records: AllRecords | None) -> Link | str:
    """Return a link to the record of a file, or any other text as it is. An A3 that is in no record
    is new.
    """
    if records is None or not text.endswith(".yml"):
        return text
    words = Words(records.site.settings.language)
    found = next((sheet for sheet in records.sheets if sheet.file == text), None)
    if found:
        return Link(found.a3.title, f"/{sheet_address(found)}")
    for edition in records.editions:
        sheet = edition.sheet
        if sheet.file == text:
            told = words.text(EDITION).format(edition=sheet.a3.edition, title=sheet.a3.title)
            return Link(told, f"/{edition_address(sheet)}")
    for cycle in records.cycles:
        if cycle_file(cycle.year) == text:
            return Link(words.text(CYCLE).format(year=cycle.year), f"/{cycle_address(cycle)}")
    return words.text(NEW) if sheet_id(text) else text
