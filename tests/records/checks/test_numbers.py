"""A reading of a day that has not come is in doubt; the rest is in `tests/cases/`."""

from datetime import date, timedelta

import pytest

from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from tests.support.handbooks import TODAY, Scratch

TOMORROW = TODAY + timedelta(days=1)


def told(scratch: Scratch, on: str, today: date | None = TODAY) -> list[str]:
    scratch.a3(
        "skolemat", f"måling: [{{id: m, parameter: P, målinger: [{{dato: {on}, verdi: 1}}]}}]"
    )
    records = read_records(scratch.folder, today=today)
    assert isinstance(records, AllRecords)
    return [warning.message for warning in records.warnings.items]


@pytest.mark.parametrize("on", [TOMORROW.isoformat(), "desember 2026", "2027"])
def test_reading_of_a_day_that_has_not_come_is_told(scratch: Scratch, on: str) -> None:
    shown = f"{TOMORROW:%d.%m.%Y}" if on == TOMORROW.isoformat() else on
    assert told(scratch, on) == [f"Målingen er for {shown}, som ikke er kommet."]


@pytest.mark.parametrize("on", [TODAY.isoformat(), "november 2026", "2026", "2025-01-01"])
def test_reading_of_today_or_of_a_period_that_has_begun_is_not_told(
    scratch: Scratch, on: str
) -> None:
    assert told(scratch, on) == []


def test_no_reading_is_to_come_where_nobody_knows_the_day(scratch: Scratch) -> None:
    assert told(scratch, "2199-01-01", None) == []
