"""Makes the typeface of the PDFs from Adobe's Source Sans 3 (3.052): of the same look, and quicker.

Source Sans looks for the kerning of two letters in up to 17 tables, one after the other, and that
takes a sixth of the time of a PDF. Here it is one table, with the same kerning for all pairs. The
licence asks that a changed typeface has a name of its own. Run by hand, with the folder of the
originals:

    uv run --with fonttools==4.68.0 python -m tests.tools.fonts FOLDER
"""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from fontTools.otlLib.builder import buildCoverage
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.otBase import ValueRecord

FONTS = Path(__file__).parents[2] / "theme" / "pdf" / "fonts"
STYLES = ("Regular", "Semibold", "It")
NAMES = {"Source Sans 3": "Planhandbok Sans", "SourceSans3": "PlanhandbokSans"}
NAME_IDS = (1, 3, 4, 6, 16)
"""The family, the whole name and their like; the others name the maker and the licence."""
ADVANCE = 4
"""The format of a value that moves what follows (OpenType, «ValueFormat»)."""

Kerning = dict[str, dict[str, int]]
"""Kerning of two letters, by the first and then by the second, without zeros."""


def make_font(source: Path, out: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    positions = font["GPOS"].table
    numbers = {
        number
        for record in positions.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for number in record.Feature.LookupListIndex
    }
    (number,) = numbers
    lookup = positions.LookupList.Lookup[number]
    tables = [extension.ExtSubTable for extension in lookup.SubTable]
    extension = lookup.SubTable[0]
    extension.ExtSubTable = _one_table(_kerning(tables), font.getReverseGlyphMap())
    lookup.SubTable = [extension]
    _rename(font)
    del font["DSIG"]
    font.save(out)


def _kerning(tables: Iterable[otTables.PairPos]) -> Kerning:
    """Return what the first table that has a pair says of it."""
    found: Kerning = {}
    for table in tables:
        for place, first in enumerate(table.Coverage.glyphs):
            pairs = found.setdefault(first, {})
            if table.Format == 1:
                for record in table.PairSet[place].PairValueRecord:
                    pairs.setdefault(record.SecondGlyph, record.Value1.XAdvance)
            else:
                row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)].Class2Record
                for second, number in table.ClassDef2.classDefs.items():
                    pairs.setdefault(second, row[number].Value1.XAdvance)
    return {
        first: {second: advance for second, advance in pairs.items() if advance}
        for first, pairs in found.items()
        if any(pairs.values())
    }


def _one_table(kerning: Kerning, order: Mapping[str, int]) -> otTables.PairPos:
    """Return a table where letters that are kerned alike are a class; class 0 is all the others."""
    firsts = sorted(kerning, key=order.__getitem__)
    seconds = sorted(
        {second for pairs in kerning.values() for second in pairs}, key=order.__getitem__
    )
    rows = {first: tuple(kerning[first].get(second, 0) for second in seconds) for first in firsts}
    row_classes = {row: number for number, row in enumerate(dict.fromkeys(rows.values()))}
    columns = dict(zip(seconds, zip(*row_classes, strict=True), strict=True))
    column_classes = {column: n for n, column in enumerate(dict.fromkeys(columns.values()), 1)}
    table = otTables.PairPos()
    table.Format = 2
    table.ValueFormat1 = ADVANCE
    table.ValueFormat2 = 0
    table.Coverage = buildCoverage(firsts, order)
    table.ClassDef1 = _classes({first: row_classes[rows[first]] for first in firsts})
    table.ClassDef2 = _classes({second: column_classes[columns[second]] for second in seconds})
    table.Class1Count = len(row_classes)
    table.Class2Count = len(column_classes) + 1
    table.Class1Record = [_record((0, *values)) for values in zip(*column_classes, strict=True)]
    return table


def _classes(numbers: Mapping[str, int]) -> otTables.ClassDef:
    classes = otTables.ClassDef()
    classes.classDefs = {glyph: number for glyph, number in numbers.items() if number}
    return classes


def _record(advances: Iterable[int]) -> otTables.Class1Record:
    record = otTables.Class1Record()
    record.Class2Record = []
    for advance in advances:
        cell = otTables.Class2Record()
        cell.Value1 = ValueRecord(valueFormat=ADVANCE)
        cell.Value1.XAdvance = advance
        record.Class2Record.append(cell)
    return record


def _rename(font: TTFont) -> None:
    for record in font["name"].names:
        if record.nameID in NAME_IDS:
            record.string = _renamed(record.toUnicode())
    design = font["CFF "].cff
    design.fontNames = [_renamed(name) for name in design.fontNames]
    for key in ("FamilyName", "FullName"):
        if name := design.topDictIndex[0].rawDict.get(key):
            setattr(design.topDictIndex[0], key, _renamed(name))


def _renamed(text: str) -> str:
    for old, new in NAMES.items():
        text = text.replace(old, new)
    return text


if __name__ == "__main__":
    for style in STYLES:
        make_font(
            Path(sys.argv[1]) / f"SourceSans3-{style}.otf", FONTS / f"PlanhandbokSans-{style}.otf"
        )
