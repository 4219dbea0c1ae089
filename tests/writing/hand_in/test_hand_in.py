"""A filled form and a mail are handed in: what they change is told, and then written."""

import re
from html import unescape
from typing import Any

import pytest

from planhandbok.export import DocumentFormat
from planhandbok.writing.hand_in import uploads
from planhandbok.writing.hand_in.hand_in_desk import LOST
from planhandbok.writing.hand_in.uploads import NOTHING, ONE_THING, TOO_MUCH, told_name
from tests.commands.office_forms import write_in
from tests.support.editions import freeze
from tests.support.handbooks import Scratch
from tests.writing.app import MORE, address, app_of, send, text_of
from tests.writing.hand_in.hands import HAND_IN, Hands, lines, pressed
from tests.writing.hand_in.workbooks import form_of, started, workbook
from tests.writing.web import ask

STARTED = "Skolemat › tiltaket «Frukt» › status: utredes → igangsatt"
MESSAGE = """\
[planhandbok 1]
laget: 2026-11-20T08:00:00+01:00
post: skolemat
sted: endringstiltak/t1/status
før: utredes
nå: igangsatt
[slutt]
"""


pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture
def hands(app: Any) -> Hands:
    return Hands(app)


def test_form_is_told_first_and_then_written(hands: Hands, scratch: Scratch) -> None:
    before = text_of(scratch)
    told = hands.hand_in(started(scratch), "skjema.xlsx")
    assert (told.status, lines(told)) == (200, [STARTED])
    assert text_of(scratch) == before
    done = hands.write(told)
    assert (done.status, done.leads_to) == (303, "/a3/skolemat/")
    assert text_of(scratch) == before.replace("status: utredes", "status: igangsatt")


def test_text_of_a_word_form_is_told_and_written(hands: Hands, scratch: Scratch) -> None:
    file = form_of(scratch, DocumentFormat.DOCX_FORM)
    write_in(file, "Ønsket situasjon", "Alle spiser.")
    told = hands.hand_in(file.read_bytes(), "skjema.docx")
    assert len(lines(told)) == 1
    assert hands.write(told).leads_to == "/a3/skolemat/"
    assert "ønsket_situasjon: Alle spiser." in text_of(scratch)


def test_empty_form_for_word_is_saved_and_becomes_a_draft_for_employees(
    app: Any, hands: Hands, scratch: Scratch
) -> None:
    file = scratch.folder.parent / "nytt.docx"
    for page in ("/", "/a3/"):
        [link] = re.findall(r'href="([^"]*)">Ny A3 i Word<', ask(app, page).text)
        file.write_bytes(ask(app, unescape(link)).content)
    write_in(file, "Tittel", "Mat på skolen")
    write_in(file, "Begrunnelse", "Elevene er sultne:\n- hver dag\n- i vinter")
    write_in(file, "Endringstiltak", "Kjøp frukt\nDel ut")
    told = hands.hand_in(file.read_bytes(), "nytt.docx")
    assert lines(told) == [
        "Ny A3 for 2027: Mat på skolen",
        "Mat på skolen › begrunnelse:\nElevene er sultne:\n- hver dag\n- i vinter",
        "Mat på skolen › endringstiltak:\n- Kjøp frukt\n- Del ut",
    ]
    done = hands.write(told)
    assert (done.status, done.leads_to) == (303, "/a3/mat-pa-skolen/")
    text = scratch.text("a3/2027/mat-pa-skolen.yml")
    assert "offentlighet: intern" in text


def test_slide_is_read(hands: Hands, scratch: Scratch) -> None:
    file = form_of(scratch, DocumentFormat.PPTX)
    told = hands.hand_in(file.read_bytes(), "lysbilde.pptx")
    assert (told.status, lines(told)) == (200, [])
    assert "Her er det ingenting å endre i håndboken." in told.text
    assert pressed(told) == []


def test_what_is_written_already_has_no_button(hands: Hands, scratch: Scratch) -> None:
    file = started(scratch)
    assert hands.write(hands.hand_in(file, "a.xlsx")).status == 303
    again = hands.hand_in(file, "a.xlsx")
    assert lines(again) == ["Skolemat › tiltaket «Frukt» › status: igangsatt (står der alt)"]
    assert pressed(again) == []


def test_wrong_cell_is_told_by_its_place_and_nothing_is_written(
    hands: Hands, scratch: Scratch
) -> None:
    before = text_of(scratch)
    refused = hands.hand_in(workbook(scratch, {"Tiltak!C4": "tull"}), "a.xlsx")
    assert refused.status == 422
    [line] = lines(refused)
    assert line.startswith("Ark «Tiltak», celle C4: «tull» er ikke et gyldig valg")
    assert text_of(scratch) == before


def test_what_stands_outside_of_the_form_is_told(hands: Hands, scratch: Scratch) -> None:
    told = hands.hand_in(
        workbook(scratch, {"Tiltak!C4": "igangsatt", "Tiltak!H2": "Hei"}), "a.xlsx"
    )
    assert lines(told) == [STARTED, "Ark «Tiltak», celle H2: «Hei» står utenfor skjemaet."]


def test_doubts_are_told_before_they_can_be_written(hands: Hands, scratch: Scratch) -> None:
    before = text_of(scratch)
    cells = {"Målinger!C5": "2030-01-01", "Målinger!D5": "5"}
    told = hands.hand_in(workbook(scratch, cells), "a.xlsx")
    assert "Se over dette først:" in told.text
    assert hands.write(told, sett="").status == 409
    assert text_of(scratch) == before
    assert hands.write(told).status == 303
    assert "2030-01-01" in text_of(scratch)


