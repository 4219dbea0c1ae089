"""Shells are parsed_shell at their markers once and stamped with the words of each page."""

import pytest
from markupsafe import Markup

from planhandbok.pages.pieces.page import SHELL, Page
from planhandbok.site.engine.shells import BODY, HEADING, TITLE, MarkerError, parsed_shell, stamped

SHELL_HTML = f"""<title>{TITLE} - Prøve</title>
<link rel="prev" href="../x/">
<a href="#{TITLE}" class="md-skip">Gå til innhold</a>
<a href="https://x.no/edit/content/a3/{SHELL}.md" rel="edit">Endre</a>
<ul><li><a href="../">Alle</a></li><li class="active"><a href="./">{TITLE}</a>
<ul><li class="toc"><a href="#{HEADING}"><span>{HEADING}</span></a></li></ul></li></ul>
<article><h1 id="{TITLE}">{TITLE}</h1>
<p>{BODY}</p>
<h2 id="{HEADING}">{HEADING}</h2></article>"""
ADDRESS = f"a3/{SHELL}/"
PAGE = Page(
    title="Mat & drikke",
    description="Om mat",
    body=Markup('<h1 id="innhold">Mat</h1><h2 id="a">A &amp; B</h2><h2 id="b">B</h2>'),
)


def stamp(source: str | None = "a3/2027/mat.yml") -> str:
    shell = parsed_shell(SHELL_HTML, ADDRESS, source, "content")
    return stamped(shell, PAGE, PAGE.body, "a3/mat/", source)


def test_title_menu_and_skip_link_are_the_pages_own() -> None:
    html = stamp()
    assert "<title>Mat &amp; drikke - Prøve</title>" in html
    assert '<a href="./">Mat &amp; drikke</a>' in html
    assert '<a href="#innhold" class="md-skip">' in html


def test_the_table_of_contents_has_the_pages_headings() -> None:
    html = stamp()
    assert '<a href="#a"><span>A &amp; B</span></a>' in html
    assert '<a href="#b"><span>B</span></a>' in html


def test_the_body_takes_the_place_of_the_markers() -> None:
    assert f"<article>{PAGE.body}</article>" in stamp()


def test_the_edit_link_opens_the_record() -> None:
    assert 'href="https://x.no/edit/a3/2027/mat.yml"' in stamp()


def test_a_page_of_many_files_has_no_edit_link() -> None:
    assert "rel=" not in stamp(source=None)


def test_shell_has_no_links_to_neighbours_in_the_menu() -> None:
    assert 'rel="prev"' not in stamp()


@pytest.mark.parametrize("extra", [f"<p>{HEADING}</p>", "<p>phb7new</p>"])
def test_a_marker_that_is_not_understood_stops_the_build(extra: str) -> None:
    with pytest.raises(MarkerError):
        parsed_shell(SHELL_HTML + extra, ADDRESS, None, "content")


def test_a_shell_without_a_place_for_the_body_stops_the_build() -> None:
    with pytest.raises(MarkerError):
        parsed_shell(f"<title>{TITLE}</title>", ADDRESS, None, "content")


def test_shell_has_nothing_between_tags_and_names_no_engine() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'
    html = f'<meta name="generator" content="mkdocs-1">\n  <p>\n   {svg}\n</p>{SHELL_HTML}'
    shell = "".join(parsed_shell(html, ADDRESS, None, "content").pieces)
    assert shell.startswith('<p><svg><path d="M0 0"/></svg></p><title>')


def test_shell_drops_search_words_and_indentation() -> None:
    words = '{"clipboard.copy": "Kopier", "search.result.one": "1 treff", "select.version": "Velg"}'
    html = SHELL_HTML.replace(
        "<article>", f"<script>{words}</script>\n    <p>\n      Mat\n  <article>"
    )
    shell = "".join(parsed_shell(html, ADDRESS, None, "content").pieces)
    assert '{"clipboard.copy": "Kopier", "select.version": "Velg"}' in shell
    assert "<p>\nMat\n<article>" in shell
