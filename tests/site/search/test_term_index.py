"""The terms of pages that change are those of an index that is made anew."""

from dataclasses import replace
from random import Random

import pytest

from planhandbok.pages.search.entry import Group, Part, SearchEntry
from planhandbok.records.schema.settings import SearchWords
from planhandbok.site.search import term_index
from planhandbok.site.search.postings import moved
from planhandbok.site.search.term_index import TermIndex
from tests.tools.tries import tries

WORDS = (
    *("natt", "vakt", "nattvakt", "nattevakter", "skole", "mat", "skolemat", "matpause", "pause"),
    *("frukt", "fruktpause", "12", "millioner", "kommunestyre", "styre", "kommune", "A3-en"),
    *("(natt)vakter,", "skole/mat", "«matpausen» og"),
)
PAGES = 20


def entry(number: int, words: list[str]) -> SearchEntry:
    part = Part("A3", words[0], " ".join(words))
    return SearchEntry(f"a3/a{number}/", Group.A3S, "A3", words[0], (part,))


def some_words(random: Random) -> list[str]:
    return random.choices(WORDS[: random.randint(3, len(WORDS))], k=random.randint(1, 12))


@pytest.mark.fuzzed
@pytest.mark.parametrize("seed", range(tries(3, 100)))
def test_what_is_followed_is_what_is_made_anew(seed: int) -> None:
    random = Random(seed)  # noqa: S311 no secret
    entries = [entry(number, some_words(random)) for number in range(PAGES)]
    followed = TermIndex(SearchWords())
    for _ in range(30):
        match random.randint(0, 9):
            case 0:
                entries = random.sample(entries, len(entries))
            case 1:
                entries = [*entries, entry(random.randint(100, 10_000), some_words(random))]
            case 2 if len(entries) > 1:
                entries = entries[:-1]
            case _:
                place = random.randrange(len(entries))
                words = some_words(random)
                new = replace(entries[place], title=words[0], parts=entry(0, words).parts)
                entries = [*entries[:place], new, *entries[place + 1 :]]
        followed.follow(entries)
        if random.random() < 0.5:
            followed.expect_changes()
        anew = TermIndex(SearchWords())
        anew.follow(entries)
        assert followed.postings == anew.postings


def test_an_edit_of_one_page_leaves_the_terms_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [entry(number, ["mat", f"nummer{number}"]) for number in range(PAGES)]
    followed = TermIndex(SearchWords())
    followed.follow(pages)
    monkeypatch.setattr(term_index, "postings", None)
    pages[7] = entry(7, ["mat", "skolefrukt"])
    followed.follow(pages)
    assert "nummer7" not in followed.postings
    assert followed.postings["skolefrukt"].startswith("8")


@pytest.mark.parametrize(
    ("posting", "page", "level", "expected"),
    [
        ("", 0, "K", "K"),
        ("K", 0, None, ""),
        ("KZ", 1, "B", "KB"),
        ("3K", 0, "A", "A2K"),
        ("A2K", 0, None, "3K"),
        ("A10K", 4, "C", "A4CwK"),
        ("A10K", 36, None, "A"),
    ],
)
def test_one_page_moves_in_the_pages_of_a_term(
    posting: str, page: int, level: str | None, expected: str
) -> None:
    assert moved(posting, page, level) == expected
