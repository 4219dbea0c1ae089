"""The real handbook, built once, and small ones for what the real one must not have."""

import gzip
import re
import shutil
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from planhandbok import workers
from planhandbok.build import BuildRequest, build
from planhandbok.pages.pieces import page
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Problems
from planhandbok.site.engine.engine import start_engine
from planhandbok.site.publish import Published
from tests.support.handbooks import Scratch
from tests.support.sites import Links, build_site, pages, read, readable

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "address",
    [
        *("", "status/", "a3/", "tiltak/", "syklus/2027/", "syklus/2027/4-kvartal/"),
        *("syklus/2027/gjennomforing/", "a3/avtaler/", "veiledning/1-kvartal/"),
    ],
)
def test_every_kind_of_page_is_at_its_address(real_site: Path, address: str) -> None:
    assert "<h1" in read(real_site, address)


def test_every_internal_link_and_anchor_leads_somewhere(real_site: Path) -> None:
    found = {path: Links(html) for path, html in pages(real_site)}
    broken = []
    for path, linking in found.items():
        if path.name == "404.html":
            continue
        for link in linking.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            is_page = target in found
            if not target.exists() or (
                parts.fragment and is_page and unquote(parts.fragment) not in found[target].anchors
            ):
                broken.append((path.relative_to(real_site).as_posix(), link))
    assert not [link for link in broken if "#__" not in link[1]]


def test_no_anchor_stands_twice_on_a_page(real_site: Path) -> None:
    for path, html in pages(real_site):
        anchors = Links(html).anchors
        assert len(anchors) == len(set(anchors)), path


def test_no_page_refers_to_another_host(real_site: Path) -> None:
    loaded = re.compile(r'<(?:script|link(?! rel="canonical")|img|iframe)[^>]*(?:src|href)="http')
    for path, html in pages(real_site):
        assert not loaded.search(html), path


def test_no_marker_is_left_in_any_file(real_site: Path) -> None:
    for path in real_site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".xml", ".json", ".js"):
            assert "phb7" not in path.read_text(encoding="utf-8", errors="replace"), path
    assert not (real_site / "a3" / "phb7shell").exists()


def test_menu_breadcrumb_and_contents_are_right_on_a_stamped_page(real_site: Path) -> None:
    html = read(real_site, "a3/avtaler/")
    assert "<title>Avtalelojalitet - Planhåndbok</title>" in html
    assert "md-sidebar md-sidebar--primary" not in html  # the tabs are the only menu
    assert ">Alle tiltak</a>" in html
    tab = re.search(r'md-tabs__item--active">\s*<a[^>]*>\s*(.*?)\s*</a>', html, re.S)
    assert tab is not None
    assert tab[1] == "A3 og tiltak"
    assert '<nav class="md-path" aria-label="Du er her">' in html
    listed = html.partition('<nav class="phb-contents"')[2].partition("</nav>")[0]
    contents = re.findall(r'<a href="#([\w-]+)">', listed)
    assert {"begrunnelse", "rotarsaker", "maling"} <= set(contents)
    other = read(real_site, "veiledning/kilder/")
    assert "Avtalelojalitet</" not in other.partition("<article")[0]


