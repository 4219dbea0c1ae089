"""Names in old versions of files, each of which is read once: a version never changes."""

from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from planhandbok.records.git.contents import each_content
from planhandbok.records.text.file_text import LARGEST_FILE, text_in
from planhandbok.records.yaml.yaml_blocks import Data, KnownBlocks


class KnownContents:
    """Keeps what versions name, for a process that asks again and again; `named_in` returns what
    their data names below some `keys`.
    """

    def __init__(
        self, project: Path, keys: Collection[str], named_in: Callable[[Data], Iterable[str]]
    ) -> None:
        self._project = project
        self._keys = keys
        self._named_in = named_in
        self._known: dict[str, frozenset[str]] = {}

    def named(self, versions: Collection[str]) -> frozenset[str]:
        """Return what these versions name, by the ids that git has for them, as far as they can be
        read.
        """
        unread = sorted(version for version in versions if version not in self._known)
        blocks = KnownBlocks(self._keys, tags_allowed=True)
        for version, raw in each_content(self._project, unread):
            self._known[version] = frozenset(self._named_in(_data_in(raw, blocks)))
        known = (self._known[version] for version in versions if version in self._known)
        return frozenset[str]().union(*known)


def _data_in(raw: bytes, blocks: KnownBlocks) -> Data:
    if len(raw) > LARGEST_FILE:
        return {}
    try:
        text = text_in(raw)
    except UnicodeDecodeError:
        return {}
    data: Data = blocks.data(text)[0] or {}
    return data
