"""Lacks of an A3 in its phase, and in that of the running quarter."""

from dataclasses import replace
from datetime import date

import pytest

from planhandbok.plan.a3.missing import Lack, lacks
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.a3 import (
    A3Kind,
    Measure,
    RootCause,
)
from planhandbok.records.schema.method import Demand, Phase
from tests.support.handbooks import TODAY, Scratch
from tests.support.records import EMPTY


def phase(*demands: Demand) -> Phase:
    return Phase(id="dypdykk", name="Dypdykk", step="2-kvartal", demands=demands)


def test_an_empty_a3_lacks_every_whole_thing_its_phase_asks_for() -> None:
    asked = (Demand.CURRENT_STATE, Demand.ROOT_CAUSES, Demand.MEASURES, Demand.INDICATORS)
    assert [lack.demand for lack in lacks(EMPTY, phase(*asked))] == list(asked)


def test_nothing_is_missing_without_a_phase() -> None:
    assert lacks(EMPTY, None) == ()


def test_each_measure_that_lacks_something_is_named() -> None:
    a3 = replace(
        EMPTY,
        root_causes=(RootCause(id="r1", cause="Fordi"),),
        measures=(
            Measure(id="t1", text="Uten noe"),
            Measure(id="t2", text="Hel", owners=EMPTY.owners, deadline=TODAY, solves=("r1",)),
        ),
    )
    asked = (Demand.MEASURES_OWNED, Demand.MEASURES_DATED, Demand.MEASURES_SOLVE)
    assert lacks(a3, phase(*asked)) == tuple(Lack(demand, ("Uten noe",)) for demand in asked)


def test_the_a3_of_the_organisation_needs_no_root_causes() -> None:
    a3 = replace(EMPTY, kind=A3Kind.ORGANISATION)
    assert lacks(a3, phase(Demand.ROOT_CAUSES, Demand.MEASURES_SOLVE)) == ()
    assert lacks(a3, phase(Demand.ROOT_CAUSES, Demand.MEASURES)) == (Lack(Demand.MEASURES),)


@pytest.mark.parametrize(
    ("fields", "day", "due"),
    [
        ("fase: dypdykk", TODAY, "forberedelse"),
        ("fase: forberedelse", TODAY, None),
        ("fase: gjennomforing", TODAY, None),
        ("fase: dypdykk", date(2026, 5, 1), None),
        ("deltakere: []", TODAY, None),
    ],
)
def test_a3_behind_the_quarter_lists_what_the_quarter_asks_for(
    scratch: Scratch, fields: str, day: date, due: str | None
) -> None:
    scratch.a3("skolemat", f"{fields}\n")
    standing = plan_of(scratch.handbook(), day).sheets[0].standing
    assert (standing.due.id if standing.due else None) == due
    own = {lack.demand for lack in standing.lacks}
    more = {lack.demand for lack in standing.due_lacks}
    assert not own & more
    assert (Demand.TARGET_STATE in more) == bool(due)
