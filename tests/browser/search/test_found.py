"""Queries typed into the real box find the pages that people mean: on the web, under the strictest
policy, and from a disk.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.search.queries import large_kinds, queries_in, shares

QUERIES = queries_in("queries.tsv")
ANSWERED = [query for query in QUERIES if query.expected]
NEW = queries_in("new_queries.tsv")
UNANSWERED = [query for query in QUERIES if not query.expected]
WAYS = ("web", "strict", "disk")
LINKS = "links => links.map(({ href }) => href)"


def strictly(route: Route) -> None:
    """Give a page the policy that allows nothing but its own host."""
    answer = route.fetch()
    headers = {**answer.headers, "content-security-policy": "default-src 'self'"}
    route.fulfill(response=answer, headers=headers)


@pytest.fixture(params=WAYS)
def box(request: pytest.FixtureRequest, browser: Browser, handbook: Path, own_base: str) -> Page:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.clock.install()
    start = own_base if request.param != "disk" else f"{handbook.as_uri()}/index.html"
    if request.param == "strict":
        page.route(own_base, strictly)
    page.goto(start)
    page.keyboard.press("/")
    expect(page.locator(".phb-find input")).to_be_focused()
    return page


def found(page: Page, query: str, root: str) -> list[str]:
    """Type a query, and return the addresses of the rows below the root of the site."""
    page.locator(".phb-find input").fill(query)
    page.clock.run_for(1000)
    expect(page.locator(".phb-found[aria-busy=false]")).to_be_attached()
    links = page.locator(".phb-found li a").evaluate_all(LINKS)
    return [link.partition("#")[0].removeprefix(root).removesuffix("index.html") for link in links]


def test_people_find_what_they_mean(box: Page, handbook: Path, own_base: str) -> None:
    root = f"{handbook.as_uri()}/" if box.url.startswith("file:") else own_base
    places = {query: query.place_in(found(box, query.text, root)) for query in ANSWERED}
    all_of_them = shares(places, ANSWERED)
    assert (all_of_them.five >= 95, all_of_them.first >= 85) == (True, True), all_of_them
    for kind in large_kinds(ANSWERED):
        of_kind = shares(places, [query for query in ANSWERED if query.kind == kind])
        assert (of_kind.five >= 85, of_kind.first >= 75) == (True, True), (kind, of_kind)
    new = {query: query.place_in(found(box, query.text, root)) for query in NEW}
    of_new = shares(new, NEW)
    assert (of_new.five >= 70, of_new.first >= 55) == (True, True), of_new
    assert [query.text for query in UNANSWERED if found(box, query.text, root)] == []
    expect(box.get_by_text("Prøv dette:")).to_be_visible()
