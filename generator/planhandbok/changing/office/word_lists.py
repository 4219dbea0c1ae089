"""Lists of Word become those of Markdown: what stands before each item, as deep as it lies."""

import re
from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.styles.style import BaseStyle, CharacterStyle

BULLET = "- "
DEEPEST = 8
"""The deepest level of a list in Word, whose first is 0."""
NO_LIST = 0
"""The number of a list that says that there is none."""
WITHOUT_NUMBERS = ("bullet", "none")
PART = "numbering"
IN_LIST = f"{qn('w:pPr')}/{qn('w:numPr')}"
DEEP_STYLE = re.compile(r"List (?:Bullet|Number) ([2-5])")
MOST_STYLES = 11
"""Styles that Word lets stand on each other."""
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

    def mark(self, paragraph: Any, style: BaseStyle | None) -> str:
        """Return what stands before the text of the next paragraph: "" if it is in no list. One
        that is in none itself may be in that of its style.
        """
        list_ = paragraph.find(IN_LIST)
        above = 0
        if list_ is None:
            list_, above = _list_of_style(style)
        if list_ is None or (number := _value(list_, "w:numId", 1)) == NO_LIST:
            return ""
        level = min(_value(list_, "w:ilvl", 0), DEEPEST)
        depth = min(level + above, DEEPEST)
        mark = self._mark((number, level))
        indent = sum(self._widths.get(upper, len(BULLET)) for upper in range(depth))
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


def _list_of_style(style: BaseStyle | None) -> tuple[Any, int]:
    """Return the list of a style, or of the nearest that it is based on, and how many levels the
    style is below the first: «List Number 2» has a list of its own.
    """
    for _ in range(MOST_STYLES):
        if style is None:
            break
        if (list_ := style.element.find(IN_LIST)) is not None:
            deep = DEEP_STYLE.fullmatch(style.name or "")
            return list_, int(deep[1]) - 1 if deep else 0
        style = style.base_style if isinstance(style, CharacterStyle) else None
    return None, 0


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
