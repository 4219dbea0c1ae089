"""Long lists: filtered, sorted, linked to and come back to."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from tests.browser.server import served
from tests.support.handbooks import TODAY, Scratch

HARD_TO_SORT = {
    "ål": ("Stor", [f"{{id: t{n}, tiltak: Ta {n}}}" for n in range(1001)]),
    "Ærfugl": ("Middels", ["{id: t1, tiltak: En, frist: 2027-01-15}"]),
    "zumba": ("Middels", ["{id: t1, tiltak: To, frist: løpende}"]),
    "Ørret": ("Liten", ["{id: t1, tiltak: Tre, frist: 2026-12-04}"]),
    "Aktivitet": ("Liten", []),
}
"""The title of each A3, and its unit and measures."""


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with letters after z, dates, numbers past a thousand, and cells without a value."""
    folder = tmp_path_factory.mktemp("hard")
    scratch = Scratch.made_in(folder / "handbook")
    for number, (title, (unit, measures)) in enumerate(HARD_TO_SORT.items()):
        rows = "".join(f"\n  - {measure}" for measure in measures) or " []"
        more = f"tittel: {title}\nenhet: {unit}\nendringstiltak:{rows}\n"
        scratch.a3(f"a{number}", more)
    request = BuildRequest(scratch.folder, folder / "site", TODAY, Audience.PUBLIC)
    assert isinstance(build(request), Published)
    (folder / "server").mkdir()
    with served(folder / "site", folder / "server") as address:
        yield address


COLUMN = """(rows, number) => rows.map((row) => {
  const cell = row.cells[number].cloneNode(true);
  for (const meaning of cell.querySelectorAll("[popover]")) meaning.remove();
  return cell.textContent.trim();
})"""


def column(page: Page, number: int) -> list[str]:
    """Return the texts in a column of the sorted table, from the top."""
    rows = page.locator(".phb:has([aria-sort]) tbody > tr")
    return [str(shown) for shown in rows.evaluate_all(COLUMN, number)]


def test_letters_are_sorted_as_in_norwegian(wide: Page, hard: str) -> None:
    wide.goto(hard + "a3/?sorter=tittel")
    assert column(wide, 0) == ["Aktivitet", "zumba", "Ærfugl", "Ørret", "ål"]


def test_numbers_are_sorted_by_size(wide: Page, hard: str) -> None:
    wide.goto(hard + "status/?sorter=-apne")
    assert column(wide, 1) == ["1\xa0001", "2", "1"]


@pytest.mark.parametrize(
    ("choice", "dates"),
    [("frist", ["04.12.2026", "15.01.2027"]), ("-frist", ["15.01.2027", "04.12.2026"])],
)
def test_dates_are_sorted_by_day_and_nothing_is_last(
    wide: Page, hard: str, choice: str, dates: list[str]
) -> None:
    wide.goto(f"{hard}tiltak/?sorter={choice}")
    shown = column(wide, 4)
    assert shown[:2] == dates
    assert set(shown[2:]) == {"", "Løpende"}


def test_phases_and_statuses_are_sorted_by_their_own_order(wide: Page, base: str) -> None:
    wide.goto(base + "a3/?sorter=fase")
    phases = ["Overblikk", "Dypdykk", "Prioritering", "Forberedelse", "Gjennomføring"]
    assert list(dict.fromkeys(column(wide, 4))) == phases
    wide.goto(base + "tiltak/?sorter=status")
    first_words = [shown.split()[0] for shown in column(wide, 5)]
    statuses = ["Utredes", "Besluttet", "Igangsatt", "Avsluttet", "Evaluert", "Stanset"]
    assert list(dict.fromkeys(first_words)) == ["Forfalt", "Forfaller", *statuses]


@pytest.mark.parametrize("address", ["a3/", "tiltak/", "status/"])
def test_each_column_can_be_sorted_both_ways_from_the_keyboard(
    page: Page, base: str, address: str
) -> None:
    page.goto(base + address)
    headings = page.locator("[data-phb-sort] th")
    words = (page.locator("[data-phb-sort]").get_attribute("data-phb-sort") or "").split()
    assert headings.count() == len(set(words)) >= 4
    for number, word in enumerate(words):
        button = headings.nth(number).get_by_role("button")
        button.press("Enter")
        page.wait_for_url(f"**/{address}?sorter={word}")
        up = column(page, number)
        expect(headings.nth(number)).to_have_attribute("aria-sort", "ascending")
        button.press("Enter")
        page.wait_for_url(f"**/{address}?sorter=-{word}")
        expect(headings.nth(number)).to_have_attribute("aria-sort", "descending")
        assert sorted(column(page, number)) == sorted(up)
        assert page.locator("[aria-sort]").count() == 1
        expect(button).to_be_focused()


def test_the_sorted_column_is_marked_with_a_sign_and_announced(wide: Page, base: str) -> None:
    wide.goto(base + "tiltak/")
    button = wide.get_by_role("button", name="Frist")
    signs = []
    for _ in range(2):
        button.click()
        signs.append(button.evaluate("element => getComputedStyle(element, '::after').content"))
    assert len(set(signs)) == 2
    told = wide.locator("output.phb-hidden")
    expect(told).to_have_role("status")
    expect(told).to_have_text("Sortert etter Frist, synkende")


