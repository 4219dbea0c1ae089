"""Prose of records: Markdown, and text that was pasted from a word processor, becomes CommonMark.

A line that begins with a bullet of a word processor is an item of a list. So is one that begins
with a dash, if the next line does too, or the text before it ends in a colon: a dash alone may
begin an answer, as in «– Nei, sier rådmannen».

Signs that an author wrote as text are kept: «17. mai» at the start of a line would be the first
item of a list, and «2*3*4» would lose its signs.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

import pyromark

from planhandbok.frozen import frozen

PROSE = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_STRIKETHROUGH
)

BULLETS = "\u2022\u00b7\u2023\u2043\u25aa\u25cf\u25e6\u25cb\uf0b7"
"""Signs that say no more than that an item begins; the last is the bullet of Word's own font."""
TICKS = "\u2713\u2714\u2610\u2611\u27a2"
"""Signs that an item keeps."""
SPACE = r"[ \t\u00a0]"
BULLET = re.compile(rf"({SPACE}*)(?:[{BULLETS}]|(?=[{TICKS}])){SPACE}*(?=\S)")
DASH = re.compile(rf"({SPACE}*)(?:[–—]{SPACE}+|-(?=[^\W\d_]))(?=\S)")
ITEM = re.compile(rf"{SPACE}*[-*+]{SPACE}")
FENCE = re.compile(r"\s*(?:```|~~~)")
BREAK = re.compile("\r\n|[\v\f\r\u0085\u2028\u2029]")
"""Line breaks of other programs: Word and PowerPoint have `\\v` within a paragraph, and Word `\\f`
between pages.
"""
PIECE = "\x1f"
ROW = "\x1e"
"""The signs before each cell and item, and before each row, of a text that is to be one line."""
ENDS = (".", "!", "?", ":", ";")
FROM_WORD = re.compile(rf"^{SPACE}*(?:[{BULLETS}{TICKS}–—]|-[^\W\d_])", re.MULTILINE)

NUMBER = re.compile(r"((?:[ \t]*[-*+][ \t]+)+| {0,3})([0-9]{1,9})([.)])(?=[ \t]|$)")
"""Numbers at the start of a line, or of an item, that begin an item of a list for Markdown."""
TIMES = re.compile(r"(?<=\d)\*(?=\d)")
MORE = re.compile(r"( {0,3})([>+])(?=[ \t]*\d)")
"""A sign before a number at the start of a line: «more than», and not a quotation, or «plus»."""
SERVER = re.compile(r"(?<!\S)\\\\(?=\w)")
"""The start of `\\\\server\\folder`, of which Markdown would show one sign."""
NO_LINK = re.compile(r"( {0,3})\[(?!\^)(?=[^\]\n]+\]:[ \t]*[^\s/.@#:<]+[ \t]*$)")
"""«[Frist]: mars», which would be the address of a link, and shown nowhere."""
BARE_TAG = re.compile(r"<(?=/?([A-Za-z][A-Za-z0-9-]*)>)")
HTML = frozenset(
    (
        *("a", "abbr", "article", "b", "big", "blockquote", "body", "br", "button", "caption"),
        *("center", "code", "col", "colgroup", "dd", "del", "details", "div", "dl", "dt", "em"),
        *("embed", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "head", "header", "hr", "html", "i", "iframe", "img", "input", "ins", "kbd", "li"),
        *("main", "mark", "math", "nav", "noscript", "object", "ol", "option", "p", "pre", "s"),
        *("script", "section", "select", "small", "span", "strike", "strong", "style", "sub"),
        *("summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th"),
        *("thead", "tr", "tt", "u", "ul", "video"),
    )
)
"""Tags that people paste. Any other, as «<navn>», is a word between signs."""
SIGN = r"[ \t*+-]*(?:[0-9]{1,9}[.)](?=[ \t\n]|$)|[>+][ \t]*\d)"
FIRST_SIGN = re.compile(SIGN)
LATER_SIGN = re.compile(rf"\n{SIGN}")
RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?[ \t]*")
"""The line below the headings of a table."""
BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


