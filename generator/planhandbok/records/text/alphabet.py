"""The order of the Norwegian alphabet, for names that are listed."""

from collections.abc import Iterable

AFTER_Z = str.maketrans("æäøöå", "{{||}")
"""Replaces the letters that follow z in Norwegian with the characters that follow z in ASCII."""


def nameless_last(names: Iterable[str]) -> list[str]:
    """Return the names in alphabetical order, and the empty one, if any, last."""
    return sorted(names, key=lambda name: (not name, alphabetical(name)))


def alphabetical(text: str) -> tuple[str, str]:
    """Return a sort key: the letters without regard to case, then the text itself.

    «Aa» is sorted as two letters, not as «å» as Norwegian lists of names do: «kanaanitt» has
    two letters there, and only a word list could tell which one a name has.
    """
    return text.casefold().translate(AFTER_Z), text
