"""A slide goes out, is written on, and changes just what was written."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planhandbok.changing.filled.filled import Filled, filled_in
from planhandbok.changing.office import slide_shapes
from planhandbok.phrase import Phrase
from planhandbok.records.editing.changes import Change
from planhandbok.records.forms.slide_form import slide_form
from planhandbok.records.schema.a3 import A3
from planhandbok.records.text.problems import WrongUseError
from planhandbok.records.yaml.yaml_text import plain_data
from planhandbok.site.office.slide import SLIDE, write_slide
from tests.changing.filled.slide_rewriting import (
    hidden,
    merge_cells,
    rewrite,
    said,
    shape,
    swap_columns,
    with_shape,
    without_row,
)
from tests.commands.office_forms import exported_form, run, text_of
from tests.support.handbooks import SAMPLE_A3S, SAMPLES, TODAY, Scratch

TEXT = """\
# Rektor skriver her.
nåsituasjon: |
  En linje som
  går over to.

  - et punkt
rotårsaker: [{id: r1, årsak: Ingen har ansvaret}]
endringstiltak:
  - {id: frukt, tiltak: Frukt hver dag, status: utredes}
  - {id: saft, tiltak: Saft & brus, ansvar: [Rektor, Vaktmester]}
måling: [{id: m1, parameter: Svinn, nullpunkt: {verdi: 10, dato: 2026-12-31}}]
"""


@pytest.fixture
def slide(scratch: Scratch) -> Path:
    return exported_form(scratch, TEXT, "pptx")


@pytest.mark.parametrize("file", SAMPLE_A3S, ids=lambda file: file.stem)
def test_slide_that_nobody_wrote_on_changes_nothing(file: Path, tmp_path: Path) -> None:
    data, _ = plain_data(file.read_text(encoding="utf-8"), "")
    out = tmp_path / "lysbilde.pptx"
    assert write_slide(out, slide_form(data, A3)) == []
    assert filled_in(SAMPLES, out, TODAY) == Filled([])
    before = out.read_bytes()
    write_slide(out, slide_form(data, A3))
    assert out.read_bytes() == before


def test_only_what_was_written_is_changed(scratch: Scratch, slide: Path) -> None:
    before = text_of(scratch)
    rewrite(slide, said("utredes", "igangsatt"))
    rewrite(slide, said("10", "12,5"))
    rewrite(slide, said("Ingen har ansvaret", "Alle har ansvaret"))
    rewrite(slide, said("Skolemat", "Mat pa</a:t></a:r><a:r><a:t>\u030a skolen"))
    done = run(scratch, "import", str(slide))
    assert done.exit_code == 0, done.output
    after = before.replace("utredes", "igangsatt").replace("verdi: 10", 'verdi: "12,5"')
    after = after.replace("Ingen har", "Alle har").replace("Skolemat", "Mat på skolen")
    assert text_of(scratch) == after


def test_rows_without_an_id_are_new(scratch: Scratch, slide: Path) -> None:
    def write(xml: str) -> str:
        row = xml[: xml.rindex("Saft &amp; brus")].rindex("<a:tr ")
        cells = "".join(
            f"<a:tc><a:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></a:txBody></a:tc>"
            for text in ("", "Melk", "Rektor", "", "utredes")
        )
        return f'{xml[:row]}<a:tr h="1">{cells}</a:tr>{xml[row:]}'

    rewrite(slide, write)
    assert run(scratch, "import", str(slide)).exit_code == 0
    measures = scratch.handbook().sheets[0].a3.measures
    assert [measure.id for measure in measures] == ["frukt", "saft", "melk"]


def test_causes_are_written_one_a_line_where_there_are_none(scratch: Scratch) -> None:
    slide = exported_form(scratch, "", "pptx")
    written = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("Tid", "Penger"))
    empty = '(name="rotårsaker/\\+".*?<a:lstStyle/>).*?(</p:txBody>)'
    rewrite(slide, lambda xml: re.sub(empty, rf"\1{written}\2", xml, count=1, flags=re.DOTALL))
    assert run(scratch, "import", str(slide)).exit_code == 0
    causes = scratch.handbook().sheets[0].a3.root_causes
    assert [(cause.id, cause.cause) for cause in causes] == [("tid", "Tid"), ("penger", "Penger")]


def test_list_that_powerpoint_made_gets_its_dashes(scratch: Scratch, slide: Path) -> None:
    bullet = '<a:pPr><a:buChar char="•"/></a:pPr><a:r>'
    rewrite(slide, lambda xml: re.sub(r"<a:r>(?=<a:rPr[^>]*></a:rPr><a:t>- et p)", bullet, xml))
    rewrite(slide, said("- et punkt", "et punkt"))
    assert filled_in(scratch.folder, slide, TODAY) == Filled([])


def test_list_that_powerpoint_numbered_keeps_its_numbers(scratch: Scratch, slide: Path) -> None:
    number = '<a:buAutoNum type="arabicPeriod" startAt="3"/>'
    lines = [
        f"<a:p><a:pPr>{number}</a:pPr><a:r><a:t>Ny</a:t></a:r></a:p>",
        f"<a:p><a:pPr>{number}</a:pPr></a:p>",
        '<a:p><a:pPr lvl="1"><a:buChar char="•"/></a:pPr><a:r><a:t>Under</a:t></a:r></a:p>',
    ]
    point = r"(?s)<a:p>(?:(?!</a:p>).)*<a:t>- et punkt</a:t>.*?</a:p>"
    rewrite(slide, lambda xml: re.sub(point, "".join([*lines, lines[0]]), xml, count=1))
    filled = filled_in(scratch.folder, slide, TODAY)
    assert isinstance(filled, Filled)
    [change] = filled.changes
    assert isinstance(change, Change)
    assert change.new.splitlines()[-4:] == ["3. Ny", "", "   - Under", "4. Ny"]


def test_cells_are_found_by_their_headings(scratch: Scratch, slide: Path) -> None:
    before = text_of(scratch)
    rewrite(slide, swap_columns)
    assert run(scratch, "import", str(slide)).exit_code == 0
    assert text_of(scratch) == before.replace("Frukt hver dag", "Eple")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            said("Frist", "Når"),
            "linje 1: disse overskriftene skal stå der: «Id», «Tiltak», «Ansvar»",
        ),
        (said("frukt", "kake"), "Tabellen «endringstiltak», linje 2: «kake» er ingen av id-ene"),
        (said("saft", "frukt"), "Tabellen «endringstiltak», linje 3: «frukt» står to ganger"),
        (said("Rektor, Vaktmester", "Rektor"), "linje 3: «Rektor, Vaktmester» kan ikke endres her"),
        (lambda xml: xml.replace('name="nåsituasjon"', 'name="a"'), "Ruten «Nåsituasjon» er borte"),
        (lambda xml: xml.replace('name="planhandbok"', 'name="a"'), "er ikke et skjema herfra"),
        (lambda xml: re.sub(r"(?s)<a:tc>.*?</a:tr>", "</a:tr>", xml, count=2), "linje 1: disse"),
        (merge_cells, "Tabellen «endringstiltak», linje 2: det skal være 5 celler"),
        (with_shape(shape("nåsituasjon", "Nå")), "Ruten «Nåsituasjon» står to ganger"),
        (said("utredes", "tull"), "«tull» er ikke et gyldig valg"),
    ],
)
def test_what_cannot_be_taken_in_is_told(
    scratch: Scratch, slide: Path, change: Callable[[str], str], told: str
) -> None:
    before = text_of(scratch)
    rewrite(slide, change)
    done = run(scratch, "import", str(slide))
    assert done.exit_code in (1, 2)
    assert told in done.output
    assert text_of(scratch) == before


TABLE = (
    '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="Tabell"/></p:nvGraphicFramePr>'
    "<a:tbl>"
    "<a:tr><a:tc><a:txBody><a:p><a:r><a:t>x</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>"
    "</p:graphicFrame>"
)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (with_shape(shape("Lapp", "Husk")), "Teksten «Husk» står utenfor rutene."),
        (said("Begrunnelse", "Hvorfor"), "Teksten «Hvorfor» står utenfor rutene."),
        (with_shape(TABLE), "Tabellen «Tabell» er ikke en av dem i skjemaet."),
        (with_shape("<p:pic/>"), "Bilder er ikke tatt inn."),
        (
            without_row,
            "Tabellen «endringstiltak»: linjen «frukt» er borte fra lysbildet. Den står i A3-en.",
        ),
    ],
)
def test_what_stands_outside_of_the_form_is_told(
    scratch: Scratch, slide: Path, change: Callable[[str], str], told: str
) -> None:
    rewrite(slide, change)
    assert filled_in(scratch.folder, slide, TODAY) == Filled([], unread=(Phrase(told),))


def test_what_is_said_again_for_old_programs_is_no_second_box(
    scratch: Scratch, slide: Path
) -> None:
    again = '<mc:Fallback xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    rewrite(slide, with_shape(f"{again}{shape('nåsituasjon', 'Nå')}</mc:Fallback>"))
    assert filled_in(scratch.folder, slide, TODAY) == Filled([])


def test_slide_that_was_added_is_told(scratch: Scratch, slide: Path) -> None:
    with ZipFile(slide, "a") as package:
        title = shape("tittel", "Enda et lysbilde")
        spaces = package.read(SLIDE).decode().split("<p:cSld>")[0]
        added = f"{spaces}<p:cSld><p:spTree>{title}</p:spTree></p:cSld></p:sld>"
        package.writestr("ppt/slides/slide2.xml", added)
    told = "Lysbildet «Enda et lysbilde» er ikke en del av skjemaet."
    assert filled_in(scratch.folder, slide, TODAY) == Filled([], unread=(Phrase(told),))


NOTE = (
    '<p:notes><p:sp><p:nvPr><p:ph type="body"/></p:nvPr><p:txBody><a:p><a:t>Husk</a:t></a:p>'
    '</p:txBody></p:sp><p:sp><p:nvPr><p:ph type="sldNum"/></p:nvPr><a:t>1</a:t></p:sp></p:notes>'
)
COMMENT = "<p:cmLst><p:cm><p:pos/><p:text>Er dette\nriktig?</p:text></p:cm></p:cmLst>"


@pytest.mark.parametrize(
    ("name", "xml", "told"),
    [
        ("notesSlides/notesSlide1.xml", NOTE, "Notatet «Husk»"),
        ("comments/comment1.xml", COMMENT, "Kommentaren «Er dette riktig?»"),
    ],
)
def test_note_and_comment_are_told(
    scratch: Scratch, slide: Path, name: str, xml: str, told: str
) -> None:
    with ZipFile(slide, "a") as package:
        spaces = re.findall(r'xmlns:[ap]="[^"]+"', package.read(SLIDE).decode())
        package.writestr(f"ppt/{name}", xml.replace(">", f" {' '.join(spaces)}>", 1))
    unread = (Phrase(f"{told} er ikke tatt inn."),)
    assert filled_in(scratch.folder, slide, TODAY) == Filled([], unread=unread)


@pytest.mark.parametrize(
    ("text", "look", "new"),
    [
        ("Ingen har ansvaret", "b", "**Ingen har ansvaret**"),
        ("En linje som går over to.", "i", "*En linje som går over to.*\n\n- et punkt"),
        ("Begrunnelse", "i", None),
        ("Skolemat", "i", None),
    ],
)
def test_bold_and_italic_letters_of_a_box_become_markdown(
    scratch: Scratch, slide: Path, text: str, look: str, new: str | None
) -> None:
    shown = re.compile(rf"<a:rPr([^>]*>[^/]*(?:<[^t]*>)*</a:rPr><a:t>{text}<)")
    rewrite(slide, lambda xml: shown.sub(rf'<a:rPr {look}="1"\1', xml, count=1))
    filled = filled_in(scratch.folder, slide, TODAY)
    assert isinstance(filled, Filled)
    assert [change.new for change in filled.changes if isinstance(change, Change)] == [
        *filter(None, [new])
    ]
    assert filled.unread == ()


NEW = st.sampled_from(["", "[", "{", "]", "null", "7", "a/b", '"', "," * 3, "[" * 5000])


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 5000), length=st.integers(0, 60), new=NEW)
def test_hidden_text_that_is_damaged_is_told(
    tmp_path: Path, place: int, length: int, new: str
) -> None:
    slide = tmp_path / "skolemat.pptx"
    data, _ = plain_data(f"id: skolemat\ntittel: Skolemat\n{TEXT}", "")
    write_slide(slide, slide_form(data, A3))

    def damage(json: str) -> str:
        at = place % len(json)
        damaged = json[:at] + new + json[at + length :]
        assume(damaged != json)
        return damaged

    rewrite(slide, hidden(damage))
    with suppress(WrongUseError):
        assert isinstance(filled_in(SAMPLES, slide, TODAY), Filled)


def test_text_that_is_too_long_for_the_slide_is_told(scratch: Scratch) -> None:
    scratch.a3("lang", f"begrunnelse: {'Lang tekst. ' * 800}\n")
    out = scratch.folder.parent / "lang.pptx"
    done = run(scratch, "export", "lang", "--format", "pptx", "--out", str(out))
    assert "Dette er for langt for lysbildet: Begrunnelse." in done.output
    assert filled_in(scratch.folder, out, TODAY) == Filled([])


def test_mistake_of_ours_is_not_told_as_one_of_the_file(
    slide: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slide_shapes, "_name", lambda shape: shape.missing)
    with pytest.raises(AttributeError):
        filled_in(SAMPLES, slide, TODAY)


def test_slide_whose_hidden_text_was_changed_is_refused(scratch: Scratch, slide: Path) -> None:
    rewrite(slide, hidden(lambda json: json.replace("texts", "f")))
    done = run(scratch, "import", str(slide))
    assert "er ikke et skjema herfra" in done.output
