"""The id and the year that a new A3 gets, and the years that move on in a new cycle."""

from datetime import date

import pytest

from planhandbok.changing.a3_of_answers import id_of_new_a3
from planhandbok.changing.new_year import new_year
from planhandbok.changing.years import moved_years, year_of_new_a3
from tests.support.handbooks import TODAY, Scratch


@pytest.mark.parametrize(
    ("title", "id"), [("2028", "a3-2028"), ("Syklus", "a3-syklus"), ("Con", "a3-con")]
)
def test_title_that_names_no_file_of_an_a3_gives_another_id(
    title: str, id: str, scratch: Scratch
) -> None:
    assert id_of_new_a3(scratch.records(), title) == id


@pytest.mark.parametrize(
    ("day", "year"), [(TODAY, 2027), (date(2027, 2, 1), 2028), (date(2031, 1, 1), 2028)]
)
def test_new_a3_is_in_the_year_that_is_being_planned(
    scratch: Scratch, day: date, year: int
) -> None:
    new_year(scratch.folder, 2028, TODAY)
    assert year_of_new_a3(scratch.records(), day) == year


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Kommunen 2027–2030", "Kommunen 2029–2032"),
        ("kommunen-2027-2030", "kommunen-2029-2032"),
        ("plan2027", "plan2029"),
        ("Mot 2050, med budsjettet for 2027", "Mot 2050, med budsjettet for 2029"),
        ("Etter 2026", "Etter 2026"),
        ("12027", "12027"),
    ],
)
def test_years_that_a_cycle_plans_move_on_and_others_stay(
    scratch: Scratch, text: str, moved: str
) -> None:
    cycle = scratch.records().cycles[-1]
    assert (cycle.year, cycle.period.last) == (2027, 2030)
    assert moved_years(text, cycle, 2029) == moved
