"""A form for Word goes out, is filled in, and changes just the texts that were changed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.records.forms.document_form import document_form
from planhandbok.records.schema.a3 import A3, Access
from planhandbok.records.yaml.yaml_text import plain_data
from planhandbok.site.office.document_form import END, HIDDEN, write_document
from tests.changing.filled.hidden_json import with_json
from tests.commands.office_forms import exported_form, run, text_of, write_in
from tests.support.handbooks import SAMPLE_A3S, SAMPLES, TODAY, Scratch

TEXT = """\
# Rektor skriver her.
nåsituasjon: |
  En linje som
  går over to.

  - et punkt
  - et til
rotårsaker: [{id: r1, årsak: Ingen har ansvaret}]
"""


@pytest.fixture
def form(scratch: Scratch) -> Path:
    return exported_form(scratch, TEXT, "docx-form")


@pytest.mark.parametrize("file", SAMPLE_A3S, ids=lambda file: file.stem)
def test_form_that_nobody_filled_in_changes_nothing(file: Path, tmp_path: Path) -> None:
    data, _ = plain_data(file.read_text(encoding="utf-8"), "")
    out = tmp_path / "skjema.docx"
    write_document(out, document_form(data, A3))
    assert filled_in(SAMPLES, out, TODAY) == Filled([])
    before = out.read_bytes()
    write_document(out, document_form(data, A3))
    assert out.read_bytes() == before


def test_paragraph_stands_on_one_line_in_the_form(form: Path) -> None:
    fields = Document(str(form)).element.body.iter(qn("w:sdtContent"))
    lines = [
        "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        for field in fields
        for paragraph in field.iter(qn("w:p"))
    ]
    assert lines[1:5] == ["En linje som går over to.", "", "- et punkt", "- et til"]


def test_only_the_text_that_was_changed_is_written(scratch: Scratch, form: Path) -> None:
    before = text_of(scratch)
    write_in(form, "Rotårsak 1", "Ingen: har ansvaret")
    done = run(scratch, "import", str(form))
    assert done.exit_code == 0, done.output
    changed = before.replace("Ingen har ansvaret", '"Ingen: har ansvaret"')
    assert text_of(scratch) == changed


def test_empty_box_is_filled(scratch: Scratch, form: Path) -> None:
    write_in(form, "Ønsket situasjon", "Alle spiser.\nOgså på fredager.")
    assert run(scratch, "import", str(form)).exit_code == 0
    a3 = scratch.handbook().sheets[0].a3
    assert a3.target_state == "Alle spiser.\nOgså på fredager.\n"


def test_what_others_wrote_in_the_meantime_is_a_conflict(scratch: Scratch, form: Path) -> None:
    write_in(form, "Begrunnelse", "Noe annet.")
    run(scratch, "set", "skolemat", "begrunnelse", "Noe tredje.")
    done = run(scratch, "import", str(form))
    assert done.exit_code == 2
    assert "Noe tredje." in done.output


def test_heading_that_is_changed_is_told(scratch: Scratch, form: Path) -> None:
    document = Document(str(form))
    heading = next(part for part in document.paragraphs if part.text == "Nåsituasjon")
    heading.runs[0].text = "Nå"
    document.save(str(form))
    done = run(scratch, "import", str(form))
    assert done.exit_code == 2
    assert "Overskriftene i skolemat.docx er endret" in done.output


@pytest.mark.parametrize(
    "make", [lambda file: file.write_text("a"), lambda file: Document().save(str(file))]
)
def test_other_files_are_refused(
    scratch: Scratch, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    file = tmp_path / "annet.docx"
    make(file)
    done = run(scratch, "import", str(file))
    assert done.exit_code == 2
    assert "er ikke et skjema herfra" in done.output


@pytest.fixture
def empty_form(scratch: Scratch) -> Path:
    out = scratch.folder.parent / "ny-a3.docx"
    done = run(scratch, "export", "--format", "docx-form", "--out", str(out))
    assert done.exit_code == 0, done.output
    return out


def test_empty_form_becomes_a_draft(scratch: Scratch, empty_form: Path) -> None:
    write_in(empty_form, "Tittel", "Frukt på skolen: hver dag")
    write_in(empty_form, "Eier", "Rektor")
    write_in(empty_form, "Begrunnelse", "Elevene er sultne.")
    write_in(empty_form, "Endringstiltak", "- Kjøp frukt\n- Kjøp frukt\n\nDel ut")
    done = run(scratch, "import", str(empty_form))
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "Ny A3 for 2027: Frukt på skolen: hver dag",
        "Frukt på skolen: hver dag › eier: Rektor",
        "Frukt på skolen: hver dag › begrunnelse: Elevene er sultne.",
        "Frukt på skolen: hver dag › endringstiltak:",
        *("- Kjøp frukt", "- Kjøp frukt", "- Del ut"),
        "a3/2027/frukt-pa-skolen-hver.yml",
    ]
    [sheet] = scratch.records().sheets
    assert sheet.a3.title == "Frukt på skolen: hver dag"
    assert (sheet.a3.access, sheet.a3.edition) == (Access.INTERNAL, "0.1")
    assert [owner.role for owner in sheet.a3.owners] == ["Rektor"]
    assert sheet.a3.background == "Elevene er sultne."
    assert [measure.id for measure in sheet.a3.measures] == ["kjop-frukt", "kjop-frukt-2", "del-ut"]


def test_draft_is_in_the_year_that_is_being_planned(scratch: Scratch, empty_form: Path) -> None:
    run(scratch, "new", "year", "2031")
    write_in(empty_form, "Tittel", "Frukt")
    done = run(scratch, "import", str(empty_form))
    assert "Ny A3 for 2027: Frukt\na3/2027/frukt.yml\n" in done.output
    assert run(scratch, "new", "a3", "melk").stdout == "a3/2027/melk.yml\n"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("1. Kjøp frukt\n2. Del ut", ["Kjøp frukt", "Del ut"]),
        ("2. klasse får frukt\n3. klasse får melk", ["2. klasse får frukt", "3. klasse får melk"]),
    ],
)
def test_numbers_that_count_the_measures_are_no_part_of_them(
    scratch: Scratch, empty_form: Path, text: str, measures: list[str]
) -> None:
    write_in(empty_form, "Tittel", "Frukt")
    write_in(empty_form, "Endringstiltak", text)
    assert run(scratch, "import", str(empty_form)).exit_code == 0
    [made] = [sheet.a3 for sheet in scratch.handbook().sheets if sheet.a3.title == "Frukt"]
    assert [measure.text for measure in made.measures] == measures


def test_form_of_a_draft_is_taken_in_once(scratch: Scratch, empty_form: Path) -> None:
    write_in(empty_form, "Tittel", "Frukt")
    assert run(scratch, "import", str(empty_form)).exit_code == 0
    done = run(scratch, "import", str(empty_form))
    assert done.exit_code == 2
    assert "Det er alt en A3 for 2027 som heter «Frukt»" in done.output


@pytest.mark.parametrize(
    ("heading", "text", "told"),
    [
        ("Type", "tull", "Feltet «Type»: «tull» er ikke et gyldig valg"),
        ("Eier", "Rektor", "Feltet «Tittel»: Nøkkelen «tittel» mangler, eller er tom."),
    ],
)
def test_mistakes_are_told_by_their_headings(
    scratch: Scratch, empty_form: Path, heading: str, text: str, told: str
) -> None:
    write_in(empty_form, heading, text)
    done = run(scratch, "import", str(empty_form))
    assert done.exit_code == 2
    assert told in done.output
    assert scratch.records().sheets == ()


def test_empty_form_that_nobody_filled_in_makes_nothing(scratch: Scratch, empty_form: Path) -> None:
    assert "Ingenting er endret" in run(scratch, "import", str(empty_form)).output


def test_attachment_needs_an_id(scratch: Scratch) -> None:
    done = run(scratch, "export")
    assert done.exit_code == 2
    assert "Skriv id-en til A3-en" in done.output


def lead_to_access(form: Path) -> None:
    """Let the form say that one of its boxes is the access of the A3."""
    document = Document(str(form))
    hidden = next(each for each in document.paragraphs if each.text.startswith(HIDDEN))
    text = hidden.text.removeprefix(HIDDEN).removesuffix(END)
    led = with_json(text, lambda json: json.replace('"begrunnelse"', '"offentlighet"'))
    assert led != text
    for each in hidden.runs[1:]:
        each.text = ""
    hidden.runs[0].text = HIDDEN + led + END
    document.save(str(form))


def test_form_cannot_be_led_to_a_place_that_it_does_not_show(scratch: Scratch, form: Path) -> None:
    lead_to_access(form)
    before = text_of(scratch)
    assert run(scratch, "import", str(form)).exit_code == 2
    assert text_of(scratch) == before


def test_form_of_a_draft_cannot_be_led_to_access(scratch: Scratch, empty_form: Path) -> None:
    write_in(empty_form, "Tittel", "Frukt")
    write_in(empty_form, "Begrunnelse", "offentlig")
    lead_to_access(empty_form)
    assert run(scratch, "import", str(empty_form)).exit_code == 2
    assert scratch.records().sheets == ()
