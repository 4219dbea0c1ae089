"""Frozen editions stay when their A3 changes, closes, ends or gets a new id."""

import pytest

from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.records.text.problems import Problems
from tests.support.editions import addresses, edit, freeze, give_new_id, move, page
from tests.support.handbooks import Scratch


@pytest.mark.parametrize(("then", "now"), [("intern", "offentlig"), ("offentlig", "intern")])
def test_an_edition_is_public_when_both_it_and_its_a3_are(
    scratch: Scratch, then: str, now: str
) -> None:
    scratch.a3("skolemat", f"offentlighet: {then}\n")
    freeze(scratch)
    edit(scratch.folder / "a3/2027/skolemat.yml", f"offentlighet: {then}", f"offentlighet: {now}")
    assert "a3/skolemat/1.0/" not in addresses(scratch, Audience.PUBLIC)
    assert "a3/skolemat/1.0/" in addresses(scratch, Audience.INTERNAL)


def test_editions_of_an_ended_a3_stay_until_ended_themselves(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: offentlig\na3/skolemat/1.0/: offentlig\n")
    scratch.end("skolemat")
    assert "Elevene trenger mat." in page(scratch, "a3/skolemat/1.0/", Audience.PUBLIC)
    path = scratch.folder / FORWARDING
    also = "  - {adresse: a3/skolemat/1.0/, tittel: Mat, dato: 2026-11-02, grunn: Navn sto der}\n"
    path.write_text(path.read_text(encoding="utf-8") + also, encoding="utf-8")
    assert "Elevene trenger mat." not in page(scratch, "a3/skolemat/1.0/", Audience.PUBLIC)
    assert scratch.records().permalinks.current["a3/skolemat/1.0/"] is Access.INTERNAL


def test_closing_an_a3_asks_about_each_public_edition(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    ledger = "a3/skolemat/: offentlig\na3/skolemat/1.0/: offentlig\nsak/62-26/: offentlig\n"
    scratch.write(LEDGER, ledger)
    edit(scratch.folder / "a3/2027/skolemat.yml", "offentlighet: offentlig", "offentlighet: intern")
    words = "tittel: Mat, dato: 2026-11-01, grunn: Lukket"
    ended = f"avsluttet:\n  - {{adresse: a3/skolemat/, {words}}}\n"
    ended += f"  - {{adresse: sak/62-26/, {words}}}\n"
    scratch.write(FORWARDING, ended)
    (told,) = scratch.messages()
    assert "«a3/skolemat/1.0/» har vært åpen for alle, og ville åpnes igjen" in told
    scratch.write(FORWARDING, f"{ended}  - {{adresse: a3/skolemat/1.0/, {words}}}\n")
    assert "a3/skolemat/1.0/" in addresses(scratch, Audience.INTERNAL)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    shown = page(scratch, "a3/skolemat/1.0/", Audience.PUBLIC)
    assert "Lukket" in shown
    assert "Elevene trenger mat." not in shown


def test_internal_edition_stays_internal_when_its_a3_ends(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: intern\na3/skolemat/1.0/: intern\n")
    scratch.end("skolemat")
    assert "a3/skolemat/1.0/" not in addresses(scratch, Audience.PUBLIC)
    assert "a3/skolemat/1.0/" in addresses(scratch, Audience.INTERNAL)


@pytest.mark.parametrize("access", ["offentlig", "intern"])
def test_unknown_edition_without_its_a3_needs_a_decision(scratch: Scratch, access: str) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: offentlig\n")
    scratch.end("skolemat")
    (told,) = scratch.messages()
    assert "sier ikke om utgave 1.0 har vært åpen for alle" in told
    scratch.write(LEDGER, f"a3/skolemat/: offentlig\na3/skolemat/1.0/: {access}\n")
    is_open = "a3/skolemat/1.0/" in addresses(scratch, Audience.PUBLIC)
    assert is_open is (access == "offentlig")


def test_edition_becomes_internal_with_its_renamed_a3(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: intern\na3/skolemat/1.0/: intern\n")
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.a3("mat", "offentlighet: intern\n")
    scratch.write(FORWARDING, "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/mat/}]\n")
    assert "a3/skolemat/1.0/" not in addresses(scratch, Audience.PUBLIC)


def test_public_handbook_has_no_hidden_names(scratch: Scratch) -> None:
    scratch.a3("hemmelig", "offentlighet: intern\ntittel: Unevnelig\n")
    became = "endringstiltak:\n  - {id: t, tiltak: Utred, utredning: hemmelig}\n"
    scratch.a3("skolemat", f"overordnet: hemmelig\n{became}")
    freeze(scratch)
    edition = scratch.handbook(Audience.PUBLIC).editions[0]
    assert "Unevnelig" not in repr(edition)


def test_an_edition_follows_its_a3_to_a_new_id(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    give_new_id(scratch, "skolemat", "varm-mat")
    assert scratch.records().warnings == Problems()
    assert "Utgaven gjelder fortsatt." in page(scratch, "a3/skolemat/1.0/")
    edit(scratch.folder / "a3/2027/varm-mat.yml", 'utgave: "1.0"', 'utgave: "1.1"')
    frozen = page(scratch, "a3/skolemat/1.0/")
    assert "Den nyeste utgaven er 1.1." in frozen
    assert 'href="../../../a3/varm-mat/"' in frozen
    assert 'href="../../a3/skolemat/1.0/"' in page(scratch, "a3/varm-mat/")
    assert page(scratch, "sak/62-26/").count("<li>") == 1


def test_a_frozen_number_is_taken_under_a_new_id_too(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    give_new_id(scratch, "skolemat", "varm-mat")
    told = "Utgave 1.0 er fryst før: a3/2027/utgaver/skolemat-1.0.yml."
    assert told in freeze(scratch, "varm-mat").output
    edit(scratch.folder / "a3/2027/varm-mat.yml", "trenger mat", "trenger varm mat")
    (warning,) = scratch.records().warnings.items
    assert warning.file == "a3/2027/varm-mat.yml"
    assert warning.message.startswith("Planen er endret siden utgave 1.0 ble vedtatt i sak 62/26")


def test_a_case_lists_both_of_two_a3s_that_became_one(scratch: Scratch) -> None:
    for id in ("frukt", "skolemat"):
        scratch.a3(id, f"tittel: Om {id}\n")
        freeze(scratch, id)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    move(scratch, "skolemat", "frukt")
    shown = page(scratch, "sak/62-26/")
    assert 'href="../../a3/frukt/1.0/">Om frukt</a>' in shown
    assert 'href="../../a3/skolemat/1.0/">Om skolemat</a>' in shown


def test_pointer_of_an_ended_a3_is_not_its_new_id(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat")
    freeze(scratch)
    scratch.write(LEDGER, "a3/skolemat/: offentlig\na3/skolemat/1.0/: offentlig\n")
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.a3("frukt", 'utgave: "2.0"\n')
    words = "tittel: Mat, dato: 2026-11-01, grunn: Slutt, gå_til: a3/frukt/"
    scratch.write(FORWARDING, f"avsluttet: [{{adresse: a3/skolemat/, {words}}}]\n")
    shown = page(scratch, "a3/skolemat/1.0/")
    assert "A3-en ble avsluttet 1. november 2026." in shown
    assert "2.0" not in shown
