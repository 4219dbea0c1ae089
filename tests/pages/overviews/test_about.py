"""The pages about the site itself: to be found from everywhere, and true."""

import re
from pathlib import Path

import pytest

from tests.support.handbooks import MKDOCS, Scratch
from tests.support.readability import reading_of
from tests.support.sites import build_site, pages, read

HIGHEST_LIX = 35
STATEMENT = "https://uustatus.no/nb/erklaringer/publisert/prove"
UNPUBLISHED = "Erklæringen for dette nettstedet er ikke publisert ennå."


def test_the_statement_and_the_contact_of_the_settings_are_linked_to(scratch: Scratch) -> None:
    html = read(build_site(scratch), "tilgjengelighet/")
    assert f'<a href="{STATEMENT}">Tilgjengelighetserklæring</a>' in html
    assert '<a href="mailto:post@prove.example">post@prove.example</a>' in html
    assert UNPUBLISHED not in html


def test_a_contact_may_be_a_page_on_the_web(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", MKDOCS.replace("post@prove.example", "https://prove.example/fra"))
    html = read(build_site(scratch), "tilgjengelighet/")
    assert '<a href="https://prove.example/fra">https://prove.example/fra</a>' in html


def test_missing_statement_is_shown_to_readers(real_site: Path) -> None:
    html = read(real_site, "tilgjengelighet/")
    assert UNPUBLISHED in html
    assert "uustatus.no" not in html
    assert "Her når du oss" not in html


def test_every_footer_links_to_everything_statement_and_privacy(real_site: Path) -> None:
    about = [real_site / name for name in ("alt", "tilgjengelighet", "personvern")]
    for path, html in pages(real_site):
        foot = html.partition('<nav class="phb-about" aria-label="Om nettstedet">')[2]
        links = re.findall('href="([^"]*)"', foot.partition("</nav>")[0])
        if path.name == "404.html":  # it can be shown at any depth
            assert links == ["/handbok/alt/", "/handbok/tilgjengelighet/", "/handbok/personvern/"]
        else:
            assert [(path.parent / link).resolve() for link in links] == about, path


def test_about_pages_are_not_in_the_menu(real_site: Path) -> None:
    above_foot = read(real_site, "").partition("<footer")[0]
    assert "tilgjengelighet/" not in above_foot
    assert "personvern/" not in above_foot


@pytest.mark.parametrize("address", ["tilgjengelighet/", "personvern/"])
def test_about_pages_are_easy_to_read(real_site: Path, address: str) -> None:
    article = re.search(r"<article.*?>(.*)</article>", read(real_site, address), re.DOTALL)
    assert article
    assert reading_of(address, article[1]).lix <= HIGHEST_LIX
