"""The ledger is kept, and each address in it is a page, a redirect or a tombstone of the site."""

import gzip
import json
import re
import shutil
from itertools import permutations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from planhandbok.build import Order, build
from planhandbok.cli import app
from planhandbok.records.addresses.ledger import ledger_in, ledger_text
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.address_text import page_of
from planhandbok.records.text.files import FORWARDING, LEDGER
from planhandbok.records.text.problems import Problems
from planhandbok.site.gone.redirects import server_lists
from planhandbok.site.publish import Published
from tests.support.forwarding import RECORDS, built, moved_in
from tests.support.handbooks import MKDOCS, ROOT, TODAY, Scratch
from tests.support.html_checker import findings
from tests.support.ports import free_port
from tests.support.repositories import Repository
from tests.support.sites import Links, read, readable
from tests.tools.provide import JAVA_IS_REQUIRED, has_java


def entries(scratch: Scratch) -> dict[str, Access]:
    text = (scratch.folder / LEDGER).read_text(encoding="utf-8")
    ledger, problems = ledger_in(text)
    assert not problems
    return dict(ledger.entries)


ADDRESS = st.from_regex(r"\A[\w ,:'\"&()-]+/([\w.-]{3,5}/)?(#[\w-]+)?\Z")
LEDGERS = st.dictionaries(ADDRESS, st.sampled_from(Access))


@pytest.mark.slow
@given(LEDGERS)
def test_ledger_is_yaml_with_a_sorted_line_for_each_address(known: dict[str, Access]) -> None:
    text = ledger_text(known)
    assert (yaml.safe_load(text) or {}) == {
        address: access.value for address, access in known.items()
    }
    assert ledger_in(text)[0].entries == known
    assert len(text.splitlines()) == len(known) + 2


@pytest.mark.slow
@given(LEDGERS, LEDGERS, st.randoms())
def test_union_of_two_ledgers_holds_both(
    ours: dict[str, Access], theirs: dict[str, Access], chance: Any
) -> None:
    lines = (ledger_text(ours) + ledger_text(theirs)).splitlines()
    chance.shuffle(lines)
    ledger, problems = ledger_in("\n".join(lines))
    opened = {
        address
        for each in (ours, theirs)
        for address, access in each.items()
        if access == "offentlig"
    }
    assert not problems
    assert ledger.entries == {
        address: Access.PUBLIC if address in opened else Access.INTERNAL
        for address in {**ours, **theirs}
    }


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
    known = entries(scratch)
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
    assert path.read_bytes().count(b"\r\n") == (line_end == "\r\n") * len(entries(scratch)) + (
        2 if line_end == "\r\n" else 0
    )
    assert entries(scratch)["a3/skolemat/"] is Access.PUBLIC


def test_a_build_that_fails_writes_nothing_into_the_ledger(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS + "plugins: [finnes-ikke]\n")
    out = scratch.folder.parent / "site"
    assert isinstance(build(Order(scratch.folder, out, TODAY, keeps_ledger=True)), Problems)
    assert not (scratch.folder / LEDGER).exists()


def command(scratch: Scratch, *words: str, ci: str = "") -> Result:
    out = str(scratch.folder.parent / "site")
    fixed = ["build", "--project", str(scratch.folder), "--out", out, "--no-search", "--no-pdf"]
    return CliRunner().invoke(app, [*fixed, *words], env={"CI": ci})


@pytest.mark.slow
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


@pytest.mark.slow
def test_command_writes_the_ledger_unless_an_option_says_no(
    scratch: Scratch,
) -> None:
    assert "nye adresser" in command(scratch, "--no-ledger").stdout
    assert not (scratch.folder / LEDGER).exists()
    assert command(scratch).stdout == ""
    assert entries(scratch)["status/"] is Access.PUBLIC


