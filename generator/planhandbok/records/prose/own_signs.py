"""Signs that an author wrote as text are kept: «17. mai» at the start of a line would be the first
item of a list, and «2*3*4» would lose its signs.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from planhandbok.frozen import frozen
from planhandbok.records.prose.fences import is_text
from planhandbok.records.prose.wide_rows import wide_rows, widen

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


@frozen
class NumberedLine:
    """A line that begins with a number: its place among the lines, its margin and its sign."""

    place: int
    number: int
    form: tuple[str, str]


def with_own_signs(text: str) -> str:
    """Return Markdown that shows the signs that stand in a text: numbers that do not count from 1,
    the signs before a number and between digits, words in «<>», the name of a server, and all
    cells of a table.
    """
    if not _has_own_signs(text):
        return text
    lines = text.split("\n")
    texts = list(is_text(lines))
    for row in wide_rows(lines):
        if texts[row.place]:
            widen(lines, row)
    for place in signed_numbers(lines):
        if texts[place]:
            lines[place] = MORE.sub(r"\1\\\2", lines[place], count=1)
    for run in _runs(lines, texts):
        if not _is_counted(run):
            _keep_numbers(lines, run)
    return "\n".join(
        _kept(line) if its_text and "`" not in line else line
        for line, its_text in zip(lines, texts, strict=True)
    )


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


def _runs(lines: Sequence[str], texts: Sequence[bool]) -> Iterator[list[NumberedLine]]:
    """Yield the lines that Markdown would count as the items of one list."""
    numbered: list[tuple[int, NumberedLine]] = []
    lists = 0
    for place, (before, line) in enumerate(pairwise(["", *lines])):
        found = NUMBER.match(line) if texts[place] else None
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
