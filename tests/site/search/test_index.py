"""The index holds what readers may see, in the same bytes each time."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.memo import NO_MEMO
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from planhandbok.site.search.index import START, term_scripts
from planhandbok.site.search.postings import shards
from planhandbok.site.search.term_index import TermIndex
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import TODAY, Scratch

CANARY = "Kanarifugl"
TERMS = re.compile(r"t[0-9a-f]+\.js")


def index_of(scratch: Scratch, audience: Audience, name: str = "site") -> dict[str, str]:
    """The text of each file of the index."""
    out = scratch.folder.parent / name
    request = BuildRequest(
        scratch.folder, out, TODAY, audience, start_engine=start_fake_engine, with_pdf=False
    )
    assert isinstance(build(request), Published)
    folder = out / "search"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.js")
    }


def value_in(script: str) -> object:
    """The last value that a file of the index gives."""
    return values_in(script)[-1]


def values_in(script: str) -> list[Any]:
    arguments = script.partition("(")[2].rstrip().removesuffix(")")
    values: list[Any] = json.loads(f"[{arguments}]")
    return values


@pytest.fixture
def handbook(scratch: Scratch) -> Scratch:
    scratch.a3("skolemat", "offentlighet: offentlig")
    scratch.a3("hemmelig", f"offentlighet: intern\ntittel: {CANARY}")
    return scratch


def test_the_public_index_has_no_word_of_what_is_internal(handbook: Scratch) -> None:
    internal = "".join(index_of(handbook, Audience.INTERNAL, "internal").values()).lower()
    public = "".join(index_of(handbook, Audience.PUBLIC).values()).lower()
    assert CANARY.lower() in internal
    assert "skolemat" in public
    assert CANARY.lower() not in public
    assert "hemmelig" not in public


def test_two_builds_make_the_same_bytes(handbook: Scratch) -> None:
    assert index_of(handbook, Audience.PUBLIC, "a") == index_of(handbook, Audience.PUBLIC, "b")


def test_a_sign_that_is_no_word_means_the_same_as_none(handbook: Scratch) -> None:
    handbook.write("a3/søkeord.yml", 'samme:\n  - ["-", kanarifugl]\n')
    start = value_in(index_of(handbook, Audience.PUBLIC)["start.js"])
    assert isinstance(start, dict)
    assert "kanarifugl" in start["same"]
    assert start["same"]["kanarifugl"] == []


def test_letters_and_their_accents_are_one_sign(handbook: Scratch) -> None:
    handbook.a3("sprak", "offentlighet: offentlig\ntittel: Spra\u030akgruppe")
    files = index_of(handbook, Audience.PUBLIC)
    texts = "".join(files.values())
    assert "Språkgruppe" in texts
    assert "\u030a" not in texts
    assert any(line.startswith("sprakgrupp") for line in _lines(files))


def _lines(files: Mapping[str, str]) -> list[str]:
    terms = [value_in(text) for name, text in files.items() if TERMS.fullmatch(name)]
    return "\n".join(map(str, terms)).split("\n")


def test_every_page_of_the_index_has_its_parts(handbook: Scratch) -> None:
    files = index_of(handbook, Audience.PUBLIC)
    start = value_in(files["start.js"])
    assert isinstance(start, dict)
    for address, title, *_rest in values_in(files["start.js"])[0]:
        parts = value_in(files[f"{address}page.js"])
        assert isinstance(parts, list)
        assert parts[0][1] == title
    names = [f"t{name}.js" for _, name in start["files"]]
    assert sorted(names) == sorted(name for name in files if TERMS.fullmatch(name))


def test_a_file_of_terms_that_changes_has_another_name(handbook: Scratch) -> None:
    before = index_of(handbook, Audience.PUBLIC, "a")
    handbook.a3("skolemat", "offentlighet: offentlig\nbegrunnelse: Vi vil ha solceller.")
    after = index_of(handbook, Audience.PUBLIC, "b")
    assert {name for name in before if name not in after} != set()
    for name in before.keys() & after.keys() - {"start.js", "a3/skolemat/page.js"}:
        assert before[name] == after[name]


def test_a_file_of_terms_that_is_known_is_not_made_again(handbook: Scratch) -> None:
    planned = output_of(plan_of(handbook.handbook(), TODAY)).search
    entries = list(planned.entries(NO_MEMO))
    terms = TermIndex(planned.words)
    before = dict(term_scripts(planned, entries, terms, {}, NO_MEMO))
    after = dict(term_scripts(planned, entries, terms, before, NO_MEMO))
    assert after == before
    assert all(after[path] is text for path, text in before.items() if path != START)


def test_terms_are_divided_in_order() -> None:
    found = {f"ord{n:05}": "A" * 20 for n in range(4000)}
    files = list(shards(found))
    assert len(files) > 1
    lines = [line.partition("\t")[0] for _, text in files for line in text.split("\n")]
    assert lines == sorted(found)
    assert [first for first, _ in files] == [text.partition("\t")[0] for _, text in files]
