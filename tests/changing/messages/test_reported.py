"""The changes that «Meld» can ask for are taken in unasked, and no others."""

import pytest

from planhandbok.changing.messages.receive import Incoming
from planhandbok.records.editing.changes import Change


@pytest.mark.parametrize(
    ("place", "old", "is_report"),
    [
        ("endringstiltak/t1/status", "utredes", True),
        ("måling/m1/målinger/+", None, True),
        ("gevinster/g1/beløp/realisert/2026", "40", True),
        ("gevinster/g1/beløp/vedtatt/2026", "40", False),
        ("gevinster/g1/enhet", None, True),
        ("gevinster/g1/enhet", "kr", False),
        ("måling/m1/enhet", None, False),
    ],
)
def test_only_what_meld_can_say_is_a_report(place: str, old: str | None, is_report: bool) -> None:
    change = Change("skolemat", tuple(place.split("/")), "timer", old)
    assert Incoming("", None, (change,)).is_report == is_report
