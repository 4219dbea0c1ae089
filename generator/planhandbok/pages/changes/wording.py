"""How a text was reworded: the words that stayed, came and went, with the rest left out.

Takes two texts without marks and links, so that only words are compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

CONTEXT = 6
"""Words shown on each side of what is different."""

FEWEST_KEPT = 3
"""Fewer words than this between two differences belong to them: «og i» tells nobody anything."""

LONGEST = 80
"""Words of one difference. A text longer than this is read where it stands."""

ELLIPSIS = "…"


class Fate(StrEnum):
    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, and what became of them."""

    fate: Fate
    text: str

    @property
    def is_added(self) -> bool:
        return self.fate is Fate.ADDED

    @property
    def is_removed(self) -> bool:
        return self.fate is Fate.REMOVED


def came(text: str) -> tuple[Piece, ...]:
    """A text where there was none."""
    return (Piece(Fate.ADDED, _cut(text.split())),)


def went(text: str) -> tuple[Piece, ...]:
    """A text where there is none any more."""
    return (Piece(Fate.REMOVED, _cut(text.split())),)


Span = tuple[Sequence[str], Sequence[str]]
"""The words before and after; the same list where they were kept."""


def wording(before: str, after: str) -> tuple[Piece, ...]:
    """Nothing where the words are the same."""
    old, new = before.split(), after.split()
    if old == new:
        return ()
    spans = _spans(old, new)
    last = len(spans) - 1
    return tuple(
        piece
        for place, span in enumerate(spans)
        for piece in _pieces(span, is_first=place == 0, is_last=place == last)
    )


def _spans(old: Sequence[str], new: Sequence[str]) -> list[Span]:
    """Kept and different in turn; what is too short to be worth keeping is with the different."""
    spans: list[Span] = []
    for name, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        is_kept = name == "equal" and (j - i >= FEWEST_KEPT or j == len(old) or i == 0)
        span: Span = (old[i:j], new[k:m])
        if not is_kept and spans and not _is_kept(spans[-1]):
            span = ([*spans[-1][0], *span[0]], [*spans[-1][1], *span[1]])
            spans.pop()
        spans.append(span)
    return spans


def _is_kept(span: Span) -> bool:
    return span[0] == span[1]


def _pieces(span: Span, *, is_first: bool, is_last: bool) -> Iterator[Piece]:
    removed, added = span
    if _is_kept(span):
        yield Piece(Fate.KEPT, _around(removed, is_first=is_first, is_last=is_last))
        return
    if removed:
        yield Piece(Fate.REMOVED, _cut(removed))
    if added:
        yield Piece(Fate.ADDED, _cut(added))


def _around(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """The words nearest to the differences on either side."""
    left = 0 if is_first else CONTEXT
    right = 0 if is_last else CONTEXT
    if len(words) <= left + right + 1:
        return " ".join(words)
    return " ".join([*words[:left], ELLIPSIS, *words[len(words) - right :]])


def _cut(words: Sequence[str]) -> str:
    return " ".join(words if len(words) <= LONGEST else [*words[:LONGEST], ELLIPSIS])
