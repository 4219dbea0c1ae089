"""A small handbook of each released version builds for ever, and keeps its addresses.

A folder is never changed after its version is released.
"""

import shutil
from pathlib import Path

import pytest

from planhandbok.records.addresses.ledger import ledger_in
from planhandbok.records.schema.sheet import Audience
from tests.support.handbooks import ROOT, Scratch
from tests.support.sites import build_site

KEPT = sorted(path for path in (ROOT / "tests/kept").iterdir() if path.name[0].isdecimal())


def test_a_handbook_of_a_version_is_kept() -> None:
    assert KEPT


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.name)
def test_a_kept_handbook_builds_and_keeps_its_addresses(kept: Path, tmp_path: Path) -> None:
    handbook = tmp_path / "handbook"
    shutil.copytree(kept, handbook)
    site = build_site(Scratch(handbook), audience=Audience.INTERNAL)
    entries = ledger_in((kept / "permalenker.yml").read_text(encoding="utf-8"))[0].entries
    assert len(entries) > 50
    pages = {address.partition("#")[0] for address in entries}
    assert [page for page in sorted(pages) if not (site / page / "index.html").is_file()] == []
