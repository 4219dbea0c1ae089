"""Files from others are read right, or what is wrong with them is told; no file does harm."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.phrase import Phrase
from planhandbok.records.editing.changes import Change
from planhandbok.records.forms.workbook_form import workbook_form
from planhandbok.records.text.problems import WrongUseError
from planhandbok.site.office.workbook_form import write_workbook
from tests.support.handbooks import SAMPLES, TODAY
from tests.tools.tries import tries

A3 = {
    "id": "skolemat",
    "tittel": "Skolemat",
    "endringstiltak": [{"id": "frukt", "tiltak": "Frukt", "frist": "2027-03-31"}],
    "måling": [
        {"id": "m", "parameter": "Svinn", "målinger": [{"dato": "2027-01-31", "verdi": "3"}]}
    ],
}


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "skolemat.xlsx"
    write_workbook(file, workbook_form(A3, [2027]))
    return file


def told(file: Path) -> str:
    with pytest.raises(WrongUseError) as raised:
        filled_in(SAMPLES, file, TODAY)
    return str(raised.value)


@pytest.mark.parametrize(
    ("cell", "value", "read"),
    [
        ("Målinger!D4", "3,50", "3,50"),
        ("Målinger!D4", 3.5, "3,5"),
        ("Målinger!D4", 0.1 + 0.2, "0,3"),
        ("Målinger!C4", "31.03.2027", "31.03.2027"),
        ("Målinger!C4", datetime(2027, 3, 31, 12), "2027-03-31"),
        ("Tiltak!B4", normalize("NFD", "Få på Ås"), "Få på Ås"),
        ("Tiltak!E4", "2. kvartal 2027", "2. kvartal 2027"),
    ],
)
def test_value_is_read_as_it_was_meant(form: Path, cell: str, value: Any, read: str) -> None:
    sheet, _, place = cell.partition("!")
    workbook = load_workbook(form)
    workbook[sheet][place] = value
    workbook.save(form)
    filled = filled_in(SAMPLES, form, TODAY)
    assert isinstance(filled, Filled)
    [change] = filled.changes
    assert isinstance(change, Change)
    assert read in (change.new.values() if isinstance(change.new, dict) else [change.new])


def test_days_stand_as_the_help_says_to_write_them(form: Path) -> None:
    workbook = load_workbook(form)
    shown = [workbook["Tiltak"]["E4"].value, workbook["Målinger"]["C4"].value]
    assert shown == ["31.03.2027", "31.01.2027"]


def test_row_of_a_long_text_is_high_enough_for_it(tmp_path: Path) -> None:
    file = tmp_path / "skolemat.xlsx"
    long = {"id": "frukt", "tiltak": "Frukt til alle elever hver dag, også på SFO og i ferien"}
    write_workbook(file, workbook_form({**A3, "endringstiltak": [long]}, [2027]))
    rows = load_workbook(file)["Tiltak"].row_dimensions
    assert rows[4].height == 2 * rows[5].height


def hide_column(workbook: Workbook) -> None:
    workbook["Tiltak"].column_dimensions["E"].hidden = True


def filter_rows(workbook: Workbook) -> None:
    workbook["Tiltak"].auto_filter.ref = "A3:F12"
    workbook["Tiltak"].row_dimensions[4].hidden = True


@pytest.mark.parametrize("look", [hide_column, filter_rows])
def test_what_is_hidden_changes_nothing(form: Path, look: Callable[[Workbook], None]) -> None:
    workbook = load_workbook(form)
    look(workbook)
    workbook.save(form)
    assert filled_in(SAMPLES, form, TODAY) == Filled([])


def write_below(workbook: Workbook) -> None:
    workbook["Tiltak"]["B13"] = "Enda et tiltak"


def write_beside(workbook: Workbook) -> None:
    workbook["Målinger"]["H4"] = "Talt to ganger"


def add_sheet(workbook: Workbook) -> None:
    workbook.create_sheet("Notater")["A1"] = "Husk"


@pytest.mark.parametrize(
    ("write", "told"),
    [
        (write_below, "Ark «Tiltak», celle B13: «Enda et tiltak» står utenfor skjemaet."),
        (write_beside, "Ark «Målinger», celle H4: «Talt to ganger» står utenfor skjemaet."),
        (add_sheet, "Arket «Notater» er ikke en del av skjemaet."),
    ],
)
def test_what_is_written_outside_the_form_is_told(
    form: Path, write: Callable[[Workbook], None], told: str
) -> None:
    workbook = load_workbook(form)
    write(workbook)
    workbook.save(form)
    assert filled_in(SAMPLES, form, TODAY) == Filled([], unread=(Phrase(told),))


def comment(workbook: Workbook) -> None:
    workbook["Målinger"]["D4"].comment = Comment("Kari:\nEr dette riktig?", "Kari")


def draw(workbook: Workbook) -> None:
    workbook["Tiltak"].add_chart(BarChart())


@pytest.mark.parametrize(
    ("put", "told"),
    [
        (
            comment,
            "Ark «Målinger», celle D4: kommentaren «Kari: Er dette riktig?» er ikke tatt inn.",
        ),
        (draw, "Ark «Tiltak»: bilder, diagrammer og tekstbokser er ikke tatt inn."),
    ],
)
def test_what_lies_on_the_cells_is_told(
    form: Path, put: Callable[[Workbook], None], told: str
) -> None:
    workbook = load_workbook(form)
    put(workbook)
    workbook.save(form)
    assert filled_in(SAMPLES, form, TODAY) == Filled([], unread=(Phrase(told),))


def test_conversation_about_a_cell_is_told(form: Path) -> None:
    workbook = load_workbook(form)
    workbook["Målinger"]["D4"].comment = Comment("[Threaded comment]", "")
    workbook.save(form)
    place = "xl/worksheets/_rels/sheet2.xml.rels"
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    related = f'<Relationship Id="rId9" Type="{kind}" Target="/xl/samtale.xml"/></Relationships>'
    said = "".join(
        f'<threadedComment ref="D4"><text>{text}</text></threadedComment>' for text in ("A?", "B!")
    )
    with ZipFile(BytesIO(form.read_bytes())) as old, ZipFile(form, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            is_place = name == place
            new.writestr(
                name, part.replace(b"</Relationships>", related.encode()) if is_place else part
            )
        new.writestr("xl/samtale.xml", f"<ThreadedComments>{said}</ThreadedComments>")
    told = [
        f"Ark «Målinger», celle D4: kommentaren «{text}» er ikke tatt inn." for text in ("A?", "B!")
    ]
    assert filled_in(SAMPLES, form, TODAY) == Filled([], unread=tuple(map(Phrase, told)))


def test_text_that_looks_like_a_formula_changes_nothing(form: Path) -> None:
    data = {**A3, "endringstiltak": [{"id": "frukt", "tiltak": "=SUM(A1)"}]}
    write_workbook(form, workbook_form(data, [2027]))
    assert filled_in(SAMPLES, form, TODAY) == Filled([])


PLACES = tries(40, 2_000)
"""Count of places in a file that are damaged, one at a time."""
DAMAGE = st.sampled_from(["", "[]", "{}", "[1]", "null", "[" * 2000, "a/b", "A1", "Tiltak", 7, "#"])


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(2, 12), st.integers(1, 7), DAMAGE), max_size=3))
def test_hidden_sheet_that_is_damaged_is_told(
    form: Path, cells: list[tuple[int, int, str | int]]
) -> None:
    workbook = load_workbook(form)
    for row, column, value in cells:
        workbook["planhandbok"].cell(row, column).value = value
    damaged = form.with_name("damaged.xlsx")
    workbook.save(damaged)
    with suppress(WrongUseError):
        assert isinstance(filled_in(SAMPLES, damaged, TODAY), Filled)


def merge(workbook: Workbook) -> None:
    workbook["Tiltak"].merge_cells("B4:C4")


def show_as_percent(workbook: Workbook) -> None:
    workbook["Målinger"]["D4"] = 0.125
    workbook["Målinger"]["D4"].number_format = "0,0 %"


def leave_mistake(workbook: Workbook) -> None:
    workbook["Målinger"]["D4"] = "#DIV/0!"


def change_id(workbook: Workbook) -> None:
    workbook["Tiltak"]["A4"] = "saft"


def empty_date(workbook: Workbook) -> None:
    workbook["Målinger"]["C4"] = None


def begin_row(workbook: Workbook) -> None:
    workbook["Målinger"]["D5"] = 7


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (merge, "Ark «Tiltak», celle C4: cellen er slått sammen"),
        (show_as_percent, "Ark «Målinger», celle D4: tallet vises som prosent"),
        (leave_mistake, "Ark «Målinger», celle D4: Excel viser en feil"),
        (change_id, "se celle B4"),
        (empty_date, "Ark «Målinger», celle C4: cellen kan ikke være tom"),
        (begin_row, "Ark «Målinger», celle C5: cellen kan ikke være tom"),
    ],
)
def test_cell_that_can_be_misread_is_told(
    form: Path, spoil: Callable[[Workbook], None], words: str
) -> None:
    workbook = load_workbook(form)
    spoil(workbook)
    workbook.save(form)
    assert words in told(form)


def test_ending_of_a_file_says_nothing(form: Path) -> None:
    with ZipFile(form, "a") as package:
        package.writestr("xl/vbaProject.bin", b"makroer")
    assert filled_in(SAMPLES, form.rename(form.with_suffix(".xlsm")), TODAY) == Filled([])


def test_what_openpyxl_leaves_out_is_not_told(form: Path) -> None:
    extension = b'<extLst><ext uri="{A}"/></extLst></worksheet>'
    with ZipFile(BytesIO(form.read_bytes())) as old, ZipFile(form, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</worksheet>", extension))
    assert filled_in(SAMPLES, form, TODAY) == Filled([])


@pytest.mark.fuzzed
def test_file_that_is_damaged_is_told(form: Path) -> None:
    whole = form.read_bytes()
    for place in range(0, len(whole), len(whole) // PLACES):
        form.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            filled_in(SAMPLES, form, TODAY)
        except WrongUseError:
            continue
