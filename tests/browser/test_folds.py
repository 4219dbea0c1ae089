"""Folded parts open when asked for, by an address or on paper; the citation is copied from one."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.figures import FIRST_BOX, seen

ADDRESS = "a3/korte-fravaer/2.0/"
FOLD = "#lenk-til-denne"
WHOLE = f"https://plan.example.no/handbok/{ADDRESS}"


def test_a_fold_is_closed_until_the_address_points_at_it(wide: Page, base: str) -> None:
    wide.goto(base + ADDRESS)
    expect(wide.locator(FOLD)).not_to_have_attribute("open", "")
    wide.goto(f"{base}{ADDRESS}{FOLD}")
    expect(wide.locator(FOLD)).to_have_attribute("open", "")
    expect(wide.locator(FOLD)).to_be_in_viewport()


def test_an_address_into_a_fold_opens_it(wide: Page, base: str) -> None:
    wide.goto(base + ADDRESS)
    wide.locator(f"{FOLD} code").first.evaluate("code => { code.id = 'inni' }")
    wide.evaluate("location.hash = '#inni'")
    expect(wide.locator("#inni")).to_be_in_viewport()


def test_a_link_opens_a_fold_that_was_closed_again(wide: Page, base: str) -> None:
    wide.goto(base + ADDRESS)
    link = wide.locator(f"a[href='{FOLD}']").first
    link.click()
    expect(wide.locator(FOLD)).to_have_attribute("open", "")
    wide.locator(f"{FOLD} > summary").press("Enter")
    expect(wide.locator(FOLD)).not_to_have_attribute("open", "")
    link.click()
    expect(wide.locator(FOLD)).to_have_attribute("open", "")


def test_the_first_box_of_an_edition_is_on_the_first_screen_of_a_phone(
    narrow: Page, base: str
) -> None:
    assert seen(narrow, base + ADDRESS).first_box <= FIRST_BOX
    assert "Endret siden denne utgaven" in narrow.locator(".phb-after #endringer").inner_text()


def test_folds_are_open_on_paper_and_closed_after(wide: Page, base: str) -> None:
    wide.goto(base + ADDRESS)
    folds = wide.locator("details.phb-fold")
    assert folds.count() > 0
    wide.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert wide.locator("details.phb-fold[open]").count() == folds.count()
    wide.evaluate("dispatchEvent(new Event('afterprint'))")
    assert wide.locator("details.phb-fold[open]").count() == 0


def opened(page: Page, base: str) -> Page:
    page.goto(base + ADDRESS)
    page.locator("summary", has_text="Kopier henvisning").focus()
    page.keyboard.press("Enter")
    return page


def test_citation_is_copied_from_the_keyboard_and_said_to_be(page: Page, base: str) -> None:
    opened(page, base).get_by_role("button", name="Kopier", exact=True).press("Enter")
    expect(page.locator(".phb-cite output")).to_have_text("Kopiert")
    shown = page.locator(".phb-cite code").inner_text()
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    assert page.locator("textarea").input_value() == shown
    assert WHOLE in shown


def test_citation_is_pasted_with_a_link_where_there_can_be_one(wide: Page, base: str) -> None:
    opened(wide, base).get_by_role("button", name="Kopier", exact=True).click()
    wide.evaluate("document.body.append(document.createElement('section'))")
    wide.evaluate("document.querySelector('body > section').contentEditable = 'true'")
    wide.locator("body > section").focus()
    wide.keyboard.press("Control+V")
    link = wide.locator("body > section a")
    expect(link).to_have_attribute("href", WHOLE)
    expect(link).to_have_text("Lavere korttidsfravær i helse og mestring")


@pytest.mark.own_page
def test_where_the_site_does_not_know_its_address_the_browser_does(wide: Page, base: str) -> None:
    path = f"/{ADDRESS}"

    def without_address(route: Route) -> None:
        html = route.fetch().text().replace('data-phb-cite=""', f'data-phb-cite="{path}"')
        route.fulfill(body=html.replace(WHOLE, path), content_type="text/html")

    wide.route(f"**{path}*", without_address)
    wide.goto(f"{base}{ADDRESS}?x=1#tiltak")
    code = wide.locator(".phb-cite code")
    expect(code).to_contain_text(f"{base}{ADDRESS}")
    expect(code).not_to_contain_text("x=1")
    expect(code.locator("a")).to_have_attribute("href", f"{base}{ADDRESS}")


def test_without_javascript_the_text_is_there_and_no_dead_button(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), base)
    expect(page.locator(".phb-cite code").filter(visible=True)).to_have_count(1)
    expect(page.locator(".phb-cite button").filter(visible=True)).to_have_count(0)
    context.close()
