"""Cases and records that A3s named on the main branch, and their pages, without a ledger too."""

import pytest

from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING, LEDGER
from tests.records.permanence.without_ledger.on_main import THIRD_DAY, moved
from tests.support.handbooks import Scratch
from tests.support.repositories import FIRST_DAY, NEXT_DAY, Repository

OPEN = "offentlighet: offentlig\n"
CLOSED = "offentlighet: intern\n"
MEASURE = "endringstiltak: [{id: t1, tiltak: Kok}]\n"
OF_COUNCIL = "saker: [{saksnummer: 62/26, organ: kommunestyret}]\n"
OF_COMMITTEE = "saker: [{saksnummer: 62/26, organ: formannskapet}]\n"
TO_NUMBER = {
    "sak/62-26-formannskapet/": "sak/62-26/",
    "sak/62-26-kommunestyret/": "sak/62-26/",
}
ENDED = """\
avsluttet:
  - {adresse: sak/62-26/, tittel: Saken, dato: 2026-11-21, grunn: Feil nummer}
"""


def commit(scratch: Scratch, at: str, **a3s: str) -> None:
    for id, more in a3s.items():
        scratch.a3(id, more)
    Repository.made_in(scratch.folder).commit(at)


@pytest.mark.parametrize("audience", Audience)
def test_pages_of_bodies_lead_to_the_number_that_one_has_now(
    scratch: Scratch, audience: Audience
) -> None:
    commit(scratch, FIRST_DAY, mat=OPEN + OF_COUNCIL, frukt=OPEN + OF_COMMITTEE)
    assert {"sak/62-26/", *TO_NUMBER} <= scratch.records().permalinks.current.keys()
    commit(scratch, NEXT_DAY, frukt=OPEN)
    assert moved(scratch.folder, audience) == TO_NUMBER
    assert scratch.told() == []


@pytest.mark.parametrize("audience", Audience)
def test_pages_of_bodies_lead_on_with_their_number(scratch: Scratch, audience: Audience) -> None:
    commit(scratch, FIRST_DAY, mat=OPEN + OF_COUNCIL, frukt=OPEN + OF_COMMITTEE)
    commit(scratch, NEXT_DAY, mat=OPEN, frukt=OPEN)
    assert "«sak/62-26/» er publisert" in str(scratch.told())
    scratch.write(FORWARDING, ENDED)
    assert moved(scratch.folder, audience) == {"sak/62-26/": None, **TO_NUMBER}
    assert scratch.told() == []


def test_case_that_one_body_had_at_a_time_has_no_page_of_its_body(scratch: Scratch) -> None:
    commit(scratch, FIRST_DAY, mat=OPEN + OF_COUNCIL)
    assert moved(scratch.folder) == {}


def test_page_of_a_body_in_the_ledger_leads_to_the_number_that_one_has_now(
    scratch: Scratch,
) -> None:
    scratch.a3("mat", OPEN + OF_COUNCIL)
    scratch.write(LEDGER, "sak/62-26-kommunestyret/: offentlig\n")
    assert moved(scratch.folder) == {"sak/62-26-kommunestyret/": "sak/62-26/"}


def test_page_of_a_gone_case_in_the_ledger_is_told_as_lost(scratch: Scratch) -> None:
    scratch.a3("mat", OPEN + OF_COUNCIL)
    scratch.write(LEDGER, "sak/62-26-formannskapet/: offentlig\n")
    (told,) = scratch.told()
    assert "«sak/62-26-formannskapet/» er publisert, men ville gå tapt" in told


@pytest.mark.parametrize(
    ("versions", "is_public"),
    [
        ([OPEN + OF_COUNCIL, OPEN], True),
        ([CLOSED + OF_COUNCIL, OPEN + OF_COUNCIL, OPEN], True),
        ([CLOSED + OF_COUNCIL, CLOSED], False),
        ([CLOSED + OF_COUNCIL, OPEN], False),
        ([OPEN + OF_COUNCIL, CLOSED], False),
    ],
)
def test_public_is_told_of_a_case_that_an_a3_named_while_it_was_public(
    scratch: Scratch, versions: list[str], *, is_public: bool
) -> None:
    for version, at in zip(versions, (FIRST_DAY, NEXT_DAY, THIRD_DAY), strict=False):
        commit(scratch, at, mat=version)
    (told,) = scratch.told()
    assert ("Har alle kunnet lese det" in told) != is_public
    scratch.write(FORWARDING, ENDED)
    assert moved(scratch.folder, Audience.PUBLIC) == ({"sak/62-26/": None} if is_public else {})
    assert moved(scratch.folder, Audience.INTERNAL) == {"sak/62-26/": None}


def test_public_is_told_of_a_case_of_an_a3_that_ended_as_public(scratch: Scratch) -> None:
    commit(scratch, FIRST_DAY, mat=OPEN + OF_COUNCIL)
    scratch.end("mat")
    ended = scratch.text(FORWARDING)
    scratch.write(FORWARDING, ended + ENDED.partition("\n")[2])
    assert moved(scratch.folder, Audience.PUBLIC)["sak/62-26/"] is None


def test_case_that_only_a_closed_a3_has_now_is_told_as_closed(scratch: Scratch) -> None:
    commit(scratch, FIRST_DAY, mat=OPEN + OF_COUNCIL, frukt=CLOSED + OF_COUNCIL)
    commit(scratch, NEXT_DAY, mat=OPEN)
    (told,) = scratch.told()
    assert "«sak/62-26/» har vært åpen for alle, men er nå intern" in told


@pytest.mark.parametrize("access", [OPEN, CLOSED])
def test_public_is_told_what_became_of_a_measure_that_it_could_read(
    scratch: Scratch, access: str
) -> None:
    commit(scratch, FIRST_DAY, mat=access + MEASURE)
    commit(scratch, NEXT_DAY, mat=OPEN)
    end = "{adresse: a3/mat/#tiltak-t1, tittel: Kok, dato: 2026-11-21, grunn: Ferdig}"
    scratch.write(FORWARDING, f"avsluttet: [{end}]\n")
    anchors = scratch.handbook(Audience.PUBLIC).forwarded.anchors
    assert [gone.address for gone in anchors] == (["a3/mat/#tiltak-t1"] if access == OPEN else [])
