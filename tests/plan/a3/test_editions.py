"""A frozen edition keeps the names of the day of its decision, and knows what came after."""

from dataclasses import replace
from datetime import date

import pytest

from planhandbok.plan.a3.editions import EditionFigure, edition_figures
from planhandbok.records.addresses.case_addresses import CaseAddresses
from planhandbok.records.schema.a3 import A3, Case
from planhandbok.records.schema.edition import Decision, NamesThen
from planhandbok.records.schema.method import Demand, Phase
from planhandbok.records.schema.sheet import Edition, Sheet
from tests.support.records import SHEET

DECISION = Decision(
    case="62/26",
    body="Kommunestyret",
    on=date(2026, 5, 12),
    text="Vedtatt.",
    link="https://example.no/62",
    archive="2026/77",
)
CASE = Case(
    number="62/26",
    body="Kommunestyret",
    on=date(2026, 5, 12),
    decision="Vedtatt.",
    link="https://example.no/62",
    archive="2026/77",
    edition="1.0",
)
THEN = replace(SHEET.a3, phase="dypdykk", parent="helheten")
PHASE = Phase(id="dypdykk", name="Dybde", step="2-kvartal", demands=(Demand.MEASURES,))
PARENT = replace(SHEET, a3=replace(SHEET.a3, id="helheten", title="Helheten"))


def figure(
    then: A3 = THEN,
    now: Sheet | None = None,
    names: NamesThen | None = None,
    phase: str = "dypdykk",
) -> EditionFigure:
    edition = Edition(replace(SHEET, a3=then), DECISION, names or NamesThen())
    sheets = (now or replace(SHEET, a3=THEN), PARENT)
    (found,) = edition_figures(
        [edition],
        {sheet.a3.id: sheet for sheet in sheets},
        {},
        {phase: PHASE},
        CaseAddresses(),
    )
    return found


def test_the_case_of_an_edition_is_its_decision() -> None:
    decided_in = figure().decided_in
    assert decided_in.case == CASE
    assert decided_in.sheet.a3 == THEN
    assert decided_in.address == "sak/62-26/"


@pytest.mark.parametrize(
    ("id", "name", "known", "shown"),
    [
        ("dypdykk", None, "dypdykk", replace(PHASE, demands=())),
        ("dypdykk", "Dypdykk", "dypdykk", replace(PHASE, name="Dypdykk", demands=())),
        ("dypdykk", "Dypdykk", "annet", Phase(id="dypdykk", name="Dypdykk", step="")),
        ("dypdykk", None, "annet", None),
        (None, "Dypdykk", "annet", None),
        (None, None, "dypdykk", None),
    ],
)
def test_a_phase_keeps_its_name_and_asks_for_nothing(
    id: str | None, name: str | None, known: str, shown: Phase | None
) -> None:
    found = figure(replace(THEN, phase=id), names=NamesThen(phase=name), phase=known)
    assert found.figure.phase == shown


def test_the_parent_keeps_its_title() -> None:
    assert figure().figure.parent == PARENT
    renamed = figure(names=NamesThen(parent="Hele kommunen")).figure.parent
    assert renamed == replace(PARENT, a3=replace(PARENT.a3, title="Hele kommunen"))
    assert figure(replace(THEN, parent=None)).figure.parent is None


def test_changes_since_leave_out_the_case_that_froze_the_edition() -> None:
    other = replace(CASE, number="63/26")
    committee = replace(CASE, body="Formannskapet")
    now = replace(THEN, title="Varm mat", cases=(CASE, other, committee))
    found = figure(now=replace(SHEET, year=2028, a3=now)).changes_since
    assert [(change.part.id, change.field) for change in found] == [
        ("", "year"),
        ("", "title"),
        ("63/26", ""),
        ("62/26", ""),
    ]
    assert found[-1].after == committee
