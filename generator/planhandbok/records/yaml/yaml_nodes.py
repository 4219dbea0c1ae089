"""YAML text becomes nodes, which know where they stand. Every scalar is text, with each accent in
its letter (NFC), as the schema and the links have it.
"""

from functools import lru_cache
from typing import Any
from unicodedata import is_normalized, normalize

from yaml import MappingNode, ScalarNode, SequenceNode
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs name the loaders only

LONGEST_KEPT = 50_000
"""Letters of a text whose node is kept for a while, so that few take up much memory."""
COUNTED = frozenset({"verdier"})
"""Keys of lists that have one item for each column, so that a blank item keeps its place."""


class _Composer(CParser):
    """PyYAML's C parser, made to leave every scalar as text."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)

    def resolve(self, kind: object, value: object, implicit: object) -> None:
        return None

    def descend_resolver(self, parent: object, index: object) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


def root_node(text: str) -> Any:
    """Return the node of a whole text, which nobody may change; `None` if it is empty. Raises
    `yaml.YAMLError`. A save asks for the same two texts nine times.
    """
    return _kept(text) if len(text) <= LONGEST_KEPT else _parsed(text)


def _parsed(text: str) -> Any:
    root = _Composer(text).get_single_node()
    if not is_normalized("NFC", text):  # what was written or copied on a Mac may not be
        _normalize(root)
    return root


_kept = lru_cache(maxsize=4)(_parsed)


def _normalize(node: Any) -> None:
    if isinstance(node, ScalarNode):
        node.value = normalize("NFC", node.value)
        return
    for part in node.value if node else ():
        for inner in part if isinstance(part, tuple) else (part,):
            _normalize(inner)


def child_node(node: Any, step: str | int, above: str | int) -> tuple[Any, Any]:
    """The key and the value at a key of a mapping, or `None` and an item of a list, which is the
    value of the key `above`.

    Blank values are skipped, as in the data. Both are `None` if there is nothing.
    """
    if isinstance(node, MappingNode):
        same = [pair for pair in node.value if pair[0].value == str(step)]
        filled = [pair for pair in same if not is_blank(pair[1])]
        if same:
            kept: tuple[Any, Any] = (filled or same)[-1]
            return kept
    elif isinstance(node, SequenceNode) and isinstance(step, int):
        items = [item for item in node.value if above in COUNTED or not is_blank(item)]
        if step < len(items):
            return None, items[step]
    return None, None


def is_blank(node: Any) -> bool:
    return node.__class__ is ScalarNode and not node.value.strip()
