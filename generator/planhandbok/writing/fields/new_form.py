"""The form of a new A3: that of a place in a record which is not there yet."""

from planhandbok.changing.draft import USUAL, Draft, draft
from planhandbok.changing.edit import Edited
from planhandbok.changing.texts import id_of_new_a3
from planhandbok.phrase import Phrase
from planhandbok.records.editing.subjects import LONGEST, shorter
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.text.problems import Problem, Problems
from planhandbok.writing.desk import Visit
from planhandbok.writing.fields.answers import Answers
from planhandbok.writing.fields.places import Place, WrittenRecord
from planhandbok.writing.fields.references import Around

KEYS = ("tittel", "type", "eier", "enhet", "offentlighet", "begrunnelse")


def new_place(records: AllRecords) -> Place:
    """Return the place of a new A3 in the newest cycle."""
    year = records.cycles[-1].year if records.cycles else 0
    around = Around(records, year, USUAL)
    record = WrittenRecord("", "", form_of(records.method), USUAL, around)
    return Place(record, (), (), record.form, KEYS, is_new=True)


def id_of_new(place: Place, given: Answers) -> str:
    """Return an id for a new A3 that no other has or has had."""
    return id_of_new_a3(place.record.around.records, given.texts["tittel"])


def make_a3(visit: Visit, place: Place, id: str, given: Answers) -> Edited | Problems:
    """Write and commit a new A3, or return what is wrong with the answers.

    Raises `WrongUseError` if it cannot be made.
    """
    answers = {str(answer.asked.path[0]): answer.new for answer in given.changed}
    made = draft(place.record.around.records, answers, visit.day, id)
    if isinstance(made, Draft):
        sentence = visit.words.text(Phrase("Ny A3: {title}", title=made.title))
        return visit.edit(made.changes, shorter(sentence, LONGEST))
    return Problems.of(
        Problem(wrong.file, 1, 1, wrong.message, wrong.hint, path=wrong.path) for wrong in made
    )
