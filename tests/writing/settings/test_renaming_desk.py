"""Editors give a unit another name in one act."""

from pathlib import Path
from typing import Any

import pytest

from planhandbok.serving.publishing import Publishing
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import FIRST_DAY, Repository
from tests.writing.app import GATE, KARI, PER, PROXY, app_of, fields_of
from tests.writing.web import HOST, Answer, Header, ask

FORM = "/.planhandbok/nytt-navn/"
OURS = """\
    redaktører: [kari@kommune.example]
    enheter:
      - navn: Oppvekst  # to skoler
        enheter: [Skole, Barnehage]
      - Teknisk
    roller:
      Rektor: Skole
      Kokk: 'Oppvekst'  # i Oppvekst
"""
SCHOOL_FOOD = (
    "enhet: 'Oppvekst'\n# To skoler.\nendringstiltak: [{id: t1, tiltak: Frukt, ansvar: Rektor}]\n"
)
LEDGER = "enhet/oppvekst/: offentlig\ntavle/enhet/oppvekst/: offentlig\n"


@pytest.fixture
def project(scratch: Scratch) -> Scratch:
    scratch.write("mkdocs.yml", f"{MKDOCS}{OURS}")
    scratch.a3("skolemat", SCHOOL_FOOD)
    scratch.a3("frukt", "enhet: Oppvekst\n")
    scratch.a3("vei", "enhet: Teknisk\n")
    scratch.write("permalenker.yml", LEDGER)
    return scratch


def texts(project: Scratch) -> dict[str, str]:
    files = [project.folder / "mkdocs.yml", *(project.folder / "a3").rglob("*.yml")]
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def rename(
    app: Any, old: str, new: str, headers: list[Header] | None = None, client: str = "127.0.0.1"
) -> Answer:
    as_user = headers or [HOST]
    fields = fields_of(ask(app, FORM, headers=as_user, client=client).text)
    sent = {**fields, "enhet": old, "navn": new, "gjør": "lagre"}
    return ask(app, FORM, sent, as_user, client)


def test_name_is_new_in_the_settings_and_in_each_a3_of_the_unit(project: Scratch) -> None:
    app = app_of(project)
    before = texts(project)
    saved = rename(app, "Oppvekst", "Oppvekst og kultur")
    assert (saved.status, saved.leads_to) == (303, "/.planhandbok/innstillinger/")
    after = texts(project)
    moves = after.pop("adresser.yml")
    settings = before["mkdocs.yml"].replace("navn: Oppvekst", "navn: Oppvekst og kultur")
    assert after == {
        **before,
        "mkdocs.yml": settings.replace("'Oppvekst'", "'Oppvekst og kultur'"),
        "skolemat.yml": before["skolemat.yml"].replace("Oppvekst", "Oppvekst og kultur"),
        "frukt.yml": before["frukt.yml"].replace("Oppvekst", "Oppvekst og kultur"),
    }
    assert "fra: enhet/oppvekst/\n  flyttet_til: enhet/oppvekst-og-kultur/\n" in moves
    assert "fra: tavle/enhet/oppvekst/\n  flyttet_til: tavle/enhet/oppvekst-og-kultur/\n" in moves
    assert project.told() == []
    assert "oppvekst-og-kultur" in ask(app, "/enhet/oppvekst/").text


def test_unit_gets_its_old_name_back(project: Scratch) -> None:
    app = app_of(project)
    before = texts(project)
    for old, new in (("Oppvekst", "Kultur"), ("Kultur", "Oppvekst")):
        project.write("permalenker.yml", f"{LEDGER}{LEDGER.replace('oppvekst', 'kultur')}")
        assert rename(app, old, new).status == 303
    after = texts(project)
    moves = after.pop("adresser.yml")
    assert after == before
    assert moves.count("fra:") == 2
    assert "fra: enhet/kultur/\n  flyttet_til: enhet/oppvekst/\n" in moves


