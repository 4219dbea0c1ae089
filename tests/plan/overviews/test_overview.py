"""The counts of all A3s, unit by unit."""

from planhandbok.plan.plan import plan_of
from tests.support.handbooks import MKDOCS, TODAY, Scratch


def test_the_overview_counts_each_unit_once_and_adds_up(scratch: Scratch) -> None:
    late = "endringstiltak:\n  - {id: t1, tiltak: Sent, frist: 2026-11-01}\n"
    scratch.a3("en", f"enhet: Skole\n{late}")
    scratch.a3("to", f"enhet: Helse\n{late}  - {{id: t2, tiltak: Snart, frist: 2026-12-01}}\n")
    scratch.a3("tre")
    figures = plan_of(scratch.handbook(), TODAY).overview
    assert [unit.unit for unit in figures.units] == ["Helse", "Skole", None]
    assert [unit.overdue for unit in figures.units] == [1, 1, 0]
    assert (figures.total.overdue, figures.total.soon, figures.total.sheets) == (2, 1, 3)
    assert [figure.sheet.a3.id for figure in figures.overdue] == ["en", "to"]


UNITS = """\
    enheter:
      - Helse
      - navn: Oppvekst
        enheter: [Skole, Barnehage]
    roller:
      Rektor: Skole
      Styrer: Barnehage
"""


def measure(id: str, owners: str) -> str:
    return f"  - {{id: {id}, tiltak: Sent, frist: 2026-11-01, ansvar: {owners}}}\n"


def overdue_by_unit(scratch: Scratch, *measures: str, a3: str = "") -> dict[str | None, int]:
    scratch.write("mkdocs.yml", MKDOCS + UNITS)
    scratch.a3("en", f"{a3}endringstiltak:\n{''.join(measures)}")
    overview = plan_of(scratch.handbook(), TODAY).overview
    assert overview.total.overdue == len(measures)
    return {unit.unit: unit.overdue for unit in overview.units}


def test_a_measure_counts_at_the_unit_of_its_owner(scratch: Scratch) -> None:
    counts = overdue_by_unit(
        scratch, measure("t1", "Helse"), measure("t2", "rektor"), a3="enhet: Barnehage\n"
    )
    assert counts == {"Helse": 1, "Oppvekst": 1, "Barnehage": 0, "Skole": 1}


def test_a_unit_counts_those_within_it_once(scratch: Scratch) -> None:
    counts = overdue_by_unit(
        scratch, measure("t1", "[Rektor, Styrer, Skole]"), measure("t2", "[Oppvekst, Rektor]")
    )
    assert counts == {None: 0, "Oppvekst": 2, "Barnehage": 1, "Skole": 2}


def test_a_measure_of_an_unknown_role_counts_where_its_a3_belongs(scratch: Scratch) -> None:
    counts = overdue_by_unit(scratch, measure("t1", "Kokk"), a3="enhet: Helse\n")
    assert counts == {"Helse": 1}


def test_only_what_has_no_unit_at_all_is_without_one(scratch: Scratch) -> None:
    counts = overdue_by_unit(scratch, measure("t1", "Kokk"), measure("t2", "[Kokk, Rektor]"))
    assert counts == {"Oppvekst": 1, "Skole": 1, None: 1}


def test_an_indicator_counts_at_the_unit_of_its_owner(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS + UNITS)
    scratch.a3("en", "enhet: Helse\nmåling:\n  - {id: m1, parameter: Trivsel, ansvar: Styrer}\n")
    units = plan_of(scratch.handbook(), TODAY).overview.units
    assert {unit.unit: unit.indicators for unit in units} == {
        "Helse": 0,
        "Oppvekst": 1,
        "Barnehage": 1,
    }
