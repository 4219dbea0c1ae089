"""The forms of the values of a column, each made when it is first asked for."""

from collections.abc import Callable

from planhandbok.pages.data.table_form import Value

Forms = tuple[str, str, str]
"""A value as a field of CSV, as a pair of JSON, and as a cell of the workbook."""
MOST_KNOWN = 4096
"""The most that are held. A value that comes again comes soon: rows follow the A3s."""


class KnownForms(dict[Value, Forms]):
    """The forms of values by the value. Looking up one that is known runs no Python."""

    def __init__(self, make: Callable[[Value], Forms]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Value) -> Forms:
        return self._learn(value, value)

    def _learn(self, key: Value, value: Value) -> Forms:
        if len(self) >= MOST_KNOWN:
            self.clear()
        forms = self[key] = self._make(value)
        return forms


class KnownNumbers(KnownForms):
    """The forms of numbers by their digits: 1.0 and 1.00 are equal, and not written alike."""

    def __getitem__(self, value: Value) -> Forms:
        digits = str(value)
        return self.get(digits) or self._learn(digits, value)
