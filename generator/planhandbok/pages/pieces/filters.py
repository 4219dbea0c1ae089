"""The drop-downs above a long list, and what each offers."""

from collections.abc import Iterable
from dataclasses import dataclass

from planhandbok.records.text.alphabet import alphabetical


@dataclass(frozen=True)
class Option:
    """A value of a filter: what the address holds, and what the reader sees."""

    key: str
    text: str


@dataclass(frozen=True)
class Filter:
    """One drop-down of a list; `name` is its word in the address."""

    name: str
    label: str
    options: tuple[Option, ...]


def filter_of(name: str, label: str, options: Iterable[tuple[str, str]]) -> Filter:
    """The filter with the options in the order they are given, each as its key and its text."""
    return Filter(name, label, tuple(Option(key, shown) for key, shown in options))


def used(values: Iterable[str]) -> list[tuple[str, str]]:
    """The values as options, each once and in the order of the alphabet; nothing for no value."""
    return [
        (value, value) for value in sorted({value for value in values if value}, key=alphabetical)
    ]
