"""The guide cites sources as small numbers, and speaks as the municipality that publishes it."""

import re
from pathlib import Path

import pytest

from tests.support.readability import FRONT_MATTER, GUIDE

MARK = re.compile(
    r"\[(?P<number>\d+)\]\(kilder\.md#(?P<source>[\w-]+)(?: \"(?P<place>[^\"]+)\")?\)"
)
SOURCE = re.compile(r"^## (\d+)\. .* \{#([\w-]+)\}$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.DOTALL | re.MULTILINE)
ADDRESS = re.compile(r"\]\([^)]*\)")
QUOTED = re.compile(r"«[^»]*»")
OURS = re.compile(r"\b(?:vår|vårt|våre)\b", re.IGNORECASE)

each_page = pytest.mark.parametrize(
    "path", sorted(GUIDE.rglob("*.md")), ids=lambda path: str(path.name)
)


def prose(path: Path) -> str:
    return CODE.sub("", FRONT_MATTER.sub("", path.read_text(encoding="utf-8")))


def numbers() -> dict[str, str]:
    """The number of each source by its anchor."""
    text = (GUIDE / "kilder.md").read_text(encoding="utf-8")
    return {anchor: number for number, anchor in SOURCE.findall(text)}


def test_the_sources_are_numbered_in_order() -> None:
    assert list(numbers().values()) == [str(number) for number in range(1, len(numbers()) + 1)]


@each_page
def test_a_source_is_cited_by_its_number_and_the_place_in_it(path: Path) -> None:
    text = prose(path)
    marks = list(MARK.finditer(text))
    assert [mark[0] for mark in marks if numbers()[mark["source"]] != mark["number"]] == []
    assert [mark[0] for mark in marks if not mark["place"]] == []
    assert "](kilder.md#" not in MARK.sub("", text)


@each_page
def test_a_paragraph_cites_a_source_once_and_numbers_do_not_run_together(path: Path) -> None:
    for paragraph in re.split(r"\n\s*\n|\n(?=\||[-*] |\d+\. )", prose(path)):
        sources = [mark["source"] for mark in MARK.finditer(paragraph)]
        assert len(sources) == len(set(sources)), paragraph
        assert not re.search(rf"{MARK.pattern}\[\d", paragraph), paragraph


@each_page
def test_nothing_in_the_guide_is_the_makers_own(path: Path) -> None:
    """A municipality publishes it: «vårt råd» would be its advice. «Vi» may be those who meet."""
    assert OURS.findall(QUOTED.sub("", ADDRESS.sub("]", prose(path)))) == []
