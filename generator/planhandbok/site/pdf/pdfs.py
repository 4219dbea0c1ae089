"""The PDFs of a site: made where something is new, else taken over from the site that was there."""

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256
from pathlib import Path

from planhandbok.pages.pdf.pdf import Pdf, PdfContext
from planhandbok.pages.pdf.pdfs import PdfPlans
from planhandbok.records.reading.places import place_of, placed
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.text.problems import Finding, Problem, Problems, Severity
from planhandbok.site.pdf.binding import bound
from planhandbok.site.pdf.typesetting import REPLACEMENT, fingerprint, printed, texts
from planhandbok.workers import run_in_children

MANIFEST = ".planhandbok-pdf.json"
"""In the site, for all to read: hashes of its PDFs and of what they were made of. One with anything
to tell its authors is left out, and so made and told of again.
"""


@dataclass(frozen=True)
class Made:
    """What became of a PDF: the hash of what it is made of, its own, empty where there is none, and
    what its authors should know: signs that were replaced, or the key of the longest box of a sheet
    with too much text, and how many letters too long it is, or what Typst says of a text it cannot
    set.
    """

    made_of: str
    pdf: str = ""
    replaced: tuple[str, ...] = ()
    longest: str = ""
    too_long: int = 0
    failure: str = ""

    @property
    def is_there(self) -> bool:
        return bool(self.pdf)


@dataclass(frozen=True)
class PublishedPdfs:
    """The names of the PDFs by the address of the page each belongs to, and what to mend."""

    names: Mapping[str, str] = field(default_factory=dict)
    warnings: Problems = field(default_factory=Problems)


@dataclass(frozen=True)
class PdfDirs:
    """The project, the new site, and where the old one is."""

    project: Path
    site: Path
    old: Path


@dataclass(frozen=True)
class PdfBuilder:
    """Makes PDFs into the new site; `known` is what became of those of the old one, by file, and
    `done` the hashes of what those already done are made of.
    """

    context: PdfContext
    site: Path
    old: Path
    known: Mapping[str, Made]
    done: Mapping[str, str] = field(default_factory=dict)

    def made(self, pdfs: Sequence[Pdf]) -> list[Made]:
        return [self._made(pdf) for pdf in pdfs]

    def _made(self, pdf: Pdf) -> Made:
        data = self.context.data(pdf.make())
        parts = [fingerprint(), pdf.template, pdf.day.isoformat()]
        parts += [json.dumps(data, sort_keys=True), *(self.done[file] for file in pdf.bound)]
        made_of = sha256("\n".join(parts).encode()).hexdigest()
        known = self.known.get(pdf.file)
        if known and known.made_of == made_of and self._is_taken_over(pdf.file, known):
            return known
        result = printed(pdf.template, data, pdf.day)
        content = result.pdf or b""
        if content and pdf.bound:
            content = bound(content, [self.site / file for file in pdf.bound])
        if content:
            self._place(pdf.file).write_bytes(content)
        box = data["view"][result.longest] if result.longest else ""
        too_long = round(min(result.over, 1) * sum(map(len, texts(box))))
        told = result.replaced, result.longest, too_long, result.failure
        return Made(made_of, sha256(content).hexdigest() if content else "", *told)

    def _is_taken_over(self, file: str, known: Made) -> bool:
        """Whether the new site has what was made for the old one: the same file if that can be."""
        old = self.old / file
        if not old.is_file() or sha256(old.read_bytes()).hexdigest() != known.pdf:
            return False
        try:
            os.link(old, self._place(file))
        except OSError:
            shutil.copyfile(old, self._place(file))
        return True

    def _place(self, file: str) -> Path:
        path = self.site / file
        path.parent.mkdir(parents=True, exist_ok=True)
        return path


def publish_pdfs(plans: PdfPlans, dirs: PdfDirs) -> PublishedPdfs:
    """Write all PDFs into the new site."""
    builder = PdfBuilder(plans.context, dirs.site, dirs.old, _manifest(dirs.old))
    done = _results(builder, plans.pdfs)
    absent = {pdf.page for pdf, made in done if not made.is_there}
    hashes = {pdf.file: made.made_of for pdf, made in done}
    builder = replace(builder, done=hashes)
    booklets = _results(builder, list(plans.booklets(absent)))
    missing = [one for one in booklets if not one[1].is_there]
    warnings = [one for result in (*done, *missing) for one in _problems(*result, dirs.project)]
    done += booklets
    sound = [(pdf.file, made) for pdf, made in done if made.is_there and not made.replaced]
    manifest = {file: {"made_of": made.made_of, "pdf": made.pdf} for file, made in sound}
    text = json.dumps(manifest, indent=1, sort_keys=True)
    (dirs.site / MANIFEST).write_text(text, encoding="utf-8")
    names = {pdf.page: Path(pdf.file).name for pdf, made in done if made.is_there}
    return PublishedPdfs(names, Problems.of(warnings))


def _results(builder: PdfBuilder, pdfs: Sequence[Pdf]) -> list[tuple[Pdf, Made]]:
    results = [made for run in run_in_children(builder.made, pdfs) for made in run]
    return list(zip(pdfs, results, strict=True))


def _manifest(old: Path) -> dict[str, Made]:
    """What is known of the PDFs of the old site; nothing where it cannot be read."""
    try:
        told = json.loads((old / MANIFEST).read_text(encoding="utf-8"))
        return {file: Made(one["made_of"], one["pdf"]) for file, one in told.items()}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}


def _problems(pdf: Pdf, made: Made, project: Path) -> Iterator[Problem]:
    """What the authors of a PDF should mend, where there is anything that they may change. Its page
    is published whatever becomes of it.
    """
    if not pdf.sources:
        return
    if made.failure:
        message = f"Det ble ingen PDF. Typst sier: «{made.failure}»."
        hint = "Siden er som den skal. Meld feilen til dem som lager Planhandbok."
        yield Problem(pdf.sources[0], 1, 1, message, hint, Severity.WARNING)
        return
    if made.longest:
        yield from placed([_too_long(pdf.sources[0], made)], project)
    for sign in made.replaced:
        place = place_of(sign, pdf.sources, project)
        codes = " ".join(f"U+{ord(one):04X}" for one in sign)
        if made.is_there or made.longest:
            message = f"Tegnet «{sign}» ({codes}) finnes ikke i skriften til PDF-en."
            hint = f"Det står der som «{REPLACEMENT}». Bruk et annet tegn, eller skriv det med ord."
            yield Problem(*place, message, hint, Severity.WARNING)
        else:
            message = "Teksten blir ikke PDF, for skriften har ikke tegnene."
            hint = "Skriv den med latinske bokstaver."
            yield Problem(*place, message, hint, Severity.WARNING)
            return


def _too_long(file: str, made: Made) -> Finding:
    key = KEYS[made.longest]
    return Finding(
        file,
        (key,),
        f"A3-en får ikke plass på ett ark, og blir ikke PDF. «{key}» tar mest plass, og er om lag "
        f"{made.too_long} tegn for langt.",
        "Kort det ned, eller flytt noe av det til et dypdykk.",
        on_key=True,
        severity=Severity.WARNING,
    )


KEYS = {one.name: key for one, key in zip(fields(A3), key_fields(A3), strict=True)}
"""The keys of the form by the fields of an A3, which the boxes of a sheet are named after."""
