"""Examples may be deleted: nobody was promised their addresses, and nothing needs them."""

import shutil
from pathlib import Path

import pytest

from planhandbok.records.read import read_records
from planhandbok.records.text.files import FORWARDING
from planhandbok.records.text.problems import Problems
from planhandbok.site.gone import ledger
from tests.support.handbooks import SAMPLES, Scratch, records_of
from tests.support.repositories import Repository

EXAMPLE = """
eksempel: ja
saker:
  - {saksnummer: 12/26, organ: Rådet, dato: 2026-04-01, vedtak: Ja, utgave: "1.0"}
"""
pytestmark = pytest.mark.slow


def committed(scratch: Scratch) -> None:
    """Publish the addresses and commit all."""
    ledger.remember(scratch.records(), scratch.folder, is_kept=True)
    Repository.made_in(scratch.folder).commit()


def test_a_deleted_example_is_no_lost_address(scratch: Scratch) -> None:
    scratch.a3("skolemat", EXAMPLE)
    committed(scratch)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    assert scratch.messages() == []


def test_a_deleted_example_that_is_none_is_lost(scratch: Scratch) -> None:
    scratch.a3("skolemat", EXAMPLE.replace("ja", "nei"))
    committed(scratch)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    first_words = [message.partition(",")[0] for message in scratch.messages()]
    assert first_words == ["«a3/skolemat/» er publisert", "«sak/12-26/» er publisert"]


def test_an_a3_that_becomes_an_example_as_it_is_deleted_is_lost(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    committed(scratch)
    scratch.a3("skolemat", EXAMPLE)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    assert len(scratch.messages()) == 1


def test_an_example_with_another_id_leads_there_if_somebody_says_so(scratch: Scratch) -> None:
    scratch.a3("skolemat", "eksempel: ja\n")
    committed(scratch)
    (scratch.folder / "a3/2027/skolemat.yml").unlink()
    scratch.a3("mat", "eksempel: ja\n")
    scratch.write(FORWARDING, "flyttet: [{fra: a3/skolemat/, flyttet_til: a3/mat/}]\n")
    records = scratch.records()
    assert not records.warnings.items
    assert records.permalinks.shown == {"a3/skolemat/", "tavle/skolemat/"}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples and their addresses, with all of it committed."""
    folder = tmp_path_factory.mktemp("samples") / "handbook"
    shutil.copytree(SAMPLES, folder)
    ledger.remember(records_of(folder), folder, is_kept=True)
    Repository.made_in(folder).commit()
    return folder


def errors(folder: Path) -> list[str]:
    read = read_records(folder)
    return [problem.message for problem in read.items] if isinstance(read, Problems) else []


def test_all_samples_may_be_deleted(samples: Path) -> None:
    years = sorted(path for path in (samples / "a3").iterdir() if path.name.isdecimal())
    assert years
    for year in years:
        shutil.rmtree(year)
    assert records_of(samples).sheets == ()
    Repository(samples).git("checkout", "--", "a3")


def test_each_sample_may_be_deleted(samples: Path) -> None:
    files = [file for file in sorted((samples / "a3").glob("*/*.yml")) if file.name != "syklus.yml"]
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        file.unlink()
        assert errors(samples) == [], file.name
        file.write_text(text, encoding="utf-8")
