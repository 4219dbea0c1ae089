"""What a municipality sees as its own: the mark or coat of arms, its name and its colours."""

import re
from pathlib import Path

from planhandbok.site.settings import FAVICON, STYLESHEET
from planhandbok.theme import theme_folder
from tests.handbooks import MKDOCS, Scratch
from tests.test_build import build_site, pages, read

LOGO = re.compile(r'<a [^>]*class="md-header__button md-logo"[^>]*>(.*?)</a>', re.DOTALL)
ICON = re.compile(r'<link rel="icon" href="([^"]+)"')


def header_logo(html: str) -> str:
    found = LOGO.search(html)
    assert found
    return found[1].strip()


def test_every_page_has_our_mark_and_our_icon(real_site: Path) -> None:
    mark = (theme_folder() / "overrides/.icons/planhandbok.svg").read_text(encoding="utf-8")
    for path, html in pages(real_site):
        assert header_logo(html) == mark.strip(), path
        icon = ICON.search(html)
        assert icon, path
        assert icon[1].endswith(FAVICON), path
    assert (real_site / FAVICON).exists()


def test_the_header_names_the_municipality(real_site: Path) -> None:
    header = read(real_site, "status/").partition("</header>")[0]
    assert '<span class="phb-municipality">Eksempel kommune</span>' in header


def test_a_logo_and_an_icon_of_the_settings_are_kept(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}  logo: eget.svg\n  favicon: eget.png\n")
    html = read(build_site(scratch), "")
    assert header_logo(html) == '<img src="eget.svg" alt="">'
    assert 'rel="icon" href="eget.png"' in html
    assert "phb-municipality" not in html


def test_the_colours_of_the_settings_are_a_stylesheet_after_ours(scratch: Scratch) -> None:
    colours = "extra: {planhandbok: {farger: {bånd: '#FC0', lenker: '#0a5290'}}}\n"
    scratch.write("mkdocs.yml", MKDOCS + colours)
    scratch.a3("skolemat")
    out = build_site(scratch)
    styles = (out / STYLESHEET).read_text(encoding="utf-8")
    assert re.findall(r"--phb-([\w-]+): (#\w+);", styles) == [
        *(("brand", "#ffcc00"), ("on-brand", "#000000"), ("link", "#0a5290")),
        *(("brand", "#423500"), ("on-brand", "#ffffff"), ("link", "#55aaf3")),
    ]
    html = read(out, "a3/skolemat/")
    assert html.index("look.css") < html.index(f'"../../{STYLESHEET}"')
    assert "#ffcc00" not in html.lower()


def test_without_colours_there_is_no_stylesheet_for_them(real_site: Path) -> None:
    assert not (real_site / STYLESHEET).exists()
    assert STYLESHEET not in read(real_site, "")
