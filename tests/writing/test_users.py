"""Many write in one handbook, each in their own name."""

import re
from pathlib import Path
from typing import Any

import pytest

from planhandbok.serving.publishing import Publishing
from planhandbok.serving.users import User
from planhandbok.writing.pace import MINUTE, MOST, Pace
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import Repository
from tests.writing.app import (
    GATE,
    HOST,
    KARI,
    MORE,
    NEW_A3,
    PER,
    PROXY,
    address,
    app_of,
    fields_of,
    hidden,
    text_of,
)
from tests.writing.web import Answer, ask

FORM = address("endringstiltak/t1")


@pytest.fixture
def repository(scratch: Scratch) -> Repository:
    scratch.write("mkdocs.yml", f"{MKDOCS}    redaktører: [Kari@kommune.example]\n")
    scratch.a3("skolemat", MORE)
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    return repository


@pytest.fixture
def publishing(tmp_path: Path) -> Publishing:
    return Publishing([], tmp_path)


@pytest.fixture
def app(scratch: Scratch, repository: Repository, publishing: Publishing) -> Any:
    return app_of(scratch, GATE, publishing)


def send(app: Any, headers: list[tuple[str, str]], **texts: str) -> Answer:
    fields = fields_of(ask(app, FORM, headers=headers, client=PROXY).text)
    return ask(app, FORM, {**fields, **texts, "gjør": "lagre"}, headers, PROXY)


def test_each_commit_is_in_the_name_of_its_user(app: Any, repository: Repository) -> None:
    assert send(app, KARI, status="igangsatt").status == 303
    assert send(app, PER, status="avsluttet").status == 303
    assert repository.git("log", "-2", "--format=%an <%ae>").splitlines() == [
        "Per Vik <per@kommune.example>",
        "Kari Nes <kari@kommune.example>",
    ]


def test_form_says_who_writes(app: Any) -> None:
    assert "Du skriver som Kari Nes." in ask(app, FORM, headers=KARI, client=PROXY).text


def test_form_of_another_user_writes_nothing(app: Any, scratch: Scratch) -> None:
    before = text_of(scratch)
    fields = fields_of(ask(app, FORM, headers=KARI, client=PROXY).text)
    sent = {**fields, "status": "stanset", "gjør": "lagre"}
    assert ask(app, FORM, sent, PER, PROXY).status == 403
    assert text_of(scratch) == before


@pytest.mark.parametrize("path", ["/", "/a3/skolemat/", FORM, "/.planhandbok/events"])
@pytest.mark.parametrize(
    ("headers", "client"),
    [
        (KARI, "10.0.0.3"),
        ([HOST], PROXY),
        ([*KARI, ("x-name", "Per Vik")], PROXY),
        ([("host", "10.0.0.1:8000"), *KARI[2:]], PROXY),
        ([*KARI, ("origin", "https://ond.example")], PROXY),
        ([*PER, ("origin", "null")], PROXY),
    ],
)
def test_nobody_reads_or_writes_without_a_login(
    app: Any, path: str, headers: list[tuple[str, str]], client: str
) -> None:
    assert ask(app, path, headers=headers, client=client).status == 403
    assert ask(app, path, {"gjør": "lagre"}, headers, client).status == 403


@pytest.mark.parametrize("act", ["frys", "fjern"])
def test_only_editors_freeze_and_remove(app: Any, act: str, repository: Repository) -> None:
    form = f"/.planhandbok/utfør/?hva={act}&post=skolemat"
    assert ask(app, form, headers=KARI, client=PROXY).status == 200
    refused = ask(app, form, headers=PER, client=PROXY)
    assert (refused.status, "Bare redaktørene" in refused.text) == (403, True)
    contents = address("")
    assert f"hva={act}&" in ask(app, contents, headers=KARI, client=PROXY).text
    assert f"hva={act}&" not in ask(app, contents, headers=PER, client=PROXY).text


def test_only_editors_correct_a_case_number(app: Any, repository: Repository) -> None:
    form = "/.planhandbok/utfør/?hva=rett-saksnummer&post=skolemat"
    assert ask(app, form, headers=KARI, client=PROXY).status == 200
    assert ask(app, form, headers=PER, client=PROXY).status == 403
    sent = {"utgave": "1.0", "saksnummer": "63/26", "gjør": "rett"}
    assert ask(app, form, sent, PER, PROXY).status == 403


def test_only_editors_make_a_round_whose_a3_everybody_can_read(app: Any, scratch: Scratch) -> None:
    scratch.a3("alle-2027", "type: virksomhet\noffentlighet: offentlig")
    app = app_of(scratch, GATE)
    form = "/.planhandbok/utfør/?hva=ny-runde&post=2027"
    assert ask(app, form, headers=KARI, client=PROXY).status == 200
    assert ask(app, form, headers=PER, client=PROXY).status == 403


def test_form_that_was_open_while_the_server_began_again_keeps_what_was_typed(
    app: Any, scratch: Scratch
) -> None:
    before = text_of(scratch)
    fields = fields_of(ask(app, FORM, headers=KARI, client=PROXY).text)
    sent = {**fields, "kommentar": "Venter på kjøkkenet.", "gjør": "lagre"}
    app = app_of(scratch, GATE)
    refused = ask(app, FORM, sent, KARI, PROXY)
    assert (refused.status, "Ingenting er lagret ennå." in refused.text) == (403, True)
    assert text_of(scratch) == before
    again = {**fields_of(refused.text), "gjør": "lagre"}
    assert ask(app, FORM, again, KARI, PROXY).status == 303
    assert "Venter på kjøkkenet." in text_of(scratch)


