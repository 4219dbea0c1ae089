"""Tables and lists of a Word file become those of Markdown, with all that is in them."""

from pathlib import Path

import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml

from tests.changing.filled.word_form import SPACES, TEXT, field, filled, run


def test_table_becomes_one_in_markdown(form: Path) -> None:
    def change(document: WordDocument) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("År", "Kr", "2027", "1|2"), strict=True):
            cell.text = text
        field(document).append(table._tbl)

    table = "| År | Kr |\n| --- | --- |\n| 2027 | 1\\|2 |"
    assert filled(form, change) == ([f"Fordi.\n\n{table}"], [])


def test_items_of_a_list_lie_as_deep_as_in_word(form: Path) -> None:
    def change(document: WordDocument) -> None:
        for level in (0, 1, 2, 0):
            list_ = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/></w:numPr></w:pPr>'
            field(document).append(parse_xml(f"<w:p {SPACES}>{list_}{TEXT}</w:p>"))

    assert filled(form, change) == (["Fordi.\n- Mat\n  - Mat\n    - Mat\n- Mat"], [])


def item(number: int, level: int) -> str:
    place = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return f"<w:p {SPACES}><w:pPr><w:numPr>{place}</w:numPr></w:pPr>{TEXT}</w:p>"


NUMBERED = (
    *("<w:abstractNum w:abstractNumId='90'>", "<w:lvl w:ilvl='0'><w:start w:val='1'/>"),
    *("<w:numFmt w:val='decimal'/></w:lvl>", "<w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/>"),
    *("</w:lvl><w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>",),
)
LISTS = (
    "<w:num w:numId='91'><w:abstractNumId w:val='90'/></w:num>",
    "<w:num w:numId='92'><w:abstractNumId w:val='90'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='9'/></w:lvlOverride></w:num>",
)


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([(91, 0), (91, 0), (92, 0)], "1. Mat\n2. Mat\n9. Mat"),
        ([(91, 0), (91, 1), (91, 1), (91, 0), (91, 1)], "1. {0}1. {0}2. Mat\n2. {0}1. Mat"),
        ([(92, 0), (92, 0), (92, 1)], "9. Mat\n10. Mat\n    1. Mat"),
        ([(91, 0), (91, 2)], "1. Mat\n     - Mat"),
        ([(91, 0), (0, 0)], "1. Mat\nMat"),
    ],
)
def test_numbered_items_keep_their_numbers(
    form: Path, items: list[tuple[int, int]], text: str
) -> None:
    def change(document: WordDocument) -> None:
        numbering = document.part.numbering_part.element
        numbering.extend(parse_xml(f"<w:numbering {SPACES}>{''.join(NUMBERED)}</w:numbering>"))
        numbering.extend(parse_xml(f"<w:numbering {SPACES}>{''.join(LISTS)}</w:numbering>"))
        for number, level in items:
            field(document).append(parse_xml(item(number, level)))

    assert filled(form, change) == ([f"Fordi.\n{text}".replace("{0}", "Mat\n   ")], [])


def style(name: str, place: str, based_on: str = "") -> str:
    return (
        f"<w:style {SPACES} w:type='paragraph' w:styleId='{name}'><w:name w:val='{name}'/>"
        f"<w:basedOn w:val='{based_on}'/><w:pPr>{place}</w:pPr></w:style>"
    )


@pytest.mark.parametrize(
    ("styles", "own", "text"),
    [
        (["List Number", "List Number"], "", "1. Mat\n2. Mat"),
        (["List Number", "List Number 2", "List Number"], "", "1. Mat\n   9. Mat\n2. Mat"),
        (["Own list", "List Number"], "", "1. Mat\n2. Mat"),
        (["List Number"], '<w:numPr><w:numId w:val="0"/></w:numPr>', "Mat"),
        (["Circle"], "", "Mat"),
    ],
)
def test_items_are_in_the_list_of_their_style(
    form: Path, styles: list[str], own: str, text: str
) -> None:
    def change(document: WordDocument) -> None:
        numbering = document.part.numbering_part.element
        numbering.extend(parse_xml(f"<w:numbering {SPACES}>{''.join(NUMBERED)}</w:numbering>"))
        numbering.extend(parse_xml(f"<w:numbering {SPACES}>{''.join(LISTS)}</w:numbering>"))
        for name, number in (("List Number", 91), ("List Number 2", 92)):
            place = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
            document.styles.element.append(parse_xml(style(name, place)))
        document.styles.element.append(parse_xml(style("Own list", "", "List Number")))
        document.styles.element.append(parse_xml(style("Circle", "", "Circle")))
        for name in styles:
            properties = f'<w:pPr><w:pStyle w:val="{name}"/>{own}</w:pPr>'
            field(document).append(parse_xml(f"<w:p {SPACES}>{properties}{TEXT}</w:p>"))

    assert filled(form, change)[0] == [f"Fordi.\n{text}"]


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc>{properties}<w:p>{run(f'<w:t>{inner}</w:t>')}</w:p></w:tc>"


WIDE = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
PAIR = f"<w:tr>{cell('a')}{cell('b')}</w:tr>"


@pytest.mark.parametrize(
    ("rows", "table"),
    [
        (f"<w:tr>{cell('År', WIDE)}</w:tr>{PAIR}", "| År |  |\n| --- | --- |\n| a | b |"),
        (f"<w:tr>{cell('År')}</w:tr>{PAIR}", "| År |  |\n| --- | --- |\n| a | b |"),
        (
            f"<w:tr><w:sdt><w:sdtContent>{cell('År')}</w:sdtContent></w:sdt>{cell('Kr')}</w:tr>",
            "| År | Kr |\n| --- | --- |",
        ),
        (
            f"<w:sdt><w:sdtContent>{PAIR}</w:sdtContent></w:sdt>{PAIR}",
            "| a | b |\n| --- | --- |\n| a | b |",
        ),
        (f"<w:tr><w:tc><w:tbl>{PAIR}</w:tbl><w:p/></w:tc></w:tr>", None),
    ],
)
def test_no_cell_of_a_table_is_lost_or_read_twice(form: Path, rows: str, table: str | None) -> None:
    def change(document: WordDocument) -> None:
        field(document).append(parse_xml(f"<w:tbl {SPACES}>{rows}</w:tbl>"))

    [text], told = filled(form, change)
    assert told == []
    if table is None:
        assert (text.count("a"), text.count("b")) == (1, 1)
    else:
        assert text == f"Fordi.\n\n{table}"
