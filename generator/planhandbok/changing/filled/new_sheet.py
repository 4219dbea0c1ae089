"""A form without a record becomes a new A3 when it is filled in: a draft, for employees only."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from planhandbok.changing.a3_of_answers import AnsweredA3, a3_of_answers
from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.filled.document import FilledDocument
from planhandbok.phrase import Phrase, joined
from planhandbok.records.forms.document_form import LISTS
from planhandbok.records.handbook import AllRecords
from planhandbok.records.text.address_text import free_id
from planhandbok.records.text.problems import Finding, WrongUseError, quoted

ITEM = "-•*·– "
"""Signs before an item of a list, which is on a line of its own in any case."""


def changes_of_new_sheet(
    records: AllRecords, document: FilledDocument, today: date
) -> Sequence[AnyChange]:
    """Return the file of a new A3 and what stands in it. Raises `WrongUseError` with each text that
    is wrong, by its heading.
    """
    given = {text.place[0]: _value(text.place[0], text.new) for text in document.texts if text.new}
    made = a3_of_answers(records, given, today)
    if isinstance(made, AnsweredA3):
        _refuse_twin(records, made)
        return made.changes
    headings = {text.place[0]: text.heading for text in document.texts}
    raise WrongUseError(joined("\n", (_told(wrong, headings) for wrong in made)))


def _told(wrong: Finding, headings: Mapping[str, str]) -> Phrase:
    key = str(wrong.path[0])
    field = Phrase("Feltet {heading}", heading=quoted(headings.get(key, key)))
    return joined(": ", (field, joined(" ", (wrong.message, wrong.hint))))


def _value(key: str, text: str) -> Any:
    if key not in LISTS:
        return text
    return list(items_in(text, key))


def items_in(text: str, key: str) -> Iterator[Mapping[str, str]]:
    """Yield an item of a list for each line, with an id of its first words."""
    taken: set[str] = set()
    for line in _lines(text):
        id = free_id(line, taken)
        taken.add(id)
        yield {"id": id, LISTS[key]: line}


def _lines(text: str) -> list[str]:
    """Return the lines that say something, without their bullets, or their numbers if these count
    the lines.
    """
    lines = [bare for line in text.split("\n") if (bare := line.strip(ITEM))]
    numbers = [f"{number}. " for number in range(1, len(lines) + 1)]
    pairs = list(zip(lines, numbers, strict=True))
    is_counted = len(lines) > 1 and all(line.startswith(number) for line, number in pairs)
    return [line.removeprefix(number).strip() for line, number in pairs] if is_counted else lines


def _refuse_twin(records: AllRecords, made: AnsweredA3) -> None:
    """Raise `WrongUseError` for the title of another A3 of the year: the form was taken in before,
    or two could not be told apart.
    """
    for sheet in records.sheets:
        if sheet.year == made.year and sheet.a3.title.casefold() == made.title.casefold():
            raise WrongUseError(
                Phrase(
                    "Det er alt en A3 for {year} som heter {title}: {file}. Skal det bli en til, "
                    "så gi den en annen tittel.",
                    year=made.year,
                    title=quoted(made.title),
                    file=sheet.file,
                )
            )
