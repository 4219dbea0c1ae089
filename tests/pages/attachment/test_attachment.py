"""The attachment to a political case, read back as Word would read it."""

import re
from dataclasses import replace
from datetime import datetime
from functools import partial
from zipfile import ZipFile

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from planhandbok.pages.attachment.document import Paragraph, Runs
from planhandbok.pages.attachment.prose import Rows, blocks, line, list_numbers
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.links import outside_address
from tests.pages.attachment.reading import WHOLE, document, paragraphs
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.records import page_context

SITE = replace(
    page_context("./").site,
    url="https://plan.example.no/",
    a3_ids=("skolemat", "leksehjelp"),
)
RESOLVE_LINK = partial(outside_address, site=SITE, page="a3/skolemat/")
BOXES = [
    *("1. Begrunnelse", "2. Nåsituasjon", "Rotårsaker", "3. Ønsket situasjon"),
    *("4. Endringstiltak", "5. Måling"),
]


def whole(scratch: Scratch) -> WordDocument:
    scratch.write("mkdocs.yml", f"site_url: {SITE.url}\n{MKDOCS}    kommune: Prøve kommune\n")
    scratch.a3("leksehjelp")
    scratch.a3("skolemat", WHOLE)
    return document(scratch)


def cells(word: WordDocument, table: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in word.tables[table].rows]


def test_headings_and_tables_come_in_the_order_of_the_form(scratch: Scratch) -> None:
    word = whole(scratch)
    assert paragraphs(word, "Heading 1") == ["Skolemat"]
    assert paragraphs(word, "Heading 2") == [*BOXES, "Gevinster", "Hele A3-en"]
    assert paragraphs(word, "Caption") == ["Estimert år for år", "Kalkulert år for år"]
    assert cells(word, 0) == [
        ["Tiltak", "Ansvar", "Frist", "Status"],
        ["Åpne kantinen", "Rektor", "01.10.2026", "Igangsatt, forfalt"],
    ]
    assert cells(word, 4) == [
        ["Gevinst", "2027", "2028", "Enhet"],
        ["Mindre uro", "900\n(800–\n1\u00a0100)", "950", "kr"],
    ]
    assert cells(word, 1)[1] == [
        *("Elever som spiser", "100 elever (01.01.2026)", "120 elever (01.10.2026)"),
        *("440 elever (01.01.2027)", "Bør følges opp"),
    ]


def test_header_names_edition_owner_and_unit(scratch: Scratch) -> None:
    word = whole(scratch)
    facts = dict(paragraph.split(":\t") for paragraph in paragraphs(word, "Fakta"))
    assert (facts["Utgave"], facts["Dato"], facts["Eier"]) == ("1.0", "4. mars 2026", "Rektor")
    assert facts["Enhet"] == "Oppvekst"
    assert not {"Fase", "Budsjettår"} & facts.keys(), "words of those who work with it"


def test_document_ends_with_address_edition_and_day(scratch: Scratch) -> None:
    address, edition = [paragraph.text for paragraph in whole(scratch).paragraphs[-2:]]
    assert address.endswith(": https://plan.example.no/a3/skolemat/")
    assert edition == (
        "Dette er utgave 1.0 fra 4. mars 2026. Status er regnet ut for 20. november 2026."
    )


def test_without_an_address_of_the_site_its_name_is_shown_and_nothing_is_linked(
    scratch: Scratch,
) -> None:
    scratch.a3("leksehjelp")
    scratch.a3("skolemat", WHOLE)
    word = document(scratch)
    assert word.paragraphs[-2].text.endswith("finner du på nettstedet «Prøve».")
    assert not [link for paragraph in word.paragraphs for link in paragraph.hyperlinks]
    assert "Se leksehjelpen." in word.element.body.xpath("string()")


def test_prose_keeps_its_lists_its_marks_and_its_links(scratch: Scratch) -> None:
    word = whole(scratch)
    reason = next(paragraph for paragraph in word.paragraphs if paragraph.text.startswith("340"))
    assert [run.text for run in reason.runs if run.bold] == ["spiser ikke"]
    assert [link.url for link in reason.hyperlinks] == [f"{SITE.url}a3/leksehjelp/#maling"]
    items = [paragraph for paragraph in word.paragraphs if paragraph._p.xpath("w:pPr/w:numPr")]
    assert [item.text for item in items] == ["Nå", "Snart"]


