"""Forms for Office speak the language of the handbook, and come in in both."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.records.forms.document_form import document_form, empty_document_form
from planhandbok.records.forms.slide_form import slide_form
from planhandbok.records.forms.workbook_form import workbook_form
from planhandbok.records.schema.a3 import A3
from planhandbok.site.office.document_form import write_document
from tests.commands.office_forms import run, text_of
from tests.support.handbooks import MKDOCS, TODAY, Scratch
from tests.tools.words import catalogue

DATA = {
    "id": "skolemat",
    "tittel": "Skolemat",
    "begrunnelse": "Fordi.",
    "rotårsaker": [{"id": "r1", "årsak": "Tid"}],
    "endringstiltak": [{"id": "frukt", "tiltak": "Frukt"}],
    "måling": [{"id": "m", "parameter": "Svinn"}],
    "gevinster": [{"id": "g", "type": "tid", "beskrivelse": "Tid", "enhet": "timer"}],
}


def test_every_word_of_the_forms_is_in_the_catalogue() -> None:
    asked: list[str] = []

    def remembered(text: str) -> str:
        asked.append(text)
        return text

    document_form(DATA, A3, remembered)
    empty_document_form(A3, ["Oppvekst"], remembered)
    slide_form(DATA, A3, remembered)
    workbook_form(DATA, [2027], remembered)
    nynorsk = catalogue("nn")
    assert asked
    assert [text for text in asked if not (found := nynorsk.get(text)) or not found.string] == []


@pytest.fixture
def nynorsk(scratch: Scratch) -> Scratch:
    scratch.write("mkdocs.yml", f"{MKDOCS}    språk: nn\n")
    scratch.a3("skolemat", "endringstiltak: [{id: frukt, tiltak: Frukt, status: utredes}]\n")
    return scratch


@pytest.mark.parametrize("format", ["xlsx", "docx-form", "pptx"])
def test_form_in_nynorsk_that_nobody_filled_in_changes_nothing(
    nynorsk: Scratch, format: str
) -> None:
    out = nynorsk.folder.parent / f"skolemat.{format.removesuffix('-form')}"
    assert run(nynorsk, "export", "skolemat", "--format", format, "--out", str(out)).exit_code == 0
    assert filled_in(nynorsk.folder, out, TODAY) == Filled([])


def test_workbook_in_nynorsk_is_filled_in(nynorsk: Scratch) -> None:
    out = nynorsk.folder.parent / "skolemat.xlsx"
    run(nynorsk, "export", "skolemat", "--format", "xlsx", "--out", str(out))
    workbook = load_workbook(out)
    assert workbook["Tiltak"]["A5"].value == "(nytt tiltak)"
    assert "eitt på kvar linje" in str(workbook["Tiltak"]["A2"].value)
    workbook["Tiltak"]["C4"] = "igangsatt"
    workbook.save(out)
    assert run(nynorsk, "import", str(out)).exit_code == 0
    assert "status: igangsatt" in text_of(nynorsk)


def test_document_in_nynorsk_says_what_belongs_in_it(nynorsk: Scratch) -> None:
    out = nynorsk.folder.parent / "ny.docx"
    run(nynorsk, "export", "--format", "docx-form", "--out", str(out))
    document = Document(str(out))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "Rolla eller eininga som eig A3-en." in texts
    assert document.core_properties.language == "nn-NO"


def test_form_made_in_one_language_comes_in_in_the_other(nynorsk: Scratch, tmp_path: Path) -> None:
    out = tmp_path / "skolemat.docx"
    data = {"id": "skolemat", "tittel": "Skolemat"}
    write_document(out, document_form(data, A3))
    assert filled_in(nynorsk.folder, out, TODAY) == Filled([])
