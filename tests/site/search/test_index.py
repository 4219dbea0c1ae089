"""The index holds what readers may see, in the same bytes each time."""

import json
from collections.abc import Mapping

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from planhandbok.site.search.index import shards
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import TODAY, Scratch

CANARY = "Kanarifugl"


def index_of(scratch: Scratch, audience: Audience, name: str = "site") -> dict[str, str]:
    """The text of each file of the index."""
    out = scratch.folder.parent / name
    request = BuildRequest(
        scratch.folder, out, TODAY, audience, start_engine=start_fake_engine, with_pdf=False
    )
    assert isinstance(build(request), Published)
    return {path.name: path.read_text(encoding="utf-8") for path in (out / "search").iterdir()}


def value_in(script: str) -> object:
    """The last value that a file of the index gives."""
    arguments = script.partition("(")[2].rstrip().removesuffix(")")
    return json.loads(f"[{arguments}]")[-1]


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
    terms = [value_in(text) for name, text in files.items() if name.startswith("t")]
    return "\n".join(map(str, terms)).split("\n")


def test_every_page_of_the_index_has_its_parts(handbook: Scratch) -> None:
    files = index_of(handbook, Audience.PUBLIC)
    start = value_in(files["start.js"])
    assert isinstance(start, dict)
    for number, (_address, title, *_rest) in enumerate(start["rows"]):
        parts = value_in(files[f"p{number}.js"])
        assert isinstance(parts, list)
        assert parts[0][1] == title
    assert len(start["firsts"]) == sum(name.startswith("t") for name in files)


def test_terms_are_divided_in_order() -> None:
    found = {f"ord{n:05}": ["A"] * 20 for n in range(4000)}
    files = list(shards(found))
    assert len(files) > 1
    lines = [line.partition("\t")[0] for _, text in files for line in text.split("\n")]
    assert lines == sorted(found)
    assert [first for first, _ in files] == [text.partition("\t")[0] for _, text in files]
