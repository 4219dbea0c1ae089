"""Each box, figure and list that a page shows leads to its form, where it stands."""

import re
from html import unescape
from typing import Any

import pytest

from tests.support.handbooks import Scratch
from tests.writing.app import app_of
from tests.writing.web import ask

LISTS = """\
figurer:
  - {id: f1, tittel: Uten rader, kolonner: [Elever]}
  - {id: f2, tittel: "Få & færre", kolonner: [Elever], rader: [{navn: Vår, verdier: [4]}]}
  - {id: f3, tittel: Flere, kolonner: [Elever], rader: [{navn: Vår, verdier: [5]}]}
endringstiltak: [{id: t1, tiltak: Frukt}]
endringer: [{id: e1, endring: Alle spiser, skapes_av: [t1]}]
gevinster:
  - {id: g1, beskrivelse: Færre syke, type: kvalitet, budsjettvirkning: ingen, skapes_av: [e1]}
kostnader: [{id: k1, beskrivelse: Mat, beløp: {2027: 4000}}]
temaer: [{tema: budsjett, svar: Ja}]
saker: [{saksnummer: 1/26, organ: Kommunestyret, dato: 2026-11-01}]
"""
EDIT = "/.planhandbok/rediger/?post="


@pytest.fixture
def app(scratch: Scratch) -> Any:
    scratch.a3("skolemat", LISTS)
    return app_of(scratch)


def link_after(page: str, start: str) -> str:
    """Return where the first link after a text leads."""
    found = re.search(rf'{re.escape(start)}.*?href="([^"]*rediger[^"]*)"', page, re.DOTALL)
    return unescape(found[1]) if found else ""


@pytest.mark.parametrize(
    ("fold", "key"),
    [("gevinsttre", "endringer"), *((key, key) for key in ("kostnader", "temaer", "saker"))],
)
def test_a_fold_of_an_a3_leads_to_its_list(app: Any, fold: str, key: str) -> None:
    page = ask(app, "/a3/skolemat/").text
    leads_to = link_after(page, f'<details class="phb-fold" id="{fold}">')
    assert leads_to == f"{EDIT}skolemat#liste-{key}"
    assert f'<h2 id="liste-{key}">' in ask(app, leads_to).text


def test_each_figure_leads_to_its_own_form(app: Any) -> None:
    page = ask(app, "/a3/skolemat/").text
    assert link_after(page, "<figcaption>Få &amp; færre") == f"{EDIT}skolemat&sted=figurer%2Ff2"
    assert link_after(page, "<figcaption>Flere") == f"{EDIT}skolemat&sted=figurer%2Ff3"


def test_board_leads_to_the_ideas(app: Any) -> None:
    page = ask(app, "/tavle/skolemat/").text
    assert link_after(page, '<h2 id="ideer">') == f"{EDIT}skolemat#liste-ideer"


@pytest.mark.parametrize(
    ("anchor", "key"), [("steg", "datoer"), ("mal", "mål"), ("baner", "møter")]
)
def test_the_page_of_a_cycle_leads_to_its_lists(app: Any, anchor: str, key: str) -> None:
    page = ask(app, "/syklus/2027/").text
    leads_to = link_after(page, f'id="{anchor}"')
    assert leads_to.startswith(f"{EDIT}2027#liste-")
    assert f'<h2 id="liste-{key}">' in ask(app, leads_to).text
