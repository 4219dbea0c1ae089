"""The workbook of a site is changed by somebody, and comes back as changes of the records."""

import tracemalloc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from planhandbok.changing.edit import Basis, preview
from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.records.text.problems import WrongUseError
from tests.commands.office_forms import run, text_of
from tests.pages.data.reading import written, written_of
from tests.support.handbooks import SAMPLES, TODAY, Scratch, handbook_of

TEXT = """\
# Rektor skriver her.
enhet: Oppvekst
endringstiltak:
  - {id: frukt, tiltak: Frukt hver dag, status: utredes, ansvar: Rektor, frist: juni 2027}
  - {id: saft, tiltak: "Saft, *uten* sukker", ansvar: [Rektor, Vaktmester]}
måling:
  - id: m1
    parameter: Elever som spiser
    nullpunkt: {verdi: 10, dato: 2026-12-31}
    målinger:
      - dato: 2027-01-31
        verdi: 1 250,0  # talt
      - {dato: 1. kvartal 2027, verdi: 12345678901234567}
gevinster:
  - id: g1
    type: kostnad
    beskrivelse: Mindre svinn
    budsjettvirkning: direkte
    enhet: 1000 kr
    beløp: {estimert: {2027: 100, 2028: {forventet: 200, lav: 50}}}
"""
NOTHING = Filled([], knows_before=False)


@pytest.fixture
def book(scratch: Scratch) -> Path:
    scratch.a3("skolemat", TEXT)
    return written(scratch, scratch.folder.parent / "site") / "planhandbok.xlsx"


def column(page: Worksheet, title: str) -> int:
    return [cell.value for cell in page[1]].index(title) + 1


def fill(book: Path, *cells: tuple[str, int, str, Any]) -> None:
    """Write cells, each by its sheet, its line, the heading of its column, and its value."""
    workbook = load_workbook(book)
    for sheet, line, title, value in cells:
        page = workbook[sheet]
        page.cell(line, column(page, title)).value = value
    workbook.save(book)


def test_workbook_that_nobody_changed_changes_nothing(scratch: Scratch, book: Path) -> None:
    assert filled_in(scratch.folder, book, TODAY) == NOTHING
    load_workbook(book).save(book)
    assert filled_in(scratch.folder, book, TODAY) == NOTHING


def test_workbook_of_all_samples_changes_nothing(tmp_path: Path) -> None:
    book = written_of(handbook_of(SAMPLES), tmp_path) / "planhandbok.xlsx"
    assert filled_in(SAMPLES, book, TODAY) == NOTHING


def test_only_cells_that_differ_are_written(scratch: Scratch, book: Path) -> None:
    before = text_of(scratch)
    fill(
        book,
        ("Tiltak", 2, "Status", "Igangsatt"),
        ("Tiltak", 2, "Ansvar", "Kjøkkensjef"),
        ("Målinger", 2, "Verdi", 1300),
        ("Gevinster", 2, "Forventet", 150000),
        ("Gevinster", 3, "Lav", 75000),
    )
    done = run(scratch, "import", str(book), "--yes")
    assert done.exit_code == 0, done.output
    after = before.replace("utredes", "igangsatt").replace(
        "ansvar: Rektor,", "ansvar: Kjøkkensjef,"
    )
    after = after.replace("1 250,0", "1300").replace("2027: 100", "2027: 150")
    assert text_of(scratch) == after.replace("lav: 50", "lav: 75")


@pytest.mark.parametrize(
    ("value", "read"), [(datetime(2027, 9, 1), "2027-09-01"), ("2. kvartal 2028",) * 2]
)
def test_day_or_period_takes_the_place_of_a_period(
    scratch: Scratch, book: Path, value: Any, read: str
) -> None:
    fill(book, ("Tiltak", 2, "Frist", value))
    assert run(scratch, "import", str(book), "--yes").exit_code == 0
    assert f"frist: {read}" in text_of(scratch)
    written = text_of(scratch)
    assert run(scratch, "import", str(book), "--yes").exit_code == 0
    assert text_of(scratch) == written


