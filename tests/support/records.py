"""The smallest A3 in memory, for tests that need no files."""

from datetime import date

from planhandbok.records.schema.a3 import A3, A3Kind
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.sheet import Sheet

EMPTY = A3(
    id="skolemat",
    kind=A3Kind.DEEP_DIVE,
    title="Skolemat",
    on=date(2026, 11, 20),
    edition="1.0",
    owner=Owner(role="Rektor"),
    background="Mat.",
)
SHEET = Sheet(2027, "a3/2027/skolemat.yml", EMPTY)
