"""The year and the number of a case are read as eInnsyn has them."""

import pytest

from planhandbok.records.addresses.case_number import CaseNumber, archive_number, case_number


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("48/26", (2026, 48)),
        ("PS 048/2026", (2026, 48)),
        ("Politisk sak nr. 8 / 09", (2009, 8)),
        ("2026/1234", None),
        ("48/26 b", None),
        ("48-26", None),
        ("1/126", None),
    ],
)
def test_a_case_has_its_year_last(written: str, parts: tuple[int, int] | None) -> None:
    assert case_number(written) == (parts and CaseNumber(*parts))


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2026/1234", (2026, 1234)),
        ("Arkivsak 18/01407", (2018, 1407)),
        ("2026/1234-5", None),
        ("1234/26", None),
    ],
)
def test_an_archive_case_has_its_year_first(written: str, parts: tuple[int, int] | None) -> None:
    assert archive_number(written) == (parts and CaseNumber(*parts))
