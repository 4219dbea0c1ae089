"""Scalars are read as text and typed by the schema."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from planhandbok.records.schema.fields import Date, Deadline, Number, Recurrence
from tests.support.handbooks import Scratch


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("85,29", "85.29"),
        ("10 970", "10970"),
        ("10\u00a0970", "10970"),
        ("1 250 000", "1250000"),
        ("-3,5", "-3.5"),
        ("\u22123,5", "-3.5"),
        ("012", "12"),
        ("40.5", "40.5"),
    ],
)
def test_numbers_are_read_as_norwegians_write_them(written: str, read: str) -> None:
    assert TypeAdapter(Number).validate_python(written) == Decimal(read)


@pytest.mark.parametrize("written", ["", "ti", "1.000,50", "5 %", "1e3", "nan", "٣", "1_000"])
def test_invalid_number_is_not_guessed(written: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(written)


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


def test_scalars_keep_their_spelling(scratch: Scratch) -> None:
    scratch.a3("skolemat", "utgave: 1.10\ntittel: NO\neier: 012\nbegrunnelse: 12:30\n")
    a3 = scratch.handbook().sheets[0].a3
    assert (a3.edition, a3.title, a3.owner.role, a3.background) == ("1.10", "NO", "012", "12:30")


def test_a_key_without_a_value_is_an_unfinished_form(scratch: Scratch) -> None:
    scratch.a3("skolemat", "nåsituasjon:\nendringstiltak:\n  - id: t1\n    tiltak: X\n    frist:\n")
    a3 = scratch.handbook().sheets[0].a3
    assert a3.current_state is None
    assert a3.measures[0].deadline is None
