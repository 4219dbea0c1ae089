"""Each list that names a row leads to its report, which is sent in a few inputs."""

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from planhandbok.records.editing.changes import Change
from tests.browser.writing.hand import Hand
from tests.browser.writing.reports import MESSAGE, changes_of, message_in, sent_mail
from tests.tools.proof import proof_after

MOST_INPUTS = 3
MOST_SECONDS = 20
WAYS = [
    ("", "aktiviteter"),
    ("", "endringstiltak"),
    ("a3/skolemat/", "endringstiltak"),
    ("a3/skolemat/", "måling"),
    ("a3/skolemat/", "gevinster"),
    ("enhet/uten-enhet/", "endringstiltak"),
    ("enhet/uten-enhet/", "måling"),
    ("status/", "aktiviteter"),
    ("status/", "endringstiltak"),
    ("status/", "måling"),
    ("tiltak/", "endringstiltak"),
    ("syklus/2027/4-kvartal/", "aktiviteter"),
    ("syklus/2027/4-kvartal/", "leveranser"),
    ("syklus/2027/gevinster/#realisert", "gevinster"),
    ("mal/klimavennlig-drift/", "gevinster"),
    ("tavle/skolemat/", "endringstiltak"),
    ("tavle/skolemat/", "måling"),
]
"""The page that has a list, and the kind of its rows."""
ONE_WAY_EACH = {kind: address for address, kind in reversed(WAYS)}
"""The first page that lists each kind: the links and the forms are the same everywhere."""
FIRST_WAYS = [(address, kind) for kind, address in ONE_WAY_EACH.items()]
OTHER_WAYS = [way for way in WAYS if way not in FIRST_WAYS]
NUMBERS = ("måling", "gevinster")
SENT = "Send meldingen fra e-postprogrammet"


@pytest.mark.parametrize(
    ("address", "kind"), proof_after(len(FIRST_WAYS), [*FIRST_WAYS, *OTHER_WAYS])
)
def test_row_of_a_list_is_reported_in_three_inputs(
    narrow: Page, site: str, address: str, kind: str
) -> None:
    report_row(narrow, site + address, kind, press)


@pytest.mark.parametrize(("kind", "address"), proof_after(2, ONE_WAY_EACH.items()))
def test_row_of_each_kind_is_reported_from_the_keyboard(
    narrow: Page, site: str, kind: str, address: str
) -> None:
    report_row(narrow, site + address, kind, type_keys)


def report_row(
    narrow: Page, address: str, kind: str, fill_in: Callable[[Hand, Locator, str], None]
) -> None:
    narrow.goto(address)
    links = narrow.locator(f"a.phb-report[href*='sted={kind}/']:visible")
    link = links.last if kind == "leveranser" else links.first  # not a finished one
    mails = sent_mail(narrow)
    start = monotonic()
    hand = Hand(narrow)
    fill_in(hand, link, kind)
    expect(narrow.locator("output").last).to_contain_text(SENT)
    assert hand.inputs <= MOST_INPUTS
    assert monotonic() - start < MOST_SECONDS
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 360
    body = parse_qs(urlsplit(mails[0]).query)["body"][0]
    assert changes_of(body)[0].path[0] == kind


def press(hand: Hand, link: Locator, kind: str) -> None:
    """Report with a finger."""
    hand.press_at(link)
    if kind in NUMBERS:
        hand.fill_at(hand.page.locator("#tall"), "12")
    else:
        hand.press_at(hand.page.get_by_label("Ferdig"))
    hand.press("Send på e-post")


def type_keys(hand: Hand, link: Locator, kind: str) -> None:
    """Report with keys alone; a number is one input."""
    link.focus()
    hand.press_key("Enter")
    expect(hand.page.locator("form[data-phb-report] :focus")).to_be_attached()
    if kind in NUMBERS:
        hand.type("12")
    else:
        hand.press_key("Space")
    hand.press_key("Enter")


def test_message_says_what_was_filled_in_and_when(narrow: Page, site: str) -> None:
    narrow.goto(f"{site}a3/skolemat/")
    mails = sent_mail(narrow)
    press(Hand(narrow), narrow.locator("#tiltak-t1 .phb-report"), "endringstiltak")
    expect(narrow.locator(MESSAGE)).to_be_visible()
    body = parse_qs(urlsplit(mails[0]).query)["body"][0].replace("\r\n", "\n")
    assert body == narrow.locator(MESSAGE).inner_text() + "\n" * (not body.endswith("\n"))
    assert body.startswith("Koke suppe (Skolemat): Ferdig.\n")
    made = message_in(body).made
    assert made
    assert abs((datetime.now(UTC) - made).total_seconds()) < 60
    assert changes_of(body) == [
        Change("skolemat", ("endringstiltak", "t1", "status"), "avsluttet", "igangsatt")
    ]
