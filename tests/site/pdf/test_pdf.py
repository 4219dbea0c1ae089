"""PDFs claim both standards and keep to them, give the same bytes, and fit on their sheet."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import MKDOCS_FILE
from tests.site.pdf.reading import (
    A3_ACROSS,
    ALL,
    BOOKLETS,
    FULL,
    assert_sound,
    bookmarks,
    figures_of,
    links_of,
    papers_of,
    pieces,
    size_of,
    text_of,
)
from tests.support import sums
from tests.support.handbooks import SITE_URL, Scratch
from tests.support.sites import build_site

pytestmark = pytest.mark.slow


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


def test_every_pdf_of_the_real_handbook_keeps_to_both_standards(real_site: Path) -> None:
    found = sorted(real_site.rglob("*.pdf"))
    assert len(found) == 9 + 4 + 15 + 3 + 3
    for path in found:
        assert_sound(path)
        assert bookmarks(path), path


def test_every_a3_of_the_real_handbook_is_one_sheet_across(real_site: Path) -> None:
    for path in (real_site / "a3").glob("*/*.pdf"):
        assert size_of(path) == (1, A3_ACROSS), path
        assert any("QR-kode" in figure for figure in figures_of(path)), path


def test_pages_lead_to_their_pdf(real_site: Path) -> None:
    for page_of, name in (
        ("a3/korte-fravaer", "korte-fravaer.pdf"),
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
        "Metteelever(prosent)",
        "60(01.01.2026)",
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
            if effect.startswith("Direkte") and cell:
                yield stage.lower(), int(year), sums.number(cell.partition("(")[0])


def test_pdf_of_an_edition_names_it_and_its_decision(real_site: Path) -> None:
    names = {"korte-fravaer.pdf": ", utgave 3.1", "2.0/korte-fravaer-2.0.pdf": ", utgave 2.0, "}
    for file, edition in names.items():
        with pikepdf.open(real_site / "a3/korte-fravaer" / file) as pdf:
            name = str(pdf.open_metadata()["dc:title"])
        assert edition in name
        assert name.endswith("vedtatt 14. desember 2023") is ("2.0" in name)


def test_a3_with_only_required_keys_is_a_sheet(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    site, _ = papers_of(scratch, address="", templates=ALL)
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
    site, _ = papers_of(scratch, audience=Audience.PUBLIC, templates=ALL)
    internal, _ = papers_of(scratch, "intern", templates=BOOKLETS)
    assert (internal / "a3/hemmelig/hemmelig.pdf").exists()
    assert "Unevnelig" in text_of(internal / "syklus/2027/a3-2027.pdf")
    assert not (site / "a3/hemmelig").exists()
    assert b"hemmelig" not in (site / ".planhandbok-pdf.json").read_bytes()
    for path in site.rglob("*.pdf"):
        assert not any("hemmelig" in link for link in links_of(path)), path
        assert not re.search("unevnelig|hemmelig", text_of(path), re.IGNORECASE), path
    assert f"{SITE_URL}a3/skolemat/" in links_of(site / "a3/skolemat/skolemat.pdf")


def test_pdfs_speak_nynorsk_and_have_the_colours_of_the_municipality(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    settings = scratch.text(MKDOCS_FILE)
    own = '    språk: nn\n    farger: {bånd: "#660066", lenker: "#224400"}\n'
    scratch.write(MKDOCS_FILE, settings + own)
    site, _ = papers_of(scratch)
    path = site / "a3/skolemat/skolemat.pdf"
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == "nn"
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b"0.4 0 0.4 scn" in drawn
    assert "Ikkjefyltut" in text_of(path)
