"""The parents of A3s form a tree, never a ring."""

from collections.abc import Iterator

from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.problems import Finding


def parent_cycles(loaded: Loaded) -> Iterator[Finding]:
    """Yield a finding for each A3 that is its own ancestor through others."""
    sheets = loaded.sheets
    parent = {sheet.a3.id: sheet.a3.parent for sheet in sheets}
    settled: set[str] = set()
    for sheet in sheets:
        passed: dict[str, None] = {}
        id: str | None = sheet.a3.id
        while id and id not in settled and id not in passed:
            passed[id] = None
            id = parent.get(id)
        if id in passed and len(ring := _ring_from(id, parent)) > 1:
            yield from (_finding(member, ring) for member in sheets if member.a3.id in ring)
        settled.update(passed)


def _ring_from(start: str, parent: dict[str, str | None]) -> list[str]:
    ring = [start]
    while (above := parent[ring[-1]]) and above != start:
        ring.append(above)
    return ring


def _finding(sheet: Sheet, ring: list[str]) -> Finding:
    names = " → ".join(f"«{id}»" for id in ring)
    message = f"A3-ene er overordnet hverandre i ring: {names}."
    hint = "Fjern «overordnet» i den A3-en som står øverst."
    return Finding(sheet.file, ("overordnet",), message, hint)
