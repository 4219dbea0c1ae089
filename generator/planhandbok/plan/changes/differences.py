"""What has changed between two versions of an A3, part by part.

Parts are matched on their ids, never on their place. Two versions that differ in anything but the
order of their lists give at least one change, and two that do not give none.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum
from typing import Any

from planhandbok.records.addresses.anchors import (
    benefit_anchor,
    indicator_anchor,
    measure_anchor,
    root_cause_anchor,
)
from planhandbok.records.schema.a3 import (
    A3,
    Case,
    ChartTable,
    Indicator,
    Measure,
    Reading,
    RootCause,
)
from planhandbok.records.schema.benefit import (
    Benefit,
    BenefitUnit,
    BusinessChange,
    Cost,
    Idea,
    StagedAmounts,
    ThemeAnswer,
)


class Act(Enum):
    """What was done: a part or a value came, went, or became another."""

    ADDED = "ny"
    REMOVED = "fjernet"
    CHANGED = "endret"


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """The part of the form that a change is about; the whole A3 has no id.

    `kind` is the kind of its record, `name` what it is called, as the record has it, and
    `anchor` its place on the page, empty where it has none of its own. `unit` is that of its
    values, where they have one.
    """

    kind: type
    id: str = ""
    name: str = ""
    anchor: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different. `field` is the record's own name for it, empty where it is the
    part as such.

    `before` and `after` are values as the records have them, `None` for none. Amounts, readings and
    the numbers of a figure are fields with many values: `at` tells which, by its year, its day, or
    the names of its row and its column. Of goals, each that came or went is a change.
    """

    part: ChangedPart
    act: Act
    field: str = ""
    before: Any = None
    after: Any = None
    at: Any = None


def changes(
    before: A3, after: A3, years: tuple[int | None, int | None] = (None, None)
) -> tuple[Change, ...]:
    """In the order of the form; `years` are the budget years of the two, which no form holds."""
    moved = _value(ChangedPart(A3), "year", *years) if None not in years else ()
    return (*moved, *_changes(before, after))


def _changes(before: A3, after: A3) -> Iterator[Change]:
    for one in fields(A3):
        old, new = getattr(before, one.name), getattr(after, one.name)
        if one.name == "on" and before.edition != after.edition:
            continue  # a new edition has a new date
        if one.name in PART_LISTS:
            yield from _parts(old, new)
        else:
            yield from _value(ChangedPart(A3), one.name, old, new)


PART_LISTS = {
    *("chart_tables", "root_causes", "measures", "indicators", "benefits", "costs", "ideas"),
    *("business_changes", "themes", "cases"),
}
"""The fields of an A3 that hold parts with a name of their own."""


IN_ORDER = {"columns", "whys"}
"""The fields with several values whose order is a part of what they say."""

GOALS = {"goals", "contributes_to"}

NO_VALUE: tuple[Any, ...] = (None, "", ())


def _key(part: Any) -> Any:
    match part:
        case Reading():
            return part.on
        case ThemeAnswer():
            return part.theme
        case Case():
            return part.number, part.body
    return part.id


NAMES: Mapping[type, str] = {
    ChartTable: "title",
    RootCause: "cause",
    Measure: "text",
    Indicator: "parameter",
    BusinessChange: "text",
    Benefit: "description",
    Cost: "description",
    Idea: "text",
    ThemeAnswer: "theme",
    Case: "number",
}
"""The field that says what a part is called."""

ANCHORS: Mapping[type, Callable[[str], str]] = {
    RootCause: root_cause_anchor,
    Measure: measure_anchor,
    Indicator: indicator_anchor,
    Benefit: benefit_anchor,
}


def part_of(record: Any) -> ChangedPart:
    """What a record inside an A3 is called, and where it stands."""
    kind = type(record)
    name = str(getattr(record, NAMES[kind]))
    id = getattr(record, "id", name)
    anchor = ANCHORS[kind](id) if kind in ANCHORS else ""
    unit = BenefitUnit.KRONER if kind is Cost else getattr(record, "unit", None)
    return ChangedPart(kind, id, name, anchor, str(unit or ""))


