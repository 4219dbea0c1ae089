"""Copies what the guide shows of an A3's file: each example is read without a problem."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from planhandbok.changing.texts import as_yaml
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.settings import Language
from planhandbok.records.settings.base import base_method
from tests.support.handbooks import Scratch, own_handbook
from tests.support.readability import GUIDE

FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TOP_KEY = re.compile(r"^[^\W\d]\w*(?=:)", re.MULTILINE)
ID = re.compile(r"^id: .*\n", re.MULTILINE)
OF_ADDRESSES = "tilbakekalt:"
"""An entry of `a3/adresser.yml`, about a text that git has had: tests/cases/tilbakekalt.case."""


OF_THE_METHOD = "egen-metode.md"
"""The page whose examples are of the method."""


def snippets() -> Iterator[tuple[str, str, str]]:
    """Yield each example with its page, and the examples of the page that it may refer to."""
    for page in sorted({*GUIDE.rglob("*.md")} - {GUIDE / OF_THE_METHOD}):
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


METHOD_SNIPPETS = FENCE.findall((GUIDE / OF_THE_METHOD).read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", METHOD_SNIPPETS, ids=lambda text: text.partition(":")[0])
def test_an_example_of_the_method_is_read_without_a_problem(tmp_path: Path, text: str) -> None:
    own = own_handbook(tmp_path / "own")
    (part, items), *others = yaml.load(text, yaml.BaseLoader).items()  # noqa: S506 a safe loader
    assert not others
    usual = yaml.load(base_method(Language.BOKMAL), yaml.BaseLoader).get(part, [])  # noqa: S506 a safe loader
    merged = {item["id"]: item for item in [*usual, *items]}
    own.write("a3/helhetsmodellen.yml", as_yaml({part: list(merged.values())}))
    assert own.told() == []
