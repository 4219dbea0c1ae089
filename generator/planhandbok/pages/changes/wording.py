"""Compare two wordings of a text: the words that were kept, added and removed, shortened.

Both texts are without marks and links, so that only words are compared.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum

from planhandbok.frozen import frozen

CONTEXT = 6
"""Kept words that are shown on each side of a difference."""

FEWEST_KEPT = 3
"""Fewer kept words than this between two differences count as part of the difference."""

LONGEST = 80
"""Words shown of one difference."""

ELLIPSIS = "…"


class PieceKind(Enum):
    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@frozen(slots=True)
class Piece:
    """Some words in a row that were kept, added or removed together."""

    kind: PieceKind
    text: str


Span = tuple[Sequence[str], Sequence[str]]
"""The words before and after; equal if they were kept."""


def wording(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces in the order of the text; none if the words are the same."""
    old = before.split()
    new = after.split()
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
    """Return kept and different spans in turn; kept words that are too few join the different."""
    spans: list[Span] = []
    for name, start, end, new_start, new_end in SequenceMatcher(None, old, new).get_opcodes():
        is_at_edge = start == 0 or end == len(old)
        is_kept = name == "equal" and (end - start >= FEWEST_KEPT or is_at_edge)
        removed = old[start:end]
        added = new[new_start:new_end]
        if not is_kept and spans and not _is_kept(spans[-1]):
            removed_before, added_before = spans.pop()
            removed = [*removed_before, *removed]
            added = [*added_before, *added]
        spans.append((removed, added))
    return spans


def _is_kept(span: Span) -> bool:
    before, after = span
    return before == after


def _pieces(span: Span, *, is_first: bool, is_last: bool) -> Iterator[Piece]:
    removed, added = span
    if _is_kept(span):
        yield Piece(PieceKind.KEPT, _around(removed, is_first=is_first, is_last=is_last))
        return
    if removed:
        yield Piece(PieceKind.REMOVED, _cut(removed))
    if added:
        yield Piece(PieceKind.ADDED, _cut(added))


def _around(words: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """The kept words nearest to the differences on either side."""
    left = 0 if is_first else CONTEXT
    right = 0 if is_last else CONTEXT
    if len(words) <= left + right + 1:
        return " ".join(words)
    return " ".join([*words[:left], ELLIPSIS, *words[len(words) - right :]])


def _cut(words: Sequence[str]) -> str:
    return " ".join(words if len(words) <= LONGEST else [*words[:LONGEST], ELLIPSIS])