def test_form_that_changes_a_decided_plan_gives_it_the_next_number(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    freeze(scratch)
    hands = Hands(app_of(scratch))
    told = hands.hand_in(workbook(scratch, {"Tiltak!B4": "Frukt og bær"}), "a.xlsx")
    assert lines(told)[1:] == [
        "Skolemat › utgave: 1.0 → 1.1",
        "Skolemat › dato: 04.03.2026 → 20.11.2026",
    ]
    assert "Se over dette først:" not in told.text
    assert hands.write(told).status == 303
    assert [sheet.a3.edition for sheet in scratch.records().sheets] == ["1.1"]
    assert scratch.told() == []


def test_what_others_wrote_meanwhile_is_a_conflict(app: Any, scratch: Scratch) -> None:
    hands = Hands(app)
    told = hands.hand_in(started(scratch), "a.xlsx")
    assert send(app, "endringstiltak/t1", "lagre", status="stanset").status == 303
    before = text_of(scratch)
    refused = hands.write(told)
    assert refused.status == 409
    assert "<strong>Ingenting er skrevet.</strong>" in refused.text
    assert "Nå står det «stanset», ikke «utredes»" in unescape(refused.text)
    assert pressed(refused) == []
    assert text_of(scratch) == before


@pytest.mark.parametrize(
    ("content", "name", "text"),
    [(MESSAGE.encode(), "melding.txt", ""), (b"", "", f"Hei!\n> {MESSAGE}")],
)
def test_message_is_read_from_a_file_or_a_text(
    hands: Hands, scratch: Scratch, content: bytes, name: str, text: str
) -> None:
    told = hands.hand_in(content, name, text)
    assert lines(told) == [STARTED]
    assert hands.write(told).leads_to == "/a3/skolemat/"
    assert "status: igangsatt" in text_of(scratch)


def test_messages_are_taken_in_that_can_be_and_the_others_told(
    hands: Hands, scratch: Scratch
) -> None:
    gone = MESSAGE.replace("t1", "t9").replace("08:00", "09:00")
    told = hands.hand_in(text=MESSAGE + gone)
    assert lines(told)[0] == STARTED
    assert "t9" in lines(told)[1]
    assert hands.write(told).status == 303
    assert "status: igangsatt" in text_of(scratch)


@pytest.mark.parametrize(
    ("content", "text", "words"),
    [(b"", "", NOTHING), (b"", " \r\n", NOTHING), (b"PK", MESSAGE, ONE_THING)],
)
def test_one_thing_is_handed_in_at_a_time(
    hands: Hands, content: bytes, text: str, words: str
) -> None:
    refused = hands.hand_in(content, "a.xlsx" if content else "", text)
    assert (refused.status, lines(refused)) == (422, [words])


def test_text_that_cannot_be_read_stays_in_its_field(hands: Hands) -> None:
    refused = hands.hand_in(text="Hei <b>på</b> deg")
    assert lines(refused) == [
        "innlimt tekst: Dette er verken et skjema herfra eller en melding fra «Meld»."
    ]
    assert "\nHei &lt;b&gt;på&lt;/b&gt; deg</textarea>" in refused.text


def test_changes_that_were_not_read_here_are_not_written(hands: Hands, scratch: Scratch) -> None:
    before = text_of(scratch)
    told = hands.hand_in(started(scratch), "a.xlsx")
    for changed in (
        {"levert": told.text.replace("igangsatt", "stanset")},
        {"segl": "0" * 64},
        {"segl": "æ"},
        {"levert": ""},
    ):
        refused = hands.write(told, **changed)
        assert (refused.status, lines(refused)) == (409, [LOST])
    assert hands.write(told, nøkkel="feil").status == 403
    assert text_of(scratch) == before


def test_changes_are_lost_when_the_server_begins_again(hands: Hands, scratch: Scratch) -> None:
    told = hands.hand_in(started(scratch), "a.xlsx")
    before = text_of(scratch)
    refused = Hands(app_of(scratch)).write(told)
    assert (refused.status, "Ingenting er lagret ennå." in refused.text) == (403, True)
    assert text_of(scratch) == before


def test_pages_lead_to_where_a_form_is_handed_in(app: Any) -> None:
    for page in ("/", "/a3/", address("")):
        assert f'href="{HAND_IN}"' in ask(app, page).text


def test_handbook_that_is_only_read_takes_nothing_in(scratch: Scratch) -> None:
    scratch.a3("skolemat", MORE)
    assert ask(app_of(scratch, edits=False), HAND_IN).status == 404


def test_file_that_takes_more_than_its_limits_is_told(
    hands: Hands, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = started(scratch)
    monkeypatch.setattr(uploads, "limited", lambda *_: None)
    refused = hands.hand_in(file, "a.xlsx")
    assert (refused.status, lines(refused)) == (422, [TOO_MUCH])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("C:\\fakepath\\a.xlsx", "a.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("a\x1b[2J\u202e.xlsx", "a?[2J?.xlsx"),
        ("æ" * 300, "æ" * 100),
        ("", "filen"),
        ("mappe/", "filen"),
    ],
)
def test_name_of_a_file_is_only_told(name: str, told: str) -> None:
    assert told_name(name) == told
