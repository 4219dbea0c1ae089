"""Compare two versions of an A3, part by part.

Parts are matched on their ids, never on their place. Two versions that differ in anything but the
order of their lists give at least one change, and two that do not give none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from planhandbok.frozen import frozen
from planhandbok.records.addresses import anchors
from planhandbok.records.schema import a3, benefit
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.typed import record_kind


class ChangeKind(Enum):
    """The kind of change to a part or a value."""

    ADDED = "ny"
    REMOVED = "fjernet"
    CHANGED = "endret"


class TableCell(NamedTuple):
    """The place of a number in a chart table."""

    row: str
    column: str


@frozen(slots=True)
class ChangedPart:
    """The part of the form that a change is about; the whole A3 has no id.

    `kind` is the class of its record, `name` its name as written in the record, `anchor` its place
    on the page (empty if it has none of its own), and `unit` the unit of its values, if any.
    """

    kind: type
    id: str = ""
    name: str = ""
    anchor: str = ""
    unit: str = ""


@frozen(slots=True)
class Change:
    """One difference. `field` is the record's own name for it, and says what the rest holds:

    | `field`                       | `before` and `after`         | `at`       |
    | ----------------------------- | ---------------------------- | ---------- |
    | empty: the part as such       | the record                   |            |
    | goals, contributes_to         | the id of one goal           |            |
    | readings                      | `Reading`                    | its day    |
    | estimated … realised, amounts | `Amount`, a cost's `Decimal` | its year   |
    | rows of a chart table         | `Decimal`                    | its `TableCell` |
    | any other                     | the value of the field       |            |

    `before` is one of NO_VALUE for what was added, and `after` for what was removed.
    """

    part: ChangedPart
    kind: ChangeKind
    field: str = ""
    before: Any = None
    after: Any = None
    at: int | date | TableCell | None = None


def changes(
    before: A3, after: A3, years: tuple[int | None, int | None] = (None, None)
) -> tuple[Change, ...]:
    """Return the changes in the order of the form. `years` are the budget years of the two, which
    no form holds; a change of year comes first.
    """
    year_before, year_after = years
    moved: Iterable[Change] = ()
    if year_before is not None and year_after is not None:
        moved = _value(ChangedPart(A3), "year", year_before, year_after)
    return (*moved, *_changes(before, after))


def _changes(before: A3, after: A3) -> Iterator[Change]:
    for name, old, new in _fields(before, after):
        if name == "on" and before.edition != after.edition:
            continue  # a new edition has a new date
        if name in PART_LISTS:
            yield from _parts(old, new)
        else:
            yield from _value(ChangedPart(A3), name, old, new)


def _fields(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield the name and both values of each field; each stage of amounts as a field of its own."""
    for field in fields(after):
        old = getattr(before, field.name)
        new = getattr(after, field.name)
        if isinstance(new, benefit.StagedAmounts):
            yield from _fields(old, new)
        else:
            yield field.name, old, new


IN_ORDER = {"columns", "owners", "whys"}
"""The fields with several values whose order matters."""

GOALS = {"goals", "contributes_to"}

NO_VALUE: tuple[Any, ...] = (None, "", ())


def _key(part: Any) -> Any:
    match part:
        case a3.Reading():
            return part.day
        case benefit.ThemeAnswer():
            return part.theme
        case a3.Case():
            return part.number, part.body
    return part.id


NAMES: Mapping[type, str] = {
    a3.ChartTable: "title",
    a3.RootCause: "cause",
    a3.Measure: "text",
    a3.Indicator: "parameter",
    benefit.BusinessChange: "text",
    benefit.Benefit: "description",
    benefit.Cost: "description",
    benefit.Idea: "text",
    benefit.ThemeAnswer: "theme",
    a3.Case: "number",
}
"""The field that holds the name of a part, by its record."""

PART_LISTS = {field.name for field in fields(A3) if record_kind(field.type) in NAMES}
"""The fields of an A3 that hold parts with a name of their own."""

ANCHORS: Mapping[type, Callable[[str], str]] = {
    a3.RootCause: anchors.root_cause_anchor,
    a3.Measure: anchors.measure_anchor,
    a3.Indicator: anchors.indicator_anchor,
    benefit.Benefit: anchors.benefit_anchor,
}