def test_reading_that_took_the_place_of_another_is_not_changed(
    scratch: Scratch, book: Path
) -> None:
    fill(book, ("Målinger", 2, "Kommentar", "Talt to ganger"))
    filled = filled_in(scratch.folder, book, TODAY)
    assert isinstance(filled, Filled)
    text = text_of(scratch).replace("dato: 2027-01-31", "dato: 2026-12-31")
    scratch.write("a3/2027/skolemat.yml", text)
    with pytest.raises(WrongUseError, match="er endret av andre"):
        preview(Basis(scratch.folder, TODAY), filled.changes)


def test_rows_that_are_not_there_any_more_are_told(scratch: Scratch, book: Path) -> None:
    workbook = load_workbook(book)
    workbook["Tiltak"].delete_rows(2)
    workbook.save(book)
    filled = filled_in(scratch.folder, book, TODAY)
    assert isinstance(filled, Filled)
    assert filled.changes == []
    assert filled.unread == (
        "Ark «Tiltak»: 1 av radene i håndboken er ikke her, og blir stående: "
        "«a3/skolemat/#tiltak-frukt»",
    )


def test_column_that_is_computed_is_told(scratch: Scratch, book: Path) -> None:
    fill(book, ("Tiltak", 2, "Ansvarlig enhet", "Helse"))
    done = run(scratch, "import", str(book))
    assert "Ark «Tiltak», kolonne G: regnes ut, og leses ikke." in done.output


def test_what_is_outside_of_the_tables_is_told(scratch: Scratch, book: Path) -> None:
    workbook = load_workbook(book)
    workbook.create_sheet("Notater")["B2"] = "Husk dette"
    page = workbook["Tiltak"]
    page.cell(2, page.max_column + 2).value = "Ikke glem"
    workbook.save(book)
    filled = filled_in(scratch.folder, book, TODAY)
    assert isinstance(filled, Filled)
    assert filled.unread == (
        f"Ark «Tiltak», kolonne {get_column_letter(page.max_column)}: er ikke en av kolonnene her.",
        "Arket «Notater» er ikke et av nettstedets.",
    )


def far_down(workbook: Workbook) -> None:
    workbook["Tiltak"]["XFD1048576"] = " "


def merge_all(workbook: Workbook) -> None:
    workbook["Tiltak"].merged_cells.add("A5:XFD1048576")


@pytest.mark.parametrize("spoil", [far_down, merge_all])
def test_memory_follows_the_cells_that_say_something(
    scratch: Scratch, book: Path, spoil: Callable[[Workbook], None]
) -> None:
    workbook = load_workbook(book)
    spoil(workbook)
    workbook.save(book)
    filled_in(scratch.folder, book, TODAY)
    tracemalloc.start()
    filled_in(scratch.folder, book, TODAY)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 30_000_000


