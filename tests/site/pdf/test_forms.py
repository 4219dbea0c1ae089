"""The forms to print ask what the form asks, have the method's own boxes, and room for a pen."""

import re
from pathlib import Path

import pikepdf
import pytest

from planhandbok.records.guide.links import PaperForm
from tests.site.pdf.reading import (
    A3_ACROSS,
    FORMS,
    assert_sound,
    bookmarks,
    bytes_of,
    figures_of,
    instructions,
    papers_of,
    size_of,
    text_of,
)
from tests.support.handbooks import Scratch
from tests.support.sites import build_site, read

pytestmark = pytest.mark.slow
A4 = (595, 842)
BOXES = (
    "1. Begrunnelse",
    "2. Nåsituasjon",
    "Rotårsaker",
    "3. Ønsket situasjon",
    "4. Endringstiltak",
    "5. Måling",
    "Gevinster",
)


def words(text: str) -> str:
    return re.sub(r"\s", "", text)


def letter_sizes(path: Path) -> set[float]:
    with pikepdf.open(path) as pdf:
        return {
            float(instruction.operands[1])
            for sheet in pdf.pages
            for instruction in instructions(sheet)
            if str(instruction.operator) == "Tf"
        }


def test_every_form_keeps_to_both_standards_on_its_paper(scratch: Scratch) -> None:
    site, papers = papers_of(scratch, templates=FORMS)
    assert not papers.warnings.items
    papers_by_form = {
        PaperForm.A3: (1, A3_ACROSS),
        PaperForm.A3_ON_A4: (2, A4),
        PaperForm.ANSWERS: (1, A4),
    }
    for form, size in papers_by_form.items():
        path = site / f"skjema/{form}.pdf"
        assert_sound(path)
        assert size_of(path) == size, form
        assert bookmarks(path), form
        assert figures_of(path) == ["QR-kode til veiledningen"]
        assert min(letter_sizes(path)) >= 9, form


@pytest.mark.parametrize("form", [PaperForm.A3, PaperForm.A3_ON_A4])
def test_a_blank_a3_has_the_boxes_of_the_form_in_their_order(
    scratch: Scratch, form: PaperForm
) -> None:
    site, _ = papers_of(scratch, templates=FORMS)
    text = text_of(site / f"skjema/{form}.pdf")
    places = [text.index(words(box)) for box in BOXES]
    assert places == sorted(places)
    for shown in ("Tittel", "Eier", "Hva er utfordringen", "Skriv ett tall", "Kvalitet", "Kostnad"):
        assert words(shown) in text, shown


def test_a_blank_a3_has_the_boxes_and_benefits_of_the_own_method(own_method: Scratch) -> None:
    site, papers = papers_of(own_method, templates=FORMS)
    assert not papers.warnings.items
    for form, count in ((PaperForm.A3, 1), (PaperForm.A3_ON_A4, 2)):
        path = site / f"skjema/{form}.pdf"
        assert_sound(path)
        assert size_of(path)[0] == count
        text = text_of(path)
        order = ["2.Nåsituasjon", "Klimaognatur", "Hvabetyrtiltakene", "Rotårsaker", "Barnogunge"]
        places = [text.index(word) for word in order]
        assert places == sorted(places)
        assert "Frivillige" not in text, "a box of earlier years"


def test_types_of_benefits_are_ticked_off_where_there_is_room(scratch: Scratch) -> None:
    site, _ = papers_of(scratch, templates=FORMS)
    assert text_of(site / "skjema/a3.pdf").count("Kvalitet") == 3, "a box in each row"
    names = ("Bedre kvalitet", "Lavere kostnad", "Frigjort tid", "Mindre utslipp")
    rows = "".join(f"  - {{id: t{n}, navn: {name}}}\n" for n, name in enumerate(names))
    method = scratch.folder / "a3/helhetsmodellen.yml"
    method.write_text(
        f"{method.read_text(encoding='utf-8')}gevinsttyper:\n{rows}", encoding="utf-8"
    )
    site, _ = papers_of(scratch, "own", templates=FORMS)
    for form in (PaperForm.A3, PaperForm.A3_ON_A4):
        text = text_of(site / f"skjema/{form}.pdf")
        assert text.count(words(f"Type: {', '.join(names)}.")) == 1
        assert text.count(words("Frigjort tid")) == 1


def test_the_answers_of_a_unit_are_for_the_first_step(scratch: Scratch) -> None:
    site, _ = papers_of(scratch, templates=FORMS)
    text = text_of(site / "skjema/svar-fra-enheten.pdf")
    for asked in (
        "1. kvartal: Skaffe overblikk",
        "1. Hvordan står det til?",
        "3. Hva må endres?",
        "4. Hva gjør ny teknologi mulig?",
        "Omtrent hvor mye i året",
        "/veiledning/1-kvartal/",
    ):
        assert words(asked) in text, asked


def test_forms_are_in_the_language_of_the_site(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", (scratch.folder / "mkdocs.yml").read_text() + "    språk: nn\n")
    site, _ = papers_of(scratch, templates=FORMS)
    assert words("Kvifor har utfordringane oppstått?") in text_of(site / "skjema/a3.pdf")
    assert words("Svar frå eininga") in text_of(site / "skjema/svar-fra-enheten.pdf")


def test_forms_are_the_same_bytes_and_taken_over(scratch: Scratch) -> None:
    site, _ = papers_of(scratch, templates=FORMS)
    again, _ = papers_of(scratch, "again", templates=FORMS)
    kept, _ = papers_of(scratch, "kept", old="site", templates=FORMS)
    assert bytes_of(site) == bytes_of(again) == bytes_of(kept)
    inode = (site / "skjema/a3.pdf").stat().st_ino
    assert (kept / "skjema/a3.pdf").stat().st_ino == inode


def test_the_first_step_and_the_guide_lead_to_forms_that_were_made(scratch: Scratch) -> None:
    page = scratch.folder / "content/veiledning/1-kvartal.md"
    page.write_text(page.read_text() + "\nSvar på [én side](skjema:svar-fra-enheten).\n")
    without = build_site(scratch)
    assert "Svar på én side." in read(without, "veiledning/1-kvartal")
    for path in without.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "skjema:" not in html, path
        assert "/skjema/" not in html, path
        assert "(PDF)" not in html, path


def test_pages_lead_to_the_forms(real_site: Path) -> None:
    for address, form in (
        ("syklus/2027/1-kvartal", PaperForm.ANSWERS),
        ("veiledning/1-kvartal", PaperForm.ANSWERS),
        *(("alt", form) for form in PaperForm),
        ("a3", PaperForm.A3),
        ("a3", PaperForm.A3_ON_A4),
        ("veiledning/a3-rutene", PaperForm.A3),
        ("veiledning/a3-rutene", PaperForm.A3_ON_A4),
    ):
        root = "../" * (address.count("/") + 1)
        assert f'href="{root}skjema/{form}.pdf"' in read(real_site, address), (address, form)
        assert (real_site / f"skjema/{form}.pdf").exists()
    assert "/skjema/" not in read(real_site, "syklus/2027/2-kvartal")
