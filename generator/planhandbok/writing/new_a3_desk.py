"""The desk of new A3s: shows the form of one that is not there yet, and makes it of the answers."""

from collections.abc import Mapping
from dataclasses import replace

from planhandbok.changing.a3_of_answers import (
    USUAL,
    AnsweredA3,
    a3_of_answers,
    id_of_new_a3,
)
from planhandbok.changing.edit import Edited
from planhandbok.changing.years import open_years, year_of_new_a3
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.editing.subjects import LONGEST, shorter
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.text.files import sheet_file
from planhandbok.records.text.problems import Problems, WrongAnswerError
from planhandbok.writing.desk import NOTHING_SENT, Desk, Sent, Visit, no_form
from planhandbok.writing.fields.answers import Answers
from planhandbok.writing.fields.places import NEW, Place, WrittenRecord
from planhandbok.writing.fields.references import Around
from planhandbok.writing.form_addresses import YEAR, new_a3_address
from planhandbok.writing.outcomes import Saved, Shown, Wrong, tried
from planhandbok.writing.place_desk import TO_OPEN, UNKNOWN, PlaceDesk

NO_CYCLE = N_("Håndboken har ingen runde ennå. Lag den fra forsiden.")
KEYS = ("tittel", "type", "eier", "enhet", "offentlighet", "begrunnelse")


@frozen
class NewA3Desk(PlaceDesk):
    """The form of a new A3, in the cycle of the year that is asked for, or in the one that is being
    planned. It is in the newest if all are over.
    """

    def _record(self, sent: Sent = NOTHING_SENT) -> WrittenRecord | Shown:
        records = self.visit.live.records
        if records is None or not records.cycles:
            return no_form(self.visit, NO_CYCLE if records else UNKNOWN, 404, sent)
        return self._new(records)

    def _new(self, records: AllRecords) -> WrittenRecord:
        asked = self.visit.asked(YEAR)
        years = [cycle.year for cycle in records.cycles]
        year = next((year for year in years if str(year) == asked), None)
        year = year or year_of_new_a3(records, self.visit.day) or 0
        around = Around(records, year, USUAL)
        return WrittenRecord("", "", form_of(records.method), USUAL, around)

    def _place(self, record: WrittenRecord) -> Place:
        return Place(record, (), (), record.form, KEYS, is_new=True)

    def _other_years(self, place: Place) -> Mapping[int, str]:
        around = place.record.around
        years = open_years(around.records, self.visit.day)
        return {year: new_a3_address(year) for year in years if year != around.year}

    def _done(self, place: Place, given: Answers, pressed: str) -> Shown | Saved:
        id = id_of_new_a3(place.record.around.records, given.texts["tittel"])
        made = tried(lambda: self._made(place, given, id))
        if not isinstance(made, Wrong):
            return Saved(f"/{a3_address(id)}")
        file = sheet_file(place.record.around.year, id)
        in_its_file = replace(place, record=replace(place.record, file=file))
        return self._refused(in_its_file, given, made)

    def _made(self, place: Place, given: Answers, id: str) -> Edited | Problems:
        """Write and commit a new A3, or return the mistakes that it would make.

        Raises `WrongAnswerError` with what is wrong with the answers, and `WrongUseError` if it
        cannot be made.
        """
        is_public = Access.found(given.texts["offentlighet"]) is Access.PUBLIC
        if is_public and not self.visit.is_of_editor:
            raise WrongAnswerError(TO_OPEN)
        answers = {str(answer.asked.path[0]): answer.new for answer in given.changed}
        around = place.record.around
        made = a3_of_answers(around.records, answers, self.visit.day, id, around.year or None)
        if not isinstance(made, AnsweredA3):
            raise WrongAnswerError(*made)
        told = Phrase("Ny A3 for {year}: {title}", year=made.year, title=made.title)
        return self.visit.edit(made.changes, shorter(self.visit.words.text(told), LONGEST))


def desk_of_records(visit: Visit) -> Desk:
    """Return the desk of what the address of a form asks for: a record, or one to be made."""
    is_new = visit.asked("sted") == NEW and not visit.asked("post")
    return NewA3Desk(visit) if is_new else PlaceDesk(visit)
