"""Word makes more than text of a form: it is read or told."""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.run import Run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.records.text.problems import WrongUseError
from planhandbok.site.office.document_form import END, HEADING, HELP, HIDDEN
from tests.changing.filled.hidden_json import with_json
from tests.changing.filled.word_form import SPACES, TEXT, field, filled, run
from tests.support.handbooks import SAMPLES, TODAY


def add(xml: str) -> Callable[[WordDocument], object]:
    """Return a change that adds XML to the first paragraph."""
    parts = parse_xml(f"<w:p {SPACES}>{xml}</w:p>")
    return lambda document: next(field(document).iter(qn("w:p"))).extend(list(parts))


SPACED = '<w:t xml:space="preserve"> Mat </w:t>'
BOX = f"<w:txbxContent><w:p>{TEXT}</w:p></w:txbxContent>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (run(f"<w:t>{normalize('NFD', 'Få på Ås')}</w:t>"), "Fordi.Få på Ås"),
        (run("<w:t>A</w:t>") + run("<w:t>\u030as</w:t>"), "Fordi.Ås"),
        (run("<w:noBreakHyphen/><w:t>post</w:t>"), "Fordi.-post"),
        (run("<w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t>"), "Fordi.\ta\nb"),
        (run(f"<w:rPr><w:b/></w:rPr>{SPACED}") + run("<w:t>nå.</w:t>"), "Fordi. **Mat** nå."),
        (run("<w:rPr><w:b/><w:i/></w:rPr><w:t>Mat</w:t>"), "Fordi.***Mat***"),
        (run('<w:rPr><w:b w:val="0"/></w:rPr><w:t>Mat</w:t>'), "Fordi.Mat"),
        (
            run("<w:br/>") + 2 * run("<w:rPr><w:i/></w:rPr><w:t>- a</w:t>"),
            "Fordi.\n- *a- a*",
        ),
        (run("<w:softHyphen/><w:t>a</w:t>"), "Fordi.\u00ada"),
        (run('<w:sym w:font="Wingdings" w:char="F0E0"/>'), "Fordi.→"),
        (f"<w:smartTag>{TEXT}</w:smartTag>", "Fordi.Mat"),
        (f"<w:sdt><w:sdtContent>{TEXT}</w:sdtContent></w:sdt>", "Fordi.Mat"),
        (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{TEXT}</w:sdtContent></w:sdt>"
            f"{TEXT}",
            "Fordi.Mat",
        ),
        (f'<w:fldSimple w:instr="DATE">{TEXT}</w:fldSimple>', "Fordi.Mat"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "Fordi.x"),
        (run(f"<w:pict>{BOX}</w:pict>"), "Fordi.\nMat"),
        (
            run(
                f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{BOX}</w:drawing>"
                f"</mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent>"
            ),
            "Fordi.\nMat",
        ),
    ],
)
def test_what_word_makes_of_a_text_is_read(form: Path, xml: str, text: str) -> None:
    assert filled(form, add(xml)) == ([text], [])


@pytest.mark.parametrize(
    ("xml", "told"),
    [
        (
            run('<w:sym w:font="Webdings" w:char="F021"/>'),
            "et tegn fra skriften «Webdings» er ikke",
        ),
        (run("<w:drawing/>"), "et bilde er ikke tatt inn"),
        (
            run("<w:rPr><w:strike/></w:rPr><w:t>Mat</w:t>"),
            "gjennomstreket tekst er lest som annen tekst",
        ),
        (run("<w:object/>"), "et dokument i dokumentet er ikke tatt inn"),
        (
            run('<w:instrText>HYPERLINK "a"</w:instrText>'),
            'lenken «HYPERLINK "a"» er ikke tatt inn',
        ),
    ],
)
def test_what_is_no_text_is_told(form: Path, xml: str, told: str) -> None:
    [words] = filled(form, add(xml))[1]
    assert words.startswith(f"Ruten «Begrunnelse»: {told}")


def test_help_that_lost_its_style_is_no_part_of_a_text(form: Path) -> None:
    def lose_style(document: WordDocument) -> None:
        for paragraph in document.paragraphs:
            if paragraph.style and paragraph.style.name == HELP:
                paragraph.style = None

    def lose_style_and_write(document: WordDocument) -> None:
        lose_style(document)
        field(document).append(document.add_paragraph("Nå.")._p)

    assert filled(form, lose_style) == ([], [])
    assert filled(form, lose_style_and_write) == (["Fordi.\nNå."], [])


def test_field_in_which_word_asks_for_a_text_is_empty(form: Path) -> None:
    def empty(document: WordDocument) -> None:
        properties = next(document.element.body.iter(qn("w:sdtPr")))
        properties.append(parse_xml(f"<w:showingPlcHdr {SPACES}/>"))

    assert filled(form, empty) == ([None], [])


def test_tracked_changes_are_read_as_accepted(form: Path) -> None:
    moved = f"<w:moveFrom>{TEXT}</w:moveFrom><w:del>{run('<w:delText>b</w:delText>')}</w:del>"
    texts, told = filled(form, add(f"{moved}<w:ins>{run('<w:t> Nå.</w:t>')}</w:ins>"))
    assert texts == ["Fordi. Nå."]
    assert told == [
        "Ruten «Begrunnelse»: endringer som ingen har godtatt i Word, er lest som godtatt."
    ]


def test_paragraph_whose_end_was_deleted_goes_on_in_the_next(form: Path) -> None:
    end = parse_xml(f"<w:pPr {SPACES}><w:rPr><w:del/></w:rPr></w:pPr>")

    def change(document: WordDocument) -> None:
        next(field(document).iter(qn("w:p"))).insert(0, end)
        field(document).append(parse_xml(f"<w:p {SPACES}>{TEXT}</w:p>"))

    assert filled(form, change)[0] == ["Fordi.Mat"]


