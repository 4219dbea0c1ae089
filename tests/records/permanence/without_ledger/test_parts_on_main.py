"""Records of old versions are told as if all was read anew, and each version is read once."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from planhandbok.memo import Memo
from planhandbok.records.git.contents import each_content
from planhandbok.records.git.versions import a3_in
from planhandbok.records.permanence import parts_on_main
from planhandbok.records.read import read_records
from planhandbok.records.schema.a3 import A3
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


@pytest.mark.parametrize(("access", "parsed"), [("offentlig", 0), ("intern", 1)])
def test_version_that_names_nothing_new_is_not_parsed(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch, access: str, parsed: int
) -> None:
    """A unit that the ledger has for employees alone is new to everybody else."""
    scratch.a3("skolemat", f"enhet: 'Skole'\n{WITH_ONE}")
    Repository.made_in(scratch.folder).commit()
    ledger = "a3/skolemat/#tiltak-t2: offentlig\nenhet/skole/: {}\ntavle/enhet/skole/: {}\n"
    scratch.write(LEDGER, ledger.format(access, access))
    versions: list[bytes] = []

    def noted(raw: bytes, form: type[A3]) -> A3 | None:
        versions.append(raw)
        return a3_in(raw, form)

    monkeypatch.setattr(parts_on_main, "a3_in", noted)
    read_records(scratch.folder)
    assert len(versions) == parsed
