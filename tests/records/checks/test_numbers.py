"""A reading of a day that has not come is in doubt; the rest is in `tests/cases/`."""

from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from planhandbok import cli
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
    message = f"Målingen er for {shown}, som ikke er kommet, og er ikke med i tallene ennå."
    assert told(scratch, on) == [message]


@pytest.mark.parametrize("on", [TODAY.isoformat(), "november 2026", "2026", "2025-01-01"])
def test_reading_of_today_or_of_a_period_that_has_begun_is_not_told(
    scratch: Scratch, on: str
) -> None:
    assert told(scratch, on) == []


def test_check_tells_it_once(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    told(scratch, "2199-01-01")
    monkeypatch.setattr(cli, "today", lambda: TODAY)
    done = CliRunner().invoke(cli.app, ["check", "--project", str(scratch.folder)])
    assert (done.exit_code, done.stdout.count("som ikke er kommet")) == (0, 1)


@pytest.mark.parametrize(("year", "count"), [(TODAY.year, 0), (TODAY.year + 1, 1)])
def test_amount_realised_in_a_year_that_has_not_begun_is_told(
    scratch: Scratch, year: int, count: int
) -> None:
    amounts = f"{{realisert: {{{year}: 5}}}}"
    benefit = f"{{id: g, type: tid, beskrivelse: B, enhet: timer, beløp: {amounts}}}"
    scratch.a3("skolemat", f"gevinster: [{benefit}]")
    records = read_records(scratch.folder, today=TODAY)
    assert isinstance(records, AllRecords)
    messages = [str(warning.message) for warning in records.warnings.items]
    message = f"Beløpet er realisert i {year}, men det året har ikke begynt."
    assert messages.count(message) == count


def test_no_reading_is_to_come_where_nobody_knows_the_day(scratch: Scratch) -> None:
    assert told(scratch, "2199-01-01", None) == []
