"""Contents of files come from git by their ids, however many they are and whatever git lacks."""

from pathlib import Path

from planhandbok.records.git.contents import AT_ONCE, contents, each_content
from planhandbok.records.git.history import read_history
from tests.support.repositories import Repository

FILE = "a3/2027/skolemat.yml"
MISSING = "0123456789" * 4
LARGE = 100_000
"""Bytes, more than a pipe holds."""


def committed(repository: Repository, *texts: str) -> list[str]:
    """Return the ids of texts that are committed one after the other."""
    for text in texts:
        repository.write(FILE, text)
        repository.commit()
    changes = [revision.changes[0] for revision in read_history(repository.folder).revisions]
    return [change.after for change in reversed(changes) if change.after]


def test_many_ids_are_answered_in_their_order(repository: Repository) -> None:
    first, last = committed(repository, "a" * LARGE, "b" * LARGE)
    ids = [first, MISSING, last] * AT_ONCE
    found = list(each_content(repository.folder, ids))
    assert [id for id, _ in found] == [first, last] * AT_ONCE
    assert dict(found) == {first: b"a" * LARGE, last: b"b" * LARGE}


def test_an_id_that_is_no_file_has_no_contents(repository: Repository) -> None:
    (file,) = committed(repository, "tittel: Skolemat\n")
    commit = read_history(repository.folder).commit
    assert commit
    assert list(contents(repository.folder, [commit, file])) == [file]


def test_who_wants_no_more_leaves_git(repository: Repository) -> None:
    ids = committed(repository, "a" * LARGE, "b" * LARGE)
    assert next(each_content(repository.folder, ids * AT_ONCE))[0] == ids[0]


def test_a_git_that_ends_at_once_has_no_contents(tmp_path: Path) -> None:
    assert contents(tmp_path, [f"{number:040}" for number in range(10 * AT_ONCE)]) == {}
