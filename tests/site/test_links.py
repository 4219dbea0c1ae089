"""Links in finished pages lead to what the site has, and no page tells of what it has not."""

from html import escape
from pathlib import Path

import pytest

from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.links import outside_address
from planhandbok.pages.pieces.text import block
from planhandbok.pages.pieces.words import Words
from planhandbok.records.schema.settings import Language
from planhandbok.site.links import SiteLinks
from tests.support.handbooks import TODAY

URL = "https://k.no/plan/"
LINKS = SiteLinks({"mat"}, {"a3/mat/", "status/", "a3/gammel/"}, Path("/ingen"), URL)
HIDDEN = [
    "a3:heml",
    "a3:heml#tiltak-t1",
    "eksempel:heml",
    "a3:heml/",
    "a3:heml?y=1",
    "a3:heml/?y#z",
    "a3:/heml",
    "a3://heml",
    "A3:heml",
    "A3:HEML",
    " a3:heml",
    "a3:heml%2F",
    "../heml/",
    "../heml",
    "../HEML/",
    "../h%65ml/",
    "../heml/#tiltak-t1",
    "../heml/?x=1",
    "../heml/1.0/",
    "../heml/heml.pdf",
    "../../a3/heml/",
    "../../a3/mat/../heml/",
    "../../A3/heml/",
    "../../tavle/heml/",
    "/plan/a3/heml/",
    "//k.no/plan/a3/heml/",
    "https://k.no/plan/a3/heml/",
    "HTTPS://K.NO/plan/a3/heml/#x",
    "http://k.no:80/plan/a3/heml",
    "https://k.no/plan/./a3/%68eml/",
    "https://k.no/PLAN/a3/heml/",
]
"""Spellings of a link to an A3 that readers may not see, from the page of another."""


@pytest.mark.parametrize("target", HIDDEN)
def test_link_to_a_hidden_a3_becomes_text_however_it_is_written(target: str) -> None:
    attributes = [
        f'href="{escape(target)}"',
        f'class="x" href=\'{escape(target)}\' title=">"',
        f'class="x"href="{escape(target)}"',
        f'data-href="https://kommunen.no/" href="{escape(target)}"',
        f'title=\' href="https://kommunen.no/"\' href="{escape(target)}"',
        f'HREF = "{"".join(f"&#{ord(letter)};" for letter in target)}"',
    ]
    for written in attributes:
        assert LINKS.in_page(f"Se <a {written}>planen</a>.", "a3/mat/") == "Se planen."


@pytest.mark.parametrize("target", HIDDEN)
def test_link_in_a_record_to_a_hidden_a3_becomes_text(target: str) -> None:
    for written in (f"[planen](<{target}>)", f'<a href="{target}">planen</a>'):
        assert "eml" not in LINKS.in_record(str(block(written)), "a3/mat/").lower()


@pytest.mark.parametrize("target", ["a3:heml", "https://k.no/plan/a3/heml/", "../heml/", "A3:heml"])
def test_paper_has_no_link_to_a_hidden_a3(target: str) -> None:
    site = SiteContext(Words(Language.BOKMAL), "Plan", "", URL, TODAY, {"mat": "Mat"}, {})
    assert outside_address(target, site, "a3/mat/") == ""
    assert outside_address("a3:mat", site) == "https://k.no/plan/a3/mat/"


@pytest.mark.parametrize(
    "target",
    [
        "../../status/",
        "../../status",
        "../gammel/#x",
        "#tiltak-t1",
        "../../",
        "?x",
        "https://k.no/plan/",
        "https://k.no/annet/a3/heml/",
        "https://vg.no/a3/heml/",
        "mailto:x@k.no",
        "http://[",
    ],
)
def test_other_links_stay_as_they_are(target: str) -> None:
    html = f'<a class="x" href="{target}">x</a>'
    assert LINKS.in_page(html, "a3/mat/") == html


def test_links_to_records_find_their_way_from_any_page() -> None:
    html = '<a href="a3:mat#tiltak-t1" rel="x">mat</a>'
    assert LINKS.in_record(html, "sak/1-26/") == '<a href="../../a3/mat/#tiltak-t1">mat</a>'


def test_links_to_files_of_the_site_stay(tmp_path: Path) -> None:
    (tmp_path / "kart").mkdir()
    (tmp_path / "kart" / "x.png").write_bytes(b"x")
    links = SiteLinks((), (), tmp_path)
    assert links.in_page('<a href="../kart/x.png">x</a>', "ord/").startswith("<a")
    assert links.in_page('<a href="../kart/y.png">x</a>', "ord/") == "x"


def test_link_to_an_example_that_is_there_leads_to_it() -> None:
    html = LINKS.in_page('<a href="eksempel:mat#maling-m1">mat</a>', "veiledning/ord/")
    assert html == '<a href="../../a3/mat/#maling-m1">mat</a>'


def test_links_to_forms_lead_there_or_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "skjema").mkdir()
    (tmp_path / "skjema" / "a3.pdf").write_bytes(b"x")
    links = SiteLinks((), (), tmp_path)
    made = '<a href="skjema:a3">A3</a>'
    missing = '<a href="skjema:svar-fra-enheten">svar</a>'
    listed = f"<ul><li>{made}</li><li>{missing}</li></ul>"
    assert links.with_forms(f"<p>Se</p><ul><li>{missing}</li></ul>", "") == "<p>Se</p>"
    led = '<a href="../../skjema/a3.pdf">A3</a>'
    assert links.with_forms(listed, "syklus/2027/") == f"<ul><li>{led}</li></ul>"
    assert links.in_page(listed, "syklus/2027/") == f"<ul><li>{led}</li><li>svar</li></ul>"


def test_same_path_from_two_folders_is_two_links(tmp_path: Path) -> None:
    links = SiteLinks(a3_ids=(), pages={"veiledning/maling/"}, folder=tmp_path)
    html = '<a href="../maling/">Måling</a>'
    for page in ("veiledning/modellen/", "veiledning/statuser/"):
        assert links.in_page(html, page) == html
    for page in ("omtale/modellen/", "veiledning/modellen/mer/", "veiledning/modellen"):
        assert links.in_page(html, page) == "Måling"
