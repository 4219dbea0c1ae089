"""An A3, or an edition of it, is saved as a file for Office from where it is shown or edited."""

import re
from html import unescape
from typing import Any

import pytest

from tests.support.handbooks import Scratch
from tests.writing.acts.doing import DECISION, RECORD_FORMS, do
from tests.writing.web import ask


@pytest.mark.parametrize(
    "words", ["Vedlegg til", "Skjema for tall", "Skjema for tekst", "Skjema på et lysbilde"]
)
def test_an_a3_is_saved_as_a_file_for_office(app: Any, words: str) -> None:
    page = ask(app, RECORD_FORMS).text
    (link,) = re.findall(rf'href="([^"]*)">{words}', page)
    saved = ask(app, unescape(link))
    assert saved.status == 200
    assert saved.content.startswith(b"PK")


def test_an_edition_is_saved_as_an_attachment_from_its_page(app: Any, repository: Scratch) -> None:
    do(app, "frys", "frys", **DECISION)
    page = ask(app, "/a3/skolemat/1.0/").text
    [link] = re.findall(r'href="([^"]*)">Vedlegg til en sak', page)
    assert "utgave=1.0" in link
    assert ask(app, unescape(link)).content.startswith(b"PK")
    assert ask(app, unescape(link).replace("1.0", "9.9")).status == 404
    assert ask(app, unescape(link).replace("docx", "xlsx")).status == 404


def test_a_file_of_what_is_not_there_is_not_made(app: Any) -> None:
    assert ask(app, "/.planhandbok/fil/?post=tull&som=docx").status == 404
    assert ask(app, "/.planhandbok/fil/?post=skolemat&som=exe").status == 404
