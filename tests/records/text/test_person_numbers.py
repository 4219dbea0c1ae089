"""A number that names a person is a mistake, in any file, and is not repeated anywhere."""

from itertools import product

import pytest

from planhandbok.records.git.versions import a3_in
from planhandbok.records.schema.a3 import A3
from planhandbok.records.text.file_text import FIRST_WEIGHTS, SECOND_WEIGHTS, person_number_at
from tests.support.handbooks import HEADER, Scratch


def number(born: str) -> str:
    """A valid number for a date as it is written in one: nobody has one from 1854 to 1899."""
    for three in product("567", "0123456789", "0123456789"):
        digits = [int(digit) for digit in born + "".join(three)]
        for weights in (FIRST_WEIGHTS, SECOND_WEIGHTS):
            rest = sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11
            digits.append(-rest % 11)
        if max(digits) < 10:
            return "".join(map(str, digits))
    raise AssertionError(born)


BORN = {"fødselsnummer": "010199", "D-nummer": "410199", "H-nummer": "014199"}


@pytest.mark.parametrize("kind", BORN)
@pytest.mark.parametrize("form", ["{0}{1}", "{0} {1}", "{0}\u00a0{1}", "{0}-{1}", "f.nr. {0}{1}."])
def test_number_is_found_however_it_is_written(kind: str, form: str) -> None:
    valid = number(BORN[kind])
    assert person_number_at(f"Kari ({form.format(valid[:6], valid[6:])}) er syk") is not None
    dotted = f"{valid[:2]}.{valid[2:4]}.{valid[4:6]} {valid[6:]}"
    assert person_number_at(dotted) == 0


@pytest.mark.parametrize(
    "text",
    [
        number("018199"),  # synthetic
        number("320199"),
        number("011399"),
        f"1{number('010199')}",
        f"{number('010199')}0",
        f"{number('010199')},5",
        f"0,{number('010199')}",
        f"a{number('010199')}b",
        "12 345 678 901",
        "12 500 000",
        "2026 2027 2028",
        "1234.56.78903",
        "974 760 673",
        "01019950000",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert person_number_at(text) is None


@pytest.mark.parametrize(
    "file",
    [
        "a3/2027/skolemat.yml",
        "a3/2027/syklus.yml",
        "a3/helhetsmodellen.yml",
        "a3/adresser.yml",
        "mkdocs.yml",
        "content/side.md",
        "permalenker.yml",
    ],
)
def test_number_in_any_file_is_a_mistake_that_does_not_repeat_it(
    file: str, scratch: Scratch
) -> None:
    valid = number(BORN["fødselsnummer"])
    path = scratch.folder / file
    scratch.a3("skolemat")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    scratch.write(file, f"{text}\n# Kari {valid}\ndato: {valid}\n")
    read = scratch.read()
    told = [problem for problem in read.items if "fødselsnummer" in problem.message]  # type: ignore[union-attr]
    assert [problem.file for problem in told] == [file]
    assert valid not in str(read)


def test_version_with_a_number_is_not_told() -> None:
    text = f"id: skolemat\n{HEADER}"
    assert a3_in(text.encode(), A3)
    assert a3_in(f"{text}kilde: {number(BORN['fødselsnummer'])}\n".encode(), A3) is None
