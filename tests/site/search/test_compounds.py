"""Compounds are split into words that people look for, and words that are none are left whole."""

from pathlib import Path

import pytest

from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.search.compounds import Splitter
from planhandbok.site.search.index import Vocabulary, splitter_of, terms_in
from planhandbok.site.search.terms import Terms, folded
from tests.support.handbooks import ROOT, TODAY

TABLE = Path(__file__).with_name("words.tsv")
Parts = tuple[str, ...]


class Split:
    """Splits words as the index of this repository's own handbook does."""

    def __init__(self, splitter: Splitter, terms: Terms) -> None:
        self.splitter = splitter
        self.terms = terms

    def parts_of(self, word: str) -> Parts:
        return self.splitter.parts_of(folded(word), self.terms.of(word)[0])


@pytest.fixture(scope="module")
def split() -> Split:
    records = read_records(ROOT)
    assert isinstance(records, AllRecords)
    planned = output_of(plan_of(for_audience(records, Audience.PUBLIC), TODAY)).search
    vocabulary = Vocabulary()
    for entry in planned.entries():
        vocabulary.add(entry)
    return Split(splitter_of(vocabulary.words, planned.words), terms_in(planned.words))


def table() -> list[tuple[str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(word, parts) for word, parts in rows]


def test_compounds_are_split(split: Split) -> None:
    compounds = [word for word, parts in table() if parts]
    whole = [word for word in compounds if not split.parts_of(word)]
    assert len(whole) <= 0.15 * len(compounds), whole


def test_other_words_are_left_whole(split: Split) -> None:
    others = [word for word, parts in table() if not parts]
    wrong = {word: parts for word in others if (parts := split.parts_of(word))}
    assert len(wrong) <= 0.02 * len(others), wrong


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("korttidsfraværet", ("kort", "tid", "fraveret")),
        ("byråvakter", ("byra", "vakter")),
        ("kommuneloven", ("kommune", "loven")),
        ("spørsmålene", ()),
        ("veilederen", ()),
        ("årsaker", ()),
        ("forstår", ()),
    ],
)
def test_a_word_has_the_parts_of_its_meaning(word: str, expected: Parts, split: Split) -> None:
    assert split.parts_of(word) == expected
