"""Units that the settings have named on the main branch: each had a page and a board.

An author who writes in a browser builds nothing, so nobody commits the ledger, and only git knows
of these.
"""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from planhandbok.records.git.contents import each_content
from planhandbok.records.permanence.published import addresses_of_units
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.typed import typed
from planhandbok.records.settings.refused import keys_under
from planhandbok.records.text.file_text import LARGEST_FILE, text_in
from planhandbok.records.text.files import MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.yaml.yaml_blocks import KnownBlocks

KEYS = ("enheter", "roller")
"""The settings that name units."""


class UnitsOnMain:
    """Keeps what the versions of the settings name, for a process that asks again and again: a
    version never changes.
    """

    def __init__(self, project: Path) -> None:
        self._project = project
        self._known: dict[str, frozenset[str]] = {}

    def addresses(self, versions: Collection[str]) -> frozenset[str]:
        """Return the addresses of all units of these versions, by the ids that git has for them."""
        unread = sorted(version for version in versions if version not in self._known)
        blocks = KnownBlocks(tags_allowed=True)
        for version, raw in each_content(self._project, unread):
            self._known[version] = frozenset(_addresses_in(raw, blocks))
        known = (self._known[version] for version in versions if version in self._known)
        return frozenset[str]().union(*known)


def _addresses_in(raw: bytes, blocks: KnownBlocks) -> Iterator[str]:
    """Yield the addresses of the units in a file's contents, as far as these can be read."""
    for key, value in _our_settings_in(raw, blocks).items():
        settings = typed(Settings, {key: value}, MKDOCS_FILE) if key in KEYS else None
        if isinstance(settings, Settings):
            yield from addresses_of_units(settings)


def _our_settings_in(raw: bytes, blocks: KnownBlocks) -> dict[str, Any]:
    if len(raw) > LARGEST_FILE:
        return {}
    try:
        text = text_in(raw)
    except UnicodeDecodeError:
        return {}
    found: dict[str, Any] = blocks.data(text)[0] or {}
    for key in OUR_SETTINGS:
        found = keys_under(found, key)
    return found
