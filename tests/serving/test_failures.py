"""A mistake of ours is told to readers in words, and why it happened to the log alone."""

from contextlib import suppress
from typing import Any, Never

import pytest

from planhandbok.serving.live_site import LiveSite
from planhandbok.serving.shown import ShownSite
from planhandbok.writing.editing import Editing
from tests.support.handbooks import Scratch
from tests.writing.app import MORE, app_of, send
from tests.writing.web import ask

PAGE = "/a3/skolemat/"
REASON = "en feil i koden"


@pytest.fixture
def app(scratch: Scratch) -> Any:
    scratch.a3("skolemat", MORE)
    return app_of(scratch)


def fail(*arguments: object, **named: object) -> Never:
    raise ZeroDivisionError(REASON)


def test_pages_stand_as_they_were_when_an_update_fails(
    app: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(LiveSite, "update", fail)
        assert send(app, "endringstiltak/t1", "lagre", tiltak="Gulrot").status == 303
    old = ask(app, PAGE)
    assert old.status == 200
    assert "Frukt" in old.text
    assert "Gulrot" not in old.text
    assert "Håndboken kunne ikke oppdateres." in old.text
    assert REASON not in old.text
    assert "Traceback" not in old.text
    assert REASON in caplog.text
    assert send(app, "endringstiltak/t2", "lagre", tiltak="Nepe").status == 303
    new = ask(app, PAGE).text
    assert "Gulrot" in new
    assert "kunne ikke oppdateres" not in new


@pytest.mark.parametrize(("part", "name"), [(ShownSite, "page"), (Editing, "shown_to")])
def test_page_that_cannot_be_made_says_so_in_words(
    app: Any, monkeypatch: pytest.MonkeyPatch, part: type, name: str
) -> None:
    monkeypatch.setattr(part, name, fail)

    async def served(*call: Any) -> None:
        with suppress(ZeroDivisionError):  # a server logs it when it has answered
            await app(*call)

    sent = ask(served, PAGE)
    assert sent.status == 500
    assert "si fra til dem som drifter planhåndboken" in " ".join(sent.text.split())
    assert REASON not in sent.text
