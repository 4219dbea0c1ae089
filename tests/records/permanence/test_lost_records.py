"""A record that has stood on the main branch is published, and not lost in silence."""

import pytest

from planhandbok.records.permanence.lost_records import address_of
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.records.text.problems import Problem, Problems
from tests.support.handbooks import Scratch
from tests.support.repositories import NEXT_DAY, Repository

ENDED = "avsluttet: [{adresse: a3/skolemat/, tittel: Mat, dato: 2026-10-01, grunn: Slutt}]\n"


@pytest.fixture
def repository(scratch: Scratch) -> Repository:
    """The handbook, committed with an A3 that no ledger knows."""
    scratch.a3("skolemat", "kilde: En lang tekst om noe som sto i en annen kommunes plan.\n")
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    return repository


def told(scratch: Scratch) -> list[Problem]:
    read = scratch.read()
    return list(read.items if isinstance(read, Problems) else read.warnings.items)


def test_deleted_a3_is_reported_at_its_missing_file(
    scratch: Scratch, repository: Repository
) -> None:
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    (before,) = told(scratch)
    repository.commit(at=NEXT_DAY)
    (after,) = told(scratch)
    assert before == after
    assert (after.file, after.line) == ("a3/2027/skolemat.yml", 1)
    assert "har stått i hovedgrenen" in after.message
    assert "«- {adresse: a3/skolemat/," in after.hint


def test_renamed_a3_is_reported_with_its_likely_new_name(
    scratch: Scratch, repository: Repository
) -> None:
    old = scratch.folder / "a3/2027/skolemat.yml"
    text = old.read_text(encoding="utf-8").replace("id: skolemat", "id: noe-annet")
    old.unlink()
    scratch.write("a3/2027/noe-annet.yml", text)
    repository.commit(at=NEXT_DAY)
    (problem,) = told(scratch)
    assert problem.file == "a3/2027/skolemat.yml"
    assert "{fra: a3/skolemat/, flyttet_til: a3/noe-annet/}" in problem.hint


@pytest.mark.parametrize(
    "forwarding", [ENDED, "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/}]\n"]
)
def test_a_line_of_forwarding_settles_a_lost_a3(
    scratch: Scratch, repository: Repository, forwarding: str
) -> None:
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.write(FORWARDING, forwarding)
    repository.commit(at=NEXT_DAY)
    assert told(scratch) == []


def test_lost_measure_of_main_is_reported_without_a_ledger(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Kok}, {id: t2, tiltak: Bak}]\n")
    repository.commit()
    scratch.a3("skolemat", "endringstiltak: [{id: t2, tiltak: Bak}]\n")
    repository.commit(at=NEXT_DAY)
    (problem,) = told(scratch)
    assert (
        "«a3/skolemat/» er publisert med «#tiltak-t1», men har det ikke lenger" in problem.message
    )
    assert "«id: t1» under «endringstiltak:» i a3/2027/skolemat.yml" in problem.hint
    assert "permalenker.yml" not in problem.hint  # git knows that all could read it


@pytest.mark.parametrize(
    "forwarding",
    [
        "flyttet: [{fra: a3/skolemat/#tiltak-t1, flyttet_til: a3/skolemat/#tiltak-t2}]\n",
        "avsluttet: [{adresse: a3/skolemat/#tiltak-t1, tittel: K, dato: 2026-10-01, grunn: Nei}]\n",
    ],
)
def test_a_line_of_forwarding_settles_a_lost_measure(
    scratch: Scratch, repository: Repository, forwarding: str
) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Kok}]\n")
    repository.commit()
    scratch.a3("skolemat", "endringstiltak: [{id: t2, tiltak: Bak}]\n")
    scratch.write(FORWARDING, forwarding)
    repository.commit(at=NEXT_DAY)
    assert told(scratch) == []


def test_lost_case_of_main_is_reported_without_a_ledger(
    scratch: Scratch, repository: Repository
) -> None:
    closed = "offentlighet: intern\n"
    scratch.a3("skolemat", f"{closed}saker: [{{saksnummer: PS 62/26, organ: utvalget}}]\n")
    repository.commit()
    scratch.a3("skolemat", closed)
    repository.commit(at=NEXT_DAY)
    (problem,) = told(scratch)
    assert problem.message == "«sak/ps-62-26/» er publisert, men ville gå tapt."
    assert "skriv også «sak/ps-62-26/: offentlig» i permalenker.yml" in problem.hint
    ended = "{adresse: sak/ps-62-26/, tittel: Sak, dato: 2026-10-01, grunn: Feil nummer}"
    scratch.write(FORWARDING, f"avsluttet: [{ended}]\n")
    assert told(scratch) == []


