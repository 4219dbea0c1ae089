"""The page of a unit as one role has it."""

from playwright.sync_api import Page, expect

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
