"""A tree of units as lines, and lines as a tree again. Marks before a name say how deep it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from planhandbok.frozen import frozen

MARK = "- "
MARKS = " \t-\u2010\u2011\u2012\u2013\u2014\u2022"
"""The signs that people, and the programs that they paste from, write before items of lists."""


@frozen
class IndentedUnit:
    """A unit with the width of the marks before it, and those within it."""

    name: str
    width: int
    within: "list[IndentedUnit]"


def tree_text(units: Any) -> str:
    """Return a line for each unit, with a mark for each unit that it lies in."""
    return "\n".join(_lines(units, ""))


def tree_of(text: str, old: Any) -> list[Any]:
    """Return the units of lines, each in the nearest one above that has fewer marks, written as it
    was in the `old` tree.
    """
    known = dict(_known(old))
    return [_as_written(branch, known) for branch in _branches(text)]


def _branches(text: str) -> list[IndentedUnit]:
    root = IndentedUnit("", -1, [])
    above = [root]
    for line in text.split("\n"):
        name = line.lstrip(MARKS).strip()
        if name:
            branch = IndentedUnit(name, len(line) - len(line.lstrip(MARKS)), [])
            while above[-1].width >= branch.width:
                above.pop()
            above[-1].within.append(branch)
            above.append(branch)
    return root.within


def _as_written(branch: IndentedUnit, known: Mapping[str, Any]) -> Any:
    old = known.get(branch.name, branch.name)
    units = [_as_written(inner, known) for inner in branch.within]
    if units:
        return {**(old if isinstance(old, Mapping) else {"navn": old}), "enheter": units}
    is_emptied = isinstance(old, Mapping) and "enheter" in old
    return {key: old[key] for key in old if key != "enheter"} if is_emptied else old


def _lines(units: Any, marks: str) -> Iterator[str]:
    for unit in _listed(units):
        yield f"{marks}{_name(unit)}"
        yield from _lines(_within(unit), marks + MARK)


def _known(units: Any) -> Iterator[tuple[str, Any]]:
    """Yield each unit with its name."""
    for unit in _listed(units):
        yield _name(unit), unit
        yield from _known(_within(unit))


def _listed(units: Any) -> list[Any]:
    """Return units; a text in place of a list is shown as one, so that nobody writes over it
    unseen.
    """
    return units if isinstance(units, list) else [units] if isinstance(units, str) else []


def _name(unit: Any) -> str:
    name = unit.get("navn", "") if isinstance(unit, Mapping) else unit
    return " ".join(name.split()) if isinstance(name, str) else ""


def _within(unit: Any) -> Any:
    return unit.get("enheter") if isinstance(unit, Mapping) else None
