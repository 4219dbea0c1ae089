"""Lists that were pasted from a word processor become lists of Markdown.

A line that begins with a bullet of a word processor is an item of a list. So is one that begins
with a dash, if the next line does too, or the text before it ends in a colon: a dash alone may
begin an answer, as in «– Nei, sier rådmannen».
"""

import re
from itertools import pairwise

from planhandbok.records.prose.fences import is_text

BULLETS = "\u2022\u00b7\u2023\u2043\u25aa\u25cf\u25e6\u25cb\uf0b7"
"""Signs that say no more than that an item begins; the last is the bullet of Word's own font."""
TICKS = "\u2713\u2714\u2610\u2611\u27a2"
"""Signs that an item keeps."""
SPACE = r"[ \t\u00a0]"
BULLET = re.compile(rf"({SPACE}*)(?:[{BULLETS}]|(?=[{TICKS}])){SPACE}*(?=\S)")
DASH = re.compile(rf"({SPACE}*)(?:[–—]{SPACE}+|-(?=[^\W\d_]))(?=\S)")
ITEM = re.compile(rf"{SPACE}*[-*+]{SPACE}")
FROM_WORD = re.compile(rf"^{SPACE}*(?:[{BULLETS}{TICKS}–—]|-[^\W\d_])", re.MULTILINE)


def with_lists(text: str) -> str:
    return "\n".join(_lines(text.split("\n"))) if FROM_WORD.search(text) else text


def _lines(lines: list[str]) -> list[str]:
    converted: list[str] = []
    is_list = False
    opens_list = False
    margin = ""
    for (line, following), its_text in zip(pairwise([*lines, ""]), is_text(lines), strict=True):
        is_listed = is_list or opens_list
        mark = _item_mark(line, following, is_listed=is_listed) if its_text else None
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