def test_each_numbered_list_begins_at_one(scratch: Scratch) -> None:
    read = blocks(
        text.block("1. a\n2. b\n\nSå:\n\n1. b\n2. c\n   - d\n     1. e"),
        RESOLVE_LINK,
        list_numbers(),
    )
    lists = [
        (paragraph.list, paragraph.depth) for paragraph in read if isinstance(paragraph, Paragraph)
    ]
    assert lists == [(2, 1), (2, 1), (0, 0), (3, 1), (3, 1), (1, 2), (4, 3)]
    scratch.a3("skolemat", "begrunnelse: |\n  1. a\n  2. b\n\n  Så:\n\n  1. c\n  2. d\n")
    starts = "w:num[@w:numId>1]/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val"
    assert document(scratch).part.numbering_part.element.xpath(starts) == ["1", "1"]


def test_every_table_names_its_columns_and_keeps_its_rows_whole(scratch: Scratch) -> None:
    word = whole(scratch)
    assert len(word.tables) == 5
    for table in word.tables:
        first, *others = table._tbl.tr_lst
        assert first.xpath("w:trPr/w:tblHeader")
        assert not [row for row in others if row.xpath("w:trPr/w:tblHeader")]
        assert all(row.xpath("w:trPr/w:cantSplit") for row in (first, *others))
        assert table._tbl.xpath("w:tblPr/w:tblCaption/@w:val")
        assert table._tbl.xpath("w:tblPr/w:tblDescription/@w:val")


def test_the_document_names_itself_its_language_and_the_municipality(scratch: Scratch) -> None:
    word = whole(scratch)
    core = word.core_properties
    assert core.title == "Skolemat, utgave 1.0"
    assert (core.language, core.version) == ("nb-NO", "1.0")
    assert (core.author, core.last_modified_by) == ("Prøve kommune", "Prøve kommune")
    dates = [time.replace(tzinfo=None) for time in (core.created, core.modified) if time]
    assert dates == [datetime(2026, 3, 4)] * 2
    assert word.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["nb-NO"]
    assert (word.sections[0].page_width, word.sections[0].page_height) == (7560310, 10692130)


def test_without_a_municipality_the_author_is_a_role_and_no_person(scratch: Scratch) -> None:
    scratch.a3("skolemat", "eier: {rolle: Rektor, person: Kari Prøve}\n")
    assert document(scratch).core_properties.author == "Rektor"


