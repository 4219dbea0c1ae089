"""The history of a shallow checkout, which may get more of it."""

from pathlib import Path

from planhandbok.memo import Memo
from planhandbok.records.git.history import MissingHistory, read_history
from planhandbok.records.text.files import MKDOCS_FILE
from tests.support.repositories import Repository

FILE = "a3/2027/skolemat.yml"


def test_what_is_fetched_into_a_shallow_checkout_is_seen(
    repository: Repository, tmp_path: Path
) -> None:
    for number in range(4):
        repository.write(FILE, f"id: skolemat\nfase: {number}\n")
        repository.write(MKDOCS_FILE, f"site_name: Plan {number}\n")
        repository.commit(at=f"2026-11-2{number}T12:00:00+01:00")
    clone = tmp_path / "grunn"
    repository.git("clone", "--quiet", "--depth=2", f"file://{repository.folder}", str(clone))
    memo = Memo()
    before = read_history(clone, "content", memo)
    assert read_history(clone, "content", memo) is before
    repository.git("-C", str(clone), "fetch", "--quiet", "--deepen=1")
    assert len(read_history(clone, "content", memo).revisions) == len(before.revisions) + 1
    repository.git("-C", str(clone), "fetch", "--quiet", "--unshallow")
    whole = read_history(clone, "content", memo)
    assert whole.missing is MissingHistory.NONE
    assert [len(history.settings_on_main) for history in (before, whole)] == [2, 4]
