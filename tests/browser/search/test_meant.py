"""Words and queries that no page has: what the box takes them for, and what it offers."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search.asking import ask

TERMS = "words => words.map((word) => phbSok.terms.termsOf(word)[0])"
GUESS = """async (query) => {
  const { guess, count } = await phbSok.find(query);
  const words = guess.split(" og ").filter(Boolean);
  return [guess, count, words.map((word) => phbSok.terms.termsOf(word)[0])];
}"""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("falgruver", "fallgruver"), ("virkninggen", "virkning"), ("turuns", "turnus")],
)
def test_a_typing_mistake_is_told(wide_box: Page, typed: str, meant: str) -> None:
    ask(wide_box, typed)
    expect(wide_box.get_by_role("status").filter(has_text="treff")).to_contain_text(
        f"Viser treff for «{meant}»."
    )


def in_two_words() -> list[list[str]]:
    lines = Path(__file__).with_name("two_words.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_compounds_that_are_nowhere_are_taken_for_two_words(wide_box: Page) -> None:
    for word, two in in_two_words():
        guess, count, terms = wide_box.evaluate(GUESS, word)
        expected = wide_box.evaluate(TERMS, two.split())
        assert (terms, bool(guess), bool(count)) == (expected, bool(two), bool(two)), word


def test_two_words_of_a_compound_are_told_as_people_write_them(wide_box: Page) -> None:
    for word, told in (("nattevakter", "natt og vakter"), ("strømutgifter", "strøm og utgifter")):
        ask(wide_box, word)
        expect(wide_box.locator(".phb-told")).to_contain_text(f"Viser treff for «{told}».")
        expect(wide_box.locator(".phb-found li").first).to_be_visible()


def test_known_words_of_a_compound_are_offered_where_nothing_is_found(wide_box: Page) -> None:
    ask(wide_box, "solcellevedtak")
    expect(wide_box.get_by_role("button", name="vedtak", exact=True)).to_be_visible()
    wide_box.get_by_role("button", name="solceller", exact=True).click()
    expect(wide_box.locator(".phb-found li").first).to_contain_text("solceller")


def test_what_is_offered_is_spelled_as_a_page_has_it(wide_box: Page) -> None:
    for typed, offered in (("egentluge", "egentlige"), ("barnehageplassar", "plass")):
        ask(wide_box, typed)
        expect(wide_box.get_by_role("button", name=offered, exact=True)).to_be_visible()


def test_no_part_of_a_word_with_a_hyphen_is_offered(wide_box: Page) -> None:
    ask(wide_box, "IT-avdelingen")
    expect(wide_box.locator(".phb-told")).to_have_text("Ingen treff for «IT-avdelingen».")
    expect(wide_box.locator(".phb-found")).not_to_contain_text("Mente du")


def test_word_is_never_corrected_to_one_with_another_first_letter(wide_box: Page) -> None:
    ask(wide_box, "overtallighet")
    expect(wide_box.locator(".phb-told")).to_have_text("Ingen treff for «overtallighet».")


def test_words_that_no_page_has_together_lead_to_pages_with_most_of_them(wide_box: Page) -> None:
    ask(wide_box, "nullpunkt solceller")
    expect(wide_box.locator(".phb-told")).to_contain_text("Ingen side har alle ordene.")
    expect(wide_box.locator(".phb-found li").filter(has_text="solceller").first).to_be_visible()


def test_few_pages_with_all_words_are_followed_by_those_with_all_but_one(wide_box: Page) -> None:
    ask(wide_box, "finne vikar om morgenen")
    assert wide_box.locator(".phb-found li").count() > 1


def test_pages_of_the_other_words_are_shown_where_one_word_is_nowhere(wide_box: Page) -> None:
    ask(wide_box, "vikar overtid")
    expect(wide_box.locator(".phb-told")).to_contain_text("Ingen side har alle ordene.")
    expect(wide_box.locator(".phb-found li").first).to_contain_text("korttidsfravær")


def test_nothing_found_leads_on(box: Page) -> None:
    ask(box, "vindkraft")
    expect(box.locator(".phb-told")).to_have_text("Ingen treff for «vindkraft».")
    expect(box.get_by_role("link", name="Alle tiltak")).to_be_visible()
