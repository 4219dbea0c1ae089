"""Copies what the guide shows of an A3's file: each example is read without a problem."""

import re
from collections.abc import Iterator

import pytest

from planhandbok.records.handbook import AllRecords
from tests.support.handbooks import Scratch
from tests.support.readability import GUIDE

FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TOP_KEY = re.compile(r"^[^\W\d]\w*(?=:)", re.MULTILINE)
ID = re.compile(r"^id: .*\n", re.MULTILINE)
OF_ADDRESSES = "tilbakekalt:"
"""An entry of `a3/adresser.yml`, about a text that git has had: tests/cases/tilbakekalt.case."""


def snippets() -> Iterator[tuple[str, str, str]]:
    """Yield each example with its page, and the examples of the page that it may refer to."""
    for page in sorted(GUIDE.rglob("*.md")):
        texts = FENCE.findall(page.read_text(encoding="utf-8"))
        for text in [text for text in texts if not text.startswith(OF_ADDRESSES)]:
            keys = set(TOP_KEY.findall(text))
            others = (other for other in texts if keys.isdisjoint(TOP_KEY.findall(other)))
            yield page.name, text, ID.sub("", "".join(others))


SNIPPETS = list(snippets())


@pytest.mark.parametrize(
    ("page", "text", "others"),
    SNIPPETS,
    ids=[f"{page}-{text.partition(':')[0]}" for page, text, _ in SNIPPETS],
)
def test_an_example_of_the_guide_is_read_without_a_problem(
    scratch: Scratch, page: str, text: str, others: str
) -> None:
    scratch.a3("proven", ID.sub("", text) + others)
    read = scratch.read()
    assert isinstance(read, AllRecords), read
    assert read.warnings.items == ()


def test_there_is_an_example_for_each_box() -> None:
    text = (GUIDE / "skrive-i-filen.md").read_text(encoding="utf-8")
    shown = {key for snippet in FENCE.findall(text) for key in TOP_KEY.findall(snippet)}
    boxes = ["begrunnelse", "nåsituasjon", "figurer", "rotårsaker", "ønsket_situasjon"]
    boxes += ["endringstiltak", "måling", "gevinster", "kostnader", "temaer", "saker"]
    assert [box for box in boxes if box not in shown] == []
