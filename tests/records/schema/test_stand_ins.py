"""A faulty file becomes a record all the same, with stand-ins for what cannot be read."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, TypeVar

import pytest
from pydantic import PlainValidator

from planhandbok.records.schema.a3 import ChartRow
from planhandbok.records.schema.benefit import Amount, StagedAmounts
from planhandbok.records.schema.cycle import PlanPeriod
from planhandbok.records.schema.record import Record, key
from planhandbok.records.schema.stand_ins import salvaged, stand_in
from planhandbok.records.schema.typed import key_fields, typed
from planhandbok.records.text.problems import UNREADABLE
from tests.tools.record_kinds import ALL_RECORDS

R = TypeVar("R")


@pytest.mark.parametrize("kind", ALL_RECORDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_value_names_a_stand_in_that_it_accepts(kind: type) -> None:
    values = {name: stand_in(field.type) for name, field in key_fields(kind).items()}
    assert isinstance(typed(kind, values, "a.yml"), kind)


def test_a_kind_without_a_stand_in_is_an_error_in_the_code() -> None:
    with pytest.raises(LookupError):
        stand_in(Annotated[str, PlainValidator(str)])


def read(kind: type[R], data: Any) -> R | None:
    """The record of data with mistakes, with stand-ins."""
    findings = typed(kind, data, "a.yml")
    assert isinstance(findings, list)
    return salvaged(kind, data, findings)


def test_a_required_value_with_a_mistake_is_replaced() -> None:
    data = {"fra": "i fjor", "til": "2030"}
    assert read(PlanPeriod, data) == PlanPeriod(first=2000, last=2030)


def test_an_item_with_a_mistake_keeps_its_position() -> None:
    data = {"navn": ["Øst"], "verdier": ["3", "mange", "5"]}
    values = (Decimal(3), Decimal(1), Decimal(5))
    assert read(ChartRow, data) == ChartRow(name=UNREADABLE, values=values)


def test_an_amount_without_its_required_key_gets_one() -> None:
    amount = Amount(expected=Decimal(1), low=Decimal(5))
    data = {"estimert": {"2027": {"lav": "5"}}}
    assert read(StagedAmounts, data) == StagedAmounts(estimated={2027: amount})


@dataclass(frozen=True, kw_only=True, slots=True)
class Plain(Record):
    """A record with a value that none of our own kinds reads."""

    count: Annotated[int, key("antall", "Et tall.")]


def test_an_error_without_a_sentence_of_ours_quotes_the_validator() -> None:
    findings = typed(Plain, {"antall": "tre"}, "a.yml")
    assert isinstance(findings, list)
    (finding,) = findings
    assert finding.path == ("antall",)
    assert "passer ikke i skjemaet" in finding.message
    assert "«Input should be a valid integer" in finding.message
