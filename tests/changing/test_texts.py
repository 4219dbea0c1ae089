"""The id and the year that a new A3 gets."""

from datetime import date

import pytest

from planhandbok.changing.new import new_year
from planhandbok.changing.texts import id_of_new_a3, year_of_new_a3
from tests.support.handbooks import TODAY, Scratch


@pytest.mark.parametrize(("title", "id"), [("2028", "a3-2028"), ("Syklus", "a3-syklus")])
def test_title_of_a_cycle_gives_another_id(title: str, id: str, scratch: Scratch) -> None:
    assert id_of_new_a3(scratch.records(), title) == id


@pytest.mark.parametrize(
    ("day", "year"), [(TODAY, 2027), (date(2027, 2, 1), 2028), (date(2031, 1, 1), 2028)]
)
def test_new_a3_is_in_the_year_that_is_being_planned(
    scratch: Scratch, day: date, year: int
) -> None:
    new_year(scratch.folder, 2028, TODAY)
    assert year_of_new_a3(scratch.records(), day) == year
