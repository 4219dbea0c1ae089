"""The box of search: its rows and groups, and what it tells."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import violations
from tests.browser.search.asking import ask, opened
from tests.site.search.examples import examples

OPEN_ROWS = """async (query) => {
  const { groups } = await phbSok.find(query);
  await Promise.all(groups.map(({ hits }) => phbSok.details(hits)));
}"""


def test_terms_are_the_same_in_the_browser(wide_box: Page) -> None:
    words = [word for word, _ in examples()]
    made = wide_box.evaluate("words => words.map((word) => phbSok.terms.termsOf(word))", words)
    assert made == [list(terms) for _, terms in examples()]


def test_letter_whose_accent_is_a_sign_of_its_own_is_found(wide_box: Page) -> None:
    ask(wide_box, "årshjul")
    rows = wide_box.locator(".phb-found a").all_inner_texts()
    ask(wide_box, "a\u030arshjul")
    assert rows == wide_box.locator(".phb-found a").all_inner_texts()


def test_word_that_every_object_of_javascript_has_is_a_word(wide_box: Page) -> None:
    ask(wide_box, "constructor")
    expect(wide_box.locator(".phb-told")).to_have_text("Ingen treff for «constructor».")


def test_number_with_a_slash_that_is_no_case_is_one_of_the_words(wide_box: Page) -> None:
    ask(wide_box, "1/3 av solceller")
    expect(wide_box.locator(".phb-found li").first).to_contain_text("solceller")


def test_signs_in_a_part_of_nynorsk_are_no_pattern(wide: Page, own_base: str) -> None:
    term = """() => {
      phbSok.terms.learn({ "(l.": "x", heim: "hjem" });
      return phbSok.terms.termsOf("heimel");
    }"""
    assert opened(wide, own_base).evaluate(term) == ["hjemel"]


def test_a_row_tells_what_it_is_and_leads_to_the_measure(box: Page, own_base: str) -> None:
    ask(box, "solceller")
    row = box.locator(".phb-found li").first
    expect(row).to_contain_text("Vurdere solceller")
    expect(row.locator(".phb-small")).to_contain_text(re.compile(r"Tiltak · .* · 20\d\d"))
    expect(row.locator(".phb-badge")).to_be_visible()
    expect(row.locator("mark").first).to_have_text(re.compile("solceller"))
    row.get_by_role("link").click()
    expect(box).to_have_url(re.compile(re.escape(own_base) + r"a3/[\w-]+/#tiltak-[\w-]+"))


def test_row_leads_to_the_part_that_is_named_so_and_not_to_a_text_with_the_word(
    wide_box: Page,
) -> None:
    ask(wide_box, "kjøring")
    row = wide_box.locator(".phb-found li").first
    expect(row.locator("strong")).to_have_text("Minutter kjøring på en vakt")
    expect(row.locator(".phb-small")).to_contain_text("Måleparameter")


def test_row_leads_to_the_a3_if_several_parts_are_named_so(wide_box: Page) -> None:
    ask(wide_box, "vikarer")
    row = wide_box.locator(".phb-found li").first
    expect(row.locator("strong")).to_have_text("Lavere korttidsfravær i helse og mestring")


def test_row_leads_to_the_section_with_the_word_that_the_title_of_its_page_lacks(
    wide_box: Page,
) -> None:
    ask(wide_box, "pårørende og frivillige")
    row = wide_box.locator(".phb-found li").first
    expect(row.locator(".phb-small")).to_contain_text("Innbyggere og frivillige")
    expect(row.locator(".phb-excerpt mark").first).to_have_text("pårørende")


def test_small_words_are_never_marked(wide_box: Page) -> None:
    ask(wide_box, "melde måling")
    marks = {mark.lower() for mark in wide_box.locator(".phb-found mark").all_inner_texts()}
    assert "føre" in marks or "fører" in marks
    assert marks.isdisjoint({"for", "før"})


def test_two_lines_of_a_row_have_the_last_word_of_a_text(wide_box: Page) -> None:
    ask(wide_box, "vikarer")
    rows = wide_box.locator(".phb-found li")
    assert rows.count() == rows.filter(has=wide_box.locator("mark")).count() > 1


def test_two_lines_of_a_row_have_the_number_with_its_thousands_apart(wide_box: Page) -> None:
    ask(wide_box, "1400000")
    for row in wide_box.locator(".phb-found li").all():
        expect(row.locator("mark").first).to_have_text(re.compile(r"^1\s400\s000$"))


def test_the_owner_that_was_looked_for_is_marked_in_its_row(wide_box: Page) -> None:
    ask(wide_box, "enhetsleder eiendom")
    row = wide_box.locator(".phb-found li").first
    assert row.locator(".phb-small mark").all_inner_texts() == ["Enhetsleder", "eiendom"]


def test_what_is_found_is_shown_from_its_beginning(box: Page) -> None:
    ask(box, "gevinst")
    box.locator(".phb-found li").last.scroll_into_view_if_needed()
    ask(box, "tiltak")
    expect(box.locator(".phb-found li").first).to_be_in_viewport()


def test_all_that_is_found_is_printed_and_not_the_page_below(wide_box: Page) -> None:
    ask(wide_box, "gevinst")
    wide_box.emulate_media(media="print")
    expect(wide_box.locator("h1").first).to_be_hidden()
    assert wide_box.evaluate("document.documentElement.scrollHeight > 2 * innerHeight")


def test_groups_have_five_rows_until_more_are_asked_for(wide_box: Page) -> None:
    ask(wide_box, "gevinst")
    group = wide_box.locator(".phb-found section").filter(has_text="Veiledning (")
    expect(group.locator("li")).to_have_count(5)
    group.get_by_role("button", name="Vis 15 til").click()
    expect(group.locator("li")).to_have_count(20)
    expect(group.locator("a").nth(5)).to_be_focused()
    expect(group).to_contain_text(re.compile(r"Viser 20 av \d+\. Skriv flere ord"))


def test_a_word_of_the_glossary_is_told_on_top(wide_box: Page) -> None:
    ask(wide_box, "hva er en gevinst")
    expect(wide_box.locator(".phb-found .phb-note")).to_contain_text("Gevinst: Noe som blir bedre")


def test_a_letter_shows_the_titles_that_begin_with_it(wide_box: Page) -> None:
    ask(wide_box, "a")
    expect(wide_box.locator(".phb-found strong").first).to_have_text(re.compile("^A"))


def test_beginning_of_a_word_with_a_hyphen_is_a_beginning(wide_box: Page) -> None:
    ask(wide_box, "e-hand")
    expect(wide_box.locator(".phb-found li").first.locator("mark").first).to_have_text(
        re.compile("^[eE]-handel")
    )


@pytest.mark.own_page
def test_row_that_somebody_has_moved_to_keeps_the_focus_when_it_is_shown_anew(
    wide: Page, own_base: str
) -> None:
    wide.clock.install(time=datetime(2026, 11, 20, 12))
    wide.goto(own_base)
    wide.keyboard.press("/")
    expect(wide.get_by_role("searchbox")).to_be_focused()
    wide.clock.pause_at(datetime(2026, 11, 20, 13))
    wide.get_by_role("searchbox").fill("tavle")
    wide.clock.run_for(300)  # it has looked, and not yet found out that the typing has stopped
    expect(wide.locator(".phb-found[aria-busy=true] li").first).to_be_visible()
    wide.keyboard.press("ArrowDown")
    wide.clock.run_for(1000)
    expect(wide.locator(".phb-found[aria-busy=false] a").first).to_be_focused()


@pytest.mark.own_page
def test_rows_that_come_late_take_no_place_of_newer_ones(wide: Page, own_base: str) -> None:
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    wide.goto(own_base)
    wide.keyboard.press("/")
    expect(wide.get_by_role("searchbox")).to_be_focused()
    wide.route("**/search/**/page.js", hold)
    with wide.expect_request("**/search/**/page.js"):
        wide.get_by_role("searchbox").fill("solceller")
    ask(wide, "xyzzy")
    for route in late:
        route.continue_()
    wide.unroute("**/search/**/page.js")
    wide.evaluate(OPEN_ROWS, "solceller")
    expect(wide.locator(".phb-told")).to_have_text("Ingen treff for «xyzzy».")
    expect(wide.locator(".phb-found li a")).to_have_count(0)


def test_the_box_has_no_violations(box: Page) -> None:
    ask(box, "gevinst")
    box.get_by_text("Avgrens").click()
    assert violations(box) == []
    ask(box, "xyzzy")
    assert violations(box) == []


@pytest.mark.own_page
def test_an_index_that_is_gone_is_told(wide: Page, own_base: str) -> None:
    wide.route("**/search/start.js", lambda route: route.abort())
    wide.goto(own_base)
    button = wide.get_by_role("button", name="Søk")
    button.press("Enter")
    told = wide.get_by_role("note").filter(has_text="Søket kunne ikke hentes")
    expect(told).to_be_focused()
    wide.keyboard.press("Escape")
    expect(button).to_be_focused()
    button.click()
    told.get_by_role("link").click()
    expect(wide).to_have_url(f"{own_base}alt/")


@pytest.mark.own_page
def test_a_site_that_is_published_anew_meanwhile_is_searched(
    wide: Page, own_base: str, handbook: Path
) -> None:
    start = (handbook / "search" / "start.js").read_text(encoding="utf-8")
    old = re.sub(r'(\["[^"]*",")[0-9a-f]{10}("\])', r"\g<1>0123456789\2", start)
    assert old != start
    wide.route("**/search/start.js", lambda route: route.fulfill(body=old))
    box = opened(wide, own_base)
    ask(box, "solceller")
    expect(wide.locator(".phb-found li a").first).to_be_visible()


def test_search_works_from_a_disk(wide: Page, handbook: Path) -> None:
    wide.goto(f"{handbook.as_uri()}/veiledning/index.html")
    wide.keyboard.press("/")
    expect(wide.get_by_role("searchbox")).to_be_focused()
    ask(wide, "solceller")
    wide.locator(".phb-found a").first.click()
    expect(wide.locator(".phb-a3")).to_be_visible()
    assert "/index.html#tiltak-" in wide.url