@pytest.mark.parametrize(
    ("shown", "text"),
    [("planen", "Fordi.[planen](https://a.no/)"), ("a.no", "Fordi.a.no")],
)
def test_link_becomes_markdown_unless_it_shows_its_address(
    form: Path, shown: str, text: str
) -> None:
    def change(document: WordDocument) -> None:
        id = document.part.relate_to("https://a.no/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        add(f'<w:hyperlink r:id="{id}">{run(f"<w:t>{shown}</w:t>")}</w:hyperlink>')(document)

    assert filled(form, change) == ([text], [])


@pytest.mark.parametrize(
    ("kind", "reference", "name"),
    [
        ("footnotes", "footnoteReference", "fotnoten"),
        ("comments", "commentReference", "kommentaren"),
    ],
)
def test_note_is_told_at_its_box(form: Path, kind: str, reference: str, name: str) -> None:
    content = f'<w:{kind} {SPACES}><w:note w:id="7"><w:p>{TEXT}</w:p></w:note></w:{kind}>'

    def change(document: WordDocument) -> None:
        uri = PackURI(f"/word/{kind}7.xml")
        package = document.part.package
        part = Part(uri, "application/xml", content.encode(), package)
        document.part.relate_to(part, f"http://schemas.openxmlformats.org/{kind}")
        add(run(f'<w:{reference} w:id="7"/>'))(document)

    told = f"Ruten «Begrunnelse»: {name} «Mat» er ikke tatt inn."
    assert filled(form, change) == ([], [told])


def test_text_in_the_style_of_the_help_is_read(form: Path) -> None:
    def change(document: WordDocument) -> None:
        field(document).append(document.add_paragraph("Det haster.", HELP)._p)

    assert filled(form, change) == (["Fordi.\nDet haster."], [])


def test_text_that_goes_on_in_the_help_is_read(form: Path) -> None:
    def change(document: WordDocument) -> None:
        helps = [each for each in document.paragraphs if each.style and each.style.name == HELP]
        helps[1].add_run(" Det haster.")

    assert filled(form, change) == (["Det haster.\nFordi."], [])


@pytest.mark.parametrize("place", [0, 1, -1])
def test_text_outside_of_the_boxes_is_told(form: Path, place: int) -> None:
    def change(document: WordDocument) -> None:
        added = document.add_paragraph("Husk møtet")._p
        if place >= 0:
            document.element.body.insert(place, added)

    assert filled(form, change) == ([], ["Teksten «Husk møtet» står utenfor rutene."])


def test_text_in_a_bold_style_becomes_markdown(form: Path) -> None:
    def change(document: WordDocument) -> None:
        document.styles.add_style("Strong", WD_STYLE_TYPE.CHARACTER).font.bold = True
        add(run('<w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>Mat</w:t>'))(document)

    assert filled(form, change) == (["Fordi.**Mat**"], [])


def test_bold_headings_are_still_the_headings_of_the_form(form: Path) -> None:
    def change(document: WordDocument) -> None:
        for words in document.element.body.iter(qn("w:r")):
            Run(words, document).bold = True

    assert filled(form, change) == (["**Fordi.**"], [])


@pytest.mark.parametrize("heading", ["Mer om dette", "Begrunnelse"])
def test_heading_that_is_none_of_the_form_is_read_as_text(form: Path, heading: str) -> None:
    def change(document: WordDocument) -> None:
        field(document).append(document.add_paragraph(heading, HEADING)._p)
        field(document).append(document.add_paragraph("Mat")._p)

    told = f"overskriften «{heading}» er ikke skjemaets, og er lest som tekst."
    texts, unread = filled(form, change)
    assert texts == [f"Fordi.\n{heading}\nMat"]
    assert unread == [f"Ruten «Begrunnelse»: {told}"]


def test_text_at_the_top_and_the_bottom_of_pages_is_told(form: Path) -> None:
    def change(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Utkast fra Kari"
        document.sections[0].footer.paragraphs[0].add_run(" Husk møtet")

    told = ("Side 1 av 1 Husk møtet", "Utkast fra Kari")
    unread = [f"Topp- eller bunnteksten «{text}» er ikke tatt inn." for text in told]
    texts, told_of = filled(form, change)
    assert texts == []
    assert sorted(told_of) == unread


def test_text_behind_what_the_form_hides_is_told(form: Path) -> None:
    def change(document: WordDocument) -> None:
        document.paragraphs[-1].add_run("Hilsen Kari")

    assert filled(form, change) == ([], ["Teksten «Hilsen Kari» står utenfor rutene."])


def mangled(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for place, length, new in cuts:
        text = text[: place % len(text)] + new + text[place % len(text) + length :]
    return text or "a"


NEW = st.sampled_from(["", "[", "{", "]", "null", "7", "a/b", '"', "," * 3, "[" * 5000])


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 60), NEW), max_size=3))
def test_hidden_text_that_is_damaged_is_told(form: Path, cuts: list[tuple[int, int, str]]) -> None:
    document = Document(BytesIO(form.read_bytes()))
    hidden = document.paragraphs[-1].runs[0]
    text = hidden.text.removeprefix(HIDDEN).removesuffix(END)
    hidden.text = HIDDEN + with_json(text, lambda json: mangled(json, cuts)) + END
    damaged = form.with_name("damaged.docx")
    document.save(str(damaged))
    with suppress(WrongUseError):
        assert isinstance(filled_in(SAMPLES, damaged, TODAY), Filled)
