"""Plain data of many versions of a text, whose most parts are the same in one after the other."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from planhandbok.records.text.problems import Problem
from planhandbok.records.yaml.yaml_text import plain_data

NEXT_AT_MARGIN = re.compile(r"\n(?=[^ \n#-])")
HEAD = re.compile(r"[\w-]+:(?=[ \n]|\Z)")
"""The key that begins a block, which goes on to what stands at the margin next."""
COMMENTS = re.compile(r"(?: *(?:#.*)?\n)* *(?:#.*)?")
ODD_BREAKS = ("\x85", "\u2028", "\u2029")
"""Signs that YAML takes for the end of a line."""

Data = Mapping[str, Any]


class KnownBlocks:
    """Keeps the data of each block by its text, so that one that stood in an earlier version is not
    parsed again. Of a text in blocks, it parses those of `keys` only, if any are given.
    """

    def __init__(self, keys: Collection[str] = (), *, tags_allowed: bool = False) -> None:
        self._keys = keys
        self._known: dict[str, Data | None] = {}
        self._tags_allowed = tags_allowed

    def data(self, text: str) -> tuple[Any, list[Problem]]:
        """Return the data of a text, and the problems of its form, as `plain_data` does."""
        found = self._by_blocks(text)
        return self._plain(text) if found is None else (found, [])

    def _by_blocks(self, text: str) -> Data | None:
        """Return the data of a text that is blocks only, each without a mistake and with a key of
        its own. Of another, nobody can say what a block means without the rest.
        """
        blocks = _blocks(text)
        heads = [block.partition(":")[0] for block in blocks]
        each = [
            self._block(block)
            for block, head in zip(blocks, heads, strict=True)
            if head in self._keys or not self._keys
        ]
        if not blocks or None in each or len(set(heads)) < len(blocks):
            return None
        return {key: value for data in each if data for key, value in data.items()}

    def _plain(self, text: str) -> tuple[Any, list[Problem]]:
        return plain_data(text, "", tags_allowed=self._tags_allowed)

    def _block(self, block: str) -> Data | None:
        if block not in self._known:
            data, problems = self._plain(block)
            self._known[block] = None if problems else data
        return self._known[block]


def _blocks(text: str) -> Sequence[str]:
    """Return each key at the margin with all below it; nothing if the text is not that only."""
    blocks = NEXT_AT_MARGIN.split(text)
    if COMMENTS.fullmatch(blocks[0]):
        del blocks[0]
    is_plain = all(map(HEAD.match, blocks)) and not any(sign in text for sign in ODD_BREAKS)
    return [*(f"{block}\n" for block in blocks[:-1]), *blocks[-1:]] if is_plain else ()
