"""A3s, boards and cycles that only git knows lead on when they go, without a ledger too."""

import pytest

from planhandbok.records.audience import for_audience
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING
from tests.records.permanence.without_ledger.on_main import THIRD_DAY, moved
from tests.support.editions import addresses, edit, freeze
from tests.support.goals import add_cycle
from tests.support.handbooks import Scratch
from tests.support.repositories import FIRST_DAY, NEXT_DAY, Repository

OPEN = "offentlighet: offentlig\n"
CLOSED = "offentlighet: intern\n"


def commit(scratch: Scratch, *versions: str) -> None:
    """Commit an A3 again and again, a day between two."""
    for version, at in zip(versions, (FIRST_DAY, NEXT_DAY), strict=False):
        scratch.a3("skolemat", version)
        Repository.made_in(scratch.folder).commit(at)


@pytest.mark.parametrize("audience", Audience)
def test_ended_a3_and_its_board_lead_to_what_it_was(scratch: Scratch, audience: Audience) -> None:
    commit(scratch, CLOSED, OPEN)
    scratch.end("skolemat")
    Repository.made_in(scratch.folder).commit(THIRD_DAY)
    assert moved(scratch.folder, audience) == {
        "a3/skolemat/": None,
        "tavle/skolemat/": "a3/skolemat/",
    }


@pytest.mark.parametrize("audience", Audience)
def test_a3_with_another_id_and_its_board_lead_there(scratch: Scratch, audience: Audience) -> None:
    commit(scratch, OPEN)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.a3("mat")
    scratch.write(FORWARDING, "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/mat/}]\n")
    assert moved(scratch.folder, audience) == {
        "a3/skolemat/": "a3/mat/",
        "tavle/skolemat/": "tavle/mat/",
    }


@pytest.mark.parametrize(("version", "is_asked"), [(OPEN, False), (CLOSED, True)])
def test_lost_a3_is_told_of_the_ledger_only_if_git_does_not_know_that_it_was_public(
    scratch: Scratch, version: str, *, is_asked: bool
) -> None:
    commit(scratch, version)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    (told,) = scratch.told()
    assert ("Har den vært åpen for alle" in told) == is_asked


@pytest.mark.parametrize("versions", [[CLOSED], [OPEN, CLOSED], [OPEN, f"{OPEN}ukjent: ja\n"]])
def test_public_is_told_of_no_a3_that_was_not_public_at_the_last(
    scratch: Scratch, versions: list[str]
) -> None:
    commit(scratch, *versions)
    scratch.end("skolemat")
    assert moved(scratch.folder, Audience.PUBLIC) == {}
    assert moved(scratch.folder, Audience.INTERNAL)


def test_public_is_told_of_no_a3_that_was_not_public_in_its_last_year(scratch: Scratch) -> None:
    commit(scratch, OPEN)
    add_cycle(scratch, 2028)
    text = scratch.text("a3/2027/skolemat.yml").replace(OPEN, CLOSED)
    scratch.write("a3/2028/skolemat.yml", text)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    Repository.made_in(scratch.folder).commit(NEXT_DAY)
    scratch.write("a3/2027/skolemat.yml", text)
    (scratch.folder / "a3/2028/skolemat.yml").unlink()
    scratch.end("skolemat")
    assert moved(scratch.folder, Audience.PUBLIC) == {}
    assert moved(scratch.folder, Audience.INTERNAL)


def test_public_edition_stays_open_when_its_public_a3_ends(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    Repository.made_in(scratch.folder).commit()
    scratch.end("skolemat")
    assert "a3/skolemat/1.0/" in addresses(scratch, Audience.PUBLIC)
    assert scratch.told() == []


@pytest.mark.parametrize("at_last", [OPEN, CLOSED])
def test_internal_edition_does_not_open_when_its_a3_ends(scratch: Scratch, at_last: str) -> None:
    scratch.a3("skolemat", CLOSED)
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", CLOSED, at_last)
    Repository.made_in(scratch.folder).commit()
    scratch.end("skolemat")
    if at_last == OPEN:  # then all could read the page of its case
        end = "  - {adresse: sak/62-26/, tittel: Saken, dato: 2026-11-01, grunn: Slutt}\n"
        scratch.write(FORWARDING, scratch.text(FORWARDING) + end)
    assert "a3/skolemat/1.0/" not in addresses(scratch, Audience.PUBLIC)


def test_public_edition_of_a_closed_a3_that_ends_needs_a_decision(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", OPEN, CLOSED)
    Repository.made_in(scratch.folder).commit()
    scratch.end("skolemat")
    (told,) = scratch.messages()
    assert "sier ikke om utgave 1.0 har vært åpen for alle" in told


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("page", ["", "gevinster/", "prioritering/", "gevinsttre/", "1-kvartal/"])
def test_page_of_a_cycle_that_moved_leads_there(
    scratch: Scratch, page: str, audience: Audience
) -> None:
    Repository.made_in(scratch.folder).commit()
    add_cycle(scratch, 2028)
    (scratch.folder / "a3/2027/syklus.yml").unlink()
    scratch.write(FORWARDING, "flyttet: [{fra: syklus/2027/, flyttet_til: syklus/2028/}]\n")
    assert moved(scratch.folder, audience)[f"syklus/2027/{page}"] == f"syklus/2028/{page}"


def test_pages_of_a_cycle_that_ended_lead_to_what_it_was(scratch: Scratch) -> None:
    Repository.made_in(scratch.folder).commit()
    (scratch.folder / "a3/2027/syklus.yml").unlink()
    words = "tittel: Runden, dato: 2026-11-21, grunn: Den var feil"
    scratch.write(FORWARDING, f"avsluttet: [{{adresse: syklus/2027/, {words}}}]\n")
    pages = for_audience(scratch.records(), Audience.PUBLIC).forwarded.pages
    ends = {gone.address: gone.end and gone.end.reason for gone in pages}
    assert ends["syklus/2027/gevinster/"] == ends["syklus/2027/"] == "Den var feil"
