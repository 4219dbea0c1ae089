"""Numbers are read as Norwegian authors write them."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from planhandbok.records.values.numbers import Number


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