def test_pages_are_numbered(scratch: Scratch) -> None:
    footer = whole(scratch).sections[0].footer
    assert footer.paragraphs[0].text == "Skolemat, utgave 1.0\tSide 1 av 1"
    fields = footer._element.xpath(".//w:instrText")
    assert [field.text.strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_space_is_never_made_of_empty_paragraphs(scratch: Scratch) -> None:
    assert all(paragraph.text for paragraph in whole(scratch).paragraphs)


def test_every_style_that_is_used_is_there(scratch: Scratch) -> None:
    word = whole(scratch)
    used = set(
        word.element.body.xpath(".//w:pStyle/@w:val|.//w:tblStyle/@w:val|.//w:rStyle/@w:val")
    )
    assert used <= {style.style_id for style in word.styles}


def test_the_same_a3_gives_the_same_bytes(scratch: Scratch) -> None:
    whole(scratch)
    first = (scratch.folder / "ut.docx").read_bytes()
    document(scratch)
    assert (scratch.folder / "ut.docx").read_bytes() == first
    with ZipFile(scratch.folder / "ut.docx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_nynorsk_is_nynorsk_all_through(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    språk: nn\n")
    scratch.a3("skolemat")
    word = document(scratch)
    assert word.core_properties.language == "nn-NO"
    assert paragraphs(word, "Heading 2")[-1] == "Heile A3-en"


def test_an_a3_with_only_a_header_and_a_reason_says_what_is_not_there(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    word = document(scratch)
    assert paragraphs(word, "Heading 2") == [*BOXES, "Hele A3-en"]
    assert paragraphs(word, "Normal")[1:6] == ["Ikke fylt ut ennå."] * 5
    assert not word.tables


def test_lists_of_different_boxes_begin_at_one(scratch: Scratch) -> None:
    scratch.a3(
        "skolemat",
        "begrunnelse: |\n  1. a\n  1. b\nnåsituasjon: |\n  1. c\n  2. d\n"
        "rotårsaker: [{id: e, årsak: E}]\n",
    )
    items = [p for p in document(scratch).paragraphs if p._p.xpath("w:pPr/w:numPr")]
    numbers = [item._p.xpath("w:pPr/w:numPr/w:numId/@w:val")[0] for item in items]
    assert [item.text for item in items] == ["a", "b", "c", "d", "E"]
    assert numbers == ["2", "2", "3", "3", "4"]


def test_the_numbers_of_a_figure_are_a_table_below_the_current_state(scratch: Scratch) -> None:
    scratch.a3(
        "skolemat",
        """\
        figurer:
          - {id: f, tittel: Spist, kolonner: [A], rader: [{navn: Øst, verdier: [40]}], kilde: Oss}
        """,
    )
    word = document(scratch)
    assert paragraphs(word, "Caption") == ["Spist"]
    assert cells(word, 0) == [["", "A"], ["Øst", "40"]]
    assert "Kilde: Oss" in paragraphs(word, "Normal")


def test_odd_signs_and_long_words_come_through(scratch: Scratch) -> None:
    long = "Kommunestyremedlem" * 20
    scratch.a3("skolemat", f'tittel: "Mat & <drikke> 🥪"\nbegrunnelse: {long} &#34;\n')
    word = document(scratch)
    assert word.core_properties.title == "Mat & <drikke> 🥪, utgave 1.0"
    assert f'{long} "' in [paragraph.text.strip() for paragraph in word.paragraphs]


def test_a_title_longer_than_a_property_of_the_file_is_whole_in_the_text(scratch: Scratch) -> None:
    title = "Mat og drikke " * 20 + "i skolen"
    scratch.a3("skolemat", f"tittel: {title}\n")
    word = document(scratch)
    assert paragraphs(word, "Heading 1") == [title]
    assert word.core_properties.title == title[:255]


def test_an_edition_longer_than_a_property_of_the_file_is_cut_there(scratch: Scratch) -> None:
    edition = "1" * 300
    scratch.a3("skolemat", f'utgave: "{edition}"\n')
    assert document(scratch).core_properties.version == edition[:255]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("a3:leksehjelp#maling", "https://plan.example.no/a3/leksehjelp/#maling"),
        ("a3:hemmelig", ""),
        ("https://x.no/?a=1&b=2", "https://x.no/?a=1&b=2"),
        ("mailto:post@prove.example", "mailto:post@prove.example"),
        ("#maling", "https://plan.example.no/a3/skolemat/#maling"),
        ("//[", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_link_has_its_whole_address_or_none(href: str, address: str) -> None:
    assert RESOLVE_LINK(href) == address


HTML = st.lists(
    st.sampled_from(
        [
            *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<th>", "<p>", "</p>"),
            *("<ul>", "</ul>", "<ol>", "<li>", "</li>", "<pre>", "</pre>", "<blockquote>", "<br>"),
            *("<b>", "<em>", "</em>", "<a href='https://x.no'>", "</a>", "1. a\n", "- b\n", "> c"),
            *("\n\n", "\n", "    ", "| a | b |\n| - | - |\n| 1 |\n", "**d**", "tekst ", "&#7;"),
        ]
    ),
    max_size=14,
).map("".join)


@given(HTML)
def test_no_word_of_prose_is_lost(written: str) -> None:
    html = text.block(written)
    read = blocks(html, RESOLVE_LINK, list_numbers())
    words = "".join(run.text for block in read for run in _runs(block))
    assert _letters(words) == _letters(html.striptags())
    line(text.line(written), RESOLVE_LINK)


def _runs(block: Paragraph | Rows) -> Runs:
    if isinstance(block, Paragraph):
        return block.runs
    return tuple(run for row in block.rows for cell in row for run in cell)


def _letters(words: str) -> str:
    return re.sub(r"\s", "", words)


def test_every_part_is_xml(scratch: Scratch) -> None:
    whole(scratch)
    with ZipFile(scratch.folder / "ut.docx") as package:
        for name in package.namelist():
            parse_xml(package.read(name))


def test_a_cell_keeps_marks_and_links_of_its_line() -> None:
    runs = line(Markup("Se <strong>her</strong>"), RESOLVE_LINK)
    assert [(run.text, set(run.marks)) for run in runs] == [("Se ", set()), ("her", {"strong"})]
