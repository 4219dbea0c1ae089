"""A form for Excel goes out, is filled in, and changes just what was filled in."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.cli import app
from planhandbok.records.forms.workbook_form import workbook_form
from planhandbok.records.yaml.yaml_text import plain_data
from planhandbok.site.office.workbook_form import write_workbook
from tests.commands.office_forms import exported_form, run, text_of
from tests.support.handbooks import SAMPLE_A3S, SAMPLES, TODAY, Scratch
from tests.support.repositories import Repository
from tests.tools.proof import proof_after

TEXT = """\
# Rektor skriver her.
endringstiltak:
  - {id: frukt, tiltak: Frukt hver dag, status: utredes, ansvar: [Rektor, Vaktmester]}
måling:
  - id: m1
    parameter: Elever som spiser
    målinger:
      - dato: 2027-01-31
        verdi: 1 250,0  # talt
  - {id: m2, parameter: Svinn, målinger: [{dato: 2027-02-28, verdi: 3}]}
gevinster:
  - id: g1
    type: kostnad
    beskrivelse: Mindre svinn
    enhet: kr
    beløp: {estimert: {2027: 100, 2028: {forventet: 200, lav: 50}}}
"""


@pytest.fixture
def form(scratch: Scratch) -> Path:
    return exported_form(scratch, TEXT, "xlsx")


def fill(form: Path, cells: dict[str, Any]) -> None:
    workbook = load_workbook(form)
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        workbook[sheet][cell] = value
    workbook.save(form)


@pytest.mark.parametrize("file", proof_after(2, SAMPLE_A3S), ids=lambda file: file.stem)
def test_form_that_nobody_filled_in_changes_nothing(file: Path, tmp_path: Path) -> None:
    data, _ = plain_data(file.read_text(encoding="utf-8"), "")
    out = tmp_path / "skjema.xlsx"
    write_workbook(out, workbook_form(data, range(2027, 2031)))
    assert filled_in(SAMPLES, out, TODAY) == Filled([])
    load_workbook(out).save(out)
    assert filled_in(SAMPLES, out, TODAY) == Filled([])


def test_several_owners_are_shown_and_not_changed_in_a_cell(scratch: Scratch, form: Path) -> None:
    cell = load_workbook(form)["Tiltak"]["D4"]
    assert (cell.value, cell.protection.locked) == ("Rektor, Vaktmester", True)
    before = text_of(scratch)
    fill(form, {"Tiltak!D4": "Rektor"})
    done = run(scratch, "import", str(form))
    assert done.exit_code == 2
    assert "Ark «Tiltak», celle D4: det som står her, kan ikke endres i en celle." in done.output
    assert text_of(scratch) == before


def test_form_has_the_same_bytes_every_time(scratch: Scratch, form: Path) -> None:
    before = form.read_bytes()
    run(scratch, "export", "skolemat", "--format", "xlsx", "--out", str(form))
    assert form.read_bytes() == before


def test_form_shows_amounts_of_years_before_the_plan(scratch: Scratch, form: Path) -> None:
    text = text_of(scratch).replace("estimert: {2027: 100", "estimert: {2025: 40, 2027: 100")
    scratch.write("a3/2027/skolemat.yml", text)
    run(scratch, "export", "skolemat", "--format", "xlsx", "--out", str(form))
    [headings, first] = [
        [cell.value for cell in row] for row in load_workbook(form)["Gevinster"]["D3:E4"]
    ]
    assert headings == ["2025", "2027"]
    assert first == ["40", "100"]


def test_only_what_was_filled_in_is_changed(scratch: Scratch, form: Path) -> None:
    before = text_of(scratch)
    fill(form, {"Tiltak!C4": "igangsatt", "Målinger!D4": 1250, "Gevinster!E4": 300})
    done = run(scratch, "import", str(form))
    assert done.exit_code == 0, done.output
    assert len(done.output.splitlines()) == 3  # two changes, and the file
    changed = before.replace("utredes", "igangsatt").replace("forventet: 200", "forventet: 300")
    assert text_of(scratch) == changed


def test_comment_is_not_written_at_a_reading_that_took_the_place_of_another(
    scratch: Scratch, form: Path
) -> None:
    fill(form, {"Målinger!E4": "Talt to ganger"})
    other = text_of(scratch).replace("dato: 2027-01-31", "dato: 2026-12-31")
    scratch.write("a3/2027/skolemat.yml", other)
    done = run(scratch, "import", str(form))
    assert done.exit_code == 2
    assert "målingen «31.12.2026» er endret av andre i mellomtiden" in done.output
    assert text_of(scratch) == other


@pytest.mark.slow
@pytest.mark.parametrize(("options", "commits"), [((), 1), (("--no-commit",), 0)])
def test_import_commits_unless_it_is_asked_not_to(
    scratch: Scratch, form: Path, options: tuple[str, ...], commits: int
) -> None:
    repository = Repository.made_in(scratch.folder)
    before = repository.commit().strip()
    fill(form, {"Tiltak!C4": "igangsatt"})
    done = run(scratch, "import", str(form), *options)
    assert done.exit_code == 0, done.output
    assert repository.git("rev-list", "--count", f"{before}..HEAD").strip() == str(commits)


@pytest.mark.parametrize(
    ("is_terminal", "options", "answer", "is_written"),
    [
        (True, [], "n\n", False),
        (True, [], "j\n", True),
        (True, ["--yes"], "", True),
        (False, [], "", True),
    ],
)
def test_doubts_are_shown_before_writing_and_asked_about_on_a_terminal(
    scratch: Scratch,
    form: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_terminal: bool,
    options: list[str],
    answer: str,
    is_written: bool,
) -> None:
    for module in ("planhandbok.commands.import", "planhandbok.command.edited"):
        monkeypatch.setattr(f"{module}.is_terminal", lambda: is_terminal)
    before = text_of(scratch)
    fill(form, {"Målinger!C5": "31.03.2040", "Målinger!D5": "3"})
    arguments = ["import", str(form), *options, "--project", str(scratch.folder)]
    done = CliRunner().invoke(app, arguments, input=answer)
    shown, _, written = done.output.partition("Advarsel: ")
    assert "ny måling" in shown
    assert ("a3/2027/skolemat.yml\n" in written) == is_written
    assert (text_of(scratch) != before) == is_written
    assert ("Skal det skrives?" in written) == bool(answer)


def test_empty_rows_become_new_measures_and_readings(scratch: Scratch, form: Path) -> None:
    fill(
        form,
        {
            "Tiltak!B5": "Frukt hver dag",
            "Tiltak!C5": "utredes",
            "Målinger!C5": datetime(2027, 3, 31),
            "Målinger!D5": 12.5,
        },
    )
    assert run(scratch, "import", str(form)).exit_code == 0
    a3 = scratch.handbook().sheets[0].a3
    assert [measure.id for measure in a3.measures] == ["frukt", "frukt-hver-dag"]
    assert [str(reading.value) for reading in a3.indicators[0].readings] == ["1250.0", "12.5"]


def test_mistakes_are_told_by_their_cells(scratch: Scratch, form: Path) -> None:
    before = text_of(scratch)
    fill(form, {"Tiltak!C4": "tull", "Tiltak!C5": "utredes", "Gevinster!D4": "mye"})
    done = run(scratch, "import", str(form))
    assert done.exit_code == 2
    assert "Ark «Tiltak», celle C4: «tull» er ikke et gyldig valg" in done.output
    assert "Ark «Gevinster», celle D4: «mye» er ikke et tall" in done.output
    assert text_of(scratch) == before


def test_what_others_wrote_in_the_meantime_is_a_conflict(scratch: Scratch, form: Path) -> None:
    fill(form, {"Tiltak!C4": "igangsatt"})
    run(scratch, "set", "skolemat", "tiltak/frukt/status", "stanset")
    done = run(scratch, "import", str(form))
    assert done.exit_code == 2
    assert "Nå står det «stanset», ikke «utredes»" in done.output


def delete_row(workbook: Workbook) -> None:
    workbook["Målinger"].delete_rows(4)


def swap_rows(workbook: Workbook) -> None:
    sheet = workbook["Målinger"]
    for column in "ABCDE":
        upper = sheet[f"{column}4"].value
        sheet[f"{column}4"] = sheet[f"{column}9"].value
        sheet[f"{column}9"] = upper


def insert_column(workbook: Workbook) -> None:
    workbook["Målinger"].insert_cols(4)


def rename_sheet(workbook: Workbook) -> None:
    workbook["Målinger"].title = "Tall"


def point_elsewhere(workbook: Workbook) -> None:
    workbook["planhandbok"]["D2"] = "begrunnelse"
    workbook["Tiltak"]["B4"] = "Noe annet"


def spoil_cell_name(workbook: Workbook) -> None:
    workbook["planhandbok"]["B2"] = "A1:B3"


def leave_formula(workbook: Workbook) -> None:
    workbook["Målinger"]["D4"] = "=SUM(A1:A2)"


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (delete_row, "er flyttet eller slettet"),
        (swap_rows, "er flyttet eller slettet"),
        (insert_column, "er flyttet eller slettet"),
        (rename_sheet, "Arket «Målinger» er borte"),
        (point_elsewhere, "er ikke et skjema herfra"),
        (spoil_cell_name, "er ikke et skjema herfra"),
        (leave_formula, "celle D4: formelen har ingen verdi"),
    ],
)
def test_form_that_was_taken_apart_is_refused(
    scratch: Scratch, form: Path, spoil: Callable[[Workbook], None], told: str
) -> None:
    before = text_of(scratch)
    workbook = load_workbook(form)
    spoil(workbook)
    workbook.save(form)
    done = run(scratch, "import", str(form))
    assert done.exit_code == 2
    assert told in done.output
    assert text_of(scratch) == before


@pytest.mark.parametrize(
    "make", [lambda file: file.write_text("a"), lambda file: Workbook().save(file)]
)
def test_other_files_are_refused(
    scratch: Scratch, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    file = tmp_path / "annet.xlsx"
    make(file)
    done = run(scratch, "import", str(file))
    assert done.exit_code == 2
    assert "er ikke et skjema herfra" in done.output
