"""Markdown from records becomes HTML that can do no harm."""

import re
from html import unescape
from itertools import chain

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.pieces.text import (
    ATTRIBUTES,
    CLASSES,
    PLAIN,
    SCHEMES,
    TAGS,
    block,
    line,
    plain_line,
    plain_text,
)
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
        ("[x](javascript:alert(1))", "<p>x</p>\n"),
        ('<a href="https://x.no" onclick="y()">z</a>', '<p><a href="https://x.no">z</a></p>\n'),
        ("<img src=x onerror=alert(1)>", ""),
    ],
)
def test_html_from_records_is_cleaned(written: str, html: str) -> None:
    assert block(written).strip() == html.strip()


def test_a_line_has_no_paragraph_around_it() -> None:
    assert line("Gjør **dette**") == "Gjør <strong>dette</strong>"


def test_a_number_that_begins_a_list_is_not_plain() -> None:
    assert PLAIN.fullmatch("86 prosent. 14,5 av 20 (2027)")
    assert not any(map(PLAIN.fullmatch, ("86. prosent", "86) prosent", "86.", "a_b", "1.5 a")))


@given(st.from_regex(PLAIN, fullmatch=True))
def test_a_plain_line_is_what_markdown_makes_of_it(text: str) -> None:
    assert f"<p>{line(text)}</p>\n" == block(text)


def test_a_link_to_a_record_is_kept_for_the_site_to_resolve() -> None:
    assert 'href="a3:skolemat"' in block("Se [A3-en](a3:skolemat).")


def test_html_in_text_between_links_is_cleaned_too() -> None:
    html = block('[x](https://x.no) <a href="https://x.no" onclick="y()">z</a>')
    assert "onclick" not in html


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("Slik:\n• en\n·\tto", ["en", "to"]),
        ("Slik:\n– en\n– to", ["en", "to"]),
        ("– en\n– to", ["en", "to"]),
        ("Slik:\n\n– en\n\nTekst", ["en"]),
        ("    • en\n    • to", ["en", "to"]),
        ("-en\n-to", ["en", "to"]),
        ("✓ en\n✓ to", ["✓ en", "✓ to"]),
        ("- [ ] en\n- [x] to", ["☐ en", "☑ to"]),
        ("– Nei, sier han.", []),
        ("– Nei, sier han.\n\n– Jo, sier hun.", []),
        ("-5 %\n-6 %", []),
        ("```\n• en\n```", []),
    ],
)
def test_items_of_a_word_processor_become_a_list(written: str, items: list[str]) -> None:
    found = re.findall(r"<li>(.*?)</li>", str(block(written)), re.DOTALL)
    assert found == items


WORDS = ("mai", "17.", "2.", "3)", "2030.", "2*3*4", "<navn>", "5", "*")
WORD = re.compile(r"[^\W_]+")


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("17. mai er fri", "<p>17. mai er fri</p>"),
        ("3. trinn.\n7. trinn.", "<p>3. trinn.<br>\n7. trinn.</p>"),
        ("- 17. mai\n- 1. juli", "<ul>\n<li>17. mai</li>\n<li>1. juli</li>\n</ul>"),
        ("• 1. kvartal", "<ul>\n<li>1. kvartal</li>\n</ul>"),
        ("Fra\n1. mai og ut", "<p>Fra\n1. mai og ut</p>"),
        ("Rommet er 10*20 m", "<p>Rommet er 10*20 m</p>"),
        ("Spør <leder>.", "<p>Spør &lt;leder&gt;.</p>"),
        ("1. en\n2. to", "<ol>\n<li>en</li>\n<li>to</li>\n</ol>"),
        ("1. en\n\n   mer\n\n1. to", "<ol>\n<li>\n<p>en</p>\n<p>mer</p>\n</li>\n"),
        (
            "a | b\n--|--\n1 | 2 | 3 |  |  |\n4 | 5 | 6 | 7",
            "<table><thead><tr><th>a</th><th>b</th><th></th><th></th></tr></thead><tbody>\n"
            "<tr><td>1</td><td>2</td><td>3</td><td></td></tr>\n"
            "<tr><td>4</td><td>5</td><td>6</td><td>7</td></tr>",
        ),
        ("> 50 prosent", "<p>&gt; 50 prosent</p>"),
        ("> 5 av ti\n> sier ja", "<blockquote>\n<p>5 av ti\nsier ja</p>"),
        ("Slik:\n+ 2 årsverk\n+ 3 biler", "<p>Slik:\n+ 2 årsverk\n+ 3 biler</p>"),
        ("[Frist]: mars", "<p>[Frist]: mars</p>"),
        ("Se [kart].\n\n[kart]: https://x.no", '<p>Se <a href="https://x.no">kart</a>.</p>'),
        ("`2*3 <navn>`", "<p><code>2*3 &lt;navn&gt;</code></p>"),
        ("```\n17. mai 2*3\n```", "<pre><code>17. mai 2*3\n</code></pre>"),
        ("https://x.no/2*3", '<p><a href="https://x.no/2*3">https://x.no/2*3</a></p>'),
    ],
)
def test_signs_that_are_no_markdown_stay(written: str, html: str) -> None:
    assert block(written).startswith(html)


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from((" ", "\n", "\n\n")))))
def test_every_word_and_number_is_shown(parts: list[tuple[str, str]]) -> None:
    text = "".join(chain.from_iterable(parts))
    shown = unescape(re.sub(r"<[^>]*>", " ", str(block(text))))
    assert WORD.findall(shown) == WORD.findall(text)
    assert WORD.findall(plain_text(text)) == WORD.findall(text)


