"""The terms of words: one for all forms of a word, and each number whole."""

from random import Random

import pytest

from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.site.search.analyser import terms_in
from planhandbok.site.search.terms import Terms, chunks_of, folded, words_of
from tests.site.search.examples import examples
from tests.support.handbooks import ROOT
from tests.tools.tries import tries


@pytest.fixture(scope="module")
def terms() -> Terms:
    records = read_records(ROOT)
    assert isinstance(records, AllRecords)
    return terms_in(records.search_words)


@pytest.mark.parametrize(("word", "expected"), examples())
def test_a_word_has_the_terms_of_the_table(
    word: str, expected: tuple[str, ...], terms: Terms
) -> None:
    assert terms.of(word) == expected


def test_numbers_are_whole() -> None:
    text = "Sak 62/26: 1 400 000 kr og 12 millioner, 85,29 %. Org.nr. 599\u00a0350\u00a0196"
    words = words_of(text)
    assert {"62/26", "1400000", "85,29", "599350196", "12"} <= {*words}
    assert not {"62", "26", "400", "000"} & {*words}
    assert words_of("A3 tiltak") == ["a3", "tiltak"]


@pytest.mark.fuzzed
@pytest.mark.parametrize("seed", range(tries(20, 2000)))
def test_the_words_of_chunks_are_those_of_their_text(seed: int) -> None:
    random = Random(seed)  # noqa: S311 no secret
    signs = "".join(random.choices("aÅ\u030a_1 3 \u00a0\n\u2000-/.,:(", k=200))
    texts = (
        signs,
        " ".join(random.choices(("12", "400", "000", "kr", "A3", "2,5", "(tre)"), k=50)),
    )
    for text in texts:
        words = [word for chunk in chunks_of(text) for word in words_of(chunk)]
        assert sorted(words) == sorted(words_of(text))


def test_a_chunk_ends_at_a_space_unless_it_is_within_a_number() -> None:
    chunks = ["Spart:", "1400000", "kr", "hvert", "år."]
    assert chunks_of("Spart: 1 400 000 kr\nhvert år.") == chunks


def test_letter_whose_accent_is_a_sign_of_its_own_is_in_its_word() -> None:
    assert words_of("Ma\u030aling") == ["måling"]


@pytest.mark.parametrize("word", ["Å", "a\u030a", "å"])
def test_letters_are_folded_however_they_are_written(word: str) -> None:
    assert folded(word) == "a"


@pytest.mark.parametrize(
    ("nynorsk", "bokmal"),
    [
        ("innbyggjarane", "innbyggere"),
        ("heimetenesta", "hjemmetjenesten"),
        ("medarbeidarar", "medarbeider"),
        ("leiinga", "ledelsen"),
        ("moglegheiter", "muligheten"),
        ("betre", "bedre"),
        ("tilsetjinga", "ansettelser"),
        ("oversynet", "oversikter"),
        ("fagforeiningar", "fagforeningen"),
        ("kvalitetane", "kvalitet"),
    ],
)
def test_both_written_languages_have_the_same_terms(
    nynorsk: str, bokmal: str, terms: Terms
) -> None:
    assert terms.of(nynorsk) == terms.of(bokmal)
