"""The parts of a workbook around its rows, as XML (ECMA-376, «SpreadsheetML»)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from planhandbok.pages.pieces.context import SiteContext

START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SCHEMAS = "http://schemas.openxmlformats.org"
MAIN = f"{SCHEMAS}/spreadsheetml/2006/main"
PACKAGE = f"{SCHEMAS}/package/2006"
CORE = f"{PACKAGE}/metadata/core-properties"
RELATION = f"{SCHEMAS}/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-"
SHEET_TYPE = f"{TYPE}officedocument.spreadsheetml"

BOLD = 1
DAY = 2
QUOTED = 3
FIRST_NUMBER = 4
"""Styles of cells. From the last on there is one for each number of decimals."""
FIRST_CODE = 164
"""The number of the first format that is not built in: that of days."""
DAY_CODE = "dd.mm.yyyy"
FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
ROOM_AROUND = 0.7109375
"""The room beside the letters in a width, in Excel's default font."""
A4 = 9
CODED = re.compile("_(?=x[0-9a-fA-F]{4}_)|[\0-\x08\x0b-\x1f\ufffe\uffff]")
"""A letter that XML cannot hold, and the start of what looks like the code of one."""


@dataclass(frozen=True)
class SheetPart:
    """The frame of a sheet's rows, and what other parts say of the sheet."""

    title: str
    last_column: str
    last_line: int
    widths: Sequence[int]

    @property
    def area(self) -> str:
        return f"A1:{self.last_column}{self.last_line}"

    @property
    def start(self) -> str:
        columns = (
            f'<col min="{place}" max="{place}" width="{width + ROOM_AROUND}" customWidth="1"/>'
            for place, width in enumerate(self.widths, start=1)
        )
        return (
            f'{START}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<dimension ref="{self.area}"/><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            '<selection pane="bottomLeft"/></sheetView></sheetViews>'
            f'<sheetFormatPr defaultRowHeight="15"/><cols>{"".join(columns)}</cols><sheetData>'
        )

    @property
    def end(self) -> str:
        return (
            f'</sheetData><autoFilter ref="{self.area}"/>'
            '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3"'
            f' footer="0.3"/><pageSetup paperSize="{A4}" fitToHeight="0" orientation="landscape"/>'
            "</worksheet>"
        )


def other_parts(
    site: SiteContext, sheets: Sequence[SheetPart], decimals: Iterable[int]
) -> dict[str, str]:
    """Return all parts but the sheets and the texts, by their names. None tells the time."""
    kinds = {f"worksheets/sheet{number}.xml": "worksheet" for number, _ in enumerate(sheets, 1)}
    kinds |= {"styles.xml": "styles", "sharedStrings.xml": "sharedStrings"}
    in_package = {
        "xl/workbook.xml": f"{RELATION}/officeDocument",
        "docProps/core.xml": f"{PACKAGE}/relationships/metadata/core-properties",
    }
    in_book = {name: f"{RELATION}/{kind}" for name, kind in kinds.items()}
    types = {
        "/xl/workbook.xml": f"{SHEET_TYPE}.sheet.main+xml",
        "/docProps/core.xml": f"{TYPE}package.core-properties+xml",
        **{f"/xl/{name}": f"{SHEET_TYPE}.{kind}+xml" for name, kind in kinds.items()},
    }
    return {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relations(in_package),
        "docProps/core.xml": _properties(site),
        "xl/_rels/workbook.xml.rels": _relations(in_book),
        "xl/workbook.xml": _workbook(sheets),
        "xl/styles.xml": _styles(decimals),
    }


def shared_texts(texts: Iterable[str]) -> Iterator[str]:
    """Yield the part with the texts of cells, in pieces."""
    yield f'{START}<sst xmlns="{MAIN}">'
    for text in texts:
        space = "" if text == text.strip() else ' xml:space="preserve"'
        yield f"<si><t{space}>{_escaped(text)}</t></si>"
    yield "</sst>"


def _escaped(text: str) -> str:
    return CODED.sub(lambda found: f"_x{ord(found[0]):04X}_", escape(text))


def _content_types(types: Mapping[str, str]) -> str:
    rows = (f'<Override PartName="{part}" ContentType="{type}"/>' for part, type in types.items())
    return (
        f'{START}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{TYPE}package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(rows)}</Types>'
    )


def _relations(kinds: Mapping[str, str]) -> str:
    """Relate parts, which get the ids `rId1` and so on."""
    rows = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{part}"/>'
        for number, (part, kind) in enumerate(kinds.items(), 1)
    )
    return f'{START}<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def _properties(site: SiteContext) -> str:
    """The day of the plan stands for the time of writing."""
    author = _escaped(site.municipality or site.name)
    day = f'xsi:type="dcterms:W3CDTF">{site.today.isoformat()}T00:00:00Z'
    return (
        f'{START}<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_escaped(site.name)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><dcterms:created {day}</dcterms:created>"
        f"<dcterms:modified {day}</dcterms:modified></cp:coreProperties>"
    )


def _workbook(sheets: Sequence[SheetPart]) -> str:
    rows = []
    names = []
    for place, sheet in enumerate(sheets):
        title = _escaped(sheet.title)
        rows.append(f'<sheet name="{title}" sheetId="{place + 1}" r:id="rId{place + 1}"/>')
        names.append(
            f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
            f"'{title}'!$A$1:${sheet.last_column}${sheet.last_line}</definedName>"
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">'
            f"'{title}'!$1:$1</definedName>"
        )
    return (
        f'{START}<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">'
        f"<bookViews><workbookView/></bookViews><sheets>{''.join(rows)}</sheets><definedNames>{''.join(names)}</definedNames></workbook>"
    )


def _styles(decimals: Iterable[int]) -> str:
    """Return a style for each kind of cell, in the order of the numbers above."""
    codes = [DAY_CODE, *(f"#,##0.{'0' * places}".rstrip(".") for places in decimals)]
    formats = list(enumerate(codes, FIRST_CODE))
    numbered = [f'<numFmt numFmtId="{id}" formatCode="{code}"/>' for id, code in formats]
    bold = _style(font=1)
    quoted = _style(more='quotePrefix="1"')
    day, *numbers = (_style(format=id) for id, _ in formats)
    styles = [_style(), bold, day, quoted, *numbers]
    return (
        f'{START}<styleSheet xmlns="{MAIN}"><numFmts count="{len(numbered)}">{"".join(numbered)}'
        f'</numFmts><fonts count="2"><font>{FONT}</font><font><b/>{FONT}</font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border>'
        "<left/><right/><top/><bottom/><diagonal/></border></borders>"
        f'<cellStyleXfs count="1">{_style()}</cellStyleXfs><cellXfs count="{len(styles)}">'
        f'{"".join(styles)}</cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _style(format: int = 0, font: int = 0, more: str = "") -> str:
    return (
        f'<xf numFmtId="{format}" fontId="{font}" fillId="0" borderId="0"'
        f' applyNumberFormat="{int(format > 0)}" applyFont="{font}" {more}/>'
    )
