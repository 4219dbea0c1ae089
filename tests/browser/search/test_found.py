"""Queries typed into the real box find the pages that people mean: on the web, and the same under
the strictest policy and from a disk.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.search.queries import Query, large_kinds, queries_in, shares

QUERIES = queries_in("queries.tsv")
ANSWERED = [query for query in QUERIES if query.expected]
NEW = queries_in("new_queries.tsv")
OF_READER = queries_in("reader_queries.tsv")
OF_TASKS = queries_in("task_queries.tsv")
UNANSWERED = [query for query in QUERIES if not query.expected]
ONE_OF_EACH_KIND = list({query.kind: query for query in QUERIES}.values())
LINKS = "links => links.map(({ href }) => href)"
IS_WHOLE = "async (options) => (await phbSok.find('vikar overtid', options)).isWhole"


def strictly(route: Route) -> None:
    """Give a page the policy that allows nothing but its own host."""
    answer = route.fetch()
    headers = {**answer.headers, "content-security-policy": "default-src 'self'"}
    route.fulfill(response=answer, headers=headers)


@pytest.fixture
def web_box(browser: Browser, own_base: str) -> Iterator[Page]:
    page = with_box(browser)
    open_box(page, own_base)
    yield page
    page.close()


@pytest.fixture
def other_boxes(browser: Browser, handbook: Path, own_base: str) -> Iterator[list[Page]]:
    """A box under the strictest policy, and one of a site on a disk."""
    strict = with_box(browser)
    strict.route(own_base, strictly)
    open_box(strict, own_base)
    disk = with_box(browser)
    open_box(disk, f"{handbook.as_uri()}/index.html")
    yield [strict, disk]
    strict.close()
    disk.close()


def with_box(browser: Browser) -> Page:
    """A new page with a clock of its own, so that no query waits for what may still be typed."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.clock.install()
    return page


def open_box(page: Page, start: str) -> None:
    page.goto(start)
    page.keyboard.press("/")
    expect(page.locator(".phb-find input")).to_be_focused()


def found(page: Page, query: Query) -> list[str]:
    """Type a query, and return the addresses of the rows below the root of the site."""
    page.locator(".phb-find input").fill(query.text)
    page.clock.run_for(1000)
    expect(page.locator(".phb-found[aria-busy=false]")).to_be_attached()
    links = page.locator(".phb-found li a").evaluate_all(LINKS)
    root = page.url.partition("?")[0].removesuffix("index.html")
    return [link.partition("#")[0].removeprefix(root).removesuffix("index.html") for link in links]


def test_people_find_what_they_mean(web_box: Page) -> None:
    places = {query: query.place_in(found(web_box, query)) for query in ANSWERED}
    all_of_them = shares(places, ANSWERED)
    assert (all_of_them.five >= 95, all_of_them.first >= 85) == (True, True), all_of_them
    for kind in large_kinds(ANSWERED):
        of_kind = shares(places, [query for query in ANSWERED if query.kind == kind])
        assert (of_kind.five >= 85, of_kind.first >= 75) == (True, True), (kind, of_kind)
    for others, five, first in ((NEW, 85, 75), (OF_READER, 90, 75), (OF_TASKS, 80, 55)):
        places = {query: query.place_in(found(web_box, query)) for query in others}
        of_others = shares(places, others)
        assert (of_others.five >= five, of_others.first >= first) == (True, True), of_others
    assert [query.text for query in UNANSWERED if found(web_box, query)] == []
    expect(web_box.get_by_text("Prøv dette:")).to_be_visible()


def test_numbers_are_found_as_people_write_them(web_box: Page) -> None:
    for text, address in (
        ("PS 41-25", "sak/41-25/"),
        ("sak 48/2026", "sak/48-26/"),
        ("økonomiplan 2027-2030", "a3/virksomhet-2027/"),
    ):
        assert found(web_box, Query("tall", text, address))[0] == address


def test_a3s_of_a_year_that_is_named_come_first(web_box: Page) -> None:
    of_2025 = {"a3/virksomhet-2025/", "a3/avtalelojalitet/"}
    for text in ("innkjøp 2025", "økonomi 2025"):
        assert set(found(web_box, Query("år", text, ""))[:2]) == of_2025, text


def test_old_a3_about_something_comes_before_a_page_that_mentions_it(web_box: Page) -> None:
    assert found(web_box, Query("leder", "vikarer", ""))[0] == "a3/korttidsfravaer/"


def test_title_with_one_of_two_words_comes_before_texts_with_both(web_box: Page) -> None:
    assert found(web_box, Query("enhet", "teknisk etat", ""))[0] == "enhet/teknisk-drift/"


def test_page_whose_address_is_the_query_comes_first(web_box: Page) -> None:
    for text, address in (("tiltak", "tiltak/"), ("Status", "status/"), ("mål", "mal/")):
        assert found(web_box, Query("liste", text, ""))[0] == address, text


def test_word_is_told_to_be_nowhere_only_when_it_is_typed_to_its_end(web_box: Page) -> None:
    assert web_box.evaluate(IS_WHOLE, {"isTyping": True})
    assert not web_box.evaluate(IS_WHOLE, {"isTyping": False})


@pytest.mark.proof
def test_every_way_to_open_the_site_finds_the_same(web_box: Page, other_boxes: list[Page]) -> None:
    for query in ONE_OF_EACH_KIND:
        on_the_web = found(web_box, query)
        assert [found(box, query) for box in other_boxes] == [on_the_web] * 2, query.text
    assert found(web_box, ONE_OF_EACH_KIND[0])
