"""Git tells what has stood on the main branch, and what only on another."""

import pytest

from planhandbok.records.git.history import read_history
from tests.support.repositories import Repository

FILE = "a3/2027/skolemat.yml"


def test_commits_of_a_branch_are_not_on_main(repository: Repository) -> None:
    repository.write(FILE, "id: skolemat\n")
    repository.commit()
    repository.git("switch", "--quiet", "--create", "gren")
    repository.write("a3/2027/lunsj.yml", "id: lunsj\n")
    on_branch = repository.commit()
    repository.git("checkout", "--quiet", "--detach")
    history = read_history(repository.folder)
    assert history.stood_on_main == {FILE}
    assert history.revisions[0].commit == on_branch == history.commit


def test_without_a_main_branch_the_checkout_counts_as_main(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "trunk")
    repository.write(FILE, "id: skolemat\n")
    repository.commit()
    assert read_history(repository.folder).stood_on_main == {FILE}


def test_commits_to_main_after_branching_are_not_on_the_branch(
    repository: Repository,
) -> None:
    repository.write(FILE, "id: skolemat\n")
    first = repository.commit()
    repository.git("branch", "gren")
    repository.write("a3/2027/lunsj.yml", "id: lunsj\n")
    repository.commit()
    repository.git("switch", "--quiet", "gren")
    behind = read_history(repository.folder)
    assert [revision.commit for revision in behind.on_main] == [first]
    repository.write("a3/2027/frukt.yml", "id: frukt\n")
    repository.commit()
    assert read_history(repository.folder).stood_on_main == {FILE}
    repository.git("merge", "--quiet", "--no-edit", "main")
    assert read_history(repository.folder).stood_on_main == {FILE, "a3/2027/lunsj.yml"}


@pytest.mark.parametrize(
    "checkout",
    [
        ["fetch --quiet ../repo main", "switch --quiet --detach FETCH_HEAD"],
        ["fetch --quiet ../repo main:refs/remotes/origin/gren", "switch --quiet gren"],
        ["fetch --quiet ../repo main:gren main:trunk", "switch --quiet gren"],
    ],
)
def test_detached_checkout_without_main_knows_nothing_of_main(
    repository: Repository, checkout: list[str]
) -> None:
    """CI checks out merge requests so, and branches of a repository without a branch main."""
    repository.write(FILE, "id: skolemat\n")
    commit = repository.commit()
    copy = Repository.made_in(repository.folder.parent / "utsjekk")
    copy.git("remote", "add", "origin", "../repo")
    for command in checkout:
        copy.git(*command.split())
    history = read_history(copy.folder)
    assert [revision.commit for revision in history.revisions] == [commit]
    assert history.on_main == ()
