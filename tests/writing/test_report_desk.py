"""«Meld» where the site can be written: a few fields of one row, which are written at once."""

import re
from html import unescape
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from tests.support.handbooks import MKDOCS, Scratch
from tests.writing.app import app_of, fields_of, hidden
from tests.writing.web import Answer, ask

ROWS = """\
endringstiltak:
  - {id: t1, tiltak: Frukt, ansvar: Rektor, frist: 2026-11-21, status: utredes}
måling:
  - {id: m1, parameter: Elever, målinger: [{dato: 2026-01-01, verdi: 4}]}
gevinster:
  - {id: g1, type: kostnad, beskrivelse: Spart, enhet: kr, beløp: {realisert: {2025: 85}}}
  - {id: g2, type: kostnad, beskrivelse: Tid}
"""
PREVIOUS = " Forrige: 12,5 prosent ({})."


@pytest.fixture
def app(scratch: Scratch) -> Any:
    scratch.a3("skolemat", ROWS)
    return app_of(scratch)


def address(place: str, record: str = "skolemat") -> str:
    return f"/.planhandbok/meld/?{urlencode({'post': record, 'sted': place})}"


def send(app: Any, address: str, **texts: str) -> Answer:
    page = ask(app, address).text
    return ask(app, address, {**fields_of(page), **texts, "gjør": "lagre"})


def written(scratch: Scratch, file: str = "skolemat") -> str:
    return scratch.text(f"a3/2027/{file}.yml")


@pytest.mark.parametrize(
    ("place", "record", "names"),
    [
        ("endringstiltak/t1", "skolemat", ["status", "frist", "kommentar"]),
        ("måling/m1", "skolemat", ["dato", "verdi", "kommentar"]),
        ("gevinster/g1", "skolemat", ["beløp.realisert", "enhet"]),
        ("aktiviteter/budsjettseminar", "2027", ["status", "frist", "kommentar"]),
        ("leveranser/budsjettskriv", "2027", ["status"]),
    ],
)
def test_form_asks_for_what_is_reported_alone(
    app: Any, place: str, record: str, names: list[str]
) -> None:
    page = ask(app, address(place, record)).text
    fields = re.findall(r' name="([^"]*)"', page[page.index("<form") : page.index("<button")])
    assert list(dict.fromkeys(fields)) == ["nøkkel", "før", *names]
    assert "<summary>" not in page[page.index("<form") :]


def test_status_is_written_at_once_and_shown_where_it_stands(app: Any, scratch: Scratch) -> None:
    before = written(scratch)
    saved = send(app, address("endringstiltak/t1"), status="avsluttet")
    assert (saved.status, saved.leads_to) == (303, "/a3/skolemat/#tiltak-t1")
    assert written(scratch) == before.replace("utredes", "avsluttet")


def test_whoever_looks_for_the_word_of_the_published_form_finds_it(app: Any) -> None:
    assert "<span>Avsluttet (ferdig)</span>" in ask(app, address("endringstiltak/t1")).text


def test_new_reading_is_of_today(app: Any, scratch: Scratch) -> None:
    page = ask(app, address("måling/m1")).text
    assert re.search(r'name="verdi"[^>]* autofocus', page)
    assert send(app, address("måling/m1"), verdi="12,5").status == 303
    reading = "{dato: 2026-11-20, verdi: 12,5}"
    assert reading in written(scratch).replace('"', "")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", ""),
        (", enhet: prosent", " Enhet: prosent."),
        (
            ", enhet: prosent, nullpunkt: {dato: 2025-01-01, verdi: 12.5}",
            PREVIOUS.format("01.01.2025"),
        ),
        (
            ", enhet: prosent, målinger: [{dato: 2. kvartal 2026, verdi: 12.5}, "
            "{dato: 2026-01-01, verdi: 4}]",
            PREVIOUS.format("2. kvartal 2026"),
        ),
        (", enhet: prosent, målinger: [{dato: i går, verdi: mye}]", ""),
    ],
)
def test_form_of_a_reading_tells_the_unit_and_the_previous_value(
    app: Any, scratch: Scratch, more: str, told: str
) -> None:
    scratch.a3("skolemat", f"måling: [{{id: m1, parameter: Elever{more}}}]\n")
    page = ask(app, address("måling/m1")).text
    assert f'id="hjelp-verdi">Tallet, uten enhet.{told}</p>' in page


