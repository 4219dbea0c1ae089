"""A plan that is changed in a form after a decision becomes the next edition."""

from typing import Any

import pytest

from tests.support.editions import freeze
from tests.support.handbooks import TODAY, Scratch
from tests.writing.app import MORE, app_of, send

DAY = TODAY.isoformat()


@pytest.fixture
def decided(scratch: Scratch) -> Any:
    scratch.a3("skolemat", MORE)
    freeze(scratch)
    return app_of(scratch)


def number_and_day(scratch: Scratch) -> tuple[str, str]:
    a3 = scratch.records().sheets[0].a3
    return a3.edition, a3.on.isoformat()


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        ("begrunnelse", {"begrunnelse": "Flere er sultne."}),
        ("endringstiltak/t1", {"frist": "juni 2027"}),
        ("endringstiltak/+", {"tiltak": "Salat"}),
        ("hode", {"tittel": "Varm mat"}),
    ],
)
def test_first_change_of_a_decided_plan_gives_it_the_next_number_and_the_day(
    decided: Any, scratch: Scratch, place: str, texts: dict[str, str]
) -> None:
    assert send(decided, place, "lagre", **texts).status == 303
    assert number_and_day(scratch) == ("1.1", DAY)
    assert scratch.told() == []
    assert send(decided, "begrunnelse", "lagre", begrunnelse="Alle er sultne.").status == 303
    assert number_and_day(scratch) == ("1.1", DAY)


def test_report_is_no_new_plan(decided: Any, scratch: Scratch) -> None:
    before = number_and_day(scratch)
    assert send(decided, "endringstiltak/t1", "lagre", status="igangsatt").status == 303
    assert number_and_day(scratch) == before


def test_number_and_day_that_the_author_writes_are_kept(decided: Any, scratch: Scratch) -> None:
    texts = {"tittel": "Varm mat", "utgave": "2.0", "dato": "2026-10-01"}
    assert send(decided, "hode", "lagre", **texts).status == 303
    assert number_and_day(scratch) == ("2.0", "2026-10-01")


def test_day_that_the_author_writes_is_kept_with_the_next_number(
    decided: Any, scratch: Scratch
) -> None:
    texts = {"tittel": "Varm mat", "dato": "2026-10-01"}
    assert send(decided, "hode", "lagre", **texts).status == 303
    assert number_and_day(scratch) == ("1.1", "2026-10-01")
