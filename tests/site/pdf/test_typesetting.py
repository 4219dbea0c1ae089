"""Odd texts are typeset where possible, and reported where not."""

import re
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pytest
from typer.testing import CliRunner

from planhandbok.cli import app
from planhandbok.records.settings import site_file
from planhandbok.records.text.problems import Severity
from tests.site.pdf.reading import (
    A3_ACROSS,
    ALL,
    BOOKLETS,
    assert_sound,
    bookmarks,
    bytes_of,
    links_of,
    papers_of,
    size_of,
    text_of,
)
from tests.support.handbooks import Scratch

pytestmark = pytest.mark.slow


ODD = r"""#import "house.typ" ` $ \ [ ] { } * _ <b> @ // /* "' ~ --- #panic("ut")"""


def test_text_that_looks_like_source_is_only_text(scratch: Scratch) -> None:
    odd = ODD.replace("'", "''")
    scratch.a3("skolemat", f"tittel: '{odd}'\neier: '{odd}'\nbegrunnelse: '`` {odd} ``'\n")
    site, papers = papers_of(scratch)
    path = site / "a3/skolemat/skolemat.pdf"
    assert not papers.warnings.items
    assert_sound(path)
    assert text_of(path).count(re.sub(r"\s", "", '#panic("ut")')) >= 3
    assert bookmarks(path) == [ODD]


ODD_HTML = (
    "<table></table>",
    "<table><tr><td>1</td></tr><tr><td>2</td><td>3</td></tr></table>",
    "<ul>bare tekst<li>a</li></ul>",
    "<li>alene</li>",
    "<a>uten mål</a>",
    "<p><p>to</p></p>",
    "<a href='https://x.no/#her'>hit</a> <a href='tel:12345678'>ring</a>",
    "<pre>  to\n  linjer</pre><hr><br>",
    "<td>celle</td>",
    "<ol><ol><li>dypt</li></ol></ol>",
    "<table><tr></tr></table>",
    "<b><i>",
    "&#34; &nbsp; &bogus;",
    "- a\n  - b\n    - c\n      1. d\n",
    "> sitat\n> - i en liste\n",
    "---\n***",
    "| a |\n| - |",
    f"www.vg.no/{'x' * 90}[^1] ~~bort~~\n\n[^1]: note",
)


def test_odd_html_and_markdown_are_typeset_where_possible(scratch: Scratch) -> None:
    for number, html in enumerate(ODD_HTML):
        text = html.replace("\n", "\n  ")
        scratch.a3(f"a{number}", f"tittel: Nummer {number}\nnåsituasjon: |\n  {text}\n")
    site, papers = papers_of(scratch, templates=BOOKLETS)
    assert not papers.warnings.items
    for number, html in enumerate(ODD_HTML):
        assert (site / f"a3/a{number}/a{number}.pdf").exists(), html
    assert_sound(site / "syklus/2027/a3-2027.pdf")


def test_missing_glyphs_are_replaced_and_reported_with_their_place(
    scratch: Scratch,
) -> None:
    more = "tittel: Mat 🥕 til alle\nbegrunnelse: |\n  Først\n  så 漢 og 👨‍👩‍👧.\n"
    scratch.a3("skolemat", more)
    site, papers = papers_of(scratch)
    assert_sound(site / "a3/skolemat/skolemat.pdf")
    assert bookmarks(site / "a3/skolemat/skolemat.pdf") == ["Mat \ufffd til alle"]
    told = [
        (warning.line, warning.column, warning.severity, warning.message)
        for warning in papers.warnings.items
    ]
    assert [line for line, *_ in told] == [7, 10, 10]
    assert "Tegnet «🥕» (U+1F955) finnes ikke i skriften" in told[0][-1]
    again, kept = papers_of(scratch, "again", old="site")
    assert kept.warnings == papers.warnings, "told until it is mended"
    assert bytes_of(again) == bytes_of(site)


@pytest.mark.parametrize("sign", ["1\ufe0f\u20e3", "x\u20dd", "e\u20dd", "ø\u20dd"])
def test_letter_inside_a_missing_glyph_is_kept_elsewhere(scratch: Scratch, sign: str) -> None:
    scratch.a3("skolemat", f"begrunnelse: 'Gi {sign} til [bøker 1x1](https://example.no/{sign})'\n")
    site, papers = papers_of(scratch)
    assert "Gi\ufffdtilbøker1x1" in text_of(site / "a3/skolemat/skolemat.pdf")
    assert f"https://example.no/{quote(sign)}" in links_of(site / "a3/skolemat/skolemat.pdf")
    (told,) = papers.warnings.items
    assert (told.line, told.message.partition(" (")[0]) == (8, f"Tegnet «{sign}»")