@frozen
class WideRow:
    """A row of a table that has more cells than the table has columns: its place among the lines,
    and that of the headings.
    """

    place: int
    headings: int
    cells: int
    columns: int


@frozen
class NumberedLine:
    """A line that begins with a number: its place among the lines, its margin and its sign."""

    place: int
    number: int
    form: tuple[str, str]


def with_plain_breaks(text: str) -> str:
    """Return a text with the line breaks of a file."""
    return BREAK.sub("\n", text)


def as_commonmark(text: str) -> str:
    """Return prose with the lists of a word processor as lists of Markdown, and with its own signs
    as they stand.
    """
    if FROM_WORD.search(text):
        text = "\n".join(_lines(text.split("\n")))
    return with_own_signs(text)


def with_own_signs(text: str) -> str:
    """Return Markdown that shows the signs that stand in a text: numbers that do not count from 1,
    the signs before a number and between digits, words in «<>», the name of a server, and all
    cells of a table.
    """
    if not _has_own_signs(text):
        return text
    lines = text.split("\n")
    is_text = list(_is_text(lines))
    for row in wide_rows(lines):
        if is_text[row.place]:
            _widen(lines, row)
    for place in signed_numbers(lines):
        if is_text[place]:
            lines[place] = MORE.sub(r"\1\\\2", lines[place], count=1)
    for run in _runs(lines, is_text):
        if not _is_counted(run):
            _keep_numbers(lines, run)
    return "\n".join(
        _kept(line) if its_text and "`" not in line else line
        for line, its_text in zip(lines, is_text, strict=True)
    )


def one_line(text: str) -> str:
    """Return the pieces of a text as one line: a row is a sentence, and «·» stands between two
    other pieces where no sentence ends.
    """
    rows = (
        _joined((" ".join(piece.split()) for piece in row.split(PIECE)), " ·")
        for row in text.split(ROW)
    )
    return _joined(rows, ".")


def _joined(texts: Iterable[str], sign: str) -> str:
    """Return texts as one, with a sign after each but the last that has no end."""
    found = [*filter(None, texts)] or [""]
    ended = [text if text.endswith(ENDS) else text + sign for text in found[:-1]]
    return " ".join((*ended, found[-1]))


def _lines(lines: list[str]) -> list[str]:
    converted: list[str] = []
    is_list = False
    is_code = False
    opens_list = False
    margin = ""
    for line, following in pairwise([*lines, ""]):
        is_code ^= bool(FENCE.match(line))
        mark = None if is_code else _item_mark(line, following, is_listed=is_list or opens_list)
        if mark and not is_list:
            margin = mark[1]
        if line.strip():
            is_indented = line[:1].isspace()
            is_list = bool(mark or ITEM.match(line)) or (is_list and is_indented)
            opens_list = line.rstrip().endswith(":")
        converted.append(f"{mark[1].removeprefix(margin)}- {line[mark.end() :]}" if mark else line)
    return converted


def _item_mark(line: str, following: str, *, is_listed: bool) -> re.Match[str] | None:
    """Return what marks a line as an item, if anything does."""
    if bullet := BULLET.match(line):
        return bullet
    dash = DASH.match(line)
    return dash if dash and (is_listed or DASH.match(following)) else None


def _has_own_signs(text: str) -> bool:
    """Return whether a text may have such signs: most have none, and are not read line by line."""
    return (
        "<" in text
        or "-|" in text
        or "]:" in text
        or "\\\\" in text
        or FIRST_SIGN.match(text) is not None
        or ("*" in text and TIMES.search(text) is not None)
        or ("\n" in text and LATER_SIGN.search(text) is not None)
    )


