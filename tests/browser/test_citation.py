"""«Lenk til denne» is opened, read and copied from."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

ADDRESS = "a3/korte-fravaer/2.0/"
WHOLE = f"https://plan.example.no/handbok/{ADDRESS}"
FORMS = ("Tekst", "HTML", "Markdown")


def opened(page: Page, base: str) -> Page:
    page.goto(base + ADDRESS)
    page.locator("summary", has_text="Lenk til denne").focus()
    page.keyboard.press("Enter")
    return page


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_copied_from_the_keyboard_and_said_to_be(
    page: Page, base: str, form: str
) -> None:
    button = opened(page, base).get_by_role("button", name=f"Kopier {form}")
    button.press("Enter")
    told = ["Kopiert" if other == form else "" for other in FORMS]
    expect(page.locator(".phb-cite output")).to_have_text(told)
    shown = page.locator(".phb-cite p", has=button).locator("code").inner_text()
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    assert page.locator("textarea").input_value() == shown
    assert WHOLE in shown


def test_html_citation_is_pasted_as_a_link(wide: Page, base: str) -> None:
    opened(wide, base).get_by_role("button", name="Kopier HTML").click()
    wide.evaluate("document.body.append(document.createElement('section'))")
    wide.evaluate("document.querySelector('body > section').contentEditable = 'true'")
    wide.locator("body > section").focus()
    wide.keyboard.press("Control+V")
    link = wide.locator("body > section a")
    expect(link).to_have_attribute("href", WHOLE)
    expect(link).to_have_text("Lavere korttidsfravær i helse og mestring")


def test_where_the_site_does_not_know_its_address_the_browser_does(wide: Page, base: str) -> None:
    path = f"/{ADDRESS}"

    def without_address(route: Route) -> None:
        html = route.fetch().text().replace('data-phb-cite=""', f'data-phb-cite="{path}"')
        route.fulfill(body=html.replace(WHOLE, path), content_type="text/html")

    wide.route(f"**{path}*", without_address)
    wide.goto(f"{base}{ADDRESS}?x=1#tiltak")
    for code in wide.locator(".phb-cite code").all():
        assert f"{base}{ADDRESS}" in str(code.text_content())
        assert "x=1" not in str(code.text_content())


def test_without_javascript_the_texts_are_there_and_no_dead_buttons(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), base)
    expect(page.locator(".phb-cite code").filter(visible=True)).to_have_count(3)
    expect(page.locator(".phb-cite button").filter(visible=True)).to_have_count(0)
    context.close()
