"""Makes PDFs and reads them back: their texts, tags, fonts and links."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page
import pdfua
import pikepdf

from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.site.pdf.pdfs import publish_pdfs
from planhandbok.site.publish import BuildFolders, PublishedPdfs
from planhandbok.site.written import SiteFiles
from tests.support.handbooks import SITE_URL, TODAY, Scratch

A3_ACROSS = (1191, 842)
SHEETS = ("a3.typ",)
BOOKLETS = (*SHEETS, "booklet.typ")
CHECKLISTS = ("checklist.typ",)
FORMS = ("blank.typ", "answers.typ")
ALL = (*BOOKLETS, *CHECKLISTS, *FORMS)
"""The templates of each kind of PDF; a booklet binds sheets."""
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
    templates: Collection[str] = SHEETS,
) -> tuple[Path, PublishedPdfs]:
    """The folder of a site with nothing but its PDFs, and what became of them; only those of some
    templates are made.
    """
    site = scratch.folder.parent / name
    site.mkdir()
    settings = scratch.text(MKDOCS_FILE)
    if address and "site_url" not in settings:
        scratch.write(MKDOCS_FILE, f"site_url: {address}\n{settings}")
    plan = plan_of(scratch.handbook(audience), TODAY)
    dirs = BuildFolders(scratch.folder, SiteFiles(site), scratch.folder.parent / old)
    planned = output_of(plan).pdfs
    asked = replace(
        planned,
        pdfs=tuple(pdf for pdf in planned.pdfs if pdf.template in templates),
        booklets=planned.booklets if "booklet.typ" in templates else lambda _: iter(()),
    )
    return site, publish_pdfs(asked, dirs)


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


def links_of(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf:
        return [
            str(annotation.A.URI)
            for sheet in pdf.pages
            for annotation in sheet.get("/Annots", [])
            if "/URI" in annotation.get("/A", {})
        ]


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.pdf")}
