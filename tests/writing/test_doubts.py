"""Warnings that come with a change are told before it is saved, and stop nothing."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.support.handbooks import Scratch, own_handbook
from tests.writing.app import address, app_of, fields_of, send, text_of
from tests.writing.web import ask

DECIDED = "Tiltaket er besluttet, men budsjettet for 2027 er ikke vedtatt"


def desk(name: str, **query: str) -> str:
    return f"/.planhandbok/{name}/?{urlencode(query)}"


def test_warning_is_told_beside_the_difference_before_it_is_saved(
    app: Any, scratch: Scratch
) -> None:
    before = text_of(scratch)
    doubted = send(app, "endringstiltak/t1", "lagre", status="besluttet")
    assert (doubted.status, text_of(scratch)) == (422, before)
    assert DECIDED in doubted.text.partition("Se over dette først:")[2]
    assert "<dd>Nå: Besluttet</dd>" in doubted.text
    form = {**fields_of(doubted.text), "gjør": "lagre"}
    assert ask(app, address("endringstiltak/t1"), form).status == 303
    assert "status: besluttet" in text_of(scratch)


def test_warning_that_was_seen_with_the_difference_is_not_told_again(app: Any) -> None:
    seen = send(app, "endringstiltak/t1", "vis", status="besluttet").text
    assert DECIDED in seen
    form = {**fields_of(seen), "gjør": "lagre"}
    assert ask(app, address("endringstiltak/t1"), form).status == 303


def test_another_warning_than_the_one_that_was_seen_is_told(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    scratch.a3("frukt")
    app = app_of(scratch)
    seen = send(app, "hode", "lagre", tittel="Frukt").text
    assert 'Tittelen er den samme som i <a href="/a3/frukt/">Frukt</a>.' in seen
    scratch.a3("frukt", "tittel: Skolemat")
    scratch.a3("brod", "tittel: Frukt")
    other = ask(app, address("hode"), {**fields_of(seen), "gjør": "lagre"})
    assert other.status == 422
    assert "Tittelen er den samme som i den nye A3-en." in other.text


def test_change_without_a_warning_is_saved_at_once(app: Any) -> None:
    assert send(app, "endringstiltak/t1", "lagre", status="igangsatt").status == 303


def test_report_tells_a_warning_before_it_is_sent(app: Any, scratch: Scratch) -> None:
    at = desk("meld", post="skolemat", sted="endringstiltak/t1")
    doubted = ask(app, at, {**fields_of(ask(app, at).text), "status": "besluttet"})
    assert DECIDED in doubted.text
    assert ask(app, at, fields_of(doubted.text)).status == 303
    assert "status: besluttet" in text_of(scratch)


def test_page_of_the_guide_tells_a_warning_before_it_is_saved(tmp_path: Path) -> None:
    app = app_of(own_handbook(tmp_path / "own"))
    at = desk("side", side="veiledning/1-kvartal.md")
    text = {"tekst": "# Uten overskriftene\n"}
    doubted = ask(app, at, {**fields_of(ask(app, at).text), **text, "gjør": "lagre"})
    assert "Grunnhåndboken lenker til" in doubted.text.partition("Se over dette først:")[2]
    assert ask(app, at, {**fields_of(doubted.text), "gjør": "lagre"}).status == 303


def test_act_tells_what_its_files_will_lack(scratch: Scratch) -> None:
    method = scratch.text("a3/helhetsmodellen.yml")
    words = "periode: P, navn: N, gevinstarbeid: G, formål: F"
    step = f"{{id: nytt, {words}, aktiviteter: [], fra: 2028}}"
    scratch.write("a3/helhetsmodellen.yml", method.replace("steg:\n", f"steg:\n  - {step}\n", 1))
    app = app_of(scratch)
    at = desk("utfør", hva="ny-runde", post="2027")
    doubted = ask(app, at, {**fields_of(ask(app, at).text), "gjør": "lag"})
    assert "Steget «nytt» mangler datoer." in doubted.text.partition("Se over dette først:")[2]
    assert not (scratch.folder / "a3/2028").exists()
    made = ask(app, at, {**fields_of(doubted.text), "gjør": "lag"})
    assert made.leads_to == "/syklus/2028/"


def test_form_tells_of_a_reading_in_doubt(scratch: Scratch) -> None:
    ends = "nullpunkt: {dato: 2025-01-01, verdi: 5200000}, mål: {dato: 2027-01-01, verdi: 4500000}"
    scratch.a3("skolemat", f"måling: [{{id: m, parameter: P, {ends}}}]")
    app = app_of(scratch)
    at = desk("meld", post="skolemat", sted="måling/m")
    form = {**fields_of(ask(app, at).text), "verdi": "4,9", "dato": "2027-11-20"}
    doubted = ask(app, at, {**form, "gjør": "lagre"})
    assert "4,9 er minst 100 ganger mindre enn både nullpunktet og målet." in doubted.text
    assert "Målingen er for 20.11.2027, som ikke er kommet, og" in doubted.text
