"""The classes of all records that a project can hold."""

from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.edition import FrozenFile
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.typed import key_fields, record_kind


def record_kinds(kind: type, seen: set[type] | None = None) -> set[type]:
    """A record and all records inside it."""
    seen = set() if seen is None else seen
    if kind not in seen:
        seen.add(kind)
        for field in key_fields(kind).values():
            record_kinds(record_kind(field.type), seen)
    return seen - {object}


ROOTS = (A3, Cycle, Method, Settings, Forwarding, FrozenFile)
ALL_RECORDS = sorted(
    {kind for root in ROOTS for kind in record_kinds(root)}, key=lambda kind: kind.__name__
)
