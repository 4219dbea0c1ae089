"""Compounds are split into words that people look for, and words that are none are left whole."""

from itertools import chain
from pathlib import Path

import pytest

from planhandbok.memo import NO_MEMO
from planhandbok.pages.pages import output_of
from planhandbok.pages.search.planned_search import PlannedSearch
from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.settings import SearchWords
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.search.analyser import Analyser, terms_in
from planhandbok.site.search.vocabulary import Vocabulary
from tests.support.handbooks import ROOT, TODAY

TABLES = ("words.tsv", "municipal_words.tsv")
Parts = tuple[str, ...]


@pytest.fixture(scope="module")
def planned() -> PlannedSearch:
    """The search of this repository's own handbook."""
    records = read_records(ROOT)
    assert isinstance(records, AllRecords)
    return output_of(plan_of(for_audience(records, Audience.PUBLIC), TODAY)).search


@pytest.fixture(scope="module")
def analyser(planned: PlannedSearch) -> Analyser:
    vocabulary = Vocabulary()
    for entry in planned.entries(NO_MEMO):
        vocabulary.chunks_of(entry)
    words = chain.from_iterable(vocabulary.words)
    return Analyser.of(planned.words, terms_in(planned.words)).knowing(words)


def table(name: str) -> list[tuple[str, str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(word, parts) for word, parts in rows]


@pytest.mark.parametrize("name", TABLES)
def test_compounds_are_split(name: str, analyser: Analyser) -> None:
    compounds = [word for word, parts in table(name) if parts]
    whole = [word for word in compounds if not analyser.parts_of(word)]
    assert len(whole) <= 0.15 * len(compounds), whole


@pytest.mark.parametrize("name", TABLES)
def test_other_words_are_left_whole(name: str, analyser: Analyser) -> None:
    others = [word for word, parts in table(name) if not parts]
    wrong = {word: parts for word in others if (parts := analyser.parts_of(word))}
    assert len(wrong) <= 0.02 * len(others), wrong


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("korttidsfraværet", ("kort", "tid", "fraveret")),
        ("byråvakter", ("byra", "vakter")),
        ("kommuneloven", ("kommune", "loven")),
        ("arbeidsgruppene", ("arbeid", "gruppe")),
        ("forankret", ()),
        ("spørsmålene", ()),
        ("veilederen", ()),
        ("årsaker", ()),
        ("forstår", ()),
    ],
)
def test_a_word_has_the_parts_of_its_meaning(
    word: str, expected: Parts, analyser: Analyser
) -> None:
    assert analyser.parts_of(word) == expected


def test_a_part_of_a_compound_counts_half_as_much() -> None:
    words = SearchWords()
    analyser = Analyser.of(words, terms_in(words)).knowing(["natt", "Vakt"])
    assert analyser.weighted("nattvakt") == ("nattvakt", "nattvakt", "natt", "vakt")
