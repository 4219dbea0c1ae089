"""An address without its last slash leads to the page, with all that was asked for."""

import pytest

from tests.support.handbooks import Scratch
from tests.writing.app import app_of
from tests.writing.web import ask


@pytest.mark.parametrize("desk", ["meld", "rediger"])
def test_redirect_to_a_form_keeps_the_query(scratch: Scratch, desk: str) -> None:
    scratch.a3("skolemat")
    app = app_of(scratch)
    answer = ask(app, f"/.planhandbok/{desk}?post=skolemat&sted=hode")
    form = f"/.planhandbok/{desk}/?post=skolemat&sted=hode"
    assert (answer.status, answer.leads_to) == (307, form)
    assert ask(app_of(scratch, edits=False), f"/.planhandbok/{desk}").status == 404


@pytest.mark.parametrize("query", ["", "?ansvar=Rektor", "?sak=26/12&fra=%C3%A5r"])
def test_redirect_to_a_page_keeps_the_query(scratch: Scratch, query: str) -> None:
    answer = ask(app_of(scratch), f"/tiltak{query}")
    assert (answer.status, answer.leads_to) == (307, f"/tiltak/{query}")
