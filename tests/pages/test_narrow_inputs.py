"""The page, the board and the PDF of an A3 are made of what they use, and of nothing more."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from types import FunctionType, MethodType

import pytest

from planhandbok.pages.pages import Output, output_of
from planhandbok.plan.plan import Plan, plan_of
from planhandbok.records.addresses import urls
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.sheet import Sheet
from tests.support.handbooks import TODAY, Scratch

MEASURES = "endringstiltak: [{id: t, tiltak: Kok, frist: 2026-10-01}]\n"


@pytest.fixture
def output(scratch: Scratch) -> Output:
    scratch.a3("helheten", "type: virksomhet\n")
    scratch.a3("skolemat", f"overordnet: helheten\n{MEASURES}")
    scratch.a3("leksehjelp", MEASURES)
    scratch.a3("barnehage", MEASURES)
    return output_of(plan_of(scratch.handbook(), TODAY))


@pytest.mark.parametrize("address", [urls.a3_address("skolemat"), urls.board_address("skolemat")])
def test_page_of_an_a3_is_made_of_it_and_its_relatives(output: Output, address: str) -> None:
    (page,) = (page for page in output.pages if page.address == address)
    assert told_of(page.make) == {"skolemat", "helheten"}


def test_pdf_of_an_a3_is_made_of_it_and_its_relatives(output: Output) -> None:
    (pdf,) = (pdf for pdf in output.pdfs.pdfs if pdf.page == urls.a3_address("skolemat"))
    assert told_of(pdf.make) == {"skolemat", "helheten"}


def test_what_is_reached_from_an_overview_is_seen(output: Output) -> None:
    (page,) = (page for page in output.pages if page.address == urls.STATUS)
    assert any(isinstance(value, Plan) for value in reached(page.make, set()))


def told_of(make: object) -> set[str]:
    """Return the ids of the A3s that a function can know of; it can know of nothing whole."""
    values = list(reached(make, set()))
    assert not [value for value in values if isinstance(value, Plan | Handbook | Cycle)]
    return {value.a3.id for value in values if isinstance(value, Sheet)}


def reached(value: object, seen: set[int]) -> Iterator[object]:
    """Yield all values that a function or a value holds, directly or through others."""
    if id(value) not in seen:
        seen.add(id(value))
        yield value
        for inner in held_by(value):
            yield from reached(inner, seen)


def held_by(value: object) -> Iterator[object]:
    if isinstance(value, partial):
        yield from (value.func, *value.args, *value.keywords.values())
    elif isinstance(value, FunctionType):
        yield from (cell.cell_contents for cell in value.__closure__ or ())
    elif isinstance(value, MethodType):
        yield value.__self__
    elif isinstance(value, Mapping):
        yield from value.values()
    elif isinstance(value, tuple | list | set | frozenset):
        yield from value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from (getattr(value, field.name) for field in fields(value))
        yield from vars(value).values() if hasattr(value, "__dict__") else ()
