"""The counts of all A3s, unit by unit."""

from planhandbok.plan.plan import plan_of
from tests.support.handbooks import TODAY, Scratch


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
