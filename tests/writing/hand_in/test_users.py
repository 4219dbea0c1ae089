"""Each hands in forms in their own name, and editors alone the mails of others."""

from typing import Any

import pytest

from planhandbok.writing.hand_in.hand_in_desk import LOST, OF_OTHERS
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import Repository
from tests.writing.app import GATE, KARI, MORE, PER, PROXY, app_of, text_of
from tests.writing.hand_in.hands import Hands, lines, pressed
from tests.writing.hand_in.workbooks import started

MAIL = """\
From: {sender}
Date: Fri, 20 Nov 2026 08:00:00 +0100
Subject: Meld

[planhandbok 1]
laget: 2026-11-20T08:00:00+01:00
post: skolemat
sted: endringstiltak/t1/status
før: utredes
nå: igangsatt
[slutt]
"""
OF_OLA = MAIL.format(sender="Ola Lie <ola@kommune.example>")
OF_PER = MAIL.format(sender="Per Vik <PER@kommune.example>")
OF_NOBODY = OF_OLA.partition("\n\n")[2]
OPENED = "[planhandbok 1]\npost: skolemat\nsted: offentlighet\nnå: offentlig\n[slutt]"
STARTED = "Skolemat › tiltaket «Frukt» › status: utredes → igangsatt"


pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture
def repository(scratch: Scratch) -> Repository:
    scratch.write("mkdocs.yml", f"{MKDOCS}    redaktører: [Kari@kommune.example]\n")
    scratch.a3("skolemat", f"offentlighet: intern\n{MORE}")
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    return repository


@pytest.fixture
def app(scratch: Scratch, repository: Repository) -> Any:
    return app_of(scratch, GATE)


@pytest.fixture
def kari(app: Any) -> Hands:
    return Hands(app, KARI, PROXY)


@pytest.fixture
def per(app: Any) -> Hands:
    return Hands(app, PER, PROXY)


def last(repository: Repository) -> list[str]:
    return repository.git("log", "-1", "--format=%an <%ae>%n%s").splitlines()


def test_form_is_one_commit_of_its_user(
    per: Hands, scratch: Scratch, repository: Repository
) -> None:
    assert per.write(per.hand_in(started(scratch), "a.xlsx")).status == 303
    assert last(repository) == [
        "Per Vik <per@kommune.example>",
        "Skolemat: tiltaket «Frukt» er igangsatt",
    ]
    assert repository.git("rev-list", "--count", "HEAD") == "2"


def test_mail_that_an_editor_hands_in_is_a_commit_of_its_sender(
    kari: Hands, repository: Repository
) -> None:
    told = kari.hand_in(OF_OLA.encode(), "melding.eml")
    assert "melding.eml, fra Ola Lie &lt;ola@kommune.example&gt;, laget 20.11.2026" in told.text
    assert kari.write(told).status == 303
    assert last(repository)[0] == "Ola Lie <ola@kommune.example>"
    again = kari.hand_in(OF_OLA.encode(), "melding.eml")
    assert lines(again) == ["Meldingen er tatt inn før."]


def test_mail_of_another_is_left_to_the_editors(per: Hands, scratch: Scratch) -> None:
    before = text_of(scratch)
    told = per.hand_in(text=OF_OLA)
    assert [OF_OTHERS in line for line in lines(told)] == [True]
    assert pressed(told) == []
    assert text_of(scratch) == before


@pytest.mark.parametrize("text", [OF_PER, OF_NOBODY])
def test_everyone_hands_in_what_they_wrote_themselves(
    per: Hands, repository: Repository, text: str
) -> None:
    told = per.hand_in(text=text)
    assert lines(told) == [STARTED]
    assert per.write(told).status == 303
    assert last(repository)[0] == "Per Vik <per@kommune.example>"


def test_one_without_an_address_is_nobody_whom_a_mail_names(
    app: Any, scratch: Scratch, repository: Repository
) -> None:
    before = text_of(scratch)
    nameless = Hands(app, PER[:2], PROXY)
    told = nameless.hand_in(text=f"Fra: Kari Nes\n\n{OF_NOBODY}")
    assert [OF_OTHERS in line for line in lines(told)] == [True]
    assert text_of(scratch) == before


def test_only_editors_open_an_a3_with_a_message(kari: Hands, per: Hands, scratch: Scratch) -> None:
    before = text_of(scratch)
    refused = per.hand_in(text=OPENED)
    assert ["Bare redaktørene" in line for line in lines(refused)] == [True]
    assert pressed(refused) == []
    assert text_of(scratch) == before
    assert kari.write(kari.hand_in(text=OPENED)).status == 303


def test_what_one_handed_in_is_not_written_by_another(
    kari: Hands, per: Hands, scratch: Scratch
) -> None:
    before = text_of(scratch)
    told = kari.hand_in(text=OPENED)
    assert per.write(told).status == 403
    own = per.hand_in(started(scratch), "a.xlsx")
    of_kari = {
        name: told.text.partition(f'name="{name}" value="')[2].partition('"')[0]
        for name in ("levert", "segl")
    }
    refused = per.write(own, **{**of_kari, "levert": of_kari["levert"].replace("&#34;", '"')})
    assert (refused.status, lines(refused)) == (409, [LOST])
    assert text_of(scratch) == before


def test_work_of_others_that_is_not_committed_is_not_taken_along(
    per: Hands, scratch: Scratch, repository: Repository
) -> None:
    scratch.write("a3/2027/skolemat.yml", text_of(scratch) + "# Mer kommer.\n")
    refused = per.write(per.hand_in(started(scratch), "a.xlsx"))
    assert refused.status == 422
    assert "har endringer som ikke er lagret i git" in lines(refused)[0]
    assert "<strong>Ingenting er skrevet.</strong>" in refused.text
