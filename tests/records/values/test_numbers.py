"""Numbers are read as Norwegian authors write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from planhandbok.records.values.numbers import Number

FORMS = ["{}", "{} %", "{}%", "{} kr", "{} kroner", "kr {}", "{} timer", "{} årsverk"]


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
        ("0.125", "0.125"),
        ("10,970", "10.970"),
        ("400,000", "400.000"),
        ("1 400,000", "1400.000"),
        ("1400,000", "1400.000"),
        ("0,000", "0.000"),
        ("1.250.000", "1250000"),
        ("1.250.000,50", "1250000.50"),
        ("+5", "5"),
        ("- 5", "-5"),
        *(
            (f"{dash}2 775", "-2775")
            for dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
        ),
        *((f"10{space}970", "10970") for space in "\u00a0\u2007\u2009\u200a\u202f\u200b\u2060"),
        ("85,29 %", "85.29"),
        ("85,29%", "85.29"),
        ("85,29 prosent", "85.29"),
        ("500 000,-", "500000"),
        ("500 000,\u2013", "500000"),
        ("46.500,-", "46500"),
        ("kr 500 000", "500000"),
        ("kr. -500 000,-", "-500000"),
        ("500 000 kroner", "500000"),
        ("16,3 mill.", "16300000"),
        ("16,3 mill", "16300000"),
        ("16,3 millioner kroner", "16300000"),
        ("16,3 MNOK", "16300000"),
        ("0,0163 mrd.", "16300000"),
        ("525 t.kr", "525000"),
        ("525 tkr", "525000"),
        ("525 tusen", "525000"),
        ("525,5 tusen kr", "525500"),
    ],
)
def test_numbers_are_read_as_norwegians_write_them(written: str, read: str) -> None:
    number = TypeAdapter(Number).validate_python(written)
    assert number == Decimal(read)
    assert str(number) == read  # no exponent, and no zeros that nobody wrote


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2), st.sampled_from(FORMS))
def test_every_number_is_found_back_in_every_form(number: Decimal, form: str) -> None:
    whole = f"{abs(number):,.2f}".replace(",", " ").replace(".", ",")
    sign = "-" if number < 0 else ""
    assert TypeAdapter(Number).validate_python(sign + form.format(whole)) == number


@pytest.mark.parametrize(
    "written",
    [
        *("", "ti", "1.000", "-10.970", "1.250.5", "1,250,000", "1,250.50", "1e3", "nan", "٣"),
        *("1_000", "10 97", "2026 2027", "½", "kr 5 %", "5 kr mill.", "1 mill. mill."),
    ],
)
def test_invalid_number_is_not_guessed(written: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(written)
