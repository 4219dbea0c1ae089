"""A build keeps the ledger of all addresses that were ever published."""

import json
import shutil
from itertools import permutations
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planhandbok.build import BuildRequest, build
from planhandbok.cli import app
from planhandbok.records.addresses.ledger import ledger_in, ledger_text
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.address_text import page_of
from planhandbok.records.text.files import LEDGER
from planhandbok.records.text.problems import Problems
from planhandbok.serving.live_site import LiveRequest
from planhandbok.serving.whole_build import whole_build_command
from planhandbok.site.publish import Published
from tests.support.fake_engine import start_fake_engine
from tests.support.forwarding import RECORDS, built, ledger_entries
from tests.support.handbooks import MKDOCS, ROOT, TODAY, Scratch
from tests.support.repositories import Repository
from tests.support.sites import read

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("quick_engine")]


def test_both_audiences_write_the_same_ledger_in_any_order(scratch: Scratch) -> None:
    scratch.a3("skolemat", RECORDS)
    scratch.a3("hemmelig", f"{RECORDS}\noffentlighet: intern\n")
    texts = set()
    for order in permutations(Audience):
        (scratch.folder / LEDGER).unlink(missing_ok=True)
        for audience in order:
            built(scratch, audience)
            texts.add((scratch.folder / LEDGER).read_bytes())
    assert len(texts) == 1
    known = ledger_entries(scratch)
    assert known["a3/skolemat/#tiltak-t1"] is Access.PUBLIC
    assert known["a3/hemmelig/#tiltak-t1"] is Access.INTERNAL


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_ledger_with_nothing_new_is_not_touched(scratch: Scratch, line_end: str) -> None:
    built(scratch)
    path = scratch.folder / LEDGER
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline=line_end)
    before = path.stat()
    built(scratch)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    scratch.a3("skolemat")
    built(scratch)
    lines = 2 + len(ledger_entries(scratch))
    assert path.read_bytes().count(b"\r\n") == (lines if line_end == "\r\n" else 0)
    assert ledger_entries(scratch)["a3/skolemat/"] is Access.PUBLIC


def test_a_build_that_fails_writes_nothing_into_the_ledger(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS + "plugins: [finnes-ikke]\n")
    out = scratch.folder.parent / "site"
    assert isinstance(build(BuildRequest(scratch.folder, out, TODAY, keeps_ledger=True)), Problems)
    assert not (scratch.folder / LEDGER).exists()


def command(scratch: Scratch, *words: str, ci: str = "") -> Result:
    out = str(scratch.folder.parent / "site")
    fixed = ["build", "--project", str(scratch.folder), "--out", out, "--no-search", "--no-pdf"]
    return CliRunner().invoke(app, [*fixed, *words], env={"CI": ci})


def test_continuous_integration_writes_nothing_and_lists_what_is_new(scratch: Scratch) -> None:
    built(scratch)
    before = (scratch.folder / LEDGER).read_bytes()
    scratch.a3("skolemat", "endringstiltak: [{id: t1, tiltak: Kok}]\n")
    done = command(scratch, ci="true")
    assert done.exit_code == 0
    assert (
        f"{LEDGER}:1:1: Merknad: 3 nye adresser står ikke i {LEDGER}: "
        "a3/skolemat/, a3/skolemat/#tiltak-t1, tavle/skolemat/\n" in done.stdout
    )
    assert command(scratch, "--format", "github", ci="1").stdout.startswith(
        f"::notice file={LEDGER},line=1,col=1::3 nye adresser"
    )
    (told,) = json.loads(command(scratch, "--format", "json", ci="1").stdout)
    assert told["severity"] == "merknad"
    assert (scratch.folder / LEDGER).read_bytes() == before


def test_command_writes_the_ledger_unless_an_option_says_no(
    scratch: Scratch,
) -> None:
    assert "nye adresser" in command(scratch, "--no-ledger").stdout
    assert not (scratch.folder / LEDGER).exists()
    assert command(scratch).stdout == ""
    assert ledger_entries(scratch)["status/"] is Access.PUBLIC


def test_serve_never_keeps_the_ledger(scratch: Scratch) -> None:
    assert "--no-ledger" in whole_build_command(LiveRequest(scratch.folder))


def test_read_only_ledger_gives_a_warning_and_a_site(
    scratch: Scratch,
) -> None:
    (scratch.folder / f".{LEDGER}.ny").mkdir()
    done = command(scratch)
    assert done.exit_code == 0
    assert "nye adresser står ikke" in done.stdout


def test_a3_once_public_stays_public_in_the_ledger(scratch: Scratch) -> None:
    scratch.a3("skolemat", "offentlighet: intern\n")
    built(scratch)
    assert ledger_entries(scratch)["a3/skolemat/"] is Access.INTERNAL
    scratch.a3("skolemat")
    built(scratch)
    assert ledger_entries(scratch)["a3/skolemat/"] is Access.PUBLIC


def test_two_branches_that_publish_merge_by_themselves(scratch: Scratch) -> None:
    shutil.copy(ROOT / ".gitattributes", scratch.folder)
    built(scratch)
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    for branch, id in (("en", "mat"), ("to", "matro")):
        repository.git("switch", "--quiet", "--create", branch, "main")
        scratch.a3(id, "endringstiltak: [{id: t1, tiltak: Kok}]\n")
        built(scratch)
        repository.commit()
    repository.git("merge", "--quiet", "en")
    assert {"a3/mat/#tiltak-t1", "a3/matro/#tiltak-t1"} <= ledger_entries(scratch).keys()
    built(scratch)
    text = scratch.text(LEDGER)
    assert text == ledger_text(ledger_entries(scratch))


@pytest.mark.slow
def test_the_committed_ledger_is_the_one_a_build_writes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    request = BuildRequest(
        ROOT,
        site,
        TODAY,
        Audience.INTERNAL,
        start_engine=start_fake_engine,
        with_search=False,
        with_pdf=False,
    )
    assert isinstance(build(request), Published), "this repository's handbook has a mistake"
    text = (ROOT / LEDGER).read_text(encoding="utf-8")
    known = ledger_in(text)[0].entries
    assert ledger_text(known) == text
    for address in known:
        page, _, anchor = address.partition("#")
        html = read(site, page)
        assert not anchor or f'id="{anchor}"' in html, address
    made = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert made - {"."} == {page_of(address).rstrip("/") for address in known}
