"""The box of search, opened and asked as a reader does."""

from playwright.sync_api import Page, expect


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.get_by_role("button", name="Søk").click()
    expect(page.get_by_role("searchbox", name="Søk i håndboken")).to_be_focused()
    return page


def ask(page: Page, query: str) -> None:
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".phb-found")).to_have_attribute("aria-busy", "false")