@pytest.mark.parametrize(
    "text",
    [
        "2. kvartal: ferdig",
        "17. mai",
        "> 50 prosent",
        ">50",
        "+ 2 årsverk",
        "- 5 grader",
        "2*3*4",
        "<navn> skriver",
        r"\\fil\plan",
    ],
)
def test_a_line_shows_what_was_written(text: str) -> None:
    assert unescape(str(line(text))) == text
    assert plain_line(text) == text


@pytest.mark.parametrize(
    ("written", "links"),
    [
        ("Se www.vg.no.", {"https://www.vg.no": "www.vg.no"}),
        ("(se https://x.no/a(b)/)", {"https://x.no/a(b)/": "https://x.no/a(b)/"}),
        ("«https://x.no/?a=1&b=2»,", {"https://x.no/?a=1&amp;b=2": "https://x.no/?a=1&amp;b=2"}),
        ("[x](https://y.no/www.z.no)", {"https://y.no/www.z.no": "x"}),
        ('<b>x</b> "https://x.no/"', {"https://x.no/": "https://x.no/"}),
        ("`www.vg.no` http:// post@www.x.no", {}),
    ],
)
def test_bare_address_becomes_a_link(written: str, links: dict[str, str]) -> None:
    assert dict(re.findall(r'<a href="([^"]*)">(.*?)</a>', str(block(written)))) == links


@pytest.mark.parametrize(
    "target",
    [
        "../status/",
        "modellen.md",
        "vg.no",
        "#t9",
        "file:///H:/x",
        "H:\\x",
        "A3:x",
        "a3:x/",
        "a3:x?y",
    ],
)
def test_link_that_leads_nowhere_from_a_list_is_shown_as_text(target: str) -> None:
    assert block(f"[teksten](<{target}>)") == "<p>teksten</p>\n"


def test_picture_is_shown_as_its_text() -> None:
    assert block("Se ![en *trapp*](trapp.png).") == "<p>Se en trapp.</p>\n"


def test_footnotes_stand_below_the_text_without_links() -> None:
    html = block("Spart tid[^a].\n\n[^a]: Anslag")
    assert html == "<p>Spart tid<sup>1</sup>.</p>\n<p><sup>1</sup> Anslag</p>\n\n"


def test_cells_keep_their_alignment_without_styles() -> None:
    html = block("|a|b|c|\n|-|:-:|-:|\n|1|2|3|")
    assert "style" not in html
    assert '<td>1</td><td class="phb-center">2</td><td class="phb-right">3</td>' in html


@given(
    st.text(alphabet=st.sampled_from("ab <>/&\"'[]()!:*_`#-=\n\\pstyleonhrefw.•–~^"), max_size=60)
)
def test_no_unsafe_html_survives(written: str) -> None:
    html = str(block(written))
    cleaned = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
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
