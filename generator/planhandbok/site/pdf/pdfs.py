"""Writes the PDFs of a site: makes those that changed, and takes over the rest."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.pages.pdf.pdf import Pdf, PdfContext
from planhandbok.pages.pdf.planned_pdfs import PlannedPdfs
from planhandbok.phrase import Phrase
from planhandbok.records.reading.places import place_of, placed
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.text.problems import Finding, Problem, Problems, Severity, file_problem
from planhandbok.site.pdf.binding import bound
from planhandbok.site.pdf.typesetting import REPLACEMENT, fingerprint, texts, typeset_pdf
from planhandbok.site.publish import BuildFolders, PublishedPdfs
from planhandbok.site.written import SiteFiles
from planhandbok.workers import run_in_children

MANIFEST = ".planhandbok-pdf.json"
"""A file in the site with hashes of its PDFs and of their input. A PDF with a warning is left out,
so that it is made, and its warning told, in each build.
"""


@frozen
class PdfResult:
    """The result of making a PDF: the hash of its input, its own hash ("" if there is none), and
    what its authors should mend. `replaced` holds characters without a glyph; `longest` is the key
    of the longest box of a sheet with too much text, and `too_long` how many letters are too many;
    `failure` is Typst's message for anything else.
    """

    input_hash: str
    pdf_hash: str = ""
    replaced: tuple[str, ...] = ()
    longest: str = ""
    too_long: int = 0
    failure: str = ""

    @property
    def is_made(self) -> bool:
        return bool(self.pdf_hash)


@frozen
class PdfBuilder:
    """Makes PDFs in the new site.

    `old_results` tells, by file, what the old site holds; `input_hashes` holds, by file, the hash
    of each PDF that is made already and may be bound into another.
    """

    context: PdfContext
    folders: BuildFolders
    old_results: Mapping[str, PdfResult]
    input_hashes: Mapping[str, str] = field(default_factory=dict)

    def make_all(self, pdfs: Sequence[Pdf]) -> list[PdfResult]:
        return [self._make(pdf) for pdf in pdfs]

    def _make(self, pdf: Pdf) -> PdfResult:
        data = self.context.data(pdf.make())
        input_hash = self._input_hash(pdf, data)
        old = self.old_results.get(pdf.file)
        if old and old.input_hash == input_hash and self._take_over(pdf.file, old.pdf_hash):
            return old
        typeset = typeset_pdf(pdf.template, data, pdf.day)
        content = typeset.pdf or b""
        if content and pdf.bound:
            content = bound(content, [self.folders.site.folder / file for file in pdf.bound])
        if content:
            self.folders.site.write(pdf.file, content)
        longest_box = _box(data["view"], typeset.longest) if typeset.longest else ""
        letters = sum(map(len, texts(longest_box)))
        return PdfResult(
            input_hash=input_hash,
            pdf_hash=sha256(content).hexdigest() if content else "",
            replaced=typeset.replaced,
            longest=typeset.longest,
            too_long=round(min(typeset.over, 1) * letters),
            failure=typeset.failure,
        )

    def _input_hash(self, pdf: Pdf, data: Mapping[str, Any]) -> str:
        parts = [
            fingerprint(),
            pdf.template,
            pdf.day.isoformat(),
            json.dumps(data, sort_keys=True),
            *(self.input_hashes[file] for file in pdf.bound),
        ]
        return sha256("\n".join(parts).encode()).hexdigest()

    def _take_over(self, file: str, pdf_hash: str) -> bool:
        """Link or copy a PDF of the old site; return False if it is not what was made then."""
        old = self.folders.old_site / file
        try:
            content = old.read_bytes()
        except OSError:
            return False
        if sha256(content).hexdigest() != pdf_hash:
            return False
        new = self.folders.site.folder / file
        try:
            new.parent.mkdir(parents=True, exist_ok=True)
            os.link(old, new)
        except OSError:
            self.folders.site.write(file, content)
        else:
            self.folders.site.add(file, len(content))
        return True


def _box(sheet: Mapping[str, Any], name: str) -> Any:
    """Return a box of the sheet of an A3, by its field in the part of `SheetView` that has it; one
    that the municipality has added by its id.
    """
    own = {box["id"]: box for boxes in sheet["form"]["own"].values() for box in boxes}
    return {**own, **sheet["header"], **sheet["form"], **sheet["footer"]}[name]


def publish_pdfs(plans: PlannedPdfs, folders: BuildFolders) -> PublishedPdfs:
    builder = PdfBuilder(plans.context, folders, _old_results(folders.old_site))
    results = _make_in_children(builder, plans.pdfs)
    absent = {pdf.page for pdf, result in results if pdf.page and not result.is_made}
    hashes = {pdf.file: result.input_hash for pdf, result in results}
    booklet_builder = replace(builder, input_hashes=hashes)
    booklets = _make_in_children(booklet_builder, list(plans.booklets(absent)))
    told = [*results, *((pdf, result) for pdf, result in booklets if not result.is_made)]
    warnings = [
        problem for pdf, result in told for problem in _problems(pdf, result, folders.project)
    ]
    made = [(pdf, result) for pdf, result in (*results, *booklets) if result.is_made]
    _write_manifest(folders.site, made)
    names = {pdf.page: Path(pdf.file).name for pdf, _ in made if pdf.page is not None}
    return PublishedPdfs(names, Problems.of(warnings))


def _make_in_children(builder: PdfBuilder, pdfs: Sequence[Pdf]) -> list[tuple[Pdf, PdfResult]]:
    results = chain.from_iterable(run_in_children(builder.make_all, pdfs))
    return list(zip(pdfs, results, strict=True))


def _write_manifest(site: SiteFiles, made: Sequence[tuple[Pdf, PdfResult]]) -> None:
    manifest = {
        pdf.file: {"made_of": result.input_hash, "pdf": result.pdf_hash}
        for pdf, result in made
        if not result.replaced
    }
    text = json.dumps(manifest, indent=1, sort_keys=True)
    site.write(MANIFEST, text)


def _old_results(old: Path) -> dict[str, PdfResult]:
    """Read the manifest of the old site; return nothing if it cannot be read."""
    try:
        manifest = json.loads((old / MANIFEST).read_text(encoding="utf-8"))
        return {file: PdfResult(row["made_of"], row["pdf"]) for file, row in manifest.items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}


def _problems(pdf: Pdf, result: PdfResult, project: Path) -> Iterator[Problem]:
    """Yield what the authors of a PDF should mend, unless it is frozen.

    The page of the PDF is published all the same.
    """
    if not pdf.sources:
        return
    if result.failure:
        message = Phrase("Det ble ingen PDF. Typst sier: «{words}».", words=result.failure)
        hint = Phrase("Siden er som den skal. Meld feilen til dem som lager Planhandbok.")
        yield file_problem(pdf.sources[0], message, hint, Severity.WARNING)
        return
    if result.longest:
        yield from placed([_too_long(pdf.sources[0], result)], project)
    if result.is_made or result.longest:
        for glyph in result.replaced:
            yield _replaced(glyph, place_of(glyph, pdf.sources, project))
    elif result.replaced:
        place = place_of(result.replaced[0], pdf.sources, project)
        message = Phrase("Teksten blir ikke PDF, for skriften har ikke tegnene.")
        yield Problem(
            *place, message, Phrase("Skriv den med latinske bokstaver."), Severity.WARNING
        )


def _replaced(glyph: str, place: tuple[str, int, int]) -> Problem:
    codes = " ".join(f"U+{ord(character):04X}" for character in glyph)
    message = Phrase(
        "Tegnet «{glyph}» ({codes}) finnes ikke i skriften til PDF-en.", glyph=glyph, codes=codes
    )
    hint = Phrase(
        "Det står der som «{sign}». Bruk et annet tegn, eller skriv det med ord.",
        sign=REPLACEMENT,
    )
    return Problem(*place, message, hint, Severity.WARNING)


def _too_long(file: str, result: PdfResult) -> Finding:
    key = KEYS.get(result.longest, result.longest)
    return Finding(
        file,
        (key,),
        Phrase(
            "A3-en får ikke plass på ett ark, og blir ikke PDF. «{key}» tar mest plass, og "
            "er om lag {count} tegn for langt.",
            key=key,
            count=result.too_long,
        ),
        Phrase("Kort det ned, eller flytt noe av det til et dypdykk."),
        on_key=True,
        severity=Severity.WARNING,
    )


KEYS = {box.name: key for key, box in key_fields(A3).items()}
"""The keys of the form by the fields of an A3, which the boxes of a sheet are named after."""
