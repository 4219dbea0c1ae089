"""Each address of the ledger is a page, a redirect or a tombstone of the site."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.a3 import Access
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import FORWARDING
from planhandbok.site.gone.redirects import server_lists
from planhandbok.site.publish import Published
from tests.support.forwarding import built, ledger_entries, moved_in
from tests.support.handbooks import TODAY, Scratch
from tests.support.sites import Links, read, readable

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def forwarding(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    return moved_in(tmp_path_factory.mktemp("forwarding") / "handbook")


def site_of(scratch: Scratch, name: str = "site") -> Path:
    return scratch.folder.parent / name


def is_followed(site: Path, address: str) -> bool:
    """Return whether a reader comes to what stood at an address, or to what is told of it."""
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
    known = ledger_entries(forwarding)
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
    assert '<h2 id="tatt-ut">' in html


GONE = ["a3/skolemat/", "a3/frukt/", "a3/badet/", "syklus/2026/", "syklus/2026/1-kvartal/"]


def test_gone_pages_are_in_no_list_sitemap_or_search(forwarding: Scratch) -> None:
    request = BuildRequest(
        forwarding.folder, forwarding.folder.parent / "searched", TODAY, with_pdf=False
    )
    assert isinstance(build(request), Published)
    site = request.out
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    for address in [*GONE, "veiledning/gammel/"]:
        html = read(site, address)
        leads_on = 'http-equiv="refresh"' in html  # to a canonical address, for search engines too
        assert ('<meta name="robots" content="noindex">' in html) != leads_on
        assert f"/bok/{address}<" not in sitemap
        assert address not in read(site, "a3/") + read(site, "tiltak/")
    assert '<meta name="robots"' not in read(site, "a3/mat/")
    found = (site / "search" / "start.js").read_text(encoding="utf-8")
    assert '"a3/mat/"' in found
    assert not [address for address in GONE if f'"{address}"' in found]


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
