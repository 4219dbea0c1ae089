"""The filters of the box of search, and the address, which keeps them and the query."""

import re

from playwright.sync_api import Page, expect

from tests.browser.search.asking import ask, opened


def test_the_address_keeps_the_query_for_links_and_for_back(wide: Page, own_base: str) -> None:
    box = opened(wide, own_base)
    ask(box, "nullpunkt")
    expect(box).to_have_url(f"{own_base}?q=nullpunkt")
    box.locator(".phb-found a").nth(1).click()
    expect(box.locator("h1").first).to_be_visible()
    box.go_back()
    expect(box.get_by_role("searchbox")).to_have_value("nullpunkt")
    expect(box.locator(".phb-found li").first).to_be_visible()
    box.keyboard.press("Escape")
    expect(box).to_have_url(own_base)


def test_filters_narrow_what_is_found(box: Page) -> None:
    ask(box, "tiltak")
    before = int(box.locator(".phb-told").inner_text().split()[0])
    box.get_by_text("Avgrens").click()
    box.locator("select[name=year]").select_option(index=1)
    expect(box.locator(".phb-told")).not_to_contain_text(f"{before} treff")
    years = box.locator(".phb-found .phb-small").all_inner_texts()
    chosen = box.locator("select[name=year]").input_value()
    assert years
    assert all(chosen in text for text in years)


def test_year_of_a_case_is_no_budget_year(wide_box: Page) -> None:
    ask(wide_box, "vikarer")
    rows = wide_box.locator(".phb-found li").filter(has_text="Politisk sak · Kommunestyret · 2023")
    expect(rows).to_have_count(1)
    label = wide_box.locator("label", has=wide_box.locator("select[name=year]"))
    expect(label).to_have_text(re.compile("^År "))


def test_the_address_keeps_the_filters_for_links_and_for_back(wide: Page, own_base: str) -> None:
    box = opened(wide, f"{own_base}tiltak/?status=avsluttet")
    ask(box, "tiltak")
    told = box.locator(".phb-told")
    expect(told).to_contain_text("treff")
    of_all_years = told.inner_text()
    box.get_by_text("Avgrens").click()
    box.locator("select[name=year]").select_option("2024")
    expect(box).to_have_url(re.compile(r"\?status=avsluttet&q=tiltak&q-%C3%A5r=2024$"))
    expect(told).not_to_have_text(of_all_years)
    of_2024 = told.inner_text()
    address = box.url
    box.locator(".phb-found a").first.click()
    expect(box).not_to_have_url(address)
    box.go_back()
    expect(box.locator("select[name=year]")).to_have_value("2024")
    expect(told).to_have_text(of_2024)
    box.keyboard.press("Escape")
    expect(box).to_have_url(f"{own_base}tiltak/?status=avsluttet")


def test_filter_of_a_link_that_nothing_passes_any_more_is_shown(wide: Page, own_base: str) -> None:
    wide.goto(f"{own_base}?q=tiltak&q-år=1999")
    expect(wide.locator(".phb-told")).to_have_text("Ingen treff for «tiltak».")
    expect(wide.locator("select[name=year]")).to_have_value("1999")
    wide.locator("select[name=year]").select_option("")
    expect(wide.locator(".phb-found li").first).to_be_visible()
