"""The guide names buttons as they stand on the page, in both languages."""

import re

import pytest

from planhandbok.records.settings.base import NYNORSK
from planhandbok.site.drafts import KEPT
from tests.support.handbooks import ROOT
from tests.tools.words import catalogue

PAGE = "veiledning/skrive-i-handboken.md"
PAGES = {"nb": ROOT / "content" / PAGE, "nn": ROOT / "content" / NYNORSK / PAGE}
QUOTED = re.compile("«(.+?)»")
PART_END = re.compile(r"[.:](?:\s|$)")
"""«Ingenting er lagret ennå. Rett dette først:» is two parts."""


def words_on_pages(language: str) -> set[str]:
    texts = [
        str(message.string if language == "nn" else message.id)
        for message in catalogue("nn")
        if message.id
    ]
    return {part.casefold() for text in texts for part in PART_END.split(text)}


@pytest.mark.parametrize("language", PAGES)
def test_each_quoted_word_stands_on_a_page(language: str) -> None:
    quoted = QUOTED.findall(PAGES[language].read_text(encoding="utf-8"))
    assert len(quoted) > 10
    shown = words_on_pages(language)
    assert [words for words in quoted if words.casefold() not in shown] == []


@pytest.mark.parametrize(("language", "days"), [("nb", "dager"), ("nn", "dagar")])
def test_drafts_are_kept_as_long_as_the_guide_says(language: str, days: str) -> None:
    assert f"i {KEPT.days} {days}" in PAGES[language].read_text(encoding="utf-8")
