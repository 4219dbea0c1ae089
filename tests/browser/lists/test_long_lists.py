"""A list that is too long for a page: its parts, what is fetched from them, and the way back."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

ROWS = "[data-phb-rows] > tr:visible"


def test_a_long_list_is_laid_out_only_where_it_is_seen(page: Page, hard: str) -> None:
    page.goto(hard + "tiltak/")
    last = page.locator("[data-phb-rows] > tr th").last
    is_laid_out = "element => element.checkVisibility({ contentVisibilityAuto: true })"
    assert not last.evaluate(is_laid_out)
    last.scroll_into_view_if_needed()
    page.wait_for_function(is_laid_out, arg=last.element_handle())


def test_a_list_that_has_room_for_all_fetches_nothing(wide: Page, base: str) -> None:
    wide.goto(base + "tiltak/")
    assert wide.locator("[data-phb-parts], #alle").count() == 0


def test_a_long_list_shows_the_first_rows_that_fit_and_then_more(page: Page, hard: str) -> None:
    page.goto(hard + "tiltak/")
    left = page.locator("form output")
    expect(left).to_have_text("Viser 200 av 1 004")
    page.goto(hard + "tiltak/?enhet=Stor")
    expect(left).to_have_text("Viser 200 av 1 001")
    rows = page.locator(ROWS)
    expect(rows).to_have_count(200)
    page.get_by_role("button", name="Vis flere").click()
    expect(rows).to_have_count(400)
    expect(left).to_have_text("Viser 400 av 1 001")
    page.locator("select[name=enhet]").select_option("Middels")
    expect(left).to_have_text("Viser 2 av 2")
    expect(page.get_by_role("button", name="Vis flere")).to_be_hidden()
    page.get_by_role("button", name="Nullstill").click()
    expect(left).to_have_text("Viser 200 av 1 004")
    page.locator("select[name=status]").select_option("lukkede")
    expect(left).to_contain_text("Ingen av 1 004 passer")


def test_a_row_from_another_page_leads_where_it_did_there(wide: Page, hard: str) -> None:
    wide.goto(hard + "tiltak/?enhet=Middels")
    expect(wide.locator(ROWS)).to_have_count(2)
    wide.locator(ROWS).first.get_by_role("link").first.click()
    wide.wait_for_url(f"{hard}a3/a1/#tiltak-t1")


def test_a_page_of_a_part_leads_to_its_rows_in_the_list(wide: Page, hard: str) -> None:
    wide.goto(hard + "tiltak/2027/stor/6/")
    expect(wide.locator(ROWS)).to_have_count(1)
    wide.get_by_role("link", name="Forrige side").click()
    wide.wait_for_url(f"{hard}tiltak/2027/stor/5/")
    wide.get_by_role("link", name="Se dem i hele listen").click()
    wide.wait_for_url(f"{hard}tiltak/?ar=2027&enhet=Stor")
    expect(wide.locator("form output")).to_have_text("Viser 200 av 1 001")


def test_a_long_list_opened_as_a_file_tells_where_the_rows_are(
    wide: Page, hard_folder: Path
) -> None:
    wide.goto((hard_folder / "tiltak" / "index.html").as_uri() + "?enhet=Middels")
    expect(wide.locator("[data-phb-blocked]")).to_contain_text("Nettleseren får ikke hentet")
    expect(wide.locator("[data-phb-blocked] a")).to_have_text(["Middels, 2027"])


def seen(row: Locator) -> tuple[str, float]:
    """The name of a row, and how far down the window it stands."""
    box = row.bounding_box()
    assert box
    return row.locator("th").inner_text(), box["y"]


IS_AT = "([row, top]) => Math.abs(row.getBoundingClientRect().top - top) < 2"


def test_going_back_returns_to_the_same_row_of_the_list(page: Page, hard: str) -> None:
    page.goto(hard + "status/")
    page.goto(hard + "tiltak/?sorter=-a3")
    page.locator("select[name=enhet]").select_option("Stor")
    row = page.locator("[data-phb-rows] > tr:visible").nth(150)
    for _ in range(2):  # what is above is laid out as it is passed
        row.evaluate("element => element.scrollIntoView({ block: 'center' })")
    link = row.get_by_role("link").first
    link.hover()  # waits until the row stands still
    name, top = seen(row)
    address = page.url
    link.click()
    page.wait_for_url("**/a3/**")
    page.go_back()
    page.wait_for_url(address)
    expect(link).to_be_focused()
    assert page.locator("select[name=enhet]").input_value() == "Stor"
    assert page.get_by_role("columnheader", name="A3").get_attribute("aria-sort") == "descending"
    handle = row.element_handle()
    page.wait_for_function(IS_AT, arg=[handle, top])  # what is above is laid out bit by bit
    assert seen(row)[0] == name
    page.go_back()
    page.wait_for_url("**/status/")
    page.go_forward()
    page.wait_for_url(address)
    assert page.locator("select[name=enhet]").input_value() == "Stor"
