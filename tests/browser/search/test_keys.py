"""The keys of the box of search: they open it, move, choose and close; what has focus is seen."""

from playwright.sync_api import Page, expect

from tests.browser.search.asking import ask

IS_SEEN = """() => {
  const box = document.querySelector(".phb-ask").getBoundingClientRect();
  const focused = document.activeElement.getBoundingClientRect();
  return focused.top >= box.bottom - 1;
}"""


def test_keys_open_move_choose_and_close(page: Page, own_base: str) -> None:
    page.goto(own_base)
    page.keyboard.press("/")
    search = page.get_by_role("searchbox")
    expect(search).to_be_focused()
    page.keyboard.type("tavle")
    expect(page.locator(".phb-found li").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".phb-found a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(search).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Søk")).to_be_focused()
    page.keyboard.press("Control+k")
    expect(search).to_have_value("tavle")
    page.keyboard.press("Enter")
    expect(page.locator(".phb-found li a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".phb-find")).to_have_count(0)


def test_what_is_typed_before_the_box_is_there_is_looked_for(page: Page, own_base: str) -> None:
    page.goto(own_base)
    page.keyboard.press("/")
    page.keyboard.type("tavle")
    expect(page.get_by_role("searchbox")).to_have_value("tavle")
    expect(page.locator(".phb-found li").first).to_be_visible()


def test_slash_of_a_norwegian_keyboard_opens_the_box(wide: Page, own_base: str) -> None:
    wide.goto(own_base)
    key = {"key": "/", "code": "Digit7", "shiftKey": True}
    wide.locator("body").dispatch_event("keydown", key)
    expect(wide.get_by_role("searchbox")).to_be_focused()


def test_enter_shows_what_is_found_for_what_is_just_typed(wide_box: Page) -> None:
    ask(wide_box, "gevinst")
    wide_box.get_by_role("searchbox").fill("solceller")
    wide_box.keyboard.press("Enter")
    row = wide_box.locator(".phb-found li a").first
    expect(row).to_be_focused()
    expect(row).to_contain_text("solceller")


def test_row_that_somebody_moves_up_to_is_not_below_the_box(box: Page) -> None:
    ask(box, "gevinst")
    for _ in range(9):
        box.keyboard.press("ArrowDown")
    for _ in range(8):
        box.keyboard.press("ArrowUp")
        assert box.evaluate(IS_SEEN)