def part_of(record: Any) -> ChangedPart:
    """Return the name, anchor and unit of a record inside an A3."""
    kind = type(record)
    name = str(getattr(record, NAMES[kind]))
    id = getattr(record, "id", name)
    unit = benefit.BenefitUnit.KRONER if kind is benefit.Cost else getattr(record, "unit", None)
    unit = unit.counted if isinstance(unit, benefit.BenefitUnit) else unit
    return ChangedPart(
        kind=kind,
        id=id,
        name=name,
        anchor=ANCHORS[kind](id) if kind in ANCHORS else "",
        unit=str(unit or ""),
    )


def _parts(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    """Yield new and changed parts in their order now, and then the removed ones."""
    old = _by_key(before)
    new = _by_key(after)
    for key, part in new.items():
        if key not in old:
            yield Change(part_of(part), ChangeKind.ADDED, after=part)
        elif old[key] != part:
            yield from _within(old[key], part)
    for key, part in old.items():
        if key not in new:
            yield Change(part_of(part), ChangeKind.REMOVED, before=part)


Numbered = Mapping[tuple[Any, int], Any]
"""Values by key and number: a key that occurs again gets the next number, from 0."""


def _by_key(parts: Iterable[Any]) -> Numbered:
    return _numbered((_key(part), part) for part in parts)


def _numbered(pairs: Iterable[tuple[Any, Any]]) -> Numbered:
    result: dict[tuple[Any, int], Any] = {}
    count: Counter[Any] = Counter()
    for key, value in pairs:
        result[key, count[key]] = value
        count[key] += 1
    return result


def _within(before: Any, after: Any) -> Iterator[Change]:
    part = part_of(after)
    for name, old, new in _fields(before, after):
        if isinstance(new, Mapping):
            yield from _series(part, name, _numbered(old.items()), _numbered(new.items()))
        elif name == "readings":
            yield from _series(part, name, _by_key(old), _by_key(new))
        elif isinstance(after, a3.ChartTable) and name == "rows":
            yield from _numbers(part, before, after)
        else:
            yield from _value(part, name, old, new)


def _series(part: ChangedPart, name: str, before: Numbered, after: Numbered) -> Iterator[Change]:
    """Compare amounts by year or readings by day, in the order of time."""
    for key in sorted({*before, *after}):
        time, _ = key
        yield from _value(part, name, before.get(key), after.get(key), time)


def _numbers(part: ChangedPart, before: a3.ChartTable, after: a3.ChartTable) -> Iterator[Change]:
    old = _cells(before)
    new = _cells(after)
    for key in {**new, **old}:
        cell, _ = key
        yield from _value(part, "rows", old.get(key), new.get(key), cell)


def _cells(table: a3.ChartTable) -> Numbered:
    return _numbered(
        (TableCell(row.name, column), value)
        for row in table.rows
        for column, value in zip(table.columns, row.values, strict=False)
    )


def _goals(
    part: ChangedPart, name: str, before: Sequence[str], after: Sequence[str]
) -> Iterator[Change]:
    for goal in (Counter(after) - Counter(before)).elements():
        yield Change(part, ChangeKind.ADDED, name, after=goal)
    for goal in (Counter(before) - Counter(after)).elements():
        yield Change(part, ChangeKind.REMOVED, name, before=goal)


def _value(
    part: ChangedPart, name: str, before: Any, after: Any, at: int | date | TableCell | None = None
) -> Iterator[Change]:
    """Yield a change if the field differs; the order of several values counts only in IN_ORDER."""
    if name in GOALS:
        yield from _goals(part, name, before, after)
        return
    is_a_set = isinstance(after, tuple) and name not in IN_ORDER
    if before == after or (is_a_set and Counter(before) == Counter(after)):
        return
    kind = ChangeKind.CHANGED
    if before in NO_VALUE:
        kind = ChangeKind.ADDED
    elif after in NO_VALUE:
        kind = ChangeKind.REMOVED
    yield Change(part, kind, field=name, before=before, after=after, at=at)