def test_rows_that_were_sorted_are_found(scratch: Scratch, book: Path) -> None:
    workbook = load_workbook(book)
    page = workbook["Tiltak"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for line, values in enumerate(reversed(rows), start=2):
        for place, value in enumerate(values, start=1):
            page.cell(line, place).value = value
    page.move_range("A1:B3", cols=20)
    workbook.save(book)
    assert filled_in(scratch.folder, book, TODAY) == NOTHING


def test_new_rows_become_readings_and_amounts(scratch: Scratch, book: Path) -> None:
    workbook = load_workbook(book)
    address = workbook["Målinger"]["A2"].value
    workbook.save(book)
    fill(
        book,
        ("Målinger", 4, "Adresse på nettstedet", f"https://plan.example.no{address}"),
        ("Målinger", 4, "Dato", datetime(2027, 6, 30)),
        ("Målinger", 4, "Verdi", 12.5),
        ("Gevinster", 4, "Adresse på nettstedet", workbook["Gevinster"]["A2"].value),
        ("Gevinster", 4, "Steg", "Kalkulert"),
        ("Gevinster", 4, "År", 2027),
        ("Gevinster", 4, "Forventet", 90000),
        ("Gevinster", 4, "Gevinst", "Mindre svinn"),
        ("Gevinster", 4, "Budsjettvirkning", "Direkte"),
    )
    done = run(scratch, "import", str(book), "--yes")
    assert done.exit_code == 0, done.output
    a3 = scratch.handbook().sheets[0].a3
    assert [str(reading.value) for reading in a3.indicators[0].readings][2:] == ["12.5"]
    assert "kalkulert: {2027: 90}" in text_of(scratch)


def test_nothing_is_written_before_somebody_has_seen_it(scratch: Scratch, book: Path) -> None:
    before = text_of(scratch)
    fill(book, ("Tiltak", 2, "Status", "Igangsatt"))
    done = run(scratch, "import", str(book))
    assert done.exit_code == 2
    assert "utredes → igangsatt" in done.output
    assert "Bruk --yes" in done.output
    assert text_of(scratch) == before


def copy_row(workbook: Workbook) -> None:
    page = workbook["Tiltak"]
    page.append([cell.value for cell in page[2]])
    page.cell(page.max_row, column(page, "Status")).value = "Avsluttet"


def merge(workbook: Workbook) -> None:
    workbook["Tiltak"].merge_cells("E2:F2")


def rename_column(workbook: Workbook) -> None:
    page = workbook["Tiltak"]
    page.cell(1, column(page, "Status")).value = "Tilstand"


def reading_of_formula(workbook: Workbook) -> None:
    page = workbook["Målinger"]
    page.append([page["A2"].value])
    page.cell(4, column(page, "Dato")).value = datetime(2027, 6, 30)
    page.cell(4, column(page, "Verdi")).value = "=A1*2"


def amount_without_year(workbook: Workbook) -> None:
    page = workbook["Gevinster"]
    page.append([page["A2"].value])
    page.cell(4, column(page, "Forventet")).value = 9


def cell_written(line: int, title: str, value: Any, sheet: str = "Tiltak") -> Callable[..., None]:
    def write(workbook: Workbook) -> None:
        page = workbook[sheet]
        page.cell(line, column(page, title)).value = value

    return write


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (copy_row, "Ark «Tiltak», linje 4: gjelder det samme som linje 2."),
        (merge, "Ark «Tiltak», celle F2: cellen er slått sammen"),
        (rename_column, "Ark «Tiltak», linje 1: overskriften «Status» er borte."),
        (cell_written(2, "Status", "tull"), "celle J2: «tull» er ikke et gyldig valg"),
        (cell_written(3, "Tiltak", "Saft"), "celle E3: Her står det noe som en celle ikke"),
        (cell_written(3, "Ansvar", "Rektor"), "celle F3: Her står det noe som en celle ikke"),
        (cell_written(4, "Tiltak", "Ny"), "linje 4: adressen finnes ikke i håndboken."),
        (cell_written(2, "Høy", 9, "Gevinster"), "«Lav» og «høy» kan ikke legges til her."),
        (cell_written(2, "Verdi", "=A1*2", "Målinger"), "formelen har ingen verdi."),
        (cell_written(2, "Verdi", "mye", "Målinger"), "«mye» er ikke et tall"),
        (reading_of_formula, "Ark «Målinger», celle I4: formelen har ingen verdi."),
        (amount_without_year, "Ark «Gevinster», linje 4: et beløp må ha steg og år."),
    ],
)
def test_what_cannot_be_taken_in_is_told(
    scratch: Scratch, book: Path, spoil: Callable[[Workbook], None], told: str
) -> None:
    before = text_of(scratch)
    workbook = load_workbook(book)
    spoil(workbook)
    workbook.save(book)
    done = run(scratch, "import", str(book), "--yes")
    assert done.exit_code == 2, done.output
    assert told in done.output
    assert text_of(scratch) == before
