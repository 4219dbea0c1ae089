"""Texts that were taken back: what is hidden of them, and what may be left of the files."""

from datetime import date

import pytest

from planhandbok.changing.freeze import FreezeRequest, freeze
from planhandbok.records.git.taken_back import TakenBack, changed_places, notice
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.forwarding import Retraction
from planhandbok.records.schema.settings import Language
from tests.support.handbooks import TODAY, Scratch
from tests.support.repositories import Repository

WRONG = """\
begrunnelse: Elevene trenger mat. Kari er syk.
eier: Kari
ideer:
  - {id: i1, idé: Kari vil lage suppe}
  - {id: i2, idé: Lag suppe, vurdering: Kari}
"""
NOW = """\
ideer:
  - {id: i2, idé: Lag suppe}
"""
ENTRY = """
tilbakekalt:
  - {a3: skolemat, felt: begrunnelse, dato: 2026-11-20, grunn: Feil}
"""


def two_versions(scratch: Scratch) -> tuple[A3, A3]:
    scratch.a3("skolemat", WRONG)
    before = scratch.records().sheets[0].a3
    scratch.a3("skolemat", NOW)
    return before, scratch.records().sheets[0].a3


@pytest.mark.parametrize(
    "place", ["begrunnelse", "eier", "ideer/i1", "ideer/i1/idé", "ideer/i2/vurdering", "ideer"]
)
def test_no_place_of_a_version_keeps_its_text(place: str, scratch: Scratch) -> None:
    before, now = two_versions(scratch)
    steps = tuple(place.split("/"))
    others = [other for other in changed_places(before, now) if other[:2] != steps[:2]]
    taken = TakenBack("skolemat", (steps, *others), (), "Tatt bort")
    for current in (now, None):
        assert taken.differs(before, now)
        assert "Kari" not in str(taken.hidden(before, current))


def test_whole_change_hides_all_that_it_changed(scratch: Scratch) -> None:
    before, now = two_versions(scratch)
    taken = TakenBack("skolemat", tuple(changed_places(before, now)), (), "Tatt bort")
    assert taken.hidden(before, now) == now
    assert "Kari" not in str(taken.hidden(before, None))
    assert "Kari" not in str(taken.hidden_in_edition(before, now))


def test_only_the_named_editions_lose_their_text(scratch: Scratch) -> None:
    before, now = two_versions(scratch)
    taken = TakenBack("skolemat", (("begrunnelse",),), ("9.9",), "Tatt bort")
    assert taken.hidden_in_edition(before, now) == before


@pytest.mark.parametrize(
    ("language", "words"), [(Language.BOKMAL, "Tatt bort"), (Language.NYNORSK, "Teke bort")]
)
def test_notice_tells_the_day_and_the_reason(language: Language, words: str) -> None:
    entry = Retraction(a3="skolemat", place="eier", on=date(2027, 6, 3), reason="Feil\n")
    assert notice(entry, language) == f"{words} 3. juni 2027: Feil"


def test_text_may_be_taken_out_of_a_frozen_file_only_where_it_was_taken_back(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat", WRONG)
    decided = {"saksnummer": "1/26", "organ": "Kommunestyret", "dato": "2026-10-03"}
    freeze(FreezeRequest(scratch.folder, TODAY, "skolemat", decided))
    file = "a3/2027/utgaver/skolemat-1.0.yml"
    frozen = scratch.text(file)
    scratch.write(file, frozen.replace(" Kari er syk.", ""))
    assert "«begrunnelse» er endret etter vedtaket." in scratch.messages()
    scratch.a3("skolemat", f"{NOW}begrunnelse: Ny\n")
    scratch.write("a3/adresser.yml", ENTRY)
    (edition,) = scratch.records().editions
    assert edition.sheet.a3.background == "Tatt bort 20. november 2026: Feil"
    assert edition.notices == ("Tatt bort 20. november 2026: Feil",)


@pytest.mark.slow
def test_commit_that_never_was_is_a_mistake(scratch: Scratch) -> None:
    repository = Repository.made_in(scratch.folder)
    scratch.a3("skolemat")
    known = repository.commit()
    scratch.write("a3/adresser.yml", ENTRY.replace("felt: begrunnelse", "commit: 0123456"))
    assert scratch.messages() == ["Ingen endring av «skolemat» heter «0123456»."]
    entry = ENTRY.replace("felt: begrunnelse", f"commit: {known[:10]}")
    scratch.write("a3/adresser.yml", entry)
    assert scratch.messages() == []
