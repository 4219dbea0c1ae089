"""A report in the browser where the handbook is written: as few inputs, and there at once."""

from time import monotonic

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import violations_of_all_widths
from tests.browser.writing.hand import Hand
from tests.browser.writing.reports import ROWS
from tests.support.handbooks import Scratch
from tests.tools.proof import proof_after

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("written", "edited")]

MOST_INPUTS = 3
MOST_SECONDS = 20
FORM = ".planhandbok/meld/?post={}&sted={}"
FORMS = [
    *(("skolemat", "endringstiltak/t1"), ("skolemat", "måling/m1")),
    *(("skolemat", "gevinster/g1"), ("2027", "leveranser/budsjettskriv")),
]


@pytest.fixture
def written(scratch: Scratch) -> None:
    """Write an A3 before the server starts."""
    scratch.a3("skolemat", ROWS)


@pytest.mark.parametrize(
    "with_scripts", proof_after(1, [False, True]), ids=["without scripts", "with scripts"]
)
def test_report_is_written_in_three_inputs(
    edited: str, browser: Browser, with_scripts: bool
) -> None:
    context = browser.new_context(
        java_script_enabled=with_scripts, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    start = monotonic()
    page.goto(f"{edited}enhet/uten-enhet/")
    hand = Hand(page)
    hand.press_at(page.locator("a.phb-report", has_text="Koke suppe"))
    hand.press_at(page.get_by_label("Avsluttet"))
    hand.press("Lagre")
    expect(page.locator("#tiltak-t1")).to_contain_text("Avsluttet")
    page = hand.page = context.new_page()  # the other one may load again just now
    page.goto(f"{edited}a3/skolemat/")
    hand.press_at(page.locator("a.phb-report", has_text="Elever som spiser"))
    hand.fill_at(page.get_by_label("Verdi"), "12,5")
    hand.press("Lagre")
    expect(page.locator("#maling-m1")).to_contain_text("12,5")
    assert hand.inputs <= 2 * MOST_INPUTS
    assert monotonic() - start < 2 * MOST_SECONDS
    context.close()


def test_report_is_written_from_the_keyboard(edited: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(edited + FORM.format("skolemat", "endringstiltak/t1"))
    expect(page.get_by_label("Igangsatt")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#tiltak-t1")).to_contain_text("Avsluttet")
    page.close()
    page = browser.new_page()  # the first one may load itself again
    page.goto(edited + FORM.format("skolemat", "måling/m1"))
    expect(page.get_by_label("Verdi")).to_be_focused()
    page.keyboard.type("12,5")
    page.keyboard.press("Enter")
    expect(page.locator("#maling-m1")).to_contain_text("12,5")
    page.close()


@pytest.mark.parametrize("forms", proof_after(1, [FORMS[:2], FORMS]), ids=["first", "all"])
def test_forms_of_reports_have_no_violations_and_fit(
    edited: str, browser: Browser, forms: list[tuple[str, str]]
) -> None:
    page = browser.new_page()
    for record, place in forms:
        page.goto(edited + FORM.format(record, place))
        assert violations_of_all_widths(page) == [], place
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate("document.documentElement.scrollWidth") == 320, place
    page.close()
