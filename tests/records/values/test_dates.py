"""Dates, periods and deadlines are read in the forms that authors use."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from planhandbok.records.values.dates import Date, Deadline, Recurrence, When, due_day
from planhandbok.records.values.periods import Period, written_period

DAY = date(2027, 5, 24)
ADAPTERS: Mapping[str, TypeAdapter[Any]] = {
    "date": TypeAdapter(Date),
    "when": TypeAdapter(When),
    "deadline": TypeAdapter(Deadline),
}


def deadline(written: str) -> date | Period | Recurrence:
    read: date | Period | Recurrence = ADAPTERS["deadline"].validate_python(written)
    return read


@pytest.mark.parametrize("kind", ADAPTERS)
@pytest.mark.parametrize(
    "written",
    [
        *("2027-05-24", "24.05.2027", "24.5.2027", "24. mai 2027", "24 mai 2027", "24.mai 2027"),
        *("24.05.27", "24.5.27", "24/5-2027", "24/5 2027", "24/5-27", "24. MAI 2027", "24. mai 27"),
    ],
)
def test_a_day_has_many_forms(kind: str, written: str) -> None:
    assert ADAPTERS[kind].validate_python(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        *("2027-02-30", "31.02.2027", "24/5/2027", "mai 2027", "12:30", "24.05.98", "24. mai"),
        *("medio mai 2027", "1.–24. mai 2027", "5/2027"),
        *("9999-12-31", "0001-01-01", "1899-12-31", "2200-01-01", "1/2017", "mai 24", "24.05"),
    ],
)
def test_invalid_date_is_not_guessed(written: str) -> None:
    with pytest.raises(ValidationError):
        ADAPTERS["date"].validate_python(written)


@pytest.mark.parametrize(
    "written",
    [
        "Kari og Ola",
        "2–3",
        "ca. 2–3",
        "august 2027–",
        "hver mai og november",
        "juni og",
        "a-" * 2000,
    ],
)
def test_two_words_that_are_no_times_are_no_range(written: str) -> None:
    assert written_period(written) is None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("juni 2027", "2027-06-01", "2027-06-30"),
        ("Februar 2028", "2028-02-01", "2028-02-29"),
        ("sept. 2027", "2027-09-01", "2027-09-30"),
        ("2027-06", "2027-06-01", "2027-06-30"),
        ("Q1 2027", "2027-01-01", "2027-03-31"),
        ("3. kvartal 2015", "2015-07-01", "2015-09-30"),
        ("fjerde kvartal 2027", "2027-10-01", "2027-12-31"),
        ("K4-27", "2027-10-01", "2027-12-31"),
        ("2027 Q2", "2027-04-01", "2027-06-30"),
        ("1. tertial 2027", "2027-01-01", "2027-04-30"),
        ("T3 2027", "2027-09-01", "2027-12-31"),
        ("1. halvår 2027", "2027-01-01", "2027-06-30"),
        ("andre halvår 2027", "2027-07-01", "2027-12-31"),
        ("våren 2027", "2027-03-01", "2027-05-31"),
        ("Sommeren 2027", "2027-06-01", "2027-08-31"),
        ("hausten 2026", "2026-09-01", "2026-11-30"),
        ("vinteren 2027/2028", "2027-12-01", "2028-02-29"),
        ("vinteren 2026/27", "2026-12-01", "2027-02-28"),
        ("uke 34 2027", "2027-08-23", "2027-08-29"),
        ("veke 53/2026", "2026-12-28", "2027-01-03"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026–2028", "2026-01-01", "2028-12-31"),
        ("ila. 2026", "2026-01-01", "2026-12-31"),
        ("i løpet av høsten 2026", "2026-09-01", "2026-11-30"),
        ("innen utgangen av 2027", "2027-01-01", "2027-12-31"),
        ("innan utgongen av 2. kvartal 2027", "2027-04-01", "2027-06-30"),
        ("innen 1. mars 2027", "2027-03-01", "2027-03-01"),
        ("6/2027", "2027-06-01", "2027-06-30"),
        ("06.2027", "2027-06-01", "2027-06-30"),
        ("primo juni 2027", "2027-06-01", "2027-06-10"),
        ("i midten av juni 2027", "2027-06-11", "2027-06-15"),
        ("Innen medio juni 2027", "2027-06-11", "2027-06-15"),
        ("ultimo juni 2027", "2027-06-01", "2027-06-30"),
        ("juni–august 2027", "2027-06-01", "2027-08-31"),
        ("juni - aug. 2027", "2027-06-01", "2027-08-31"),
        ("juni/juli 2027", "2027-06-01", "2027-07-31"),
        ("januar t.o.m. mars 2027", "2027-01-01", "2027-03-31"),
        ("november 2026 til februar 2027", "2026-11-01", "2027-02-28"),
        ("1. og 2. kvartal 2027", "2027-01-01", "2027-06-30"),
        ("Q1-2 2027", "2027-01-01", "2027-06-30"),
        ("uke 10-12 2027", "2027-03-08", "2027-03-28"),
        ("1.-15.6.2027", "2027-06-01", "2027-06-15"),
        ("1.–15. juni 2027", "2027-06-01", "2027-06-15"),
        ("15. mai–1. juni 2027", "2027-05-15", "2027-06-01"),
        ("2027-05-24 - 2027-06-01", "2027-05-24", "2027-06-01"),
        ("våren og høsten 2027", "2027-03-01", "2027-11-30"),
        ("høsten 2026–våren 2027", "2026-09-01", "2027-05-31"),
    ],
)
def test_a_period_keeps_its_words_and_its_days(written: str, first: str, last: str) -> None:
    period = Period(written, date.fromisoformat(first), date.fromisoformat(last))
    assert deadline(written) == period
    assert ADAPTERS["when"].validate_python(written) == period
    assert due_day(period) == period.last


@pytest.mark.parametrize(
    ("written", "year"),
    [("31.12.00", 2000), ("31.12.59", 2059), ("31.12.1900", 1900), ("2199-12-31", 2199)],
)
def test_the_first_and_the_last_years_are_read(written: str, year: int) -> None:
    assert deadline(written) == date(year, 12, 31)


@pytest.mark.parametrize("written", ["31.12.60", "31.12.1899", "31.12.2200"])
def test_years_outside_them_are_not_guessed(written: str) -> None:
    with pytest.raises(ValidationError):
        deadline(written)


def test_a_period_is_one_line() -> None:
    period = deadline(" innen  utgangen\n av 2027")
    assert isinstance(period, Period)
    assert period.written == "innen utgangen av 2027"


@pytest.mark.parametrize("written", ["månedlig", "Månadleg", "HVER   måned"])
def test_a_deadline_may_recur(written: str) -> None:
    assert deadline(written) is Recurrence.MONTHLY
    assert due_day(Recurrence.MONTHLY) is None


@settings(database=None, derandomize=True)
@given(
    st.from_regex(
        r"(innen |ila\. |i |utgangen av )?(\d\.? ?|uke |Q|vinter|høst|mars|2027)"
        r"(kvartal|tertial|halvår|en|\d\d?)?[ ./-]?(19|20|21|98)?\d\d?(/\d\d)?",
        fullmatch=True,
    )
)
def test_nothing_that_looks_like_a_deadline_gives_a_trace(written: str) -> None:
    try:
        day = due_day(deadline(written))
    except ValidationError:
        return
    assert day is not None
    assert 1900 <= day.year <= 2200
