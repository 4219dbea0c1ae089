"""Lists: filtered, sorted, linked to, and whole without a script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import HEIGHT
from tests.tools.proof import proof_after

COLUMN = """(rows, number) => rows.map((row) => {
  const cell = row.cells[number].cloneNode(true);
  for (const more of cell.querySelectorAll("[popover], small")) more.remove();
  return cell.textContent.trim();
})"""


def column(page: Page, name: str, within: str = "") -> list[str]:
    """Return the texts in a column of the sorted tables, or those in a part, from the top."""
    labels = page.locator("[data-phb-sort]").first.locator("th").all_inner_texts()
    rows = page.locator(f"{within} .phb:has([aria-sort]) tbody > tr")
    place = [label.split(" ↕")[0] for label in labels].index(name)
    return [str(shown) for shown in rows.evaluate_all(COLUMN, place)]


def test_letters_are_sorted_as_in_norwegian(wide: Page, hard: str) -> None:
    wide.goto(hard + "a3/?sorter=tittel")
    assert column(wide, "Tittel") == ["Aktivitet", "zumba", "Ærfugl", "Ørret", "ål"]


def test_numbers_are_sorted_by_size(wide: Page, hard: str) -> None:
    wide.goto(hard + "status/?sorter=-apne")
    assert column(wide, "Åpne tiltak") == ["1\xa0001", "2", "1"]


@pytest.mark.parametrize(
    ("choice", "dates"),
    [("frist", ["04.12.2026", "15.01.2027"]), ("-frist", ["15.01.2027", "04.12.2026"])],
)
def test_dates_are_sorted_by_day_and_nothing_is_last(
    wide: Page, hard: str, choice: str, dates: list[str]
) -> None:
    wide.goto(f"{hard}tiltak/?sorter={choice}")
    shown = column(wide, "Frist")
    assert shown[:2] == dates
    assert set(shown[2:]) <= {"", "Løpende"}


def test_phases_and_statuses_are_sorted_by_their_own_order(wide: Page, base: str) -> None:
    wide.goto(base + "a3/?sorter=fase")
    phases = ["Overblikk", "Dypdykk", "Prioritering", "Forberedelse", "Gjennomføring"]
    for within in ("article >", "#lukkede"):
        shown = column(wide, "Fase", within)
        assert shown == sorted(shown, key=phases.index)
    wide.goto(base + "tiltak/?sorter=status")
    first_words = [shown.split()[0] for shown in column(wide, "Status")]
    open_ones = ["Forfalt", "Forfaller", "Utredes", "Besluttet", "Igangsatt"]
    assert list(dict.fromkeys(first_words)) == [*open_ones, "Avsluttet", "Evaluert", "Stanset"]


@pytest.mark.parametrize(
    ("width", "address"),
    proof_after(2, [(1280, "tiltak/"), (360, "a3/"), (1280, "a3/"), (1280, "status/")]),
)
def test_each_column_can_be_sorted_both_ways_from_the_keyboard(
    wide: Page, base: str, width: int, address: str
) -> None:
    wide.set_viewport_size({"width": width, "height": HEIGHT})
    wide.goto(base + address)
    heads = wide.locator("[data-phb-sort]")
    headings = heads.first.locator("th")
    words = (heads.first.get_attribute("data-phb-sort") or "").split()
    assert headings.count() == len(set(words)) >= 4
    for number, word in enumerate(words):
        button = headings.nth(number).get_by_role("button")
        name = button.inner_text()
        button.press("Enter")
        wide.wait_for_url(f"**/{address}?sorter={word}")
        up = column(wide, name)
        expect(headings.nth(number)).to_have_attribute("aria-sort", "ascending")
        button.press("Enter")
        wide.wait_for_url(f"**/{address}?sorter=-{word}")
        expect(headings.nth(number)).to_have_attribute("aria-sort", "descending")
        assert sorted(column(wide, name)) == sorted(up)
        assert wide.locator("[aria-sort]").count() == heads.count()
        expect(button).to_be_focused()


def test_the_sorted_column_is_marked_with_a_sign_and_announced(wide: Page, base: str) -> None:
    wide.goto(base + "tiltak/")
    button = wide.get_by_role("button", name="Frist").first
    signs = []
    for _ in range(2):
        button.click()
        signs.append(button.evaluate("element => getComputedStyle(element, '::after').content"))
    assert len(set(signs)) == 2
    told = wide.locator("output.phb-hidden").first
    expect(told).to_have_role("status")
    expect(told).to_have_text("Sortert etter Frist, synkende")


def test_unknown_sort_order_is_ignored(wide: Page, base: str) -> None:
    wide.goto(base + "tiltak/?sorter=tull")
    assert wide.locator("[data-phb-rows] > tr:visible").count() > 5
    assert wide.locator("[aria-sort]").count() == 0


def test_filters_live_in_the_address(page: Page, base: str) -> None:
    page.goto(base + "a3/?type=dypdykk")
    rows = page.locator("[data-phb-rows] > tr:visible")
    all_deep_dives = rows.count()
    page.locator("select[name=ar]").select_option("2025")
    assert "type=dypdykk" in page.url
    assert "ar=2025" in page.url
    assert rows.count() == 1 < all_deep_dives
    expect(rows).to_contain_text("Avtalelojalitet")
    expect(page.locator("[data-phb-count]")).to_contain_text("Viser 1 av")
    page.get_by_role("button", name="Nullstill").click()
    page.wait_for_url(base + "a3/")


ROWS = "[data-phb-rows] > tr:visible"


def test_number_of_rows_left_is_announced_even_when_zero(page: Page, base: str) -> None:
    page.goto(base + "tiltak/?ar=2027")
    left = page.locator("form output")
    expect(left).to_have_role("status")
    expect(left).to_have_text(re.compile(r"Viser \d+ av \d+"))
    page.locator("select[name=status]").select_option("stanset")
    expect(left).to_contain_text("passer med det du har valgt")
    expect(left).to_be_visible()
    page.get_by_role("button", name="Nullstill").click()
    expect(left).to_have_text(re.compile(r"Viser \d+ av \d+"))


@pytest.mark.parametrize("choice", proof_after(1, ["lukkede", "avsluttet"]))
def test_a_link_to_what_is_closed_shows_it(page: Page, base: str, choice: str) -> None:
    page.goto(base + "tiltak/")
    fold = page.locator("#lukkede")
    assert not fold.evaluate("element => element.open")
    page.goto(f"{base}tiltak/?status={choice}")
    rows = page.locator(ROWS)
    assert rows.count() > 1
    expect(fold.locator("summary")).to_have_text(f"Vis lukkede ({rows.count()})")
    expect(page.locator("form output")).to_contain_text(f"Viser {rows.count()} av")


def test_unknown_filter_value_is_ignored(wide: Page, base: str) -> None:
    wide.goto(base + "tiltak/?status=tull")
    assert wide.locator("[data-phb-rows] > tr:visible").count() > 5


def test_lists_are_whole_and_have_no_dead_controls_without_javascript(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base)
    page.get_by_role("link", name="A3 og tiltak").click()
    expect(page.locator("[data-phb-filters]")).to_be_hidden()
    assert page.locator("article button:enabled:not(.phb-word)").filter(visible=True).count() == 0
    page.locator("#lukkede > summary").click()
    page.get_by_role("link", name="Avtalelojalitet").first.click()
    expect(page.locator("h1")).to_have_text("Avtalelojalitet")
    context.close()


SCRIPTS = re.compile(r"/planhandbok\.js(?:\?|$)")
AGE = re.compile(r"/bygg\.json$")
"""The file that tells how old the numbers are, some time after a page is shown."""


@pytest.mark.own_page
@pytest.mark.parametrize("address", proof_after(1, ["a3/", "tiltak/"]))
def test_a_list_stays_where_it_is_when_its_filters_begin_to_work(
    page: Page, base: str, address: str
) -> None:
    table = page.locator(".phb-table").first
    page.route(AGE, lambda route: route.abort())
    page.route(SCRIPTS, lambda route: route.abort())
    page.goto(base + address)
    place = table.bounding_box()
    page.unroute(SCRIPTS)
    page.goto(base + address)
    expect(page.locator("[data-phb-count]")).to_contain_text("Viser")
    assert table.bounding_box() == place


def test_a_press_anywhere_in_a_row_follows_its_name(wide: Page, base: str) -> None:
    wide.goto(f"{base}tiltak/")
    row = wide.locator("[data-phb-rows] tr").first
    link = row.locator("th a")
    target = link.evaluate("link => link.href")
    deadline = row.locator("td").nth(3).bounding_box()
    assert deadline
    wide.mouse.click(deadline["x"] + 5, deadline["y"] + 5)
    wide.wait_for_url(target)


def test_another_link_in_a_row_keeps_its_own(wide: Page, base: str) -> None:
    wide.goto(f"{base}tiltak/")
    link = wide.locator("[data-phb-rows] tr td a").first
    target = link.evaluate("link => link.href")
    link.click()
    wide.wait_for_url(target)
