"""The amounts and totals of each form are those of the case worked out by hand."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planhandbok.plan.plan import plan_of
from tests.pages.data.reading import document, rows, sheet_rows, written
from tests.pages.tables import body
from tests.pages.tables import rows as page_rows
from tests.support import sums
from tests.support.handbooks import TODAY, Scratch

DIRECT = ("direkte", "post_ned", "unngått_vekst")


def exact(number: float | None) -> Decimal | None:
    """Round a number to the fifteen digits that Excel keeps."""
    return None if number is None else Decimal(format(number, ".15g"))


def amounts_in_csv(folder: Path) -> Iterator[tuple[str, str, int, Decimal]]:
    for row in rows(folder / "gevinster.csv"):
        if row["År"]:
            yield (
                row["Budsjettvirkning"],
                row["Steg"],
                int(row["År"]),
                sums.number(row["Forventet"]),
            )


def amounts_in_workbook(folder: Path) -> Iterator[tuple[str, str, int, Decimal]]:
    for row in sheet_rows(folder, "Gevinster"):
        if row["År"]:
            amount = exact(row["Forventet"])
            assert amount is not None
            yield row["Budsjettvirkning"], row["Steg"], row["År"], amount


def amounts_in_json(folder: Path) -> Iterator[tuple[str, str, int, Decimal]]:
    for row in document(folder)["gevinster"]:
        if row["år"]:
            yield row["budsjettvirkning"], row["steg"], int(row["år"]), row["forventet"]


@pytest.mark.parametrize("amounts", [amounts_in_csv, amounts_in_workbook, amounts_in_json])
def test_the_direct_amounts_of_each_form_add_up_to_the_case(
    scratch: Scratch,
    tmp_path: Path,
    amounts: Callable[[Path], Iterator[tuple[str, str, int, Decimal]]],
) -> None:
    sums.write(scratch)
    found: dict[str, dict[int, Decimal]] = {}
    for effect, stage, year, amount in amounts(written(scratch, tmp_path)):
        if effect.lower().startswith(DIRECT) and year != 2031:
            years = found.setdefault(stage.lower(), {})
            years[year] = years.get(year, Decimal(0)) + amount
    assert found == sums.staged(sums.answers("tettet"))


def total_of(rows: list[dict[str, Any]], *keys: object) -> Decimal | None:
    """The one total with these keys, if any: its cycle, what it is of, unit, kind, stage, year."""
    names = ("Budsjettår", "Sum av", "Enhet", "Type", "Steg", "År")
    found = [row for row in rows if tuple(row[name] for name in names) == keys]
    assert len(found) <= 1
    return exact(found[0]["Forventet"]) if found else None


def test_the_totals_of_the_workbook_are_those_of_the_case(scratch: Scratch, tmp_path: Path) -> None:
    sums.write(scratch)
    totals = sheet_rows(written(scratch, tmp_path), "Summer")
    direct = "Direkte virkning, i kroner"
    every = ("Alle", "Alle")
    for stage, years in sums.staged(sums.answers("tettet")).items():
        for year, amount in years.items():
            assert total_of(totals, 2027, direct, *every, stage.capitalize(), year) == amount
    needs: dict[int | str, int] = {2027: 4_000_000, 2028: 5_000_000, "Alle": 9_000_000}
    for column, need in needs.items():
        assert total_of(totals, 2027, "Omstillingsbehov", *every, None, column) == need
    for stage in ("vedtatt", "kalkulert"):
        wanted = sums.number(sums.answers("perioden")[stage])
        assert total_of(totals, 2027, direct, *every, stage.capitalize(), "Alle") == wanted
    (outside,) = [row for row in totals if "utenfor" in row["Sum av"]]
    assert (outside["Steg"], outside["År"], outside["Forventet"]) == ("Kalkulert", 2031, 999_000)
    for year, hours in sums.staged(sums.answers("timer"))["kalkulert"].items():
        found = total_of(totals, 2027, "Frigjort tid, i timer", *every, "Kalkulert", year)
        assert found == hours


@pytest.mark.parametrize(
    ("address", "cycle"), [("gevinster/", "Alle"), ("syklus/2027/gevinster/", 2027)]
)
def test_the_totals_of_the_workbook_are_those_of_the_page(
    scratch: Scratch, tmp_path: Path, address: str, cycle: object
) -> None:
    sums.write(scratch)
    html = body(plan_of(scratch.handbook(), TODAY), address).partition('id="enheter"')[2]
    shown = page_rows(html)
    totals = sheet_rows(written(scratch, tmp_path), "Summer")
    groups = {unit: (unit, "Alle") for unit in ("Helse og mestring", "Teknisk drift")}
    groups |= {"I alt": ("Alle", "Alle")}
    stages = ("Estimert", "Kalkulert", "Vedtatt", "Realisert")
    for name, (unit, kind) in groups.items():
        for stage, cell in zip(stages, shown[name], strict=True):
            keys = (cycle, "Direkte virkning, i kroner", unit, kind, stage, "Alle")
            assert total_of(totals, *keys) == (None if cell == "–" else sums.number(cell)), keys


def test_all_three_forms_have_the_same_totals(scratch: Scratch, tmp_path: Path) -> None:
    sums.write(scratch)
    folder = written(scratch, tmp_path)
    amounts = ("forventet", "lav", "høy")
    in_json = [tuple(row[key] for key in amounts) for row in document(folder)["summer"]]
    in_csv = [
        tuple(
            sums.number(row[key.capitalize()]) if row[key.capitalize()] else None for key in amounts
        )
        for row in rows(folder / "summer.csv")
    ]
    in_workbook = [
        tuple(exact(row[key.capitalize()]) for key in amounts)
        for row in sheet_rows(folder, "Summer")
    ]
    assert in_json == in_csv == in_workbook