def test_lost_measure_is_reported_under_the_new_id_of_its_a3(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Kok}, {id: t2, tiltak: Bak}]\n")
    repository.commit()
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.a3("varm-mat", "endringstiltak: [{id: t2, tiltak: Bak}]\n")
    scratch.write(FORWARDING, "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/varm-mat/}]\n")
    repository.commit(at=NEXT_DAY)
    (problem,) = told(scratch)
    assert "«a3/varm-mat/», men «#tiltak-t1» finnes ikke der" in problem.message


def test_measures_of_a_lost_or_ended_a3_are_not_reported_again(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Kok}]\n")
    repository.commit()
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    (problem,) = told(scratch)
    assert problem.file == "a3/2027/skolemat.yml"
    scratch.write(FORWARDING, ENDED)
    assert told(scratch) == []


def test_record_moved_to_another_year_is_not_lost(scratch: Scratch, repository: Repository) -> None:
    cycle = scratch.text("a3/2027/syklus.yml")
    scratch.write("a3/2028/syklus.yml", cycle.replace("budsjettår: 2027", "budsjettår: 2028"))
    (scratch.folder / "a3/2027/skolemat.yml").rename(scratch.folder / "a3/2028/skolemat.yml")
    repository.commit()
    assert told(scratch) == []


def test_lost_address_in_the_ledger_is_reported_once(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.write(LEDGER, "a3/skolemat/: offentlig\n")
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    repository.commit()
    assert [problem.file for problem in told(scratch)] == [LEDGER]


def test_record_of_another_branch_is_not_reported(scratch: Scratch, repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "utkast")
    scratch.a3("utkast")
    repository.commit()
    (scratch.folder / "a3/2027/utkast.yml").unlink()
    repository.commit()
    assert told(scratch) == []


def test_record_added_to_main_after_branching_is_not_lost_on_the_branch(
    scratch: Scratch, repository: Repository
) -> None:
    repository.git("branch", "utkast")
    scratch.a3("nyere")
    repository.commit()
    repository.git("switch", "--quiet", "utkast")
    assert told(scratch) == []


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("a3/2027/skolemat.yml", "a3/skolemat/"),
        ("a3/2027/syklus.yml", "syklus/2027/"),
        ("a3/2027/utgaver/mat-i-skolen-1.10.yml", "a3/mat-i-skolen/1.10/"),
        ("a3/2027/utgaver/plan-2027-1.0.yml", "a3/plan-2027/1.0/"),
        ("a3/helhetsmodellen.yml", None),
        ("a3/adresser.yml", None),
        ("a3/2027/notater/mat.yml", None),
    ],
)
def test_a_record_file_has_the_address_it_was_published_at(file: str, address: str | None) -> None:
    assert address_of(file) == address


def test_address_removed_from_the_ledger_is_still_reported(
    scratch: Scratch, repository: Repository
) -> None:
    anchor = "a3/skolemat/#tiltak-kjokken"
    scratch.write(LEDGER, f"a3/skolemat/: offentlig\n{anchor}: offentlig\n")
    assert "slett linjen" in told(scratch)[0].hint, "it has not come to the main branch"
    repository.commit()
    scratch.write(LEDGER, "a3/skolemat/: offentlig\n")
    (problem,) = told(scratch)
    assert "«#tiltak-kjokken»" in problem.message
    assert "slett linjen" not in problem.hint


PAGE = "content/lokalt/rutiner.md"


def test_deleted_guide_page_of_main_is_reported_without_a_ledger(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.write(PAGE, "# Rutiner\n")
    repository.commit()
    (scratch.folder / PAGE).unlink()
    repository.commit(at=NEXT_DAY)
    (problem,) = told(scratch)
    assert problem.message == "«lokalt/rutiner/» er publisert, men ville gå tapt."
    assert "Hent content/lokalt/rutiner.md eller" in problem.hint
    assert "slett linjen" not in problem.hint
    scratch.write(FORWARDING, "flyttet: [{fra: lokalt/rutiner/, flyttet_til: status/}]\n")
    assert told(scratch) == []


def test_guide_page_that_was_on_another_branch_alone_is_not_lost(
    scratch: Scratch, repository: Repository
) -> None:
    repository.git("switch", "--quiet", "--create", "forslag")
    scratch.write(PAGE, "# Rutiner\n")
    repository.commit()
    (scratch.folder / PAGE).unlink()
    repository.commit()
    assert told(scratch) == []


def test_hidden_files_and_templates_of_the_guide_were_never_pages(
    scratch: Scratch, repository: Repository
) -> None:
    for file in ("content/.utkast.md", "content/templates/mal.md"):
        scratch.write(file, "# Mal\n")
        repository.commit()
        (scratch.folder / file).unlink()
    assert told(scratch) == []
