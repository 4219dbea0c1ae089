"""A status or a reading is reported in a few inputs, and its message becomes what it tells."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from planhandbok.changing.edit import Basis, edit
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.problems import Problems
from tests.browser.axe import violations, violations_of_all_widths
from tests.browser.writing.reports import MESSAGE, ROWS, changes_of, sent_mail
from tests.support.handbooks import Scratch
from tests.tools.proof import proof_after

MEASURE = "meld/?post=skolemat&sted=endringstiltak/t1"
INDICATOR = "meld/?post=skolemat&sted=måling/m1"
BENEFIT = "meld/?post=skolemat&sted=gevinster/g1"


def told(page: Page) -> str:
    page.get_by_role("button", name="Kopier").click()
    expect(page.locator(MESSAGE)).to_be_visible()
    return page.locator(MESSAGE).inner_text()


def test_messages_become_what_they_tell(
    wide: Page, site: str, handbook: Scratch, tmp_path: Path
) -> None:
    wide.goto(site + MEASURE)
    wide.get_by_label("Forsinket").check()
    wide.get_by_label("Ny frist").fill("15. jan. 2027")
    wide.get_by_label("Kort forklaring").fill('Kokken er syk: «post: nå: {x}» "ja"')
    messages = [told(wide)]
    wide.goto(site + INDICATOR)
    wide.get_by_label("Tall (prosent)").fill("1 012.5")
    wide.get_by_label("Dato").fill("2026-10-31")
    wide.get_by_label("Kort forklaring").fill("Nytt system, fra januar")
    messages.append(told(wide))
    wide.goto(site + BENEFIT)
    wide.get_by_label("Realisert (1000 kr)").fill("90")
    wide.get_by_label("År", exact=True).select_option("2025")
    messages.append(told(wide))
    assert "Realisert: 90 (1000 kr). År: 2025." in " ".join(messages[2].split())
    copy = Scratch.made_in(tmp_path / "copy")
    copy.a3("skolemat", ROWS)
    changes = [change for message in messages for change in changes_of(message)]
    assert messages[0].startswith(
        "Koke suppe (Skolemat): Forsinket. Ny frist: 15. jan. 2027. Kort "
    )
    assert messages[1].startswith("Elever som spiser (Skolemat): Tall: 1 012.5 prosent. Dato: ")
    assert not isinstance(edit(Basis(copy.folder), changes), Problems)
    text = copy.text("a3/2027/skolemat.yml")
    assert "frist: 2027-01-15, status: sett i gang" in text
    assert re.search(r"Venter\. \d\d\.\d\d\.\d{4}: Kokken er syk: «post: nå: \{x\}»", text)
    a3 = copy.records().sheets[0].a3
    reading = a3.indicators[0].readings[0]
    assert (str(reading.value), str(reading.on)) == ("1012.5", "2026-10-31")
    assert reading.comment == "Nytt system, fra januar"
    assert "realisert: {2025: 90}" in text


def test_new_deadline_is_sent_in_three_inputs(narrow: Page, site: str) -> None:
    """The link, the day, and the button."""
    narrow.goto(site + MEASURE)
    narrow.get_by_label("Ny frist").fill("15.01.2027")
    [change] = changes_of(told(narrow))
    assert (change.path[-1], change.old, change.new) == ("frist", "2026-11-21", "2027-01-15")


NUMBERS = ["12", "12,5", "12.5", "10 970", "-3,25", "−3", "+4", "1 250 000", "0"]
NUMBERS += ["10,9 %", "10,9%", "12 prosent", "1.200.000", "1.200,5", "-1.200.000 %", "0.500", "- 3"]
NUMBERS += ["0,000", "1400,000", "400,000"]
OTHER_UNITS = ["10,9 kr", "kr 10"]
NO_NUMBERS = ["", "10.970", "1 00", "tolv", "12,", "1.2.3", "12 5"]
NO_NUMBERS += ["1.200.000.5", "0.200.000", "1 200.500"]
PLAIN = {"dato": "2026-11-20", "verdi": "1"}
DAYS = ["2027-05-24", "24.05.2027", "1.2.2027", "24. mai 2027", "3. Desember 2027", "29.02.2028"]
NO_DAYS = ["", "31.02.2027", "2027-13-01", "24.05", "mai 2027", "29.02.2027", "i morgen"]


@pytest.mark.parametrize("field", ["tall", "dato"])
def test_fields_read_what_the_records_read(wide: Page, site: str, field: str) -> None:
    wide.goto(site + INDICATOR)
    right, wrong = (NUMBERS, [*NO_NUMBERS, *OTHER_UNITS]) if field == "tall" else (DAYS, NO_DAYS)
    key = "verdi" if field == "tall" else "dato"
    wide.locator("#tall").fill("1")
    fault = wide.locator(f"#{field}-feil")
    for text in right:
        wide.locator(f"#{field}").fill(text)
        [change] = changes_of(told(wide))
        expect(fault).to_be_empty()
        plain = {**PLAIN, **change.new}
        assert typed(Reading, plain, "") == typed(Reading, {**plain, key: text}, ""), text
    for text in wrong:
        wide.locator(f"#{field}").fill(text)
        wide.get_by_role("button", name="Kopier").click()
        expect(fault).to_contain_text("Skriv")
        expect(wide.locator(f"#{field}")).to_be_focused()


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_records_refuse_the_numbers_that_meld_refuses(text: str) -> None:
    assert isinstance(typed(Reading, {**PLAIN, "verdi": text}, ""), list)


def test_number_in_whole_kroner_is_refused_where_the_row_is_in_thousands(
    wide: Page, site: str
) -> None:
    wide.goto(site + BENEFIT)
    wide.locator("#tall").fill("kr 85 000")
    wide.get_by_role("button", name="Kopier").click()
    expect(wide.locator("#tall-feil")).to_have_text("Skriv bare tallet, i rett enhet: 1000 kr.")


def test_amount_is_sent_with_the_unit_of_a_benefit_that_has_none(wide: Page, site: str) -> None:
    wide.goto(site + BENEFIT)
    expect(wide.get_by_label("Enhet")).to_be_hidden()
    wide.goto(site + BENEFIT.replace("g1", "g2"))
    wide.get_by_label("Realisert").fill("40 timer")
    wide.get_by_role("button", name="Kopier").click()
    expect(wide.locator("#enhet-feil")).to_have_text("Velg enheten for tallet.")
    wide.get_by_label("Enhet").select_option("timer")
    unit, amount = changes_of(told(wide))
    assert (unit.path, unit.old, unit.new) == (("gevinster", "g2", "enhet"), None, "timer")
    assert (amount.path[-2], amount.new) == ("realisert", "40")


def test_mistake_is_told_at_its_field(narrow: Page, site: str) -> None:
    narrow.goto(site + MEASURE)
    send = narrow.get_by_role("button", name="Send på e-post")
    send.click()
    expect(narrow.locator("#status-feil")).to_have_text("Velg hvordan det går.")
    narrow.get_by_label("Pågår").check()
    send.click()
    expect(narrow.locator("#status-feil")).to_contain_text("Det står slik nå.")
    narrow.get_by_label("Forsinket").check()
    send.click()
    deadline = narrow.get_by_label("Ny frist")
    expect(deadline).to_be_focused()
    expect(deadline).to_have_accessible_description("Skriv dagen som 24.05.2027.")
    assert violations(narrow) == []


@pytest.mark.parametrize("address", proof_after(2, [MEASURE, INDICATOR, BENEFIT, "meld/"]))
def test_form_has_no_violations_and_fits_at_400_percent(
    narrow: Page, site: str, address: str
) -> None:
    narrow.goto(site + address)
    if address == INDICATOR:
        narrow.locator("#tall").fill("12,5")
        told(narrow)
    assert violations_of_all_widths(narrow) == []
    narrow.set_viewport_size({"width": 320, "height": 256})
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    "address",
    proof_after(
        2, ["a3/skolemat/", "tiltak/", "enhet/uten-enhet/", "syklus/2027/1-kvartal/", "status/"]
    ),
)
def test_links_in_rows_have_no_violations(narrow: Page, site: str, address: str) -> None:
    narrow.goto(site + address)
    assert narrow.locator(".phb-report").count() >= 1
    assert violations_of_all_widths(narrow) == []


def test_longest_message_fits_in_a_link(narrow: Page, site: str) -> None:
    narrow.goto(site + MEASURE)
    mails = sent_mail(narrow)
    narrow.get_by_label("Kort forklaring").fill("Blåbærsyltetøy på øra. " * 9)
    narrow.get_by_role("button", name="Send på e-post").click()
    expect(narrow.locator(MESSAGE)).to_be_visible()
    assert len(mails[0]) <= 1800
    assert max(map(len, unquote(mails[0]).splitlines()[2:])) <= 76


@pytest.mark.own_page
def test_file_opens_in_the_repository(wide: Page, site: str) -> None:
    wide.context.route("https://git.kommune.example/**", lambda route: route.fulfill(body="ok"))
    wide.goto(site + INDICATOR)
    wide.locator("#tall").fill("12,5")
    with wide.context.expect_page() as opened:
        wide.get_by_role("button", name="Lag en fil i kodelageret").click()
    address = urlsplit(opened.value.url)
    asked = parse_qs(address.query)
    assert address.path == "/plan/handbok/_new/main/"
    assert re.fullmatch(r"innmeldinger/[\d-]+-skolemat-m1\.txt", asked["filename"][0])
    assert len(changes_of(asked["value"][0])) == 1


def test_message_is_saved_as_a_file(wide: Page, site: str) -> None:
    wide.goto(site + INDICATOR)
    wide.locator("#tall").fill("12,5")
    copied = told(wide)
    wide.wait_for_timeout(1100)  # the same message, whatever way it is sent
    with wide.expect_download() as download:
        wide.get_by_role("button", name="Last ned").click()
    assert download.value.path().read_text(encoding="utf-8") == copied
    assert len(changes_of(copied)) == 1


def test_form_works_from_a_disk(wide: Page, handbook: Scratch) -> None:
    disk = (handbook.folder.parent / "site").as_uri()
    wide.goto(f"{disk}/a3/skolemat/index.html")
    wide.get_by_role("link", name="Koke suppe").click()
    wide.get_by_label("Ferdig").check()
    assert "nå: avsluttet" in told(wide)


@pytest.mark.own_page
@pytest.mark.parametrize(
    "asked",
    ["post=skolemat&sted=endringstiltak/borte", "post=borte&sted=x/y", "post=//x.example/a&sted=x"],
)
def test_row_that_is_not_there_is_told(wide: Page, site: str, asked: str) -> None:
    outside: list[str] = []
    wide.on("request", lambda request: outside.append(request.url))
    wide.goto(f"{site}meld/?{asked}")
    expect(wide.locator("[data-phb-missing]")).to_contain_text("Raden finnes ikke her.")
    assert [url for url in outside if not url.startswith(site)] == []


def test_page_without_scripts_tells_where_to_write(browser: Browser, site: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(site + MEASURE)
    expect(page.get_by_role("link", name="radgiver@kommune.example")).to_be_visible()
    expect(page.locator("[data-phb-report]")).to_be_hidden()
    page.close()
