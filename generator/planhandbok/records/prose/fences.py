"""Tells text from code."""

import re
from collections.abc import Iterable, Iterator

FENCE = re.compile(r"\s*(?:```|~~~)")


def is_text(lines: Iterable[str]) -> Iterator[bool]:
    """Yield whether each line stands outside of code."""
    is_code = False
    for line in lines:
        is_fence = bool(FENCE.match(line))
        is_code ^= is_fence
        yield not is_code and not is_fence