def test_realised_amounts_are_written_where_there_are_none(app: Any, scratch: Scratch) -> None:
    assert '<h1 id="innhold">Tid</h1>' in ask(app, address("gevinster/g2")).text
    saved = send(app, address("gevinster/g2"), **{"beløp.realisert": "2026: 40", "enhet": "timer"})
    assert saved.leads_to == "/a3/skolemat/#gevinst-g2"
    send(app, address("gevinster/g1"), **{"beløp.realisert": "2025: 85\n2026: 90"})
    benefits = scratch.handbook().sheets[0].a3.benefits
    assert [benefit.unit for benefit in benefits] == ["kr", "timer"]
    realised = [benefit.amounts.realised for benefit in benefits]
    assert [{year: amount.expected for year, amount in years.items()} for years in realised] == [
        {2025: 85, 2026: 90},
        {2026: 40},
    ]


def test_amount_without_a_unit_is_told_before_it_is_written(app: Any, scratch: Scratch) -> None:
    before = written(scratch)
    told = send(app, address("gevinster/g2"), **{"beløp.realisert": "2026: 40"})
    assert "Beløpene har ingen enhet" in told.text
    assert written(scratch) == before


def test_unit_that_others_gave_meanwhile_is_told(app: Any, scratch: Scratch) -> None:
    page = ask(app, address("gevinster/g2")).text
    scratch.a3("skolemat", ROWS.replace("Tid}", "Tid, enhet: årsverk}"))
    texts = {"beløp.realisert": "2026: 40", "enhet": "timer", "gjør": "lagre"}
    told = ask(app, address("gevinster/g2"), {**fields_of(page), **texts})
    assert told.status == 409
    assert "Nå står det: «årsverk»" in " ".join(told.text.split())


def test_activity_and_deliverable_are_written_in_their_cycle(app: Any, scratch: Scratch) -> None:
    sent = send(app, address("leveranser/budsjettskriv", "2027"), status="avsluttet")
    step = ask(app, sent.leads_to.partition("#")[0]).text
    assert "sted=leveranser%2Fbudsjettskriv" in step.partition('<h2 id="leveranser"')[2]
    send(app, address("aktiviteter/budsjettseminar", "2027"), frist="1. juni 2026")
    [cycle] = scratch.handbook().cycles
    statuses = {each.deliverable: str(each.status) for each in cycle.deliverables}
    deadlines = {each.activity: str(each.deadline) for each in cycle.activities}
    assert statuses["budsjettskriv"] == "avsluttet"
    assert deadlines["budsjettseminar"] == "2026-06-01"


@pytest.mark.parametrize(
    ("place", "record"),
    [
        ("begrunnelse", "skolemat"),
        ("rotårsaker/r1", "skolemat"),
        ("endringstiltak/t9", "skolemat"),
        ("endringstiltak/+", "skolemat"),
        ("måling/m1/målinger", "skolemat"),
        ("måling/+", "skolemat"),
        ("datoer/1", "2027"),
        ("ny", ""),
        ("../../etc", "../x"),
    ],
)
def test_other_places_are_not_reported(app: Any, place: str, record: str) -> None:
    assert ask(app, address(place, record)).status == 404


def test_row_is_not_removed_from_a_form_of_a_report(app: Any, scratch: Scratch) -> None:
    before = written(scratch)
    page = ask(app, address("endringstiltak/t1")).text
    for button in ("fjern", "opp", "ned"):
        ask(app, address("endringstiltak/t1"), {**fields_of(page), **hidden(page), "gjør": button})
    assert written(scratch) == before


@pytest.mark.parametrize(
    "settings",
    [
        "",
        "    innmelding: a@kommune.example\n",
        "    skriveadresse: https://handbok.kommune.example/\n",
    ],
)
def test_rows_lead_to_the_forms_of_the_server(scratch: Scratch, settings: str) -> None:
    scratch.write("mkdocs.yml", MKDOCS + settings)
    scratch.a3("skolemat", ROWS)
    app = app_of(scratch)
    for page in ("a3/skolemat/", "tiltak/", "status/", "syklus/2027/1-kvartal/"):
        links = re.findall(r'class="phb-report" href="([^"]*)"', ask(app, f"/{page}").text)
        assert links
        for link in links:
            assert link.startswith("/.planhandbok/meld/?post=")
            assert ask(app, quote(unescape(link), safe="/?&=")).status == 200
    assert ask(app, "/meld/").status == 404
    assert ask(app, "/a3/skolemat/").text.count("sted=begrunnelse") == 1
