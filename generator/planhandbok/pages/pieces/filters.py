"""The drop-downs that filter a long list."""

from collections.abc import Iterable
from dataclasses import dataclass

from planhandbok.records.text.alphabet import alphabetical


@dataclass(frozen=True)
class Option:
    """An option of a filter: its key in the address, and the text that readers see."""

    key: str
    text: str


@dataclass(frozen=True)
class Filter:
    """A drop-down; `name` is its word in the address."""

    name: str
    label: str
    options: tuple[Option, ...]


def filter_of(name: str, label: str, options: Iterable[tuple[str, str]]) -> Filter:
    """The filter with its options, given in order as pairs of key and text."""
    return Filter(name, label, tuple(Option(key, text) for key, text in options))


def used(values: Iterable[str]) -> list[tuple[str, str]]:
    """The options for values that are their own keys: each once, without "", by the alphabet."""
    return [(value, value) for value in sorted(set(values) - {""}, key=alphabetical)]