@pytest.mark.parametrize(
    "desk",
    ["rediger", "side", "ny-side", "utfør", "fil", "meld", "innstillinger", "ukjent"],
)
@pytest.mark.parametrize("query", ["", "?post=skolemat", "?post=skolemat&sted=%00&hva=frys"])
def test_text_without_a_form_of_ours_writes_nothing(
    app: Any, desk: str, query: str, repository: Repository
) -> None:
    sent = {"før": "[", "tittel": "\0", "gjør": "lagre"}
    answer = ask(app, f"/.planhandbok/{desk}/{query}", sent, KARI, PROXY)
    assert answer.status in (403, 404, 405)
    assert repository.git("status", "--porcelain") == ""


@pytest.mark.parametrize("form", [FORM, address("hode"), NEW_A3])
def test_damaged_fields_with_a_valid_token_write_nothing(
    app: Any, form: str, repository: Repository
) -> None:
    token = hidden(ask(app, form, headers=KARI, client=PROXY).text)["nøkkel"]
    sent = {"nøkkel": token, "før": "[", "tittel": "\0", "tiltak": "\0", "gjør": "lagre"}
    assert ask(app, form, sent, KARI, PROXY).status in (409, 422)
    assert repository.git("status", "--porcelain") == ""


def test_new_a3_is_in_the_name_of_its_user(app: Any, repository: Repository) -> None:
    fields = fields_of(ask(app, NEW_A3, headers=PER, client=PROXY).text)
    sent = {**fields, "tittel": "Varm mat", "eier": "Rektor", "begrunnelse": "Sult."}
    assert fields["offentlighet"] == "intern"
    assert ask(app, NEW_A3, {**sent, "offentlighet": "offentlig"}, PER, PROXY).status == 422
    assert ask(app, NEW_A3, sent, PER, PROXY).status == 303
    assert repository.git("log", "-1", "--format=%an: %s") == "Per Vik: Ny A3 for 2027: Varm mat"


def test_only_editors_let_everybody_read_what_was_internal(app: Any, scratch: Scratch) -> None:
    header = address("hode")

    def saved(headers: list[tuple[str, str]], access: str) -> Answer:
        fields = fields_of(ask(app, header, headers=headers, client=PROXY).text)
        sent = {**fields, "offentlighet": access, "gjør": "lagre"}
        return ask(app, header, sent, headers, PROXY)

    assert saved(PER, "intern").status == 303
    refused = saved(PER, "offentlig")
    assert refused.status == 422
    assert 'id="feil-offentlighet">Bare redaktørene' in refused.text
    assert "offentlighet: intern" in text_of(scratch)
    assert saved(KARI, "offentlig").status == 303


def test_only_editors_let_everybody_read_what_says_nothing_of_it(
    app: Any, scratch: Scratch
) -> None:
    text = text_of(scratch)
    scratch.write("a3/2027/skolemat.yml", re.sub("offentlighet: .*\n", "", text))
    fields = fields_of(ask(app, address("hode"), headers=PER, client=PROXY).text)
    sent = {**fields, "offentlighet": "offentlig", "gjør": "lagre"}
    assert ask(app, address("hode"), sent, PER, PROXY).status == 422


def test_who_saves_faster_than_one_can_write_waits_and_nobody_else(app: Any) -> None:
    sent = {"nøkkel": "gammel"}
    answers = [ask(app, FORM, sent, PER, PROXY).status for _ in range(MOST + 1)]
    assert answers == [*[403] * MOST, 429]
    assert ask(app, FORM, headers=PER, client=PROXY).status == 200
    assert send(app, KARI, status="igangsatt").status == 303


def test_pace_is_that_of_the_last_minute() -> None:
    pace = Pace()
    user = User("Per Vik")
    assert all(pace.allows(user, number / 10) for number in range(MOST))
    assert not pace.allows(user, MINUTE - 1)
    assert pace.allows(user, MINUTE)
    assert not pace.allows(user, MINUTE)


def test_page_tells_that_the_site_could_not_be_published(app: Any, publishing: Publishing) -> None:
    assert "kunne ikke bygges" not in ask(app, "/a3/skolemat/", headers=KARI, client=PROXY).text
    publishing.failure = "Disken er <full>"
    page = ask(app, "/a3/skolemat/", headers=KARI, client=PROXY).text
    assert "Alt som er lagret, er trygt." in page
    assert "Disken er &lt;full&gt;" in page


def test_page_is_not_loaded_again_for_what_others_write(app: Any) -> None:
    page = ask(app, "/a3/skolemat/", headers=KARI, client=PROXY)
    assert page.status == 200
    assert "EventSource" not in page.text


def test_draft_belongs_to_its_user(app: Any) -> None:
    fields = fields_of(ask(app, FORM, headers=KARI, client=PROXY).text)
    ask(app, FORM, {**fields, "status": "stanset", "gjør": "utkast"}, KARI, PROXY)
    assert "Du har et utkast" in ask(app, FORM, headers=KARI, client=PROXY).text
    assert "Du har et utkast" not in ask(app, FORM, headers=PER, client=PROXY).text
