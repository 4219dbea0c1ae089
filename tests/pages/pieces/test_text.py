"""Markdown from records becomes HTML that can do no harm."""

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.pieces.text import TAGS, block, line
from planhandbok.pages.pieces.words import Words
from planhandbok.records.schema.settings import Language


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Hei", "<p>Hei</p>\n"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>\n"),
        ("Slik:\n- en\n- to", "<p>Slik:</p>\n<ul>\n<li>en</li>\n<li>to</li>\n</ul>\n"),
        ("# Overskrift", "Overskrift\n"),
        ("<script>alert(1)</script>", ""),
        ("[x](javascript:alert(1))", "<p><a>x</a></p>\n"),
        ('<a href="https://x.no" onclick="y()">z</a>', '<p><a href="https://x.no">z</a></p>\n'),
        ("<img src=x onerror=alert(1)>", ""),
    ],
)
def test_html_from_records_is_cleaned(written: str, html: str) -> None:
    assert block(written).strip() == html.strip()


def test_a_line_has_no_paragraph_around_it() -> None:
    assert line("Gjør **dette**") == "Gjør <strong>dette</strong>"


def test_a_link_to_a_record_is_kept_for_the_site_to_resolve() -> None:
    assert 'href="a3:skolemat"' in block("Se [A3-en](a3:skolemat).")


def test_html_in_text_between_links_is_cleaned_too() -> None:
    html = block('[x](https://x.no) <a href="https://x.no" onclick="y()">z</a>')
    assert "onclick" not in html


@given(st.text(alphabet=st.sampled_from("ab <>/&\"'[]()!:*_`#-=\n\\pstyleonhref"), max_size=60))
def test_no_unsafe_html_survives(written: str) -> None:
    html = str(block(written))
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto", "a3"},
        link_rel=None,
    )
    assert _plain(cleaned) == _plain(html)


def _plain(html: str) -> str:
    """Spelling that a second cleaning may change without changing the meaning."""
    for sign, other in (("&quot;", '"'), ("&gt;", ">"), ("&#x27;", "'"), ("\u00a0", "&nbsp;")):
        html = html.replace(sign, other)
    return html


def test_a_line_never_ends_within_a_number() -> None:
    assert block("Spar 1 200 000 kr i 2027 1 ") == "<p>Spar 1\u00a0200\u00a0000 kr i 2027 1</p>\n"


def test_empty_text_stays_empty_in_every_language() -> None:
    assert [Words(language).text("") for language in Language] == ["", ""]
