"""The desk of files: makes the files for Office of an A3, to be saved."""

from collections.abc import Iterator

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import joined
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.text.problems import Problems, WrongUseError
from planhandbok.writing.desk import NOT_HERE, Sent, Visit, no_form
from planhandbok.writing.edit_links import ATTACHES, ATTACHMENT
from planhandbok.writing.fields.places import WrittenRecord
from planhandbok.writing.form_addresses import office_file_address
from planhandbok.writing.outcomes import Download, Saved, Shown

NEW_FILE = "ny-a3"


@frozen
class FileChoice:
    """The words for a kind of file, and how its name ends."""

    words: str
    ending: str


FILES = {
    ATTACHMENT: FileChoice(ATTACHES, ".docx"),
    "xlsx": FileChoice(N_("Skjema for tall og tiltak (Excel)"), "-skjema.xlsx"),
    "docx-form": FileChoice(N_("Skjema for tekstene (Word)"), "-skjema.docx"),
    "pptx": FileChoice(N_("Skjema på et lysbilde (PowerPoint)"), "-skjema.pptx"),
}


@frozen
class FileDesk:
    """The files for Office of an A3: nothing is written from them here."""

    visit: Visit

    def shown(self) -> Shown | Download:
        id = self.visit.asked("post")
        format = self.visit.asked("som")
        edition = self.visit.asked("utgave")
        if format not in FILES or (edition and format != ATTACHMENT):
            return no_form(self.visit, NOT_HERE, 404)
        try:
            made = self.visit.export(id, edition, format, self.visit.day)
        except WrongUseError as error:
            return no_form(self.visit, error.told, 404)
        if isinstance(made, Problems):
            return no_form(self.visit, joined(" ", (item.message for item in made.items)), 409)
        name = "-".join(filter(None, (id or NEW_FILE, edition)))
        return Download(f"{name}{FILES[format].ending}", made)

    def filled(self, sent: Sent) -> Shown:
        return no_form(self.visit, NOT_HERE, 404)

    def written(self, sent: Sent) -> Shown | Saved:
        return no_form(self.visit, NOT_HERE, 409)


def files_of(record: WrittenRecord) -> Iterator[tuple[str, str]]:
    """Yield the address and the words of each file of a record."""
    for format, file in FILES.items() if record.form is not Cycle else ():
        yield office_file_address(record.name, format), file.words
