"""A published row of an A3 is removed with the reason, which its page tells then."""

import re
from html import unescape
from typing import Any

from planhandbok.records.text.files import FORWARDING
from tests.support.handbooks import Scratch
from tests.support.repositories import Repository
from tests.writing.app import GATE, KARI, MORE, PROXY, address, app_of, fields_of
from tests.writing.web import Answer, ask

EARLIER = "2026-11-10T12:00:00+01:00"
BENEFIT = (
    "gevinster: [{id: g1, beskrivelse: Ro, type: kvalitet, budsjettvirkning: ingen, "
    "skapes_av: [t1]}]\n"
)


def link_of(app: Any, place: str) -> str:
    """Return where the form of a row leads to remove it; "" for one that has the button."""
    found = re.search(r'<a href="([^"]*)">Fjern</a>', ask(app, address(place)).text)
    return unescape(found[1]) if found else ""


def ended(app: Any, place: str, **texts: str) -> Answer:
    link = link_of(app, place)
    page = ask(app, link).text
    return ask(app, link, {**fields_of(page), **texts, "gjør": "fjern"})


def test_row_that_was_published_is_removed_with_the_reason(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    Repository.made_in(scratch.folder).commit(at=EARLIER)
    app = app_of(scratch)
    assert "statusen «Stanset»" in ask(app, link_of(app, "endringstiltak/t1")).text
    done = ended(app, "endringstiltak/t1", grunn="Vi deler ut suppe.")
    assert done.leads_to == "/a3/skolemat/#innhold"
    assert "tiltak: Frukt" not in scratch.text("a3/2027/skolemat.yml")
    assert "adresse: a3/skolemat/#tiltak-t1" in scratch.text(FORWARDING)
    page = ask(app, "/a3/skolemat/").text
    assert 'id="tiltak-t1"' in page
    assert "Vi deler ut suppe." in page
    assert scratch.told() == []


def test_row_of_the_ledger_needs_a_reason(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    scratch.write("permalenker.yml", "a3/skolemat/#maling-m1: offentlig\n")
    app = app_of(scratch)
    assert ended(app, "måling/m1").status == 422
    assert "parameter: Elever" in scratch.text("a3/2027/skolemat.yml")
    assert ended(app, "måling/m1", grunn="Ingen talte.").status == 303


def test_row_that_others_name_stays(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE + BENEFIT)
    scratch.write("permalenker.yml", "a3/skolemat/#tiltak-t1: offentlig\n")
    refused = ended(app_of(scratch), "endringstiltak/t1", grunn="Nei.")
    assert refused.status == 422
    assert not (scratch.folder / FORWARDING).exists()


def test_row_that_nobody_was_promised_needs_none(app: Any) -> None:
    act = "/.planhandbok/utfør/?hva=avslutt-rad&post=skolemat&sted=endringstiltak%2Ft1"
    assert "Dette er ikke publisert" in ask(app, act).text
    assert link_of(app, "endringstiltak/t1") == ""


def test_only_editors_are_led_to_it(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    scratch.write("permalenker.yml", "a3/skolemat/#tiltak-t1: offentlig\n")
    form = address("endringstiltak/t1")
    page = ask(app_of(scratch, GATE), form, headers=KARI, client=PROXY).text
    assert '<button name="gjør" value="fjern">' in page