def test_unit_that_gets_two_names_in_a_day_leads_to_the_last(project: Scratch) -> None:
    app = app_of(project)
    for old, new in (("Oppvekst", "Kultur"), ("Kultur", "Fritid")):
        assert rename(app, old, new).status == 303
    moves = texts(project)["adresser.yml"]
    assert "fra: enhet/oppvekst/\n  flyttet_til: enhet/fritid/\n" in moves
    assert moves.count("fra:") == 2
    assert project.told() == []


def test_name_that_is_taken_back_at_once_leaves_no_trace(project: Scratch) -> None:
    app = app_of(project)
    before = texts(project)
    for old, new in (("Oppvekst", "Kultur"), ("Kultur", "Oppvekst")):
        assert rename(app, old, new).status == 303
    assert texts(project) == before


def test_who_answers_by_the_old_name_still_belongs_to_the_unit(project: Scratch) -> None:
    project.a3("skolemat", SCHOOL_FOOD.replace("ansvar: Rektor", "ansvar: Oppvekst"))
    app = app_of(project)
    assert rename(app, "Oppvekst", "Kultur").status == 303
    settings = project.records().site.settings
    assert settings.roles == {"Rektor": "Skole", "Kokk": "Kultur", "Oppvekst": "Kultur"}


def test_unit_that_the_ledger_does_not_know_leaves_no_line(project: Scratch) -> None:
    app = app_of(project)
    assert "Lenker til den gamle siden leder til den nye." in ask(app, FORM).text
    project.write("permalenker.yml", "")
    app = app_of(project)
    assert "Lenker til den gamle siden slutter å virke." in ask(app, FORM).text
    assert rename(app, "Oppvekst", "Kultur").status == 303
    assert "adresser.yml" not in texts(project)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "Kultur", "Dette må være med."),
        ("Oppvekst", "", "Dette må være med."),
        ("Helse", "Kultur", "Velg en av enhetene."),
        ("Oppvekst", "Skole", "Det er alt en enhet som heter dette."),
        ("Oppvekst", "teknisk", "Enhetene «teknisk» og «Teknisk» får samme adresse."),
    ],
)
def test_name_that_cannot_be_is_refused(project: Scratch, old: str, new: str, told: str) -> None:
    before = texts(project)
    refused = rename(app_of(project), old, new)
    assert refused.status == 422
    assert told in refused.text
    assert texts(project) == before


def test_settings_without_units_have_none_to_rename(project: Scratch) -> None:
    project.write("mkdocs.yml", MKDOCS)
    app = app_of(project)
    assert FORM not in ask(app, "/.planhandbok/innstillinger/").text
    assert "Det står ingen enheter i innstillingene." in ask(app, FORM).text


def test_only_editors_rename_and_in_one_commit(project: Scratch, tmp_path: Path) -> None:
    repository = Repository.made_in(project.folder)
    repository.commit()
    app = app_of(project, GATE, Publishing([], tmp_path))
    assert ask(app, FORM, headers=PER, client=PROXY).status == 403
    assert rename(app, "Oppvekst", "Kultur", KARI, PROXY).status == 303
    log = repository.git("log", "-1", "--format=%an: %s", "--name-only").splitlines()
    assert log[0] == "Kari Nes: Innstillinger: «Oppvekst» heter nå «Kultur»"
    files = ["a3/2027/frukt.yml", "a3/2027/skolemat.yml", "a3/adresser.yml", "mkdocs.yml"]
    assert log[2:] == files


def test_unit_that_only_git_knows_leads_to_its_newest_name(
    project: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", FIRST_DAY)
    (project.folder / "permalenker.yml").unlink()
    Repository.made_in(project.folder).commit(at="2026-11-19T12:00:00+01:00")
    app = app_of(project)
    assert "Lenker til den gamle siden leder til den nye." in ask(app, FORM).text
    for old, new in (("Oppvekst", "Kultur"), ("Kultur", "Kultur og fritid")):
        assert rename(app, old, new).status == 303
    assert "enhet/kultur-og-fritid/" in ask(app, "/enhet/oppvekst/").text
    assert texts(project)["adresser.yml"].count("fra:") == 2
    assert project.told() == []
