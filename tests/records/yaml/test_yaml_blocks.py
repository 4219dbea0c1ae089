"""A text that is read block by block says what it says when it is read whole."""

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.records.text.file_text import text_in
from planhandbok.records.yaml import yaml_blocks
from planhandbok.records.yaml.yaml_blocks import KnownBlocks
from planhandbok.records.yaml.yaml_text import plain_data
from tests.support.handbooks import ROOT, SAMPLES

RECORDS = sorted([*SAMPLES.glob("a3/**/*.yml"), *ROOT.glob("tests/real/*.yml")])
LINES = (
    *("a: 1", "a: 2", "b:", "c: ja # nei", "d: |", "d: >+", "e: 'x", 'f: "x', "g: y'", 'h: y"'),
    *("i: {x: 1,", "j: 2}", "k: [x,", "l: y]", "m: &x 1", "n: *x", "o: !t 1", "<<: {a: 1}"),
    *("  p: 1", "  tekst", " tekst", "- q", "  - r", "\ts: 1", "? t", ": 1", "tekst", "", " "),
    *(
        "# u",
        "#",
        "  # v",
        "---",
        "--- # w",
        "...",
        "%YAML 1.1",
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> x",
    ),
    *('"x": 1', "to ord: 1", "y:1", "z: 1\x85a: 2", "a: x\u2028b: 2", "a: x\u2028...", "å-1: 1"),
    *(normalize("NFD", "å: på"), 'a: "\\x07"', "verdier: [1, , 2]", "a:  ", "{a: 1}", "- a: 1"),
)


@pytest.mark.parametrize("file", RECORDS, ids=lambda file: file.stem)
def test_records_are_read_by_blocks(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_in(file.read_bytes())
    whole = plain_data(text, "")
    blocks = KnownBlocks()
    assert blocks.data(text) == whole
    read = texts_read(monkeypatch)
    assert blocks.data(text) == whole
    assert read == []


@given(
    first=st.lists(st.sampled_from(LINES), max_size=8),
    second=st.lists(st.sampled_from(LINES), max_size=8),
    tags=st.booleans(),
)
def test_any_lines_say_the_same(first: list[str], second: list[str], *, tags: bool) -> None:
    blocks = KnownBlocks(tags_allowed=tags)
    for lines in (first, second, [*first, *second], [*first, *second, ""]):
        text = "\n".join(lines)
        assert blocks.data(text) == plain_data(text, "", tags_allowed=tags)


def test_only_the_block_that_is_another_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    before = "# Et A3\nid: skolemat\ntittel: Mat\ntiltak:\n- id: t1\n  status: utredes\n"
    blocks = KnownBlocks()
    blocks.data(before)
    read = texts_read(monkeypatch)
    data, problems = blocks.data(before.replace("utredes", "avsluttet"))
    assert data["tiltak"] == [{"id": "t1", "status": "avsluttet"}]
    assert (data["tittel"], problems) == ("Mat", [])
    assert read == ["tiltak:\n- id: t1\n  status: avsluttet\n"]


def test_only_blocks_of_the_keys_that_are_asked_for_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = texts_read(monkeypatch)
    data, _ = KnownBlocks(("tittel", "eier")).data("id: skolemat\ntittel: Mat\ntiltak: [\n")
    assert data == {"tittel": "Mat"}
    assert read == ["tittel: Mat\n"]


def texts_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list to which each text is added that is parsed from now on."""
    read: list[str] = []

    def noted(text: str, file: str, *, tags_allowed: bool) -> tuple[Any, list[Any]]:
        read.append(text)
        return plain_data(text, file, tags_allowed=tags_allowed)

    monkeypatch.setattr(yaml_blocks, "plain_data", noted)
    return read
