"""Short forms of what has happened to the A3s of a handbook."""

from typing import Any

from planhandbok.plan.changes.entries import diary
from planhandbok.records.schema.sheet import Audience
from tests.support.handbooks import TODAY, Scratch

PUBLIC = "offentlighet: offentlig\n"
INTERNAL = "offentlighet: intern\n"


def told(scratch: Scratch, audience: Audience = Audience.INTERNAL) -> list[tuple[Any, ...]]:
    """The id, the event and the fields of each entry, newest first."""
    found = diary(scratch.handbook(audience), TODAY).entries
    return [(entry.id, entry.event, *(change.field for change in entry.changes)) for entry in found]
