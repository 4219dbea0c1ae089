"""The budget years of a handbook: which are open, and the dates and texts of one that is new."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from planhandbok.phrase import Phrase
from planhandbok.plan.cycle.calendar import current_cycle, cycle_figure
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.text.problems import WrongAnswerError, wrong_answer
from planhandbok.records.values.days import FIRST_YEAR, LAST_YEAR

Dates = Mapping[str, tuple[date, date]]
"""The first and the last day of steps, by their ids."""
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def refuse_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = Phrase(
            "{year} er ikke et årstall. Skriv det med fire sifre, som 2028.", year=year
        )
        raise WrongAnswerError(wrong_answer("budsjettår", message))


def usual_dates(year: int) -> dict[str, tuple[date, date]]:
    """Return the dates of the steps of the base method: the quarters of the year before, and the
    budget year.
    """
    before = year - 1
    return {
        "1-kvartal": (date(before, 1, 1), date(before, 3, 31)),
        "2-kvartal": (date(before, 4, 1), date(before, 6, 30)),
        "3-kvartal": (date(before, 7, 1), date(before, 9, 30)),
        "4-kvartal": (date(before, 10, 1), date(before, 12, 31)),
        "gjennomforing": (date(year, 1, 1), date(year, 12, 31)),
    }


def moved_dates(cycle: Cycle, year: int) -> Dates:
    """Return the dates of a cycle, moved on to another year."""
    years = year - cycle.year
    return {
        dates.step: (_moved(dates.first, years), _moved(dates.last, years)) for dates in cycle.dates
    }


def dates_of_year(dates: Dates, year: int, records: AllRecords) -> Dates:
    """Return the dates of the steps that the method has for a year."""
    steps = {step.id for step in records.method.in_year(year).steps}
    return {step: days for step, days in dates.items() if step in steps}


def _moved(day: date, years: int) -> date:
    """Return the same day of another year; the last of February stays the last."""
    year = day.year + years
    is_last = day.day == monthrange(day.year, day.month)[1]
    return day.replace(year=year, day=monthrange(year, day.month)[1] if is_last else day.day)


def moved_years(text: str, cycle: Cycle, year: int) -> str:
    """Return a text where the years that a cycle plans are moved on to another year. Other years,
    such as that of a goal far ahead, stay.
    """

    def moved(found: re.Match[str]) -> str:
        written = int(found[0])
        last = max(cycle.final_year, cycle.period.last)
        return str(written + year - cycle.year) if cycle.year <= written <= last else found[0]

    return YEAR.sub(moved, text)


def open_years(records: AllRecords, day: date) -> Sequence[int]:
    """Return the years of the cycles that are not over, the one that is being planned first."""
    cycles = [cycle for cycle in records.cycles if records.counts(cycle)]
    figures = [cycle_figure(cycle, records.method, day) for cycle in cycles]
    going_on = [figure for figure in figures if not figure.is_over]
    current = current_cycle(going_on, day)
    first = current.figure.cycle.year if current else 0
    years = (figure.cycle.year for figure in going_on)
    return sorted(years, key=lambda year: (year != first, year))


def year_of_new_a3(records: AllRecords, day: date) -> int | None:
    """Return the year that is being planned, the newest if all are over; `None` without cycles."""
    newest = (cycle.year for cycle in records.cycles[-1:])
    return next(iter([*open_years(records, day), *newest]), None)
