"""Forms tell a file by the record in it, which is a link."""

from html import unescape
from typing import Any

import pytest

from planhandbok.export import DocumentFormat
from tests.commands.office_forms import write_in
from tests.support.handbooks import MKDOCS, Scratch
from tests.writing.acts.doing import DECISION, address, do
from tests.writing.app import NEW_A3, app_of, fields_of, send
from tests.writing.hand_in.hands import Hands
from tests.writing.hand_in.workbooks import form_of
from tests.writing.web import ask

SKOLEMAT = '<a href="/a3/skolemat/">Skolemat</a>'


def words_of(page: str) -> str:
    """Return the page without what its form sends unseen."""
    return unescape(page.partition('<div class="phb-fields">')[2].partition("<form")[0])


def test_round_that_is_there_is_a_link(app: Any) -> None:
    told = do(app, "ny-runde", "lag", "2027", budsjettår="2027").text
    assert 'Det er alt en runde for 2027: <a href="/syklus/2027/">runden for 2027</a>.' in told
    assert ".yml" not in told


def test_edition_that_is_frozen_is_a_link_and_asks_for_nothing(app: Any) -> None:
    do(app, "frys", "frys", **DECISION)
    told = ask(app, address("frys")).text
    edition = '<a href="/a3/skolemat/1.0/">utgave 1.0 av Skolemat</a>'
    assert f"Utgave 1.0 er fryst før: {edition}. Gjelder saken" in told
    assert "skriv utgave 1.1 i hodet, og frys den" in told
    assert ".yml" not in told
    assert "<button" not in told.partition("Frys en utgave</h1>")[2]


def test_a3_that_has_the_same_title_is_a_link(app: Any, scratch: Scratch) -> None:
    scratch.a3("frukt", "tittel: Frukt på <skolen>\n")
    app = app_of(scratch)
    doubted = send(app, "hode", "lagre", tittel="Frukt på <skolen>")
    link = '<a href="/a3/frukt/">Frukt på &lt;skolen&gt;</a>'
    assert f"Tittelen er den samme som i {link}." in doubted.text
    assert ".yml" not in words_of(doubted.text)


@pytest.mark.parametrize(("title", "where"), [("Skolemat", SKOLEMAT), ("A", "den nye A3-en")])
def test_new_a3_with_the_title_of_another_is_told_in_words(
    scratch: Scratch, title: str, where: str
) -> None:
    scratch.a3("skolemat", f"tittel: {title}\n")
    app = app_of(scratch)
    fields = {**fields_of(ask(app, NEW_A3).text), "tittel": title, "gjør": "lagre"}
    doubted = ask(app, NEW_A3, fields)
    assert f"Tittelen er den samme som i {where}." in words_of(doubted.text)
    assert ".yml" not in words_of(doubted.text)


@pytest.mark.usefixtures("read_here")
def test_a3_that_a_word_form_would_make_again_is_a_link(app: Any, scratch: Scratch) -> None:
    file = form_of(scratch, DocumentFormat.DOCX_FORM, "")
    write_in(file, "Tittel", "Skolemat")
    refused = Hands(app).hand_in(file.read_bytes(), "nytt.docx")
    assert f"Det er alt en A3 for 2027 som heter «Skolemat»: {SKOLEMAT}." in refused.text


def test_name_is_in_the_language_of_the_handbook(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    scratch.write("mkdocs.yml", MKDOCS + "    språk: nn\n")
    app = app_of(scratch)
    do(app, "frys", "frys", **DECISION)
    assert ">utgåve 1.0 av Skolemat</a>" in ask(app, address("frys")).text
