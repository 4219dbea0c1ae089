"""The tables for spreadsheets and programs: one description, three forms, and nothing runs."""

import json
from datetime import datetime
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from openpyxl.cell.cell import Cell

from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import MKDOCS_FILE
from tests.pages.data.reading import document, rows, sheet_of, sheet_rows, written
from tests.support import sums
from tests.support.handbooks import MKDOCS, SITE_URL, Scratch

FILES = (
    *("a3.csv", "gevinster.csv", "maleparametere.csv", "malinger.csv"),
    *("planhandbok.json", "planhandbok.schema.json", "planhandbok.xlsx"),
    *("saker.csv", "summer.csv", "tiltak.csv"),
)
SHEETS = [
    *("A3-er", "Tiltak", "Gevinster", "Måleparametere", "Målinger"),
    *("Politiske saker", "Summer"),
]
FULL = """\
enhet: Oppvekst
endringstiltak:
  - {id: t, tiltak: "Lage **mat**", ansvar: Kokken, frist: 2027-01-05, status: igangsatt}
  - {id: u, tiltak: Rydde, frist: løpende}
  - {id: v, tiltak: Bytte, frist: Høsten 2026}
måling:
  - id: m
    parameter: Elever
    enhet: prosent
    nullpunkt: {dato: 3. kvartal 2015, verdi: "12,5"}
    mål: {dato: 2027-01-01, verdi: 40}
    målinger:
      - {dato: 2026-11-01, verdi: 38, kommentar: Bra.}
gevinster:
  - {id: g, type: kvalitet, beskrivelse: Mer ro}
"""


def with_address(scratch: Scratch) -> None:
    settings = scratch.text(MKDOCS_FILE)
    scratch.write(MKDOCS_FILE, f"site_url: {SITE_URL}\n{settings}")


def test_csv_opens_in_a_norwegian_excel(scratch: Scratch, tmp_path: Path) -> None:
    sums.write(scratch)
    with_address(scratch)
    text = (written(scratch, tmp_path) / "gevinster.csv").read_bytes().decode()
    assert text.startswith("\ufeffAdresse;A3;Budsjettår;Enhet;Gevinst;Type;")
    assert f"\n{SITE_URL}a3/energi/#gevinst-lavere-regning;" in text
    assert ";250000,40;" in text
    assert ";-50000;" in text
    assert text.endswith("\r\n")


