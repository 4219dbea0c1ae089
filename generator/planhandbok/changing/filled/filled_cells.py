"""Cells of a workbook that say something else than the record does."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planhandbok.changing.office.cells import at
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD, form_path
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.typed import (
    annotation_at,
    key_fields,
    record_kind,
    required_keys,
    typed,
)
from planhandbok.records.values.misread import MisreadError
from planhandbok.records.values.numbers import read_number


@frozen
class FilledCell:
    """A cell of the form: where it is, its place in the record, and its texts before and now."""

    sheet: str
    cell: str
    record: str
    place: tuple[str, ...]
    old: str
    new: str

    @property
    def row(self) -> tuple[str, str]:
        return self.sheet, self.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    @property
    def is_new(self) -> bool:
        """True for a cell of an empty row, which is about an item that is not there yet."""
        return ADD in self.place

    @property
    def change(self) -> Change:
        return Change(self.record, self.place, self.new or None, self.old or None)

    @property
    def at(self) -> Phrase:
        return at(self.sheet, self.cell)

    def mistakes(self) -> Iterator[Phrase]:
        """Yield what is wrong in a cell, in the words of the form."""
        path = form_path(self.place, A3)
        kinds = [record_kind(annotation_at(A3, path[:depth])) for depth in range(len(path))]
        depth = max(n for n, kind in enumerate(kinds) if path[n] in key_fields(kind))
        if not self.new:
            if path[depth] in required_keys(kinds[depth]):
                yield joined(": ", (self.at, Phrase("cellen kan ikke være tom.")))
            return
        data: Any = self.new
        for key in reversed(path[depth:]):
            data = {str(key): data}
        read = typed(kinds[depth], data, "")
        for finding in read if isinstance(read, list) else ():
            if finding.path[:1] == path[depth : depth + 1]:
                words = joined(" ", (finding.message, finding.hint))
                yield joined(": ", (self.at, words))


def changed_reading(
    record: str, place: tuple[str, ...], old: Mapping[str, str], cells: Iterable[FilledCell]
) -> Change:
    """Return the change of a whole reading, of which some cells say something else. Its number
    leads to it, and may be that of another reading when the change is made.
    """
    new = {**old, **{cell.place[-1]: cell.new for cell in cells}}
    return Change(record, place, {key: text for key, text in new.items() if text}, old)


def is_same(old: str, new: str) -> bool:
    """Return whether a cell says what it did, also where a number is written in another way."""
    if old == new:
        return True
    try:
        return read_number(old) == read_number(new)
    except MisreadError:
        return False