def _parts(before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    """New parts and changed ones where they stand now, and then those that are gone."""
    old, new = _by_key(before), _by_key(after)
    for key, part in new.items():
        if key not in old:
            yield Change(part_of(part), Act.ADDED, after=part)
        elif old[key] != part:
            yield from _within(old[key], part)
    for key, part in old.items():
        if key not in new:
            yield Change(part_of(part), Act.REMOVED, before=part)


def _by_key(parts: Sequence[Any]) -> dict[Any, Any]:
    """Parts by what they are called; a name that stands twice is told from itself by number."""
    found: dict[Any, Any] = {}
    count: Counter[Any] = Counter()
    for part in parts:
        key = _key(part)
        found[key, count[key]] = part
        count[key] += 1
    return found


def _within(before: Any, after: Any) -> Iterator[Change]:
    part = part_of(after)
    for one in fields(after):
        old, new = getattr(before, one.name), getattr(after, one.name)
        if isinstance(new, StagedAmounts):
            for stage in fields(StagedAmounts):
                name = stage.name
                yield from _by_year(part, name, getattr(old, name), getattr(new, name))
        elif isinstance(new, Mapping):
            yield from _by_year(part, one.name, old, new)
        elif one.name == "readings":
            yield from _readings(part, old, new)
        elif isinstance(after, ChartTable) and one.name == "rows":
            yield from _numbers(part, before, after)
        else:
            yield from _value(part, one.name, old, new)


def _by_year(
    part: ChangedPart, name: str, before: Mapping[int, Any], after: Mapping[int, Any]
) -> Iterator[Change]:
    for year in sorted({*before, *after}):
        yield from _value(part, name, before.get(year), after.get(year), year)


def _readings(
    part: ChangedPart, before: Sequence[Reading], after: Sequence[Reading]
) -> Iterator[Change]:
    old, new = _by_key(before), _by_key(after)
    for key in sorted({*old, *new}):
        yield from _value(part, "readings", old.get(key), new.get(key), key[0])


def _numbers(part: ChangedPart, before: ChartTable, after: ChartTable) -> Iterator[Change]:
    """Yield the changed numbers of a table, each located by row name and column name."""
    old, new = _cells(before), _cells(after)
    if old == new and before.columns == after.columns:
        yield from _value(part, "rows", before.rows, after.rows)
    for key in {**new, **old}:
        yield from _value(part, "rows", old.get(key), new.get(key), key[:2])


def _cells(table: ChartTable) -> dict[tuple[str, str, int], Decimal]:
    found: dict[tuple[str, str, int], Decimal] = {}
    count: Counter[tuple[str, str]] = Counter()
    for row in table.rows:
        for column, value in zip(table.columns, row.values, strict=False):
            found[row.name, column, count[row.name, column]] = value
            count[row.name, column] += 1
    return found


def _goals(
    part: ChangedPart, name: str, before: Sequence[str], after: Sequence[str]
) -> Iterator[Change]:
    for goal in (Counter(after) - Counter(before)).elements():
        yield Change(part, Act.ADDED, name, None, goal)
    for goal in (Counter(before) - Counter(after)).elements():
        yield Change(part, Act.REMOVED, name, goal, None)


def _value(
    part: ChangedPart, name: str, before: Any, after: Any, at: Any = None
) -> Iterator[Change]:
    """A field that is different. Several values in another order are not, but where it matters."""
    if name in GOALS:
        yield from _goals(part, name, before, after)
        return
    is_a_set = isinstance(after, tuple) and name not in IN_ORDER
    if before == after or (is_a_set and Counter(before) == Counter(after)):
        return
    act = Act.CHANGED
    if before in NO_VALUE:
        act = Act.ADDED
    elif after in NO_VALUE:
        act = Act.REMOVED
    yield Change(part, act, name, before, after, at)
