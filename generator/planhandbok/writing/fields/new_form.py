"""The form of a new A3: that of a place in a record which is not there yet."""

from dataclasses import replace
from datetime import date

from planhandbok.changing.a3_of_answers import (
    USUAL,
    AnsweredA3,
    a3_of_answers,
    id_of_new_a3,
)
from planhandbok.changing.edit import Edited
from planhandbok.changing.years import year_of_new_a3
from planhandbok.phrase import Phrase
from planhandbok.records.editing.subjects import LONGEST, shorter
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.text.files import sheet_file
from planhandbok.records.text.problems import Problems, WrongAnswerError
from planhandbok.writing.desk import Visit
from planhandbok.writing.fields.answers import Answers
from planhandbok.writing.fields.places import Place, WrittenRecord
from planhandbok.writing.fields.references import Around

KEYS = ("tittel", "type", "eier", "enhet", "offentlighet", "begrunnelse")


def new_place(records: AllRecords, day: date, asked_year: str = "") -> Place:
    """Return the place of a new A3: in the cycle of the year that is asked for, or in the one that
    is being planned. It is in the newest if all are over.
    """
    years = [cycle.year for cycle in records.cycles]
    asked = next((year for year in years if str(year) == asked_year), None)
    year = asked or year_of_new_a3(records, day) or 0
    around = Around(records, year, USUAL)
    record = WrittenRecord("", "", form_of(records.method), USUAL, around)
    return Place(record, (), (), record.form, KEYS, is_new=True)


def id_of_new(place: Place, given: Answers) -> str:
    """Return an id for a new A3 that no other has or has had."""
    return id_of_new_a3(place.record.around.records, given.texts["tittel"])


def in_its_file(place: Place, id: str) -> Place:
    """Return the place of a new A3, in the file that it gets."""
    file = sheet_file(place.record.around.year, id)
    return replace(place, record=replace(place.record, file=file))


def make_a3(visit: Visit, place: Place, id: str, given: Answers) -> Edited | Problems:
    """Write and commit a new A3, or return the mistakes that it would make.

    Raises `WrongAnswerError` with what is wrong with the answers, and `WrongUseError` if it cannot
    be made.
    """
    answers = {str(answer.asked.path[0]): answer.new for answer in given.changed}
    around = place.record.around
    made = a3_of_answers(around.records, answers, visit.day, id, around.year or None)
    if not isinstance(made, AnsweredA3):
        raise WrongAnswerError(*made)
    told = Phrase("Ny A3 for {year}: {title}", year=made.year, title=made.title)
    return visit.edit(made.changes, shorter(visit.words.text(told), LONGEST))
