"""Dates and deadlines are read in the forms that authors use."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from planhandbok.records.values.dates import Date, Deadline, Recurrence


@pytest.mark.parametrize(
    "written", ["2027-05-24", "24.05.2027", "24.5.2027", "24. mai 2027", "24 mai 2027"]
)
def test_a_date_has_three_forms(written: str) -> None:
    assert TypeAdapter(Date).validate_python(written) == date(2027, 5, 24)


@pytest.mark.parametrize("written", ["2027-02-30", "31.02.2027", "24/5/2027", "mai 2027", "12:30"])
def test_invalid_date_is_not_guessed(written: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(written)


def test_a_deadline_may_recur() -> None:
    assert TypeAdapter(Deadline).validate_python("månedlig") is Recurrence.MONTHLY
