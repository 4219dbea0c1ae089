"""The drop-downs that filter a long list."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from urllib.parse import urlencode

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.schema.units import UnitTree
from planhandbok.records.text.alphabet import alphabetical

SEVERAL = "\n"
"""Stands between the values of a row that has several for one filter; no value holds it."""

NO_UNIT = "uten"
OPEN = "apne"
CLOSED = "lukkede"
"""Choices of filters that stand for several values, or for none."""


def query(choices: Mapping[str, str]) -> str:
    """Return the part of an address that makes the choices, by the words of the filters."""
    return f"?{urlencode(choices)}" if choices else ""


@frozen
class Filter:
    """A drop-down; `name` is its word in the address. An option is its key in the address, and the
    text that readers see.
    """

    name: str
    label: str
    options: Sequence[tuple[str, str]]


def options_of(values: Iterable[str]) -> list[tuple[str, str]]:
    """The options for values that are their own keys: each once, without "", by the alphabet."""
    return [(value, value) for value in sorted(set(values) - {""}, key=alphabetical)]


def labelled(kinds: Iterable[Enum], context: PageContext) -> list[tuple[str, str]]:
    """The options for kinds, in their order."""
    return [(kind.value, context.label(kind)) for kind in kinds]


def unit_keys(own: Sequence[str], units: UnitTree) -> str:
    """Return what the filter of units compares: the units, and those that they lie in."""
    return SEVERAL.join(units.with_outer(own)) or NO_UNIT


def unit_options(keys: Iterable[str], context: PageContext) -> list[tuple[str, str]]:
    found = {key for each in keys for key in each.split(SEVERAL)}
    options = options_of(found - {NO_UNIT})
    return [*options, (NO_UNIT, context.words.text("Uten enhet"))] if NO_UNIT in found else options


def with_choice(filters: Iterable[Filter]) -> tuple[Filter, ...]:
    """Return the filters that leave a choice."""
    return tuple(filter for filter in filters if len(filter.options) > 1)
