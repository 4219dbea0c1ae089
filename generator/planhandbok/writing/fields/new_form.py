"""The form of a new A3: that of a place in a record which is not there yet."""

from collections.abc import Mapping

from planhandbok.changing.edit import Edited
from planhandbok.changing.new import FIRST_EDITION, NewA3, a3_text
from planhandbok.changing.texts import id_of_new_a3
from planhandbok.records.editing.changes import Change
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import A3Kind, Access
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.problems import Problem, Problems
from planhandbok.writing.desk import Visit
from planhandbok.writing.fields.answers import Answers
from planhandbok.writing.fields.places import Place, WrittenRecord
from planhandbok.writing.fields.references import Around

KEYS = ("tittel", "type", "eier", "enhet", "offentlighet", "begrunnelse")
USUAL = {"type": A3Kind.DEEP_DIVE.value, "offentlighet": Access.INTERNAL.value}
WITH_CHANGES = ("eier", "begrunnelse")
"""The keys that are written as the form of an A3 writes them, once its file is there."""


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
    answers = {answer.asked.path[0]: answer.new for answer in given.changed}
    if wrong := _mistakes(place, answers):
        return Problems.of(wrong)
    kind = A3Kind.found(given.texts["type"]) or A3Kind.DEEP_DIVE
    access = Access.found(given.texts["offentlighet"]) or Access.INTERNAL
    unit = given.texts["enhet"].strip()
    header = NewA3(id, None, kind, given.texts["tittel"].strip(), "", unit, access)
    whole = a3_text(place.record.around.records, header, visit.day)
    changes = [Change(id, (key,), answers[key]) for key in WITH_CHANGES if answers.get(key)]
    return visit.edit([whole, *changes], f"Ny A3: {header.title}")


def _mistakes(place: Place, answers: Mapping[str, object]) -> list[Problem]:
    """Return what the form of an A3 says of the answers, each with the key that it is at."""
    rest = {"id": "a", "dato": "2000-01-01", "utgave": FIRST_EDITION, "eier": "a"}
    given = {key: value for key, value in answers.items() if value}
    read = typed(place.record.form, {"begrunnelse": "a", **rest, **USUAL, **given}, "")
    found = read if isinstance(read, list) else []
    return [
        Problem(wrong.file, 1, 1, wrong.message, wrong.hint, path=wrong.path) for wrong in found
    ]
