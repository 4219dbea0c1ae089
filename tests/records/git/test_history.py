"""The history of the records is read from real repositories."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from planhandbok.records.git.contents import contents
from planhandbok.records.git.history import (
    History,
    MissingHistory,
    read_history,
)
from planhandbok.records.git.revisions import record_name
from tests.support.handbooks import Scratch
from tests.support.repositories import NEXT_DAY, Repository

FILE = "a3/2027/skolemat.yml"
LONG = "".join(f"linje {number}\n" for number in range(20))
"""Enough for git to see that a file was renamed, though a line of it changed."""


def told(history: History) -> list[tuple[str, list[tuple[str, str, bool, bool]]]]:
    """Each revision's commit, and of each change its files and whether they were and are there."""
    return [
        (
            revision.commit,
            [(c.earlier, c.file, bool(c.before), bool(c.after)) for c in revision.changes],
        )
        for revision in history.revisions
    ]


def test_each_commit_that_changed_records_is_a_revision_newest_first(
    repository: Repository,
) -> None:
    repository.write(FILE, "id: skolemat\n")
    new = repository.commit(at="2026-11-01T00:30:00+01:00")
    repository.write("content/index.md", "# Hei\n")
    repository.commit()
    repository.write(FILE, "id: skolemat\nfase: x\n")
    changed = repository.commit(at="2026-11-02T23:30:00-05:00")
    (repository.folder / FILE).unlink()
    gone = repository.commit(at="2026-11-04T12:00:00+00:00")
    history = read_history(repository.folder)
    assert told(history) == [
        (gone, [(FILE, FILE, True, False)]),
        (changed, [(FILE, FILE, True, True)]),
        (new, [(FILE, FILE, False, True)]),
    ]
    days = [revision.on for revision in history.revisions]
    assert days == [date(2026, 11, 4), date(2026, 11, 2), date(2026, 11, 1)]
    assert history.missing is MissingHistory.NONE
    assert history.commit == gone


def test_revision_holds_the_contents_of_its_commit(repository: Repository) -> None:
    for text in ("id: skolemat\n", "tittel: blåbær\n\n", ""):
        repository.write(FILE, text)
        repository.commit()
    changes = [revision.changes[0] for revision in read_history(repository.folder).revisions]
    ids = [change.after for change in changes if change.after]
    missing = "0123456789" * 4
    found = contents(repository.folder, [*ids, missing])
    assert [found[id].decode() for id in ids] == ["", "tittel: blåbær\n\n", "id: skolemat\n"]
    assert missing not in found
    assert changes[0].before == changes[1].after


def test_a_record_that_moves_between_years_keeps_its_history(repository: Repository) -> None:
    repository.write("a3/2026/skolemat.yml", "id: skolemat\n")
    first = repository.commit()
    (repository.folder / "a3/2026/skolemat.yml").unlink()
    repository.write(FILE, "noe helt annet, som git ikke kjenner igjen\n")
    moved = repository.commit(at=NEXT_DAY)
    history = read_history(repository.folder)
    assert told(history)[0] == (moved, [("a3/2026/skolemat.yml", FILE, True, True)])
    assert record_name("a3/2026/skolemat.yml") == record_name(FILE)
    newest = history.last_change("a3/2026/skolemat.yml")
    assert newest
    assert newest.commit == moved
    assert history.stood_on_main == {"a3/2026/skolemat.yml", FILE}
    assert history.revisions[1].commit == first


def test_record_with_a_new_id_is_recognised_as_renamed(repository: Repository) -> None:
    repository.write("a3/2027/lunsj.yml", f"id: lunsj\n{LONG}")
    repository.commit()
    (repository.folder / "a3/2027/lunsj.yml").unlink()
    repository.write(FILE, f"id: skolemat\n{LONG}")
    repository.commit(at=NEXT_DAY)
    history = read_history(repository.folder)
    assert told(history)[0][1] == [("a3/2027/lunsj.yml", FILE, True, True)]
    assert history.last_change("a3/2027/lunsj.yml") == history.last_change(FILE)
    assert history.stood_on_main == {"a3/2027/lunsj.yml", FILE}


def test_record_with_the_same_name_in_another_year_is_the_same_record(
    repository: Repository,
) -> None:
    repository.write("a3/2027/a.yml", f"id: a\n{LONG}")
    repository.commit()
    (repository.folder / "a3/2027/a.yml").unlink()
    repository.write("a3/2028/b.yml", f"id: b\n{LONG}")
    repository.write("a3/2028/a.yml", "id: a\nskrevet på nytt\n")
    commit = repository.commit()
    moved = ("a3/2027/a.yml", "a3/2028/a.yml", True, True)
    copied = ("a3/2028/b.yml", "a3/2028/b.yml", False, True)
    assert told(read_history(repository.folder))[0] == (commit, [moved, copied])


def test_cycles_of_two_years_and_frozen_editions_are_separate_records() -> None:
    assert record_name("a3/2026/syklus.yml") != record_name("a3/2027/syklus.yml")
    edition = "a3/2026/utgaver/skolemat-1.0.yml"
    assert record_name(edition) == record_name(edition.replace("2026", "2027"))
    assert record_name(edition) != record_name("a3/2026/skolemat-1.0.yml")


def test_merge_is_one_revision_with_all_its_changes(repository: Repository) -> None:
    repository.write(FILE, LONG)
    first = repository.commit()
    repository.git("switch", "--quiet", "--create", "gren")
    repository.write(FILE, f"{LONG}mer\n")
    repository.commit()
    repository.write("a3/2027/lunsj.yml", "id: lunsj\n")
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.write("content/index.md", "# Hei\n")
    repository.commit()
    repository.git("merge", "--quiet", "--no-ff", "--message", "Slå sammen", "gren")
    merge = repository.git("rev-parse", "HEAD")
    lunsj = "a3/2027/lunsj.yml"
    assert told(read_history(repository.folder)) == [
        (merge, [(lunsj, lunsj, False, True), (FILE, FILE, True, True)]),
        (first, [(FILE, FILE, False, True)]),
    ]