def test_serve_never_keeps_the_ledger(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []
    monkeypatch.setattr("planhandbok.cli.serve", lambda _, options, port: given.extend(options))
    words = ["serve", "--project", str(scratch.folder), "--port", str(free_port())]
    assert CliRunner().invoke(app, words).exit_code == 0
    assert "--no-ledger" in given


@pytest.mark.slow
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
    assert entries(scratch)["a3/skolemat/"] is Access.INTERNAL
    scratch.a3("skolemat")
    built(scratch)
    assert entries(scratch)["a3/skolemat/"] is Access.PUBLIC


def test_a_ledger_of_60_000_addresses_is_read_line_by_line(monkeypatch: Any) -> None:
    known = {f"a3/plan-{n // 15}/#tiltak-t{n % 15}": Access.PUBLIC for n in range(60_000)}
    text = ledger_text(known)
    slow = "planhandbok.records.addresses.ledger.plain_data"
    monkeypatch.setattr(slow, lambda *_: pytest.fail("a plain line needs no YAML"))
    assert len(ledger_in(text)[0].entries) == 60_000


@pytest.mark.parametrize(
    "line",
    [
        *("a3/x/: 2027-13-45", "a3/x/: [offentlig]", "a3/x/: {}", "a3/x/:", "[a3/x/]", "? [a3/x/]"),
        *(
            '"a3/x\\0/": intern',
            '"a3/x\\x7f/": intern',
            "a3/x/: &a intern",
            "a3/x/: !!int 1",
            "- a3/x/",
        ),
    ],
)
def test_an_odd_line_of_the_ledger_is_a_problem_and_no_exception(line: str) -> None:
    ledger, problems = ledger_in(f"{line} ")
    assert len(problems) == 1
    assert not ledger.entries


@pytest.mark.slow
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
    assert {"a3/mat/#tiltak-t1", "a3/matro/#tiltak-t1"} <= entries(scratch).keys()
    built(scratch)
    text = (scratch.folder / LEDGER).read_text(encoding="utf-8")
    assert text == ledger_text(entries(scratch))


@pytest.fixture(scope="module")
def forwarding(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    return moved_in(tmp_path_factory.mktemp("forwarding") / "handbook")


def site_of(scratch: Scratch, name: str = "site") -> Path:
    return scratch.folder.parent / name


def is_followed(site: Path, address: str) -> bool:
    """Whether a reader comes to what an address was of, or to what is told of it."""
    page, _, anchor = address.partition("#")
    html = read(site, page)
    moved = re.search(r'href="([^"]*)" data-phb-moved', html)
    if anchor in Links(html).anchors or not (anchor or moved):
        return "<h1" in html
    if not moved:
        return "phb-lead" in html and "Tatt ut" in html
    target, _, other = moved[1].partition("#")
    there = (site / page / target).resolve().relative_to(site.resolve()).as_posix()
    return is_followed(site, f"{there}/" + (f"#{other or anchor}" if other or anchor else ""))


@pytest.mark.parametrize("name", ["site", "public"])
def test_every_address_of_the_ledger_leads_to_a_page(forwarding: Scratch, name: str) -> None:
    known = entries(forwarding)
    assert len(known) > 90
    for address, access in known.items():
        if name == "site" or access is Access.PUBLIC:
            assert is_followed(site_of(forwarding, name), address), address


def test_moved_page_redirects_with_and_without_scripts(forwarding: Scratch) -> None:
    html = read(site_of(forwarding), "a3/skolemat/")
    assert '<meta http-equiv="refresh" content="0; url=../../a3/mat/">' in html
    assert '<a href="../../a3/mat/" data-phb-moved>Mat</a>' in html
    assert '<link rel="canonical" href="https://plan.example.no/bok/a3/mat/">' in html
    assert '<script defer src="../../assets/planhandbok/moved.js">' in html


def test_partly_moved_page_stays_and_lists_where_the_rest_went(
    forwarding: Scratch,
) -> None:
    html = read(site_of(forwarding), "a3/frukt/")
    assert "http-equiv" not in html.partition("<body")[2]
    assert '<a href="../../a3/mat/" data-phb-moved>Mat</a>' in html
    row = re.search(r'<li id="tiltak-t1">(.*?)</li>', html)
    assert row
    assert '<a href="../../tiltak/">' in row[1]


def test_tombstone_gives_title_date_reason_and_where_to_go(
    forwarding: Scratch,
) -> None:
    html = read(site_of(forwarding), "a3/badet/")
    assert "<title>Svømming &amp; bad &lt;for alle&gt; - Prøve</title>" in html
    assert "Tatt ut 1. oktober 2026" in html
    assert 'Badet er revet. Se <a href="../../a3/mat/">maten</a>.' in html
    assert '<a href="../../a3/mat/#maling">Mat</a>' in html
    assert 'rel="edit"' not in html or "a3/adresser.yml" in html
    for below in ("1-kvartal", "gjennomforing"):
        assert "Den var en prøve" in read(site_of(forwarding), f"syklus/2026/{below}/")


def test_ended_record_is_listed_at_the_end_of_its_page(forwarding: Scratch) -> None:
    html = read(site_of(forwarding), "a3/mat/")
    row = re.search(r'<li id="tiltak-t2">(.*?)</li>', html)
    assert row
    assert "<strong>Komfyren</strong> (tatt ut 2. oktober 2026): Den var dyr" in row[1]
    assert 'href="#tatt-ut"' in html


GONE = ["a3/skolemat/", "a3/frukt/", "a3/badet/", "syklus/2026/", "syklus/2026/1-kvartal/"]


@pytest.mark.slow
def test_gone_pages_are_in_no_list_sitemap_or_search(forwarding: Scratch) -> None:
    order = Order(forwarding.folder, forwarding.folder.parent / "searched", TODAY)
    assert isinstance(build(order), Published)
    site = order.out
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for address in [*GONE, "veiledning/gammel/"]:
        html = read(site, address)
        leads_on = 'http-equiv="refresh"' in html  # to a canonical address, for search engines too
        assert ('<meta name="robots" content="noindex">' in html) != leads_on
        assert f"/bok/{address}<" not in sitemap
        assert address not in read(site, "a3/") + read(site, "tiltak/")
    assert '<meta name="robots"' not in read(site, "a3/mat/")
    found = [path.read_bytes() for path in (site / "pagefind").rglob("*.pf_fragment")]
    shown = b"".join(map(gzip.decompress, found)).decode()
    assert "/a3/mat/" in shown
    assert not [address for address in GONE if f"/{address}" in shown]


@pytest.mark.slow
@pytest.mark.skipif(not has_java() and not JAVA_IS_REQUIRED, reason="there is no Java here")
def test_tombstones_and_redirects_are_valid_html(forwarding: Scratch) -> None:
    pages = [site_of(forwarding) / address / "index.html" for address in (*GONE, "a3/mat/")]
    assert [line for line in findings(pages) if "not-css" not in line] == []


def test_public_site_has_no_trace_of_gone_internal_pages(
    forwarding: Scratch,
) -> None:
    site = site_of(forwarding, "public")
    assert "Tatt ut" in read(site_of(forwarding), "a3/lukket/")
    for path in site.rglob("*"):
        if path.is_file():
            text = readable(path)
            assert "lukket/" not in text, path
            assert "unevnelig" not in text, path


def test_a3_made_internal_is_a_tombstone_on_the_public_site(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    built(scratch)
    scratch.a3("skolemat", "offentlighet: intern\n")
    scratch.write(
        FORWARDING,
        "avsluttet: [{adresse: a3/skolemat/, tittel: Mat, dato: 2026-10-01, grunn: Lukket}]\n",
    )
    assert "Elevene trenger mat" in read(built(scratch), "a3/skolemat/")
    public = read(built(scratch, Audience.PUBLIC, "public"), "a3/skolemat/")
    assert "Lukket" in public
    assert "Elevene" not in public


@pytest.mark.parametrize("address", ["bygg.json/", "a3/mat/mat.pdf/", "assets/", "a3/mat/#maling"])
def test_unpublished_address_gets_no_tombstone(scratch: Scratch, address: str) -> None:
    scratch.a3("mat")
    words = "tittel: Mat, dato: 2026-10-01, grunn: Slutt"
    scratch.write(FORWARDING, f"avsluttet: [{{adresse: '{address}', {words}}}]\n")
    (told,) = scratch.records().warnings.items
    assert "har ikke vært publisert" in told.message
    site = built(scratch)
    assert not (site / address / "index.html").exists()
    assert "Slutt" not in read(site, "a3/mat/")


def test_server_lists_hold_moves_and_no_tombstones(forwarding: Scratch) -> None:
    folder = site_of(forwarding) / "omdirigeringer"
    nginx = (folder / "nginx.conf").read_text(encoding="utf-8")
    moved = re.findall(r'^    "~\^(\S+)\$" "(\S+)";$', nginx, re.MULTILINE)
    assert moved == [
        ("/bok/a3/skolemat/", "/bok/a3/mat/"),
        ("/bok/tavle/badet/", "/bok/a3/badet/"),
        ("/bok/tavle/frukt/", "/bok/tavle/mat/"),
        ("/bok/tavle/lukket/", "/bok/a3/lukket/"),
        ("/bok/tavle/skolemat/", "/bok/tavle/mat/"),
        ("/bok/veiledning/gammel/", "/bok/veiledning/"),
    ]
    apache = (folder / "apache.conf").read_text(encoding="utf-8")
    assert re.findall(r'^RedirectMatch 301 "\^(\S+)\$" "(\S+)"$', apache, re.MULTILINE) == moved
    rows = ET.parse(folder / "iis.config").getroot().iter("add")  # noqa: S314 our own
    assert [(row.get("key"), row.get("value")) for row in rows if row.get("key")] == moved


def test_a_dot_in_an_address_is_a_dot_in_a_pattern() -> None:
    lists = dict(server_lists([("/a3/mat/1.0/", "/a3/mat/")]))
    assert r'"~^/a3/mat/1\.0/$"' in lists["nginx.conf"]
    assert r'"^/a3/mat/1\.0/$"' in lists["apache.conf"]
    assert 'key="/a3/mat/1.0/"' in lists["iis.config"]


def test_server_lists_leave_out_ambiguous_spellings(
    scratch: Scratch,
) -> None:
    scratch.write("content/veiledning/økonomi;.md", "# Økonomi\n")
    built(scratch)
    (scratch.folder / "content/veiledning/økonomi;.md").unlink()
    moved = '{fra: "veiledning/økonomi;/", flyttet_til: status/}'
    scratch.write(FORWARDING, f"flyttet: [{moved}]\n")
    site = built(scratch)
    assert "data-phb-moved" in read(site, "veiledning/økonomi;/")
    for path in (site / "omdirigeringer").iterdir():
        assert "konomi" not in path.read_text(encoding="utf-8")


def test_a_handbook_where_nothing_moved_has_empty_lists(real_site: Path) -> None:
    assert not [
        path
        for path in (real_site / "omdirigeringer").iterdir()
        if "/a3/" in path.read_text(encoding="utf-8")
    ]


def test_the_committed_ledger_is_the_one_a_build_writes(real_site: Path) -> None:
    text = (ROOT / LEDGER).read_text(encoding="utf-8")
    known = ledger_in(text)[0].entries
    assert ledger_text(known) == text
    for address in known:
        page, _, anchor = address.partition("#")
        html = read(real_site, page)
        assert not anchor or f'id="{anchor}"' in html, address
    made = {path.parent.relative_to(real_site).as_posix() for path in real_site.rglob("index.html")}
    assert made - {"."} == {page_of(address).rstrip("/") for address in known}
