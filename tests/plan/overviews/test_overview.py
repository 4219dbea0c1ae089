"""The counts of all A3s, unit by unit."""

from datetime import date

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
    assert {unit.unit: unit.outer for unit in units} == {
        "Helse": None,
        "Oppvekst": None,
        "Barnehage": "Oppvekst",
    }


INDICATORS = """
enhet: Helse
måling:
  - {id: uten-maling, parameter: Uten måling}
  - {id: uten-mal, parameter: Uten mål, målinger: [{NÅ, verdi: 5}]}
  - {id: i-rute, parameter: I rute, nullpunkt: START, mål: SLUTT, målinger: [{NÅ, verdi: 90}]}
  - {id: folg, parameter: Følg, nullpunkt: START, mål: SLUTT, målinger: [{NÅ, verdi: 20}]}
  - {id: sen, parameter: Sen, nullpunkt: START, mål: SLUTT, målinger: [{NÅ, verdi: -5}]}
  - id: gammel
    parameter: Gammel
    frekvens: ukentlig
    nullpunkt: START
    mål: SLUTT
    målinger: [{dato: 2026-06-01, verdi: 90}]
"""
"""One of each course."""


def test_indicators_are_sorted_by_what_to_do_with_them(scratch: Scratch) -> None:
    text = INDICATORS.replace("START", "{dato: 2026-01-01, verdi: 0}")
    text = text.replace("SLUTT", "{dato: 2026-12-31, verdi: 100}")
    scratch.a3("en", text.replace("NÅ", "dato: 2026-11-01"))
    found = plan_of(scratch.handbook(), TODAY).overview
    ids = {
        name: [figure.indicator.id for figure in getattr(found, name)]
        for name in ("off_track", "unmeasured", "stale")
    }
    assert ids == {
        "off_track": ["sen", "folg"],
        "unmeasured": ["uten-maling", "uten-mal"],
        "stale": ["gammel"],
    }
    for figure in (found.total, *found.units):
        assert figure.indicators == 6


def test_measures_are_counted_by_the_month_they_are_due(scratch: Scratch) -> None:
    days = ["2026-11-01", "2026-11-19", "2026-11-20", "2026-12-20", "2026-12-21", "2027-01-05"]
    days += ["2027-10-31", "2027-11-01", "2028-03-01", "løpende"]
    rows = [f"  - {{id: t{n}, tiltak: Tiltak, frist: {day}}}\n" for n, day in enumerate(days)]
    rows += ["  - {id: uten, tiltak: Uten}\n", "  - {id: ikke, tiltak: Uten}\n"]
    scratch.a3("en", f"endringstiltak:\n{''.join(rows)}")
    found = plan_of(scratch.handbook(), TODAY).overview
    assert [figure.measure.id for figure in found.soon] == ["t2", "t3"]
    deadlines = found.deadlines
    assert (deadlines.overdue, deadlines.later, deadlines.undated) == (2, 2, 3)
    months = {month.first: (month.due, month.soon) for month in deadlines.months}
    assert list(months) == [
        *(date(2026, month, 1) for month in (11, 12)),
        *(date(2027, month, 1) for month in range(1, 11)),
    ]
    assert {first: counts for first, counts in months.items() if counts[0]} == {
        date(2026, 11, 1): (1, 1),
        date(2026, 12, 1): (2, 1),
        date(2027, 1, 1): (1, 0),
        date(2027, 10, 1): (1, 0),
    }