def test_typesetting_failure_gives_no_pdf_and_names_the_file(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat")
    monkeypatch.setattr(site_file, "site_url_finding", lambda *_, **__: None)
    site, papers = papers_of(scratch, address="https://🥕.example.no/", templates=ALL)
    assert not bytes_of(site)
    assert not papers.names
    told = {
        (warning.file, warning.severity, warning.message.partition(":")[0])
        for warning in papers.warnings.items
    }
    for file in ("a3/2027/skolemat.yml", "a3/2027/syklus.yml"):
        assert (file, Severity.WARNING, "Det ble ingen PDF. Typst sier") in told


def test_unsupported_script_gives_no_pdf_and_does_not_stop_the_build(scratch: Scratch) -> None:
    scratch.a3("skolemat", "begrunnelse: 一二三四五六七八九十百千\n")
    site, papers = papers_of(scratch)
    assert not (site / "a3/skolemat/skolemat.pdf").exists()
    assert "a3/skolemat/" not in papers.names
    (told,) = papers.warnings.items
    assert (told.line, told.message) == (8, "Teksten blir ikke PDF, for skriften har ikke tegnene.")


@pytest.mark.parametrize(
    "text", ["العربية", "Ŋáŋŋá č š ŧ ž", "a\u0301 ½ ≥ → ☐ ✓ ₂", "x" * 900, "æ" * 60]
)
def test_other_letters_and_long_words_are_typeset(scratch: Scratch, text: str) -> None:
    row = f"{{id: t, tiltak: '{text}', ansvar: '{text[:300]}', frist: 2026-11-01}}"
    scratch.a3("skolemat", f"tittel: '{text[:200]}'\nendringstiltak:\n  - {row}\n")
    site, papers = papers_of(scratch)
    assert not papers.warnings.items
    assert_sound(site / "a3/skolemat/skolemat.pdf")
    assert size_of(site / "a3/skolemat/skolemat.pdf") == (1, A3_ACROSS)


def test_long_address_is_whole_when_it_is_copied(scratch: Scratch) -> None:
    address = f"https://example.no/{'en-lang-adresse-' * 8}"
    scratch.a3("skolemat", f"tittel: '{address}'\nbegrunnelse: Se {address}\n")
    site, _ = papers_of(scratch)
    text = text_of(site / "a3/skolemat/skolemat.pdf")
    assert text.count(address.rstrip("-")) == 2
    assert "\u200b" not in text
    with pikepdf.open(site / "a3/skolemat/skolemat.pdf") as pdf:
        assert "\u200b" not in str(pdf.docinfo.Title)


def test_overlong_text_is_reported_with_its_box_and_excess(scratch: Scratch) -> None:
    sentence = "Kjøkkenet er for lite til å lage mat til alle. "
    long = f"nåsituasjon: |\n  {sentence * 500}\n"
    scratch.a3("skolemat", f"endringstiltak: [{{id: t, tiltak: Kok}}]\n{long}")
    scratch.a3("svomming")
    site, papers = papers_of(scratch, templates=BOOKLETS)
    assert not (site / "a3/skolemat/skolemat.pdf").exists(), "never cut, never two sheets"
    (told,) = papers.warnings.items
    assert (told.file, told.line) == ("a3/2027/skolemat.yml", 10)
    found = re.search(
        r"«nåsituasjon» tar mest plass, og er om lag (\d+) tegn for langt", told.message
    )
    assert found, told.message
    kept = len(sentence) * 500 - int(found[1])
    booklet = text_of(site / "syklus/2027/a3-2027.pdf")
    assert size_of(site / "syklus/2027/a3-2027.pdf")[0] == 2
    assert "stårbarepånettstedet" in booklet
    shorter = f"nåsituasjon: |\n  {(sentence * 500)[: kept - 300]}\n"
    scratch.a3("skolemat", f"endringstiltak: [{{id: t, tiltak: Kok}}]\n{shorter}")
    mended, papers = papers_of(scratch, "mended", old="site")
    assert not papers.warnings.items, "what was measured is what it takes"
    assert size_of(mended / "a3/skolemat/skolemat.pdf") == (1, A3_ACROSS)


def test_frozen_editions_give_no_warnings(scratch: Scratch) -> None:
    scratch.a3("skolemat", "tittel: Mat 🥪\n")
    decided = ["--case", "62/26", "--body", "Utvalget", "--date", "2026-05-12"]
    done = CliRunner().invoke(
        app, ["freeze", "skolemat", *decided, "--project", str(scratch.folder)]
    )
    assert done.exit_code == 0, done.output
    _, papers = papers_of(scratch)
    assert papers.names["a3/skolemat/1.0/"] == "skolemat-1.0.pdf"
    assert {warning.file for warning in papers.warnings.items} == {"a3/2027/skolemat.yml"}


def benefits(count: int) -> str:
    text = ("Kortere ventetid for alle som søker om plass " * 4)[:150].strip()
    rows = (
        f"  - {{id: g{number}, type: kvalitet, beskrivelse: {text}}}\n" for number in range(count)
    )
    return "".join(("gevinster:\n", *rows))


def test_any_number_of_long_benefits_is_set_or_said_to_be_too_much(scratch: Scratch) -> None:
    counts = (1, 5, 10, 15, 20, 22, 24, *range(25, 33), 36, 40, 50, 100)
    for count in counts:
        scratch.a3(f"a{count}", benefits(count))
    site, papers = papers_of(scratch)
    told = {
        problem.file for problem in papers.warnings.items if "får ikke plass" in problem.message
    }
    assert len(told) == len(papers.warnings.items)
    made = {path.stem for path in site.glob("a3/*/*.pdf")}
    assert made == {f"a{count}" for count in counts} - {Path(file).stem for file in told}
    assert {"a25", "a30", "a40"} <= made