def signed_numbers(lines: Sequence[str]) -> Iterator[int]:
    """Yield the place of each line that begins with a sign and a number, and is in no quotation."""
    for place, (before, line) in enumerate(pairwise(["", *lines])):
        found = MORE.match(line)
        after = lines[place + 1] if place + 1 < len(lines) else ""
        is_quotation = before.lstrip().startswith(">") or after.lstrip().startswith(">")
        if found and (found[2] == "+" or not is_quotation):
            yield place


def wide_rows(lines: Sequence[str]) -> Iterator[WideRow]:
    """Yield each row whose last cells Markdown would leave out."""
    headings = columns = 0
    for place, (before, line) in enumerate(pairwise(["", *lines])):
        if not line.strip():
            columns = 0
        elif not columns and RULE.fullmatch(line) and _cells(line) == _cells(before):
            headings = place - 1
            columns = _cells(line)
        elif columns and _cells(line.rstrip(" \t|")) > columns:
            yield WideRow(place, headings, _cells(line.rstrip(" \t|")), columns)


def _cells(line: str) -> int:
    inside = line.strip().removeprefix("|")
    last = BETWEEN_CELLS.split(inside)[-1]
    return len(BETWEEN_CELLS.findall(inside)) + bool(last.strip())


def _widen(lines: list[str], row: WideRow) -> None:
    """Give a table columns without a heading, as many as a row needs."""
    for place, cell in ((row.headings, " |"), (row.headings + 1, "---|")):
        line = lines[place].rstrip()
        line = line if line.endswith("|") else f"{line} |"
        lines[place] = line + cell * (row.cells - _cells(line))


def _is_text(lines: Iterable[str]) -> Iterator[bool]:
    """Yield whether each line stands outside of code."""
    is_code = False
    for line in lines:
        is_fence = bool(FENCE.match(line))
        is_code ^= is_fence
        yield not is_code and not is_fence


def _runs(lines: Sequence[str], is_text: Sequence[bool]) -> Iterator[list[NumberedLine]]:
    """Yield the lines that Markdown would count as the items of one list."""
    numbered: list[tuple[int, NumberedLine]] = []
    lists = 0
    for place, (before, line) in enumerate(pairwise(["", *lines])):
        found = NUMBER.match(line) if is_text[place] else None
        if found:
            form = (found[1], found[3])
            numbered.append((lists, NumberedLine(place, int(found[2]), form)))
        elif line.strip() and not before.strip() and not line.startswith(" "):
            lists += 1
    for _, rows in groupby(sorted(numbered, key=_list_and_form), _list_and_form):
        yield [line for _, line in rows]


def _list_and_form(row: tuple[int, NumberedLine]) -> tuple[int, tuple[str, str]]:
    return row[0], row[1].form


def _is_counted(run: Sequence[NumberedLine]) -> bool:
    """Return whether numbers count items: from 1, or each is 1, as some write them. Behind a bullet
    they do not.
    """
    numbers = [line.number for line in run]
    is_counting = numbers == list(range(1, len(numbers) + 1))
    is_list = len(numbers) > 1 and not run[0].form[0].strip()
    return is_list and (is_counting or set(numbers) == {1})


def _keep_numbers(lines: list[str], run: Sequence[NumberedLine]) -> None:
    """Let the lines of a run be text; if there are several, each stays on a line of its own."""
    for line in run:
        sign = line.form[1]
        lines[line.place] = lines[line.place].replace(sign, f"\\{sign}", 1)
        is_in_item = bool(line.form[0].strip())
        if len(run) > 1 and line.place and not is_in_item and lines[line.place - 1].strip():
            lines[line.place - 1] = f"{lines[line.place - 1].rstrip()}  "


def _kept(line: str) -> str:
    line = NO_LINK.sub(r"\1\\[", line, count=1) if NO_LINK.match(line) else line
    line = SERVER.sub(r"\\\\\\\\", line)
    if "://" not in line:
        line = TIMES.sub(r"\\*", line)
    return BARE_TAG.sub(lambda tag: "<" if tag[1].lower() in HTML else r"\<", line)