def test_unknown_sort_order_is_ignored(wide: Page, base: str) -> None:
    wide.goto(base + "tiltak/?sorter=tull")
    assert wide.locator("[data-phb-rows] > tr:visible").count() > 5
    assert wide.locator("[aria-sort]").count() == 0


def test_a_long_list_is_laid_out_only_where_it_is_seen(page: Page, hard: str) -> None:
    page.goto(hard + "tiltak/")
    last = page.locator("tbody > tr th").last
    is_laid_out = "element => element.checkVisibility({ contentVisibilityAuto: true })"
    assert not last.evaluate(is_laid_out)
    last.scroll_into_view_if_needed()
    page.wait_for_function(is_laid_out, arg=last.element_handle())


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


def test_number_of_rows_left_is_announced_even_when_zero(page: Page, hard: str) -> None:
    page.goto(hard + "tiltak/?enhet=Middels")
    left = page.locator("form output")
    expect(left).to_have_role("status")
    expect(left).to_have_text("Viser 2 av 1 004")
    page.get_by_label("Frist").select_option("forfalt")
    expect(left).to_contain_text("Ingen av 1 004 passer")
    expect(left).to_be_visible()
    page.get_by_role("button", name="Nullstill").click()
    expect(left).to_have_text("Viser 1 004 av 1 004")


def seen(row: Locator) -> tuple[str, float]:
    """The name of a row, and how far down the window it stands."""
    box = row.bounding_box()
    assert box
    return row.locator("th").inner_text(), box["y"]


IS_AT = "([row, top]) => Math.abs(row.getBoundingClientRect().top - top) < 2"


def test_going_back_returns_to_the_same_row_of_the_list(page: Page, hard: str) -> None:
    page.goto(hard + "status/")
    page.goto(hard + "tiltak/?sorter=-a3")
    page.get_by_label("Enhet").select_option("Stor")
    row = page.locator("[data-phb-rows] > tr:visible").nth(700)
    for _ in range(2):  # what is above is laid out as it is passed
        row.evaluate("element => element.scrollIntoView({ block: 'center' })")
    name, top = seen(row)
    address = page.url
    row.get_by_role("link").click()
    page.wait_for_url("**/a3/**")
    page.go_back()
    page.wait_for_url(address)
    expect(row.get_by_role("link")).to_be_focused()
    assert page.get_by_label("Enhet").input_value() == "Stor"
    assert page.get_by_role("columnheader", name="A3").get_attribute("aria-sort") == "descending"
    handle = row.element_handle()
    page.wait_for_function(IS_AT, arg=[handle, top])  # what is above is laid out bit by bit
    assert seen(row)[0] == name
    page.go_back()
    page.wait_for_url("**/status/")
    page.go_forward()
    page.wait_for_url(address)
    assert page.get_by_label("Enhet").input_value() == "Stor"


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
    page.get_by_role("link", name="Avtalelojalitet").first.click()
    expect(page.locator("h1")).to_have_text("Avtalelojalitet")
    context.close()


UNIT = "enhet/helse-og-mestring/"
ROWS = "[data-phb-roles]"


def test_unit_page_of_one_role_shows_its_rows_alone(page: Page, base: str) -> None:
    page.goto(base + UNIT)
    every = page.locator(f"{ROWS}:visible").count()
    page.locator("#ansvar > summary").click()
    link = page.locator("#ansvar a").first
    role = link.inner_text()
    link.click()
    expect(page.locator("[data-phb-role]")).to_contain_text(role)
    shown = page.locator(f"{ROWS}:visible")
    roles = shown.evaluate_all("rows => rows.map((row) => row.dataset.phbRoles.split('\\n'))")
    assert 0 < len(roles) < every
    assert all(role in answering for answering in roles)
    assert role in page.title()
    expect(page.locator("h2:visible").filter(has_text="Se også")).to_have_count(0)
    page.get_by_role("link", name="Vis hele enheten").click()
    expect(shown).to_have_count(every)


def test_unit_page_says_that_nothing_waits_for_a_role_it_does_not_have(
    wide: Page, base: str
) -> None:
    wide.goto(f"{base}{UNIT}?ansvar=<b>Ingen</b>")
    said = wide.locator("[data-phb-role]")
    expect(said).to_contain_text("Ingenting venter på <b>Ingen</b> her.")
    expect(wide.locator(ROWS).filter(visible=True)).to_have_count(0)
    link = said.get_by_role("link", name="Alle åpne tiltak")
    assert (link.get_attribute("href") or "").endswith("ansvar=%3Cb%3EIngen%3C%2Fb%3E")


SCRIPTS = re.compile(r"/(?:filters|sort)\.js$")


@pytest.mark.parametrize("address", ["a3/", "tiltak/"])
def test_a_list_stays_where_it_is_when_its_filters_begin_to_work(
    page: Page, base: str, address: str
) -> None:
    table = page.locator(".phb-table").first
    page.route(SCRIPTS, lambda route: route.abort())
    page.goto(base + address)
    place = table.bounding_box()
    page.unroute(SCRIPTS)
    page.goto(base + address)
    expect(page.locator("[data-phb-count]")).to_contain_text("Viser")
    assert table.bounding_box() == place