def test_a_project_inside_a_repository_knows_only_its_own_records(repository: Repository) -> None:
    repository.write(f"plan/handbok/{FILE}", "id: skolemat\n")
    repository.write("a3/2027/annet.yml", "id: annet\n")
    commit = repository.commit()
    history = read_history(repository.folder / "plan" / "handbok")
    assert told(history) == [(commit, [(FILE, FILE, False, True)])]


def test_history_holds_only_record_files(repository: Repository) -> None:
    for file in ("a3/.schema/a3.json", "a3/.gitkeep", "a3/2027/.skjult.yml", "a3/2027/bilde.png"):
        repository.write(file, "x\n")
    repository.write("a3/2027/å\nb\ttabb.md", "x\n")
    (repository.folder / "a3/2027/lenke.yml").symlink_to("bilde.png")
    repository.commit()
    assert read_history(repository.folder).revisions == ()


def test_uncommitted_files_are_not_in_the_history(repository: Repository) -> None:
    repository.write(FILE, "id: skolemat\n")
    commit = repository.commit()
    repository.write(FILE, "id: skolemat\nfase: x\n")
    repository.write("a3/2027/lunsj.yml", "id: lunsj\n")
    repository.git("add", "--all")
    assert [commit for commit, _ in told(read_history(repository.folder))] == [commit]


def test_shallow_checkout_holds_only_its_own_changes(
    repository: Repository, tmp_path: Path
) -> None:
    for number in range(4):
        repository.write(FILE, f"id: skolemat\nfase: {number}\n")
        repository.write("a3/2027/lunsj.yml", "id: lunsj\n")
        repository.commit()
    clone = tmp_path / "grunn"
    repository.git("clone", "--quiet", "--depth=2", f"file://{repository.folder}", str(clone))
    history = read_history(clone)
    assert history.missing is MissingHistory.SHALLOW
    assert [commit for commit, _ in told(history)] == [history.commit]
    assert history.last_change(FILE)
    assert history.last_change("a3/2027/lunsj.yml") is None


def test_a_clone_without_old_contents_still_has_its_revisions(repository: Repository) -> None:
    repository.write("a3/2027/lunsj.yml", f"id: lunsj\n{LONG}")
    repository.commit()
    (repository.folder / "a3/2027/lunsj.yml").unlink()
    repository.write(FILE, f"id: skolemat\n{LONG}")
    repository.commit()
    lost = repository.git("rev-parse", "HEAD~1:a3/2027/lunsj.yml")
    (repository.folder / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    history = read_history(repository.folder)
    assert history.missing is MissingHistory.NONE
    assert [len(changes) for _, changes in told(history)] == [2, 1]
    assert lost not in contents(repository.folder, [lost])


def test_git_settings_and_environment_of_the_machine_are_ignored(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repository.write("a3/2027/lunsj.yml", f"id: lunsj\n{LONG}")
    repository.commit()
    (repository.folder / "a3/2027/lunsj.yml").unlink()
    repository.write(FILE, f"id: skolemat\n{LONG}")
    repository.commit()
    wanted = read_history(repository.folder)
    for setting in (
        *("log.showRoot=false", "log.follow=true", "log.diffMerges=off", "diff.renames=false"),
        *("color.ui=always", "core.abbrev=4", "log.showSignature=true", "diff.relative=false"),
        *("core.pager=false", "diff.external=false", "log.date=relative", "format.pretty=oneline"),
    ):
        repository.git("config", *setting.split("="))
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_INDEX_FILE", "finnes-ikke")
    assert read_history(repository.folder) == wanted
    assert wanted.revisions[0].changes[0].earlier == "a3/2027/lunsj.yml"


def test_unreadable_commit_date_becomes_the_epoch(repository: Repository) -> None:
    repository.write(FILE, "id: skolemat\n")
    repository.commit()
    made = subprocess.run(
        ["git", "-C", str(repository.folder), "hash-object", "-t", "commit", "-w", "--stdin"],
        input=(
            f"tree {repository.git('rev-parse', 'HEAD:')}\n"
            "author x <x> 1 +0000\ncommitter x <x> 99999999999999999999 +0000\n\nx\n"
        ),
        capture_output=True,
        text=True,
        check=True,
    )
    repository.git("update-ref", "refs/heads/main", made.stdout.strip())
    assert [revision.on for revision in read_history(repository.folder).revisions] == [
        date(1970, 1, 1)
    ]


def test_the_handbook_has_its_history(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    assert scratch.handbook().history == History(MissingHistory.NO_GIT)
    commit = Repository.made_in(scratch.folder).commit()
    history = scratch.handbook().history
    assert history.commit == commit
    assert history.last_change("a3/2027/skolemat.yml") == history.revisions[0]


def test_filtered_history_has_no_trace_of_other_records(repository: Repository) -> None:
    repository.write("a3/2027/hemmelig.yml", f"id: hemmelig\n{LONG}")
    repository.commit()
    (repository.folder / "a3/2027/hemmelig.yml").unlink()
    repository.write(FILE, f"id: skolemat\n{LONG}")
    commit = repository.commit()
    history = read_history(repository.folder).restricted_to([FILE])
    assert told(history) == [(commit, [(FILE, FILE, False, True)])]
    assert history.stood_on_main == set()