def test_the_sitemap_has_every_page_once(real_site: Path) -> None:
    text = (real_site / "sitemap.xml").read_text(encoding="utf-8")
    listed = re.findall(r"<loc>https://plan.example.no/handbok/(.*?)</loc>", text)
    made = {
        path.relative_to(real_site).as_posix().removesuffix("index.html")
        for path, _ in pages(real_site)
        if path.name == "index.html"
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == made


def test_an_a3_stands_in_the_order_of_the_form(real_site: Path) -> None:
    html = read(real_site, "a3/korte-fravaer/")
    order = ["begrunnelse", "nasituasjon", "rotarsaker", "onsket-situasjon", "endringstiltak"]
    places = [html.index(f'<h2 id="{anchor}">') for anchor in [*order, "maling", "gevinster"]]
    assert places == sorted(places)


def test_the_unfinished_deep_dive_shows_the_figures_of_its_source(real_site: Path) -> None:
    html = read(real_site, "a3/avtaler/").replace("\u00a0", " ")
    for shown in ("282", "10 970", "1 084", "1 747", "85,29", "32,78", "36", "52,19"):
        assert f">{shown}</td>" in html
    assert html.count('class="phb-empty"') == 3
    assert "Levanger" in html


def test_examples_are_marked_as_examples(scratch: Scratch) -> None:
    scratch.a3("skolemat", "eksempel: ja\n")
    scratch.a3("svomming")
    site = build_site(scratch)
    assert "<strong>Eksempel.</strong>" in read(site, "a3/skolemat/")
    assert "<strong>Eksempel.</strong>" not in read(site, "a3/svomming/")


def test_two_builds_in_different_folders_are_the_same_bytes(scratch: Scratch) -> None:
    scratch.a3("skolemat", "endringstiltak:\n  - {id: t1, tiltak: Kok, frist: 2026-11-01}\n")
    for kind in ("virksomhet", "enhet"):
        scratch.a3(kind, f"type: {kind}\n")
    sites = []
    for name in ("en", "et-annet-sted"):
        out = scratch.folder.parent / name / "site"
        assert isinstance(build(BuildRequest(scratch.folder, out, date(2026, 11, 20))), Published)
        sites.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert sites[0] == sites[1]
    assert not any(str(scratch.folder.parent).encode() in content for content in sites[0].values())


def test_the_public_site_has_no_trace_of_an_internal_a3(scratch: Scratch) -> None:
    scratch.a3("hemmelig", "offentlighet: intern\ntittel: Unevnelig\n")
    scratch.a3(
        "skolemat",
        """
        overordnet: hemmelig
        nåsituasjon: Se [det andre](a3:hemmelig).
        endringstiltak:
          - {id: t1, tiltak: Utred, utredning: hemmelig}
        """,
    )
    scratch.write(
        "content/veiledning/lenker.md",
        """
        # Lenker

        Se [planen](a3:hemmelig), [den samme][en] og [et tiltak](<a3:hemmelig#maling>).

        [en]: a3:hemmelig "Planen"
        """,
    )
    public = scratch.folder.parent / "offentlig"
    assert isinstance(build(BuildRequest(scratch.folder, public, date(2026, 11, 20))), Published)
    assert (public / "a3" / "skolemat" / "index.html").exists()
    for path in public.rglob("*"):
        if path.is_file():
            text = readable(path)
            assert "unevnelig" not in text, path
            assert "hemmelig" not in text, path
    assert "Unevnelig" in read(build_site(scratch, Audience.INTERNAL, "intern"), "a3/hemmelig/")


def test_a_mistake_in_the_content_leaves_the_old_site(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    out = build_site(scratch)
    before = read(out, "a3/skolemat/")
    scratch.a3("skolemat", "type: dypdyk\n")
    assert isinstance(build(BuildRequest(scratch.folder, out, date(2026, 11, 20))), Problems)
    assert read(out, "a3/skolemat/") == before


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        ("plugins: [finnes-ikke]", "finnes-ikke"),
        ("markdown_extensions: [finnes.ikke]", "finnes.ikke"),
    ],
)
def test_engine_errors_are_reported_and_leave_the_old_site(
    scratch: Scratch, setting: str, named: str
) -> None:
    scratch.a3("skolemat")
    out = build_site(scratch)
    settings = scratch.text(MKDOCS_FILE)
    scratch.write(MKDOCS_FILE, f"{settings}{setting}\n")
    told = build(BuildRequest(scratch.folder, out, date(2026, 11, 20)))
    assert isinstance(told, Problems)
    assert "mkdocs kunne ikke bygge veiledningen" in told.items[0].message
    assert named in told.items[0].message
    assert "Skolemat" in read(out, "a3/skolemat/")


