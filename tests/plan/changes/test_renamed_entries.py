"""An A3 with a new id keeps its past, and one that was removed has ended."""

from datetime import date

from planhandbok.plan.changes.entries import Event, diary
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING, LEDGER
from tests.plan.changes.entries import INTERNAL, PUBLIC, told
from tests.support.handbooks import TODAY, Scratch
from tests.support.repositories import Repository


def rename(scratch: Scratch, old: str, new: str, more: str = "") -> None:
    """Gives an A3 another id, and says so; what was said before stands."""
    (scratch.folder / f"a3/2027/{old}.yml").unlink()
    scratch.a3(new, more)
    path = scratch.folder / FORWARDING
    before = path.read_text(encoding="utf-8") if path.exists() else "flyttet:\n"
    row = f"  - {{fra: a3/{old}/, flyttet_til: a3/{new}/}}\n"
    path.write_text(before + row, encoding="utf-8")


def test_a3_with_a_new_id_keeps_its_past(scratch: Scratch, repository: Repository) -> None:
    scratch.write(LEDGER, "a3/skolemat/: offentlig\na3/mat/: offentlig\n")
    scratch.a3("skolemat")
    repository.commit()
    scratch.a3("skolemat", "fase: dypdykk\n")
    repository.commit()
    rename(scratch, "skolemat", "mat", "fase: dypdykk\ntittel: Varm mat\n")
    repository.commit()
    rename(scratch, "mat", "varm-mat", "fase: dypdykk\ntittel: Varm mat\n")
    repository.commit()
    for audience in Audience:
        assert told(scratch, audience) == [
            ("varm-mat", Event.CHANGED, "id"),
            ("varm-mat", Event.CHANGED, "id", "title"),
            ("varm-mat", Event.CHANGED, "phase"),
            ("varm-mat", Event.NEW),
        ]
    found = diary(scratch.handbook(Audience.PUBLIC), TODAY).entries
    assert [entry.id_then for entry in found] == ["varm-mat", "mat", "skolemat", "skolemat"]


def test_rename_in_a_merge_is_one_entry(scratch: Scratch, repository: Repository) -> None:
    scratch.write(LEDGER, "a3/skolemat/: offentlig\n")
    scratch.a3("skolemat")
    repository.commit()
    repository.git("switch", "--quiet", "--create", "gren")
    rename(scratch, "skolemat", "mat")
    repository.commit()
    scratch.a3("mat", "fase: dypdykk\n")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    scratch.a3("frukt")
    repository.commit()
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "gren")
    assert told(scratch) == [
        ("mat", Event.CHANGED, "id", "title", "phase"),
        ("frukt", Event.NEW),
        ("mat", Event.NEW),
    ]


def test_a3_merged_into_another_ends(scratch: Scratch, repository: Repository) -> None:
    scratch.write(LEDGER, "a3/skolemat/: offentlig\na3/frukt/: offentlig\n")
    for id in ("frukt", "mat", "skolemat"):
        scratch.a3(id)
        repository.commit()
    rename(scratch, "skolemat", "mat")
    repository.commit()
    rename(scratch, "frukt", "gront")
    (scratch.folder / "a3/2027/mat.yml").unlink()
    with (scratch.folder / FORWARDING).open("a", encoding="utf-8") as forwarding:
        forwarding.write("  - {fra: a3/mat/, flyttet_til: a3/gront/}\n")
    scratch.write(LEDGER, "a3/skolemat/: offentlig\na3/frukt/: offentlig\na3/mat/: offentlig\n")
    repository.commit()
    assert told(scratch) == [
        ("gront", Event.CHANGED, "id", "title"),
        ("mat", Event.ENDED),
        ("skolemat", Event.ENDED),
        ("gront", Event.NEW),
    ]


def test_internal_a3_published_under_a_new_id_is_new_to_the_public(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.write(LEDGER, "a3/skolemat/: intern\n")
    scratch.a3("skolemat", INTERNAL)
    repository.commit()
    rename(scratch, "skolemat", "mat", PUBLIC)
    repository.commit()
    assert told(scratch, Audience.PUBLIC) == [("mat", Event.NEW)]
    assert told(scratch) == [("mat", Event.CHANGED, "id", "title", "access"), ("mat", Event.NEW)]


def test_an_a3_with_a_tombstone_says_when_it_ended(
    scratch: Scratch, repository: Repository
) -> None:
    scratch.write(LEDGER, "a3/skolemat/: offentlig\na3/lukket/: intern\n")
    scratch.a3("skolemat")
    scratch.a3("lukket", INTERNAL)
    repository.commit()
    scratch.end("skolemat", "lukket")
    repository.commit()
    (found,) = diary(scratch.handbook(Audience.PUBLIC), TODAY).entries
    assert found.gone
    assert found.gone.end
    assert found.gone.end.on == date(2026, 11, 1)
