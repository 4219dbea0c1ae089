"""Lists of Word become those of Markdown: what stands before each item, as deep as it lies."""

from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

BULLET = "- "
DEEPEST = 8
"""The deepest level of a list in Word, whose first is 0."""
NO_LIST = 0
"""The number of a list that says that there is none."""
WITHOUT_NUMBERS = ("bullet", "none")
PART = "numbering"
Level = tuple[int, int]
"""The number of a list, and a level in it."""


class WordLists:
    """Counts the items of the lists in a document."""

    def __init__(self, document: Document) -> None:
        self._starts: dict[Level, int] = {}
        self._counted: dict[Level, int] = {}
        self._widths: dict[int, int] = {}
        for rel in document.part.rels.values():
            if rel.reltype.rpartition("/")[2] == PART and not rel.is_external:
                self._starts |= _starts(parse_xml(rel.target_part.blob))

    def mark(self, paragraph: Any) -> str:
        """Return what stands before the text of the next paragraph: "" if it is in no list."""
        list_ = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if list_ is None or (number := _value(list_, "w:numId", 1)) == NO_LIST:
            return ""
        depth = min(_value(list_, "w:ilvl", 0), DEEPEST)
        mark = self._mark((number, depth))
        indent = sum(self._widths.get(above, len(BULLET)) for above in range(depth))
        self._widths[depth] = len(mark)
        return indent * " " + mark

    def _mark(self, level: Level) -> str:
        number, depth = level
        for below in range(depth + 1, DEEPEST + 1):
            self._counted.pop((number, below), None)
        if level not in self._starts:
            return BULLET
        self._counted[level] = self._counted.get(level, self._starts[level] - 1) + 1
        return f"{self._counted[level]}. "


def _starts(numbering: Any) -> dict[Level, int]:
    """Return the first number of each level that has numbers."""
    kinds: Mapping[int, Any] = {
        _own(kind, "w:abstractNumId"): kind for kind in numbering.iter(qn("w:abstractNum"))
    }
    starts: dict[Level, int] = {}
    for list_ in numbering.iter(qn("w:num")):
        kind = kinds.get(_value(list_, "w:abstractNumId", -1))
        number = _own(list_, "w:numId")
        for level in () if kind is None else kind.iter(qn("w:lvl")):
            form = level.find(qn("w:numFmt"))
            if form is not None and form.get(qn("w:val")) not in WITHOUT_NUMBERS:
                starts[number, _own(level, "w:ilvl")] = _value(level, "w:start", 1)
        for level in list_.iter(qn("w:lvlOverride")):
            key = (number, _own(level, "w:ilvl"))
            if key in starts:
                starts[key] = _value(level, "w:startOverride", starts[key])
    return starts


def _value(element: Any, name: str, usual: int) -> int:
    """Return the number that stands in an element below another."""
    inner = element.find(qn(name))
    return usual if inner is None else int(inner.get(qn("w:val"), usual))


def _own(element: Any, name: str) -> int:
    return int(element.get(qn(name), -1))
