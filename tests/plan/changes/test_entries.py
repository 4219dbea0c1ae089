"""The past of the A3s is read from real repositories."""

from datetime import date

import pytest

from planhandbok import workers
from planhandbok.plan.changes.entries import Entry, Event, diary, since_day
from planhandbok.records.schema.sheet import Audience
from tests.plan.changes.entries import INTERNAL, PUBLIC, told
from tests.support.handbooks import TODAY, Scratch
from tests.support.repositories import Repository


def test_an_a3_is_new_and_then_changed(scratch: Scratch, repository: Repository) -> None:
    scratch.a3("skolemat", "fase: dypdykk\n")
    repository.commit()
    scratch.a3("skolemat", "fase: gjennomforing\n")
    repository.commit()
    assert told(scratch) == [
        ("skolemat", Event.CHANGED, "phase"),
        ("skolemat", Event.NEW),
    ]


def test_a_comment_in_the_file_is_no_change(scratch: Scratch, repository: Repository) -> None:
    scratch.a3("skolemat")
    repository.commit()
    scratch.a3("skolemat", "# En merknad.\n")
    repository.commit()
    assert told(scratch) == [("skolemat", Event.NEW)]


def test_move_to_another_year_neither_ends_nor_starts_an_a3(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("skolemat")
    repository.commit()
    text = scratch.text("a3/2027/skolemat.yml")
    cycle = scratch.text("a3/2027/syklus.yml")
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.write("a3/2028/skolemat.yml", text.replace("Rektor", "Kokk"))
    scratch.write("a3/2028/syklus.yml", cycle.replace("budsjettår: 2027", "budsjettår: 2028"))
    repository.commit()
    assert told(scratch) == [("skolemat", Event.CHANGED, "year", "owners"), ("skolemat", Event.NEW)]


def test_move_to_another_year_alone_is_an_entry(scratch: Scratch, repository: Repository) -> None:
    scratch.a3("skolemat", PUBLIC)
    repository.commit()
    cycle = scratch.text("a3/2027/syklus.yml")
    scratch.write("a3/2028/syklus.yml", cycle.replace("budsjettår: 2027", "budsjettår: 2028"))
    repository.git("mv", "a3/2027/skolemat.yml", "a3/2028/skolemat.yml")
    repository.commit()
    for audience in Audience:
        assert told(scratch, audience) == [
            ("skolemat", Event.CHANGED, "year"),
            ("skolemat", Event.NEW),
        ]


def test_removed_a3_is_ended_and_keeps_its_title(scratch: Scratch, repository: Repository) -> None:
    scratch.a3("skolemat", "tittel: Varm mat\nenhet: Oppvekst\n")
    repository.commit()
    scratch.end("skolemat")
    repository.commit()
    (found,) = diary(scratch.handbook(), TODAY).entries
    assert (found.event, found.title, found.unit) == (Event.ENDED, "Varm mat", "Oppvekst")


def test_restored_a3_is_new_when_it_returns(scratch: Scratch, repository: Repository) -> None:
    for _ in range(2):
        scratch.a3("skolemat")
        back = repository.commit()
        (scratch.folder / "a3/2027/skolemat.yml").unlink()
        repository.commit()
    repository.git("revert", "--no-edit", "HEAD")
    found = diary(scratch.handbook(), TODAY).entries
    assert [entry.event for entry in found] == [Event.NEW]
    assert found[0].commit != back


@pytest.mark.parametrize(
    "unreadable",
    ["id: [skolemat", "ukjent: ja", 'tittel: "\\x07"', "enhet: A\nenhet: B"],
    ids=["form", "key", "sign", "twice"],
)
def test_unreadable_version_is_an_entry_of_its_own(
    scratch: Scratch, repository: Repository, unreadable: str
) -> None:
    scratch.a3("skolemat", "fase: dypdykk\n")
    repository.commit()
    scratch.a3("skolemat", f"{unreadable}\n")
    repository.commit()
    scratch.a3("skolemat", "fase: gjennomforing\n")
    repository.commit()
    assert told(scratch) == [
        ("skolemat", Event.CHANGED, "phase"),
        ("skolemat", Event.UNREADABLE),
        ("skolemat", Event.NEW),
    ]


def test_a3_first_seen_unreadable_is_never_new(scratch: Scratch, repository: Repository) -> None:
    scratch.write("a3/2027/skolemat.yml", "gammel_nøkkel: ja\n")
    repository.commit()
    scratch.a3("skolemat")
    repository.commit()
    assert told(scratch) == [("skolemat", Event.UNREADABLE), ("skolemat", Event.UNREADABLE)]
    assert told(scratch, Audience.PUBLIC) == []


def test_public_entries_compare_only_public_versions(
    scratch: Scratch, repository: Repository
) -> None:
    for number, access in enumerate((INTERNAL, PUBLIC, INTERNAL, PUBLIC)):
        scratch.a3("skolemat", f"{access}tittel: Tittel {number}\n")
        repository.commit()
    found = diary(scratch.handbook(Audience.PUBLIC), TODAY).entries
    assert [(entry.event, [(c.before, c.after) for c in entry.changes]) for entry in found] == [
        (Event.CHANGED, [("Tittel 1", "Tittel 3")]),
        (Event.NEW, []),
    ]


def test_internal_a3s_have_no_public_entries(scratch: Scratch, repository: Repository) -> None:
    scratch.a3("skolemat", f"{PUBLIC}tittel: Før\n")
    for id, access in (("borte", INTERNAL), ("slutt", PUBLIC)):
        scratch.a3(id, access)
    repository.commit()
    scratch.a3("skolemat", f"{INTERNAL}tittel: Etter\n")
    scratch.end("borte", "slutt")
    repository.commit()
    assert told(scratch, Audience.PUBLIC) == [("slutt", Event.ENDED)]
    ended = [row for row in told(scratch) if row[1] is Event.ENDED]
    assert ended == [("borte", Event.ENDED), ("slutt", Event.ENDED)]


def test_links_to_what_is_internal_are_gone_from_old_versions(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.a3("hemmelig", INTERNAL)
    scratch.a3("skolemat", f"{PUBLIC}overordnet: hemmelig\n")
    repository.commit()
    scratch.a3("skolemat", f"{PUBLIC}fase: dypdykk\n")
    repository.commit()
    assert told(scratch, Audience.PUBLIC)[0] == ("skolemat", Event.CHANGED, "phase")
    assert told(scratch)[0] == ("skolemat", Event.CHANGED, "phase", "parent")


def test_uncommitted_changes_give_no_entry(scratch: Scratch, repository: Repository) -> None:
    scratch.a3("skolemat")
    repository.commit()
    scratch.a3("skolemat", "fase: dypdykk\n")
    scratch.a3("ny")
    assert told(scratch) == [("skolemat", Event.NEW)]
    scratch.end("skolemat")
    assert told(scratch) == []


def test_entries_ignore_uncommitted_work(scratch: Scratch, repository: Repository) -> None:
    scratch.a3("skolemat", INTERNAL)
    repository.commit()
    scratch.a3("skolemat", PUBLIC)
    assert told(scratch, Audience.PUBLIC) == []


def test_entries_older_than_two_years_are_left_out(
    scratch: Scratch, repository: Repository
) -> None:
    for day, phase in (("2024-10-31", "dypdykk"), ("2024-11-01", "gjennomforing")):
        scratch.a3("skolemat", f"fase: {phase}\n")
        repository.commit(at=f"{day}T12:00:00+01:00")
    assert since_day(TODAY) == date(2024, 11, 1)
    assert told(scratch) == [("skolemat", Event.CHANGED, "phase")]


def test_a_shallow_checkout_compares_what_it_has(scratch: Scratch, repository: Repository) -> None:
    for phase in ("dypdykk", "gjennomforing", "dypdykk"):
        scratch.a3("skolemat", f"fase: {phase}\n")
        repository.commit()
    clone = scratch.folder.parent / "grunn"
    repository.git("clone", "--quiet", "--depth=2", f"file://{scratch.folder}", str(clone))
    assert told(Scratch(clone)) == [("skolemat", Event.CHANGED, "phase")]


def test_entries_are_the_same_from_several_processes(
    scratch: Scratch, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    for phase in ("dypdykk", "gjennomforing"):
        for number in range(6):
            scratch.a3(f"plan-{number}", f"fase: {phase}\n")
        repository.commit()

    def both() -> tuple[Entry, ...]:
        return diary(scratch.handbook(), TODAY).entries

    alone = both()
    monkeypatch.setattr(workers, "WORTH_WORKERS", 2)
    monkeypatch.setattr(workers, "_processors", lambda: 3)
    assert both() == alone
    assert len(alone) == 12


def test_without_git_there_are_no_entries(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    assert told(scratch) == []