def test_the_workbook_has_real_days_and_numbers(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat", FULL)
    folder = written(scratch, tmp_path)
    cook, tidy, change = sheet_rows(folder, "Tiltak")
    assert (cook["Tiltak"], cook["Frist"], cook["Status"]) == (
        *("Lage mat", datetime(2027, 1, 5), "Igangsatt"),
    )
    assert (tidy["Frist"], tidy["Ansvar"]) == ("Løpende", None)
    assert (change["Frist"], change["Frist, som skrevet"]) == (
        *(datetime(2026, 11, 30), "Høsten 2026"),
    )
    (indicator,) = sheet_rows(folder, "Måleparametere")
    assert (indicator["Nullpunkt"], indicator["Mål, dato"]) == (12.5, datetime(2027, 1, 1))
    assert (indicator["Nullpunkt, dato"], indicator["Nullpunkt, periode"]) == (
        *(datetime(2015, 9, 30), "3. kvartal 2015"),
    )
    (reading,) = sheet_rows(folder, "Målinger")
    assert (reading["Dato"], reading["Verdi"]) == (datetime(2026, 11, 1), 38)
    (benefit,) = sheet_rows(folder, "Gevinster")
    assert (benefit["Type"], benefit["År"], benefit["Forventet"]) == ("Kvalitet", None, None)
    formats = [cell.number_format for cell in sheet_of(folder, "Måleparametere")[2]]
    assert "dd.mm.yyyy" in formats
    assert "#,##0.0" in formats


def test_each_sheet_has_its_heading_in_view_a_filter_and_room(
    scratch: Scratch, tmp_path: Path
) -> None:
    scratch.a3("skolemat", FULL)
    book = openpyxl.load_workbook(written(scratch, tmp_path) / "planhandbok.xlsx")
    assert book.sheetnames == SHEETS
    assert book.properties.created == datetime(2026, 11, 20)
    for name in SHEETS:
        sheet = sheet_of(tmp_path / "data", name)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        widths = [
            sheet.column_dimensions[cell.column_letter].width
            for cell in sheet[1]
            if isinstance(cell, Cell)
        ]
        assert all(12 <= width <= 49 for width in widths)


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.no")', "{=1}")
LIKE_XML = ("<r>", "<r><t>x</t></r>", "</r>", "_x0041_", "https://example.no/", "mailto:a@b.no")


def test_text_is_never_a_formula(scratch: Scratch, tmp_path: Path) -> None:
    for number, odd in enumerate(FORMULAS + LIKE_XML):
        quoted = json.dumps(odd)
        scratch.a3(
            f"a{number:02}",
            f"""\
            tittel: {quoted}
            enhet: {quoted}
            endringstiltak:
              - {{id: t, tiltak: Kok, ansvar: {quoted}, frist: 2027-01-05}}
            """,
        )
    folder = written(scratch, tmp_path)
    _, *sheet = sheet_of(folder, "Tiltak").iter_rows()
    found = document(folder)["tiltak"]
    for odd, row, cells, data in zip(
        FORMULAS + LIKE_XML, rows(folder / "tiltak.csv"), sheet, found, strict=True
    ):
        assert row["Ansvar"] == (f"'{odd}" if odd[0] in "=+-@" else odd)
        assert row["Frist"] == "05.01.2027"
        for place in (1, 3, 5):
            cell = cells[place]
            assert (cell.value, cell.data_type, cell.hyperlink) == (odd, "s", None)
            assert cell.quotePrefix is (odd[0] in "=+-@")
        assert data["ansvar"] == odd


ODD_TEXTS = ("a;b", 'Rom "A"', '";"', "'x", " luft ", "æ\u2028ø", "<&>", "_x0041_x0042_")


def test_odd_texts_are_the_same_in_each_form(scratch: Scratch, tmp_path: Path) -> None:
    for number, text in enumerate(ODD_TEXTS):
        scratch.a3(f"a{number}", f"tittel: {json.dumps(text)}\n")
    folder = written(scratch, tmp_path)
    titles = [text.strip() for text in ODD_TEXTS]
    assert [row["A3"] for row in rows(folder / "a3.csv")] == titles
    assert [row["a3"] for row in document(folder)["a3"]] == titles
    assert [row["A3"] for row in sheet_rows(folder, "A3-er")] == titles


def test_equal_numbers_keep_the_digits_that_each_was_written_with(
    scratch: Scratch, tmp_path: Path
) -> None:
    readings = "{dato: 2026-10-01, verdi: 38}, {dato: 2026-11-01, verdi: '38,0'}, "
    readings += "{dato: 2026-11-02, verdi: '38,00'}"
    text = f"måling:\n  - {{id: m, parameter: Elever, målinger: [{readings}]}}\n"
    scratch.a3("skolemat", text)
    folder = written(scratch, tmp_path)
    assert [row["Verdi"] for row in rows(folder / "malinger.csv")] == ["38", "38,0", "38,00"]
    values = [str(row["verdi"]) for row in document(folder)["målinger"]]
    assert values == ["38", "38.0", "38.00"]
    formats = [row[8].number_format for row in sheet_of(folder, "Målinger").iter_rows(min_row=2)]
    assert formats == ["#,##0", "#,##0.0", "#,##0.00"]


def test_text_too_long_for_a_cell_is_cut_with_a_note(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat", f"endringstiltak:\n  - {{id: t, tiltak: '{'mat ' * 9000}'}}\n")
    folder = written(scratch, tmp_path)
    (row,) = sheet_rows(folder, "Tiltak")
    assert len(row["Tiltak"]) == 32_767
    assert row["Tiltak"].endswith("…")
    assert len(document(folder)["tiltak"][0]["tiltak"]) > 35_000


def test_readings_and_indicators_have_their_days_and_values(
    scratch: Scratch, tmp_path: Path
) -> None:
    scratch.a3("skolemat", FULL)
    folder = written(scratch, tmp_path)
    (indicator,) = rows(folder / "maleparametere.csv")
    assert (indicator["Nullpunkt"], indicator["Mål, dato"]) == ("12,5", "01.01.2027")
    assert indicator["Status"] == "I rute"
    (reading,) = rows(folder / "malinger.csv")
    assert (reading["Dato"], reading["Verdi"], reading["Kommentar"]) == ("01.11.2026", "38", "Bra.")


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_json_follows_its_schema_in_both_languages(
    scratch: Scratch, tmp_path: Path, language: str
) -> None:
    sums.write(scratch)
    scratch.a3("skolemat", FULL)
    settings = scratch.text(MKDOCS_FILE)
    scratch.write(MKDOCS_FILE, f"{settings}    språk: {language}\n")
    scratch.a3("frukt", "saker:\n  - {saksnummer: 62/26, organ: Kommunestyret}\n")
    folder = written(scratch, tmp_path)
    made = json.loads((folder / "planhandbok.json").read_text(encoding="utf-8"))
    schema = json.loads((folder / made["$schema"]).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    validator = jsonschema.Draft7Validator(schema, format_checker=checker)
    validator.validate(made)
    for key in ("a3", "tiltak", "gevinster", "måleparametere", "målinger", "saker", "summer"):
        assert schema["properties"][key]["description"].endswith(".")
        rule = schema["properties"][key]["items"]
        assert {tuple(row) for row in made[key]} == {tuple(rule["properties"])}
        assert rule["required"] == list(rule["properties"])
    spoiled = [
        {**made, "tiltak": [{**made["tiltak"][0], "frist": "snart"}]},
        {**made, "summer": [{**made["summer"][0], "forventet": "1 000"}]},
        {key: value for key, value in made.items() if key != "målinger"},
    ]
    assert not [data for data in spoiled if validator.is_valid(data)]


def test_json_has_numbers_and_days_as_the_records_have_them(
    scratch: Scratch, tmp_path: Path
) -> None:
    scratch.a3("skolemat", FULL.replace("verdi: 38", 'verdi: "123 456 789 012,500"'))
    folder = written(scratch, tmp_path)
    assert '"verdi": 123456789012.500,' in (folder / "planhandbok.json").read_text(encoding="utf-8")
    found = document(folder)
    assert found["dato"] == "2026-11-20"
    assert found["tiltak"][0]["frist"] == "2027-01-05"
    assert found["tiltak"][0]["status"] == "igangsatt"
    assert found["tiltak"][1]["frist"] == "løpende"
    assert found["måleparametere"][0]["nullpunkt_dato"] == "2015-09-30"
    assert found["måleparametere"][0]["nullpunkt_periode"] == "3. kvartal 2015"
    assert found["gevinster"][0]["år"] is None


def test_addresses_are_absolute_or_relative_to_the_file(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat", FULL)
    folder = written(scratch, tmp_path / "without")
    assert document(folder)["tiltak"][0]["adresse"] == "../a3/skolemat/#tiltak-t"
    assert rows(folder / "tiltak.csv")[0]["Adresse på nettstedet"] == "/a3/skolemat/#tiltak-t"
    assert "Adresse på nettstedet" in sheet_rows(folder, "Summer")[0]
    with_address(scratch)
    folder = written(scratch, tmp_path / "with")
    whole = f"{SITE_URL}a3/skolemat/#tiltak-t"
    assert document(folder)["tiltak"][0]["adresse"] == whole
    assert rows(folder / "tiltak.csv")[0]["Adresse"] == whole
    assert sheet_rows(folder, "Tiltak")[0]["Adresse"] == whole


def test_the_same_records_give_the_same_bytes(scratch: Scratch, tmp_path: Path) -> None:
    sums.write(scratch)
    scratch.a3("skolemat", FULL)
    first, again = (written(scratch, tmp_path / name) for name in ("first", "again"))
    for name in FILES:
        assert (first / name).read_bytes() == (again / name).read_bytes(), name


def test_public_tables_have_no_internal_row(scratch: Scratch, tmp_path: Path) -> None:
    internal = FULL.replace("Lage **mat**", "Skjult").replace("Oppvekst", "Hemmelig enhet")
    scratch.a3("apen", "endringstiltak:\n  - {id: t, tiltak: Synlig}\n")
    scratch.a3("lukket", f"offentlighet: intern\n{internal}")
    folder = written(scratch, tmp_path, Audience.PUBLIC)
    assert sorted(path.name for path in folder.iterdir()) == list(FILES)
    assert [row["Tiltak"] for row in rows(folder / "tiltak.csv")] == ["Synlig"]
    assert [row["Tiltak"] for row in sheet_rows(folder, "Tiltak")] == ["Synlig"]
    assert [row["tiltak"] for row in document(folder)["tiltak"]] == ["Synlig"]
    everything = (folder / "planhandbok.json").read_text(encoding="utf-8") + str(
        [sheet_rows(folder, name) for name in SHEETS]
    )
    for word in ("lukket", "Skjult", "Hemmelig"):
        assert word not in everything


def test_a3s_have_a_table_with_their_owner_phase_and_status(
    scratch: Scratch, tmp_path: Path
) -> None:
    scratch.a3("skolemat", "fase: dypdykk\nenhet: Skole\n")
    row = rows(written(scratch, tmp_path) / "a3.csv")[0]
    assert (row["A3"], row["Enhet"], row["Eier"]) == ("Skolemat", "Skole", "Rektor")
    assert (row["Type"], row["Fase"], row["Dato"]) == ("Dypdykk", "Dypdykk", "04.03.2026")
    assert document(tmp_path / "data")["a3"][0]["fase"] == "dypdykk"


def test_a_measure_has_the_unit_that_it_counts_at(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    enheter: [Helse, Skole]\n")
    scratch.a3(
        "skolemat",
        "enhet: Helse\nendringstiltak:\n  - {id: t1, tiltak: Kok, ansvar: [Skole, Helse]}\n"
        "  - {id: t2, tiltak: Bak}\n",
    )
    measures = document(written(scratch, tmp_path))["tiltak"]
    assert [row["ansvarlig_enhet"] for row in measures] == ["Skole, Helse", "Helse"]
