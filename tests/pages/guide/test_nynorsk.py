"""The base handbook in nynorsk has the pages, the parts and the links of the one in bokmål."""

import re
from pathlib import Path

import pytest

from planhandbok.records.schema.settings import Language
from planhandbok.records.settings.base import NYNORSK, base_method, read_base
from tests.support.handbooks import ROOT, own_handbook

GUIDE = ROOT / "content"
PAGES = sorted(path.relative_to(GUIDE).as_posix() for path in GUIDE.glob("veiledning/*.md"))
PARTS = {
    "headings": r"^(#+) .*?(\{#[\w-]+\})?$",
    "links": r"\]\(([^)\s]+)",
    "cells": r"^\|.*\|$",
    "code": r"^```(.*)$",
    "words": r"\[ord:\w+\]",
    "numbers": r"\[tall?:([\w-]+)\]",
    "figures": r"\d+(?:[.,]\d+)*",
}


def parts(kind: str, text: str) -> list[object]:
    """Return what must be the same in both languages: for a row of a table, how many cells."""
    found = re.findall(PARTS[kind], text, re.MULTILINE | re.IGNORECASE)
    return [row.count("|") for row in found] if kind == "cells" else found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_the_same_parts(page: str) -> None:
    bokmal = (GUIDE / page).read_text(encoding="utf-8")
    nynorsk = (GUIDE / NYNORSK / page).read_text(encoding="utf-8")
    assert nynorsk != bokmal
    for kind in PARTS:
        assert sorted(map(str, parts(kind, nynorsk))) == sorted(map(str, parts(kind, bokmal))), kind


def test_there_is_no_other_page() -> None:
    here = sorted(
        path.relative_to(GUIDE / NYNORSK).as_posix()
        for path in GUIDE.rglob("*.md")
        if NYNORSK in path.parts
    )
    assert here == PAGES


def test_the_method_has_the_same_ids_and_links() -> None:
    keys = re.compile(
        r"^ *(?:- )?(?:(?:id|steg|bane|veiledning|krever): .*|[\wæøå]+:)", re.MULTILINE
    )
    bokmal, nynorsk = (keys.findall(base_method(language)) for language in Language)
    assert nynorsk == bokmal


def test_a_handbook_in_nynorsk_has_it_all(tmp_path: Path) -> None:
    own = own_handbook(tmp_path / "own")
    settings = own.text("mkdocs.yml")
    own.write("mkdocs.yml", f"{settings}    språk: nn\n")
    assert own.told() == []
    handbook = own.handbook()
    assert {page.path for page in handbook.guide} == set(read_base(Language.BOKMAL).pages)
    assert all(page.is_base for page in handbook.guide)
    assert "ikkje" in "".join(page.text for page in handbook.guide)
    assert handbook.glossary.terms
