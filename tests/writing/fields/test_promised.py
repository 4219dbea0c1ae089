"""Refuses to take away what is published, in words that need no file."""

import re
from html import unescape

import pytest

from tests.support.handbooks import Scratch
from tests.writing.app import MORE, app_of, send

ROWS = """\
rotårsaker: [{id: r1, årsak: Tid}]
saker: [{saksnummer: 62/26, organ: Kommunestyret, dato: 2026-06-12}]
"""
LEDGER = """\
a3/skolemat/: offentlig
a3/skolemat/#rotarsak-r1: offentlig
a3/skolemat/#tiltak-t1: offentlig
sak/62-26/: offentlig
"""
STOP = "Velg statusen «Stanset» i stedet."
ASK_EDITORS = "Skal det bort likevel, må en av redaktørene fjerne det."
ASK = "Skal det bort likevel, må IT skrive i filene hva som skal stå på adressen."


@pytest.mark.parametrize(
    ("place", "button", "texts", "hint"),
    [
        ("endringstiltak/t1", "fjern", {}, STOP),
        ("rotårsaker/r1", "fjern", {}, ASK_EDITORS),
        ("saker/1", "fjern", {}, ASK),
        ("saker/1", "lagre", {"saksnummer": "63/26"}, ASK),
        ("hode", "lagre", {"offentlighet": "intern"}, ASK),
    ],
)
def test_what_is_published_stays_and_no_file_is_named(
    scratch: Scratch, place: str, button: str, texts: dict[str, str], hint: str
) -> None:
    scratch.a3("skolemat", MORE + ROWS)
    scratch.write("permalenker.yml", LEDGER)
    before = scratch.text("a3/2027/skolemat.yml")
    refused = send(app_of(scratch), place, button, **texts)
    assert refused.status == 422
    box = refused.text.partition('role="alert">')[2].partition("</div>")[0]
    told = [unescape(item) for item in re.findall("<li>(.*?)</li>", box)]
    assert told == [
        f"Dette er publisert, og andre kan ha lenket til det. Derfor kan det ikke bli borte. {hint}"
    ]
    assert scratch.text("a3/2027/skolemat.yml") == before
