"""Text in YAML is read as it is written, or told."""

import re
from collections.abc import Callable, Iterator
from textwrap import indent
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.records.text.file_text import text_in
from planhandbok.records.yaml.yaml_text import plain_data, written_data
from tests.support.handbooks import ROOT, SAMPLES

RECORDS = sorted(
    [
        *SAMPLES.glob("a3/**/*.yml"),
        *ROOT.glob("tests/real/*.yml"),
        *ROOT.glob("tests/cases/virkelig-*.case"),
    ]
)
STYLES: dict[str, Callable[[str], str]] = {
    "plain": lambda text: f"tittel: {inside(text)}\nid: x\n",
    "single quoted": lambda text: f"tittel: '{inside(text)}'\nid: x\n",
    "double quoted": lambda text: f'tittel: "{inside(text)}"\nid: x\n',
    "in braces": lambda text: f"ting: {{tittel: {inside(text)}, id: x}}\n",
    "quoted in braces": lambda text: f'ting: {{id: x, tittel: "{inside(text)}"}}\n',
    "in brackets": lambda text: f"hvorfor: [{inside(text)}, slutt]\n",
    "alone in brackets": lambda text: f"hvorfor: [{inside(text)}]\n",
    "list": lambda text: f"hvorfor:\n  - {inside(text)}\n  - slutt\n",
    "literal": lambda text: f"tittel: |\n{indent(text, '  ')}\nid: x\n",
    "folded": lambda text: f"tittel: >\n{indent(text, '  ')}\nid: x\n",
}
"""The ways to write a text, as people do who know of no escape."""
ESCAPED = ("''", "\\\\", '\\"')
"""Ways to write a quotation mark or a backslash inside quotation marks, which are read as such."""
MEANT = re.compile(r"""["'[{#]|- |[|>][-+\d]{0,2}\n|.*[\]}]#|[\W\d]+ # """)
"""Texts that open a list, keys, a block or a quoted text, or have a note behind a number."""
SIGNS = "ab1 ,.:;#-&*!|>'\"%@`{}[]?\\\u00a0\u2028–~=<\n\t•"


def inside(text: str) -> str:
    return text.replace("\n", "\n    ")


def texts_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data.strip()
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from texts_in(part)


def every_text() -> list[str]:
    """All texts of the real records, and all their lines, which are the texts where YAML fails."""
    found: set[str] = set()
    for path in RECORDS:
        written = path.read_text(encoding="utf-8")
        found.update(texts_in(plain_data(written, "")[0] or {}))
        found.update(line.strip() for line in written.splitlines())
        found.update(line.partition(": ")[2].strip() for line in written.splitlines())
    return sorted(text for text in found if text and not is_yaml(text))


def is_yaml(text: str) -> bool:
    """Return whether a text is meant as a quoted one, a list, keys or a comment."""
    return bool(MEANT.match(text)) or text.endswith((",", "#"))


def wrongly_read(text: str, style: str) -> list[str]:
    """Return what was read instead of a text, if nothing is told."""
    written = written_data(STYLES[style](text), "x.yml")
    if written.problems or written.blank:
        return []
    read = written.data.get("ting", written.data)
    if set(read) - {"tittel", "hvorfor", "id"}:
        return []  # other keys are told by the schema
    found = read.get("tittel") or read.get("hvorfor")
    found = found if isinstance(found, list) else [found]
    found = [item for item in found if item != "slutt"]
    if not all(isinstance(item, str) for item in found):
        return []  # keys where text belongs are told by the schema
    if style == "literal":
        return [] if [str(item).strip() for item in found] == [text.strip()] else found
    return [] if [words(item) for item in found] == [words(text)] else found


def words(text: object) -> str:
    return " ".join(str(text).split())


@pytest.mark.parametrize("style", STYLES)
def test_every_text_of_the_real_records_is_read_or_told(style: str) -> None:
    wrong = {text: read for text in every_text() if (read := wrongly_read(text, style))}
    assert wrong == {}


@given(st.text(SIGNS, min_size=1, max_size=12), st.sampled_from(sorted(STYLES)))
def test_any_text_is_read_or_told(text: str, style: str) -> None:
    stripped = text.strip()
    if stripped and not is_yaml(stripped) and not any(escape in stripped for escape in ESCAPED):
        assert wrongly_read(stripped, style) == []


@pytest.mark.parametrize(("text", "line"), [('a: b\rc: "d', 2), ("a: b\r\r\rc: [d", 4)])
def test_mistake_in_a_file_of_an_old_machine_is_told(text: str, line: int) -> None:
    written = written_data(text_in(text.encode()), "a.yml")
    assert [problem.line for problem in written.problems] == [line]


def test_accents_that_are_signs_of_their_own_become_one_with_their_letters() -> None:
    text = "nåsituasjon: Få barn på Ås\nmål: [Ær, {årsak: Å}]\n"
    written = written_data(normalize("NFD", text), "a.yml")
    assert written == written_data(text, "a.yml")
    assert written.data == {"nåsituasjon": "Få barn på Ås", "mål": ["Ær", {"årsak": "Å"}]}


@pytest.mark.parametrize("text", ["a: [#", "id: x\na: [#, b]"])
def test_bracket_that_is_open_where_the_text_ends_is_told(text: str) -> None:
    assert written_data(text, "").problems


def test_mistake_below_a_break_that_only_yaml_knows_is_told() -> None:
    data, [problem] = plain_data("tittel: Mat\u2028 og drikke\nansvar: [rektor,", "")
    assert data is None
    assert (problem.line, problem.column) == (2, 17)
