"""The tables for spreadsheets: a Norwegian Excel reads them, to the krone, and nothing runs."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import Audience
from planhandbok.site import data
from tests import sums
from tests.handbooks import Scratch

TODAY = date(2026, 11, 20)
FILES = ("gevinster.csv", "maleparametere.csv", "malinger.csv", "tiltak.csv")


def written(scratch: Scratch, folder: Path, audience: Audience = Audience.INTERNAL) -> Path:
    data.write(plan_of(for_audience(scratch.handbook(), audience), TODAY), folder)
    return folder / "data"


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as open_file:
        return list(csv.DictReader(open_file, delimiter=";"))


def test_the_direct_amounts_of_the_table_add_up_to_the_case(
    scratch: Scratch, tmp_path: Path
) -> None:
    sums.write(scratch)
    found: dict[str, dict[int, Decimal]] = {}
    for row in rows(written(scratch, tmp_path) / "gevinster.csv"):
        if row["Budsjettvirkning"] == "Direkte" and row["År"] != "2031":
            years = found.setdefault(row["Steg"].lower(), {})
            year = int(row["År"])
            years[year] = years.get(year, Decimal(0)) + sums.number(row["Forventet"])
    wanted = sums.case()["fasit"]["tettet"]
    assert found == {
        stage: {int(year): sums.number(one) for year, one in years.items()}
        for stage, years in wanted.items()
    }


def test_the_file_is_as_a_norwegian_excel_wants_it(scratch: Scratch, tmp_path: Path) -> None:
    sums.write(scratch)
    text = (written(scratch, tmp_path) / "gevinster.csv").read_bytes().decode()
    assert text.startswith("\ufeffAdresse;A3;Budsjettår;Enhet;Gevinst;Type;")
    assert ";250000,40;" in text
    assert ";-50000;" in text
    assert text.endswith("\r\n")


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_text_of_a_record_starts_a_formula(scratch: Scratch, tmp_path: Path, sign: str) -> None:
    scratch.a3(
        "skolemat",
        f"""\
        tittel: "{sign}1+1"
        enhet: "{sign}cmd"
        endringstiltak:
          - {{id: t, tiltak: "{sign}SUM(A1)", ansvar: "{sign}x", frist: 2027-01-05}}
        """,
    )
    (row,) = rows(written(scratch, tmp_path) / "tiltak.csv")
    assert [value for value in row.values() if value.startswith(sign)] == []
    assert row["Ansvar"] == f"'{sign}x"
    assert row["Frist"] == "05.01.2027"
    assert row["Adresse"] == "/a3/skolemat/#tiltak-t"


def test_readings_and_indicators_have_their_days_and_values(
    scratch: Scratch, tmp_path: Path
) -> None:
    scratch.a3(
        "skolemat",
        """\
        måling:
          - id: m
            parameter: Elever
            enhet: prosent
            nullpunkt: {dato: 2026-01-01, verdi: "12,5"}
            mål: {dato: 2027-01-01, verdi: 40}
            målinger:
              - {dato: 2026-11-01, verdi: 38, kommentar: Bra.}
        """,
    )
    folder = written(scratch, tmp_path)
    (indicator,) = rows(folder / "maleparametere.csv")
    assert (indicator["Nullpunkt"], indicator["Nullpunkt, dato"]) == ("12,5", "01.01.2026")
    assert indicator["Status"] == "I rute"
    (reading,) = rows(folder / "malinger.csv")
    assert (reading["Dato"], reading["Verdi"], reading["Kommentar"]) == ("01.11.2026", "38", "Bra.")


def test_the_public_gets_no_row_of_what_is_internal(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("apen", "endringstiltak:\n  - {id: t, tiltak: Synlig}\n")
    scratch.a3("lukket", "offentlighet: intern\nendringstiltak:\n  - {id: t, tiltak: Skjult}\n")
    folder = written(scratch, tmp_path, Audience.PUBLIC)
    assert sorted(one.name for one in folder.iterdir()) == list(FILES)
    assert [row["Tiltak"] for row in rows(folder / "tiltak.csv")] == ["Synlig"]
