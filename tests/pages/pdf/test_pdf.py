"""PDFs claim both standards and keep to them, give the same bytes, and fit on their sheet."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

import page
import pdfua
import pikepdf
import pytest
from typer.testing import CliRunner

from planhandbok.cli import app
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Severity
from planhandbok.site.pdf import pdfs, typesetting
from planhandbok.site.pdf.pdfs import PdfDirs, PublishedPdfs, publish_pdfs
from planhandbok.site.pdf.typesetting import TypesetPdf, typeset_pdf
from tests.support import sums
from tests.support.handbooks import SITE_URL, TODAY, Scratch
from tests.support.sites import build_site

pytestmark = pytest.mark.slow

A3_ACROSS = (1191, 842)
A4 = (595, 842)
ENDS_AS_A_LINE = "PDFA2A-STREAM-LENGTH-001"
"""Told of a stream whose last byte is that of a line end, which its length rightly counts."""

FULL = """
deltakere: [Kokken, Vaktmesteren]
nåsituasjon: |
  Vi har **to** kjøkken og _én_ kokk. Se [planen](https://example.no/plan).

  1. Først
  2. Så

  | Kjøkken | Måltider |
  | --- | --- |
  | Øst | 120 |
figurer:
  - {id: f, tittel: Måltider per kjøkken, kolonner: [Før, Nå],
     rader: [{navn: Øst, verdier: [120, 80]}, {navn: Vest, verdier: [90, -15]}]}
rotårsaker:
  - {id: r, årsak: Kjøkkenet er lite, kategori: Bygg, hvorfor: [Det er gammelt]}
ønsket_situasjon: Alle spiser.
endringstiltak:
  - {id: t, tiltak: Kok, ansvar: Kokken, frist: 2026-11-01, status: igangsatt, løser: [r]}
måling:
  - {id: m, parameter: Mette elever, enhet: prosent, nullpunkt: {dato: 2025-01-01, verdi: 40},
     mål: {dato: 2027-01-01, verdi: 90}, målinger: [{dato: 2026-01-01, verdi: 60}]}
gevinster:
  - {id: g, type: tid, beskrivelse: Mer ro, enhet: timer, beløp: {estimert: {2027: 100}}}
saker:
  - {saksnummer: 1/26, organ: Kommunestyret, vedtak: Vedtatt, lenke: "https://example.no/1-26"}
kilde: Skolen
"""


def papers_of(
    scratch: Scratch,
    name: str = "site",
    old: str = "none",
    address: str = SITE_URL,
    audience: Audience = Audience.INTERNAL,
) -> tuple[Path, PublishedPdfs]:
    """The folder of a site with nothing but its PDFs, and what became of them."""
    site = scratch.folder.parent / name
    site.mkdir()
    settings = (scratch.folder / MKDOCS_FILE).read_text(encoding="utf-8")
    if address and "site_url" not in settings:
        scratch.write(MKDOCS_FILE, f"site_url: {address}\n{settings}")
    plan = plan_of(scratch.handbook(audience), TODAY)
    dirs = PdfDirs(scratch.folder, site, scratch.folder.parent / old)
    return site, publish_pdfs(output_of(plan).pdfs, dirs)


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.pdf")}


def text_of(path: Path) -> str:
    """The words of a PDF, as somebody who copies them gets them; spaces are left out."""
    with pikepdf.open(path) as pdf:
        text = "".join(text for sheet in pdf.pages for _, text in pieces(sheet))
    return re.sub(r"\s", "", text)


def pieces(sheet: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """The words of a page, each with the number that its tag has of it."""
    maps = {
        name: unicode_map(font.ToUnicode.read_bytes().decode())
        for name, font in sheet.Resources.Font.items()
    }
    font: dict[str, str] = {}
    marks: list[int | None] = [None]
    for instruction in instructions(sheet):
        match str(instruction.operator):
            case "Tf":
                font = maps[str(instruction.operands[0])]
            case "BMC":
                marks.append(marks[-1])
            case "BDC":
                marks.append(mark_of(instruction.operands[1], marks[-1]))
            case "EMC":
                marks.pop()
            case "Tj" | "TJ":
                for codes in strings(instruction.operands[0]):
                    yield marks[-1], letters(codes, font)


def instructions(sheet: pikepdf.Page) -> Iterator[pikepdf.ContentStreamInstruction]:
    for part in pikepdf.parse_content_stream(sheet):
        if isinstance(part, pikepdf.ContentStreamInstruction):
            yield part


def mark_of(properties: Any, outer: int | None) -> int | None:
    has_own = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
    return int(properties.MCID) if has_own else outer


def table_rows(path: Path) -> list[list[str]]:
    """The rows of all tables of the first page as its tags tell them, a text for each cell; spaces
    are left out.
    """
    with pikepdf.open(path) as pdf:
        texts: dict[int | None, str] = {}
        for mark, text in pieces(pdf.pages[0]):
            texts[mark] = texts.get(mark, "") + re.sub(r"\s", "", text)
        return [
            ["".join(texts[mark] for mark in marks_in(cell)) for cell in kids(row)]
            for row in elements(pdf.Root.StructTreeRoot)
            if row.get("/S") == "/TR"
        ]


def elements(tag: Any) -> Iterator[Any]:
    """A tag and all tags inside it, in the order they are read."""
    yield tag
    for kid in kids(tag):
        if isinstance(kid, pikepdf.Dictionary):
            yield from elements(kid)


def marks_in(tag: Any) -> Iterator[int]:
    for child in elements(tag):
        yield from (int(kid) for kid in kids(child) if not isinstance(kid, pikepdf.Dictionary))


def kids(tag: Any) -> list[Any]:
    found = tag.get("/K", [])
    return list(found) if isinstance(found, (list, pikepdf.Array)) else [found]


def strings(operand: Any) -> Iterator[bytes]:
    for part in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(part, pikepdf.String):
            yield bytes(part)


def letters(codes: bytes, font: dict[str, str]) -> str:
    return "".join(font.get(codes[n : n + 2].hex(), "") for n in range(0, len(codes), 2))


def unicode_map(cmap: str) -> dict[str, str]:
    return {
        code.lower(): bytes.fromhex(text).decode("utf-16-be")
        for code, text in re.findall(r"<([0-9A-Fa-f]{4})> <((?:[0-9A-Fa-f]{4})+)>", cmap)
    }


def assert_sound(path: Path) -> None:
    """It claims PDF/A-2a and PDF/UA-1 and keeps to both, as far as a program can see."""
    with pikepdf.open(path) as pdf:
        told = pdf.open_metadata()
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A"), path
        assert told["pdfuaid:part"] == "1", path
        assert told["dc:title"], path
        assert str(pdf.Root.Lang) in ("nb", "nn"), path
        assert pdf.Root.MarkInfo.Marked, path
        for font in fonts_of(pdf):
            assert "/FontFile3" in font or "/FontFile2" in font, path
    for profile in ("2a", "ua1"):
        report = page.validate_pdf(path, profile=profile)
        told_of = [failure for failure in report.failures if failure.rule_id != ENDS_AS_A_LINE]
        assert not told_of, [path, *(failure.message for failure in told_of)]
    findings = pdfua.validate(str(path)).findings
    assert not findings, [path, *(finding.message for finding in findings)]


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    objects = [object_ for object_ in pdf.objects if isinstance(object_, pikepdf.Dictionary)]
    yield from (object_ for object_ in objects if object_.get("/Type") == "/FontDescriptor")


def figures_of(path: Path) -> list[str]:
    """The alternative texts of the figures; one without is an error."""
    with pikepdf.open(path) as pdf:
        objects = [object_ for object_ in pdf.objects if isinstance(object_, pikepdf.Dictionary)]
        return [str(object_.Alt) for object_ in objects if object_.get("/S") == "/Figure"]


def bookmarks(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        return [str(item.title) for item in outline.root]


def size_of(path: Path) -> tuple[int, tuple[int, int]]:
    """The number of pages, and the width and height of the first in points."""
    with pikepdf.open(path) as pdf:
        box = pdf.pages[0].mediabox
        return len(pdf.pages), (round(float(box[2])), round(float(box[3])))


def test_every_pdf_of_the_real_handbook_keeps_to_both_standards(real_site: Path) -> None:
    found = sorted(real_site.rglob("*.pdf"))
    assert len(found) == 9 + 2 + 15 + 3
    for path in found:
        assert_sound(path)
        assert bookmarks(path), path


def test_every_a3_of_the_real_handbook_is_one_sheet_across(real_site: Path) -> None:
    for path in (real_site / "a3").glob("*/*.pdf"):
        assert size_of(path) == (1, A3_ACROSS), path
        assert any("QR-kode" in figure for figure in figures_of(path)), path


def test_pages_lead_to_their_pdf(real_site: Path) -> None:
    for page_of, name in (
        ("a3/korttidsfravaer", "korttidsfravaer.pdf"),
        ("syklus/2027", "a3-2027.pdf"),
        ("syklus/2027/4-kvartal", "sjekkliste.pdf"),
    ):
        html = (real_site / page_of / "index.html").read_text(encoding="utf-8")
        assert f'<a href="{name}">' in html
        assert (real_site / page_of / name).exists()


def test_without_pdfs_no_page_leads_to_one(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    out = build_site(scratch)
    assert not list(out.rglob("*.pdf"))
    for path in out.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "som PDF" not in html, path
        assert "pdf:" not in html, path
        assert '<p class="phb-help"></p>' not in html, path


def test_a_validator_of_its_own_agrees_where_there_is_one(real_site: Path) -> None:
    if not shutil.which("verapdf"):
        pytest.skip("veraPDF is not on this machine")
    for flavour in ("2a", "ua1"):
        command = ["verapdf", "--flavour", flavour, "--recurse", str(real_site)]
        assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_sheet_has_the_whole_form_and_described_charts(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat", FULL)
    site, papers = papers_of(scratch)
    assert papers.names["a3/skolemat/"] == "skolemat.pdf"
    assert not papers.warnings.items
    path = site / "a3/skolemat/skolemat.pdf"
    assert_sound(path)
    assert size_of(path) == (1, A3_ACROSS)
    assert sorted(figures_of(path)) == [
        "Fra 40 til 60 prosent. Målet er 90 prosent.",
        "Før: Øst 120, Vest 90",
        "Nå: Øst 80, Vest −15",
        "QR-kode til A3-en på nettstedet",
    ]
    text = text_of(path)
    for shown in (
        "Kokken",
        "Først",
        "Måltider",
        "Kjøkkeneterlite",
        "Igangsatt",
        "60prosent",
        "Merro",
        "100",
        "1/26",
        "Utgave1.0",
        "plan.example.no/handbok/a3/skolemat/",
    ):
        assert shown in text, shown


def test_the_sheets_have_the_amounts_of_the_case_worked_out_by_hand(scratch: Scratch) -> None:
    sums.write(scratch)
    site, _ = papers_of(scratch)
    found: dict[str, dict[int, Decimal]] = {}
    for a3 in sums.case()["a3"]:
        rows = table_rows(site / f"a3/{a3['id']}/{a3['id']}.pdf")
        head = next(row for row in rows if row[0] == "Gevinst")
        years = [name for name in head if name.isdecimal()]
        for stage, year, amount in direct_amounts(rows[rows.index(head) + 1 :], years):
            amounts = found.setdefault(stage, {})
            amounts[year] = amounts.get(year, Decimal(0)) + amount
    wanted = sums.staged(sums.answers("tettet"))
    wanted["kalkulert"] |= sums.staged(sums.answers("utenfor"))["kalkulert"]
    assert found == wanted


def direct_amounts(rows: list[list[str]], years: list[str]) -> Iterator[tuple[str, int, Decimal]]:
    """Return the direct amounts; the first row of a benefit tells its effect, before its stages."""
    effect = ""
    for row in rows:
        *name, stage = row[: -len(years) - 1]
        effect = name[2] if name else effect
        for year, cell in zip(years, row[-len(years) - 1 : -1], strict=True):
            if effect == "Direkte" and cell:
                yield stage.lower(), int(year), sums.number(cell.partition("(")[0])


def test_pdf_of_an_edition_names_it_and_its_decision(real_site: Path) -> None:
    names = {"korttidsfravaer.pdf": ", utgave 3.1", "2.0/korttidsfravaer-2.0.pdf": ", utgave 2.0, "}
    for file, edition in names.items():
        with pikepdf.open(real_site / "a3/korttidsfravaer" / file) as pdf:
            name = str(pdf.open_metadata()["dc:title"])
        assert edition in name
        assert name.endswith("vedtatt 14. desember 2023") is ("2.0" in name)


def test_a3_with_only_required_keys_is_a_sheet(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    site, _ = papers_of(scratch, address="")
    path = site / "a3/skolemat/skolemat.pdf"
    assert_sound(path)
    assert size_of(path) == (1, A3_ACROSS)
    assert figures_of(path) == [], "no code leads to a site without an address"
    for file, address in (
        ("a3/skolemat/skolemat.pdf", "/a3/skolemat/"),
        ("syklus/2027/a3-2027.pdf", "/syklus/2027/"),
        ("syklus/2027/1-kvartal/sjekkliste.pdf", "/syklus/2027/1"),
    ):
        assert f"Pånettstedet:{address}" in text_of(site / file)


def test_pdfs_are_reproducible_and_reused_when_unchanged(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat", FULL)
    scratch.a3("svomming")
    first, _ = papers_of(scratch, "first")
    again, _ = papers_of(scratch, "again")
    assert bytes_of(first) == bytes_of(again)
    monkeypatch.setattr(pdfs, "typeset_pdf", lambda *_: 1 / 0)
    kept, papers = papers_of(scratch, "kept", old="again")
    assert bytes_of(kept) == bytes_of(again)
    assert len(papers.names) == 2 + 5 + 1


def templates_of_made(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that gets the template of each PDF made from now on, in whatever process."""
    made = scratch.folder.parent / "made"

    def told(template: str, *rest: Any) -> TypesetPdf:
        with made.open("a", encoding="utf-8") as file:
            file.write(f"{template}\n")
        return typeset_pdf(template, *rest)

    monkeypatch.setattr(pdfs, "typeset_pdf", told)
    return made


def test_only_pdfs_of_changed_records_are_made_again(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat")
    scratch.a3("svomming")
    old, _ = papers_of(scratch, "old")
    scratch.a3("svomming", "tittel: Svømming for alle\n")
    made = templates_of_made(scratch, monkeypatch)
    new, _ = papers_of(scratch, "new", old="old")
    assert made.read_text(encoding="utf-8").split() == ["a3.typ", "booklet.typ"]
    assert "Svømmingforalle" in text_of(new / "a3/svomming/svomming.pdf")
    skolemat = "a3/skolemat/skolemat.pdf"
    assert bytes_of(new)[skolemat] == bytes_of(old)[skolemat]


def test_pdf_depends_on_the_day_only_for_future_readings(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat", FULL)
    today, _ = papers_of(scratch, "today")
    monkeypatch.setattr("tests.pages.pdf.test_pdf.TODAY", TODAY.replace(year=2031))
    later, _ = papers_of(scratch, "later")
    assert bytes_of(today) == bytes_of(later)
    scratch.a3(
        "skolemat", FULL.replace("målinger: [", "målinger: [{dato: 2028-01-01, verdi: 77}, ")
    )
    after, _ = papers_of(scratch, "after")
    monkeypatch.undo()
    before, _ = papers_of(scratch, "before")
    path = "a3/skolemat/skolemat.pdf"
    assert bytes_of(before)[path] == bytes_of(today)[path]
    assert "77prosent" in text_of(after / path)


@pytest.mark.parametrize("spoiled", [b"", b"%PDF-1.7\n%%EOF\n"])
def test_altered_pdf_is_made_again(scratch: Scratch, spoiled: bytes) -> None:
    scratch.a3("skolemat")
    old, _ = papers_of(scratch, "old")
    sound = bytes_of(old)
    for name in ("a3/skolemat/skolemat.pdf", "syklus/2027/a3-2027.pdf"):
        (old / name).write_bytes(spoiled)
    new, _ = papers_of(scratch, "new", old="old")
    assert bytes_of(new) == sound


@pytest.mark.parametrize("tool", ["typst", "segno", "pikepdf", "planhandbok"])
def test_new_typesetter_version_makes_pdfs_again(
    monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    make = typesetting.fingerprint.__wrapped__
    before = make()
    assert make() == before
    newer = {tool: "99"}
    monkeypatch.setattr(typesetting, "version", lambda name: newer.get(name) or version(name))
    assert make() != before


@pytest.mark.parametrize("manifest", ["", "[]", '{"a3/skolemat/skolemat.pdf": 1}', "{}"])
def test_altered_old_site_does_not_fail_the_build(scratch: Scratch, manifest: str) -> None:
    scratch.a3("skolemat")
    old, _ = papers_of(scratch, "old")
    (old / ".planhandbok-pdf.json").write_text(manifest, encoding="utf-8")
    new, _ = papers_of(scratch, "new", old="old")
    assert bytes_of(new) == bytes_of(old)


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
    "<a href='#her'>hit</a> <a href='http://['>rar</a>",
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
    "![bilde](x.png)",
)


def test_odd_html_and_markdown_are_typeset_where_possible(scratch: Scratch) -> None:
    for number, html in enumerate(ODD_HTML):
        scratch.a3(f"a{number}", f"nåsituasjon: |\n  {html.replace(chr(10), chr(10) + '  ')}\n")
    site, papers = papers_of(scratch)
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


def test_warnings_are_not_published_and_are_repeated_on_reuse(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat", "begrunnelse: Mat 🥕 til alle\n")
    scratch.a3("svomming", f"nåsituasjon: {'Bassenget er kaldt. ' * 1200}\n")
    scratch.a3("sykling")
    old, first = papers_of(scratch, "old")
    assert {warning.file for warning in first.warnings.items} == {
        "a3/2027/skolemat.yml",
        "a3/2027/svomming.yml",
    }
    kept = json.loads((old / ".planhandbok-pdf.json").read_text(encoding="utf-8"))
    assert {"a3/sykling/sykling.pdf", "syklus/2027/a3-2027.pdf"} <= set(kept) <= set(bytes_of(old))
    assert "a3/skolemat/skolemat.pdf" not in kept
    assert {key for pdf in kept.values() for key in pdf} == {"made_of", "pdf"}
    made = templates_of_made(scratch, monkeypatch)
    new, again = papers_of(scratch, "new", old="old")
    assert made.read_text(encoding="utf-8").split() == ["a3.typ"] * 2
    assert again == first
    assert bytes_of(new) == bytes_of(old)


@pytest.mark.parametrize("sign", ["1\ufe0f\u20e3", "x\u20dd", "e\u20dd", "ø\u20dd"])
def test_letter_inside_a_missing_glyph_is_kept_elsewhere(scratch: Scratch, sign: str) -> None:
    scratch.a3("skolemat", f"begrunnelse: 'Gi {sign} til [bøker 1x1](https://example.no/{sign})'\n")
    site, papers = papers_of(scratch)
    assert "Gi\ufffdtilbøker1x1" in text_of(site / "a3/skolemat/skolemat.pdf")
    assert f"https://example.no/{quote(sign)}" in links_of(site / "a3/skolemat/skolemat.pdf")
    (told,) = papers.warnings.items
    assert (told.line, told.message.partition(" (")[0]) == (8, f"Tegnet «{sign}»")


def test_typesetting_failure_gives_no_pdf_and_names_the_file(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    site, papers = papers_of(scratch, address="https://🥕.example.no/")
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


def test_overlong_text_is_reported_with_its_box_and_excess(scratch: Scratch) -> None:
    sentence = "Kjøkkenet er for lite til å lage mat til alle. "
    long = f"nåsituasjon: |\n  {sentence * 500}\n"
    scratch.a3("skolemat", f"endringstiltak: [{{id: t, tiltak: Kok}}]\n{long}")
    scratch.a3("svomming")
    site, papers = papers_of(scratch)
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


def test_the_public_pdfs_have_no_trace_of_an_internal_a3(scratch: Scratch) -> None:
    scratch.a3("hemmelig", "offentlighet: intern\ntittel: Unevnelig\n")
    scratch.a3(
        "skolemat",
        """
        overordnet: hemmelig
        nåsituasjon: Se [det andre](a3:hemmelig), [dette](a3:skolemat) og [alt](a3:hemmelig#maling).
        endringstiltak: [{id: t1, tiltak: Utred, utredning: hemmelig}]
        """,
    )
    site, _ = papers_of(scratch, audience=Audience.PUBLIC)
    internal, _ = papers_of(scratch, "intern")
    assert (internal / "a3/hemmelig/hemmelig.pdf").exists()
    assert "Unevnelig" in text_of(internal / "syklus/2027/a3-2027.pdf")
    assert not (site / "a3/hemmelig").exists()
    assert b"hemmelig" not in (site / ".planhandbok-pdf.json").read_bytes()
    for path in site.rglob("*.pdf"):
        assert not any("hemmelig" in link for link in links_of(path)), path
        assert not re.search("unevnelig|hemmelig", text_of(path), re.IGNORECASE), path
    assert f"{SITE_URL}a3/skolemat/" in links_of(site / "a3/skolemat/skolemat.pdf")


def links_of(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        return [
            str(annotation.A.URI)
            for sheet in pdf.pages
            for annotation in sheet.get("/Annots", [])
            if "/URI" in annotation.get("/A", {})
        ]


def test_a_checklist_is_a4_and_has_every_item(scratch: Scratch) -> None:
    site, _ = papers_of(scratch)
    path = site / "syklus/2027/4-kvartal/sjekkliste.pdf"
    assert_sound(path)
    assert size_of(path)[1] == A4
    assert "Planleggemålingene" in text_of(path)


def test_the_booklet_lists_its_a3s_and_the_whole_municipality_stands_first(
    scratch: Scratch,
) -> None:
    scratch.a3("arkiv", "tittel: Arkiv\n")
    scratch.a3("kommunen", "tittel: Kommunen\ntype: virksomhet\n")
    site, papers = papers_of(scratch)
    path = site / "syklus/2027/a3-2027.pdf"
    assert papers.names["syklus/2027/"] == "a3-2027.pdf"
    assert_sound(path)
    assert size_of(path) == (3, A3_ACROSS)
    assert bookmarks(path) == ["Budsjett 2027", "Kommunen", "Arkiv"]
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        boxes = [str(child.title) for child in outline.root[2].children]
        assert boxes[:3] == ["1. Begrunnelse", "2. Nåsituasjon", "Rotårsaker"]
        places = [
            item.destination[0]
            for item in outline.root[1:]
            if isinstance(item.destination, pikepdf.Array)
        ]
        links = [annotation.Dest[0] for annotation in pdf.pages[0].Annots if "/Dest" in annotation]
        sheets = [page.obj.objgen for page in pdf.pages][1:]
        assert [place.objgen for place in places] == [link.objgen for link in links] == sheets


def test_booklet_keeps_the_tags_of_its_a3s_with_unique_names(
    scratch: Scratch,
) -> None:
    scratch.a3("skolemat", FULL)
    scratch.a3("svomming", FULL)
    site, _ = papers_of(scratch)
    path = site / "syklus/2027/a3-2027.pdf"
    assert_sound(path)
    both = [figures_of(site / f"a3/{id}/{id}.pdf") for id in ("skolemat", "svomming")]
    assert sorted(figures_of(path)) == sorted(both[0] + both[1])
    with pikepdf.open(path) as pdf:
        tags = [object_ for object_ in pdf.objects if isinstance(object_, pikepdf.Dictionary)]
        names = [str(tag.ID) for tag in tags if tag.get("/Type") == "/StructElem" and "/ID" in tag]
        known = list(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).keys())
        numbers = list(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).keys())
        used = [int(page.StructParents) for page in pdf.pages]
    assert sorted(names) == sorted(known) == sorted(set(names))
    assert len(names) > 20
    assert set(used) <= set(numbers)
    assert len(numbers) == len(set(numbers))


def test_a_cycle_without_a3s_has_no_booklet(scratch: Scratch) -> None:
    _, papers = papers_of(scratch)
    assert "syklus/2027/" not in papers.names


def test_pdfs_speak_nynorsk_and_have_the_colours_of_the_municipality(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    settings = (scratch.folder / MKDOCS_FILE).read_text(encoding="utf-8")
    own = '    språk: nn\n    farger: {bånd: "#660066", lenker: "#224400"}\n'
    scratch.write(MKDOCS_FILE, settings + own)
    site, _ = papers_of(scratch)
    path = site / "a3/skolemat/skolemat.pdf"
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "nn"
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b"0.4 0 0.4 scn" in drawn
    assert "Ikkjefyltut" in text_of(path)


def test_a_process_that_has_made_pdfs_can_make_more(scratch: Scratch) -> None:
    """Forked from a process with threads of Typst's own, a worker would wait for ever."""
    for number in range(3):
        scratch.a3(f"plan-{number}")
    for number in range(4):
        papers_of(scratch, f"site-{number}")


def test_environment_is_unchanged_without_workers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("RAYON_NUM_THREADS", raising=False)
    monkeypatch.setattr(typesetting, "Compiler", lambda *_, **__: None)
    monkeypatch.setattr(typesetting, "Fonts", lambda **_: None)
    typesetting._compiler.__wrapped__("a3.typ")
    assert "RAYON_NUM_THREADS" not in os.environ


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