def test_failure_stops_the_engine_and_leaves_no_files(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "fragment", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        build(BuildRequest(scratch.folder, scratch.folder.parent / "site", date(2026, 11, 20)))
    assert [path.name for path in scratch.folder.parent.iterdir()] == ["handbook"]


def test_the_site_speaks_nynorsk_when_asked(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    scratch.write(
        MKDOCS_FILE,
        """
        site_name: Prøve
        theme: {name: material}
        extra: {planhandbok: {språk: nn, grunnhåndbok: nei}}
        """,
    )
    html = read(build_site(scratch), "a3/skolemat/")
    assert '<html lang="nn"' in html
    assert "Ikkje fylt ut" in html


def test_a_menu_of_the_settings_is_kept(scratch: Scratch) -> None:
    scratch.write(
        MKDOCS_FILE,
        """
        site_name: Prøve
        theme: {name: material}
        nav:
          - Hjelp: veiledning/index.md
        extra: {planhandbok: {grunnhåndbok: nei}}
        """,
    )
    assert "Hjelp" in read(build_site(scratch, start=start_engine), "status/")


def test_an_a3_page_is_at_most_14_kb_compressed(real_site: Path) -> None:
    for path in (real_site / "a3").glob("*/index.html"):
        assert len(gzip.compress(path.read_bytes())) <= 14_000, path


def test_a_handbook_without_cycles_says_so(scratch: Scratch) -> None:
    shutil.rmtree(scratch.folder / "a3" / "2027")
    assert "Det er ikke lagt inn noe årshjul ennå." in read(build_site(scratch), "")


def test_names_are_listed_in_the_order_of_the_norwegian_alphabet(scratch: Scratch) -> None:
    for number, name in enumerate(("Ås", "Øst", "ærlig", "Zoo", "åpen", "Arkiv")):
        scratch.a3(f"a{number}", f"tittel: {name}\nenhet: {name}\n")
    out = build_site(scratch)
    in_order = ["Arkiv", "Zoo", "ærlig", "Øst", "åpen", "Ås"]
    listed = read(out, "a3/")
    assert re.findall(r'<th scope="row"[^>]*><a [^>]*>(\w+)</a>', listed) == in_order
    units = listed.partition('<select name="enhet">')[2].partition("</select>")[0]
    assert re.findall(r'value="(\w+)"', units) == in_order
    status = read(out, "status/")
    assert re.findall(r'<th scope="row"><a [^>]*>(\w+)</a></th>', status)[:6] == in_order


def test_special_characters_of_a_unit_are_escaped_in_its_filter(scratch: Scratch) -> None:
    scratch.a3("skolemat", """enhet: 'Drift & "vedlikehold" <b>'\n""")
    scratch.a3("svomming", "enhet: Skole\n")  # a filter has a choice
    html = read(build_site(scratch), "a3/")
    assert 'data-enhet="Drift &amp; &#34;vedlikehold&#34; &lt;b&gt;"' in html
    assert '<option value="Drift &amp; &#34;vedlikehold&#34; &lt;b&gt;">' in html


def test_handbook_without_a3s_builds(scratch: Scratch) -> None:
    assert "Ingen tiltak er åpne." in read(build_site(scratch), "status/")


def test_many_a3s_in_several_processes_give_the_same_pages_as_one(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        scratch.a3(f"plan-{number}", f"tittel: Plan nummer {number}\n")
    alone = build_site(scratch, name="alone")
    monkeypatch.setattr(workers, "WORTH_WORKERS", 2)
    monkeypatch.setattr(workers, "_processors", lambda: 3)
    together = build_site(scratch, name="together")
    for number in range(12):
        address = f"a3/plan-{number}/"
        assert read(alone, address) == read(together, address)
