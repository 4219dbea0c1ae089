"""An act that is refused for one of its answers tells it at the field of the answer."""

import re
from typing import Any

import pytest

from tests.support.handbooks import Scratch
from tests.writing.acts.doing import DECISION, do
from tests.writing.app import app_of
from tests.writing.web import Answer

pytestmark = pytest.mark.usefixtures("repository")
CASE = "saker:\n  - {saksnummer: 62/26, organ: kommunestyret}\n"
FIELD = r'<label for="felt-([\w.]+)">(?:(?!</div>).)*?<p class="phb-error" id="feil-\1">(.*?)</p>'
AT_TOP = r"Rett dette først:</strong></p>\s*<ul>(.*?)</ul>"
BEGUN = r'id="felt-([\w.]+)" [^>]* autofocus>?'


def told_at_fields(refused: Answer) -> dict[str, str]:
    assert refused.status == 422
    return dict(re.findall(FIELD, refused.text, re.DOTALL))


def links_at_top(refused: Answer) -> list[str]:
    """Return the fields that the list of mistakes leads to; nothing else stands in it."""
    [top] = re.findall(AT_TOP, refused.text, re.DOTALL)
    links = re.findall(r'<li><a href="#felt-([\w.]+)">', top)
    assert top.count("<li>") == len(links)
    return links


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("sak 62/26", "«sak 62/26» er mer enn nummeret på saken. Skriv «62/26»."),
        ("---", "Saksnummeret «---» har verken tall eller bokstaver."),
        ("62-26", "Saksnummeret «62-26» får samme adresse som «62/26»"),
        ("PS 62/26", "Er det samme sak, skriv «62/26»."),
    ],
)
def test_case_number_that_cannot_be_is_told_at_its_field(
    scratch: Scratch, case: str, told: str
) -> None:
    scratch.a3("skolemat")
    scratch.a3("frukt", CASE)
    refused = do(app_of(scratch), "frys", "frys", **{**DECISION, "saksnummer": case})
    assert told in told_at_fields(refused)["saksnummer"]
    assert links_at_top(refused) == ["saksnummer"]
    assert re.findall(BEGUN, refused.text) == ["saksnummer"]
    assert f'value="{case}"' in refused.text


@pytest.mark.parametrize(
    ("day", "told"),
    [("1. mai 2031", "en dato som ikke er kommet"), ("1. mai 2020", "etter vedtaket")],
)
def test_day_of_a_decision_that_cannot_be_is_told_at_its_field(
    app: Any, day: str, told: str
) -> None:
    refused = do(app, "frys", "frys", **{**DECISION, "dato": day})
    assert told in told_at_fields(refused)["dato"]
    assert re.findall(BEGUN, refused.text) == ["dato"]


def test_each_wrong_answer_is_told_at_its_own_field(app: Any) -> None:
    refused = do(app, "frys", "frys", **DECISION | {"saksnummer": "sak 1/26", "dato": "1.5.2031"})
    assert links_at_top(refused) == ["saksnummer", "dato"]


def test_number_that_an_edition_has_is_told_at_its_field(app: Any) -> None:
    do(app, "frys", "frys", **DECISION)
    same = do(app, "rett-saksnummer", "rett", saksnummer="62/26")
    assert told_at_fields(same) == {"saksnummer": "Utgaven har saksnummeret «62/26» fra før."}
    do(app, "rett-saksnummer", "rett", saksnummer="63/26")
    again = do(app, "rett-saksnummer", "rett", saksnummer="64/26")
    assert links_at_top(again) == ["utgave"]


@pytest.mark.parametrize("year", ["snart", "2027", "1066"])
def test_year_that_no_new_round_can_have_is_told_at_its_field(app: Any, year: str) -> None:
    refused = do(app, "ny-runde", "lag", "2027", budsjettår=year)
    assert list(told_at_fields(refused)) == ["budsjettår"]
    assert links_at_top(refused) == ["budsjettår"]
    assert re.findall(BEGUN, refused.text) == ["budsjettår"]


def test_year_that_an_a3_cannot_move_to_is_told_at_its_field(app: Any) -> None:
    do(app, "ny-runde", "lag", "2027")
    refused = do(app, "flytt", "flytt", budsjettår="2031")
    assert told_at_fields(refused) == {"budsjettår": "Velg et av disse årene: 2028."}
