"""A plan that a form changes after a decision becomes the next edition, of the same day."""

from collections.abc import Callable, Sequence
from datetime import date

from planhandbok.changing.edit import Edited
from planhandbok.records.editing.changes import Change
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.edition import next_edition
from planhandbok.records.text.problems import Problems

NUMBER = ("utgave",)
DAY = ("dato",)


def with_next_edition(
    changes: Sequence[Change],
    records: AllRecords | None,
    day: date,
    preview: Callable[[Sequence[Change]], Edited | Problems],
) -> Sequence[Change]:
    """Return changes of one record, with those of its number and day if they would change a plan
    under the number of a decided edition.
    """
    if records is None or any(change.path == NUMBER for change in changes):
        return changes
    record = changes[0].record
    number = _next_number(record, records)
    tested = preview(changes) if number else None
    if not isinstance(tested, Edited) or not any(
        warning.path == NUMBER for warning in tested.warnings.items
    ):
        return changes
    on = [] if any(change.path == DAY for change in changes) else [day.isoformat()]
    return [*changes, Change(record, NUMBER, number), *(Change(record, DAY, new) for new in on)]


def _next_number(id: str, records: AllRecords) -> str:
    """Return the number after those that are frozen; "" if that of the A3 is not among them."""
    editions = (edition.sheet.a3 for edition in records.editions)
    frozen = [edition.edition for edition in editions if edition.id == id]
    numbers = (sheet.a3.edition for sheet in records.sheets if sheet.a3.id == id)
    return "".join(next_edition(number, frozen) for number in numbers if number in frozen)
