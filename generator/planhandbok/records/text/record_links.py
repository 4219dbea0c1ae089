"""Links from Markdown prose to records: `[text](a3:id)`, and the forms of it that are mistakes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planhandbok.records.text.file_text import position

CODE = re.compile(r"^(?:[-*+] | )*(```|~~~).*?^ *\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
RECORD_LINK = re.compile(r"a3:([a-z0-9-]+)(?:#([^\s)>\"']*))?")
LINK_BEFORE = re.compile(r"(?:(?<!!)\[[^\[\]\n]*\]\(\s*<?|^\s*\[[^\]\n]+\]:\s*)$")
OTHER_LINK_BEFORE = re.compile(r"(?:!\[[^\]\n]*\]\(\s*<?|<|=\s*[\"']?)$")


@dataclass(frozen=True)
class RecordLink:
    """A link from prose to an A3; `line` and `column` are those of its id.

    `is_plain` is false for an image, an address in angle brackets, and HTML.
    """

    id: str
    anchor: str
    line: int
    column: int
    is_plain: bool


def record_links(text: str) -> Iterator[RecordLink]:
    """Yield the links to A3s in a Markdown text, in order; those inside code do not count."""
    if "a3:" not in text:
        return
    if "`" in text or "~~~" in text:
        text = CODE.sub(lambda code: re.sub(r"\S", " ", code[0]), text)
    for match in RECORD_LINK.finditer(text):
        line, column = position(text, match.start(1))
        before = text[match.start(1) - column + 1 : match.start()]
        is_plain = bool(LINK_BEFORE.search(before))
        if is_plain or OTHER_LINK_BEFORE.search(before):
            yield RecordLink(match[1], match[2] or "", line, column, is_plain)
