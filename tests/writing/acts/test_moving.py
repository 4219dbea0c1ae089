"""An A3 moves to another budget year."""

from typing import Any

from tests.support.handbooks import Scratch
from tests.writing.acts.doing import DECISION, RECORD_FORMS, commit_all, do, subjects
from tests.writing.app import app_of, text_of
from tests.writing.web import ask


def test_an_a3_moves_to_another_year_with_its_address_and_its_editions(
    app: Any, repository: Scratch
) -> None:
    assert "Flytt til et annet budsjettår" not in ask(app, RECORD_FORMS).text
    do(app, "frys", "frys", **DECISION)
    do(app, "ny-runde", "lag", "2027")
    commit_all(repository)
    text = text_of(repository)
    assert ">Flytt til et annet budsjettår</a>" in ask(app, RECORD_FORMS).text
    refused = do(app, "flytt", "flytt", budsjettår="2031")
    assert (refused.status, "Velg et av disse årene: 2028." in refused.text) == (422, True)
    done = do(app, "flytt", "flytt")
    assert (done.status, done.leads_to) == (303, "/a3/skolemat/")
    moved = repository.folder / "a3/2028/skolemat.yml"
    assert moved.read_text(encoding="utf-8") == text
    assert not (repository.folder / "a3/2027/skolemat.yml").exists()
    assert subjects(repository)[0] == "Skolemat: flyttet til 2028"
    assert ask(app, "/a3/skolemat/").status == 200
    assert ask(app, "/a3/skolemat/1.0/").status == 200
    assert repository.records().warnings.items == ()


def test_an_a3_that_moves_is_below_the_organisation_of_its_new_year(scratch: Scratch) -> None:
    scratch.a3("kommunen-2027", "type: virksomhet\ntittel: Kommunen i 2027\n")
    scratch.a3("skolemat", "overordnet: kommunen-2027\n")
    app = app_of(scratch)
    assert do(app, "ny-runde", "lag", "2027").status == 303
    assert do(app, "flytt", "flytt").status == 303
    moved = (scratch.folder / "a3/2028/skolemat.yml").read_text(encoding="utf-8")
    assert "overordnet: kommunen-2028" in moved


def test_forms_of_an_a3_that_was_not_read_yet_are_shown(app: Any, scratch: Scratch) -> None:
    scratch.a3("nytt")
    assert ask(app, RECORD_FORMS.replace("skolemat", "nytt")).status == 200
