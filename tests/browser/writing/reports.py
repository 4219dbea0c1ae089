"""A site that takes reports, and what its form makes of them."""

from pathlib import Path

from playwright.sync_api import Page

from planhandbok.changing.messages.message import FoundMessage, messages_in
from planhandbok.records.editing.changes import Change
from planhandbok.site.engine.engine import start_engine
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.sites import build_site

SETTINGS = """\
    innmelding: radgiver@kommune.example
    innmelding_kodelager: https://git.kommune.example/plan/handbok
"""
ROWS = """
endringstiltak:
  - {id: t1, tiltak: Koke suppe, frist: 2026-11-21, status: sett i gang, kommentar: Venter.}
måling:
  - {id: m1, parameter: Elever som spiser, enhet: prosent}
  - {id: m2, parameter: Svinn, frekvens: månedlig, målinger: [{dato: 2026-01-01, verdi: 4}]}
gevinster:
  - id: g1
    type: kostnad
    beskrivelse: Spart
    enhet: 1000 kr
    beløp: {realisert: {2025: 85}}
    bidrar_til: [klimavennlig-drift]
  - {id: g2, type: tid, beskrivelse: Frigjort tid}
"""
MESSAGE = "[data-phb-report] pre"


def build_reporting_site(folder: Path) -> None:
    scratch = Scratch.made_in(folder / "handbook")
    scratch.write("mkdocs.yml", MKDOCS + SETTINGS)
    scratch.a3("skolemat", ROWS)
    build_site(scratch, start=start_engine)


def message_in(text: str) -> FoundMessage:
    [message] = messages_in(text)
    assert isinstance(message, FoundMessage), message
    return message


def changes_of(text: str) -> list[Change]:
    """Return the changes that a message tells a program."""
    return list(message_in(text).changes)


def sent_mail(page: Page) -> list[str]:
    """Return the addresses of mails that the page opens, as it opens them."""
    mails: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.on(
        "Page.frameRequestedNavigation",
        lambda event: mails.append(event["url"]) if event["url"].startswith("mailto:") else None,
    )
    return mails
