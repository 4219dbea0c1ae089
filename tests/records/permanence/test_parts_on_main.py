"""Records of old versions are told as if all was read anew, and each version is read once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from planhandbok.memo import Memo
from planhandbok.records.git.contents import each_content
from planhandbok.records.permanence import parts_on_main
from planhandbok.records.read import read_records
from planhandbok.records.text.files import LEDGER
from tests.support.handbooks import Scratch
from tests.support.repositories import NEXT_DAY, Repository

WITH_TWO = "endringstiltak: [{id: t1, tiltak: Kok}, {id: t2, tiltak: Bak}]\n"
WITH_ONE = "endringstiltak: [{id: t2, tiltak: Bak}]\n"


@pytest.fixture
def repository(scratch: Scratch) -> Repository:
    scratch.a3("skolemat", WITH_TWO)
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    return repository


def test_lost_records_are_as_if_all_was_read_anew(scratch: Scratch, repository: Repository) -> None:
    memo = Memo()
    read_records(scratch.folder, memo)
    memo.forget()
    scratch.a3("skolemat", WITH_ONE)
    repository.commit(at=NEXT_DAY)
    for text in ("", "a3/skolemat/: offentlig\n", "a3/skolemat/#tiltak-t1: offentlig\n"):
        scratch.write(LEDGER, text)
        anew = read_records(scratch.folder)
        assert "«#tiltak-t1»" in str(anew)
        assert read_records(scratch.folder, memo) == anew
        memo.forget()


def test_each_version_is_read_once(
    scratch: Scratch, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(project: Path, ids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        asked.extend(ids)
        return each_content(project, ids)

    monkeypatch.setattr(parts_on_main, "each_content", noted)
    memo = Memo()
    read_records(scratch.folder, memo)
    memo.forget()
    scratch.write(LEDGER, "a3/skolemat/: offentlig\n")
    read_records(scratch.folder, memo)
    assert len(asked) == 1
    memo.forget()
    scratch.a3("skolemat", WITH_ONE)
    repository.commit(at=NEXT_DAY)
    read_records(scratch.folder, memo)
    assert len(asked) == 2
