"""Small handbooks for tests, built from text inside the test."""

import re
import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from textwrap import dedent

from planhandbok.records.audience import for_audience
from planhandbok.records.handbook import AllRecords, Handbook
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems

ROOT = Path(__file__).parents[2]
"""The repository, which is itself a handbook."""
SAMPLES = ROOT / "tests" / "handbook"
"""The handbook of the tests: examples of their own, on top of the base handbook."""
SAMPLE_A3S = sorted(file for file in SAMPLES.glob("a3/20*/*.yml") if file.name != "syklus.yml")

OWN_METHOD = ROOT / "tests" / "own_method"
"""A handbook whose municipality has changed what it can of the method."""

TODAY = date(2026, 11, 20)
"""The day of the tests: in the fourth quarter of the cycle for 2027."""
SITE_URL = "https://plan.example.no/handbok/"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'

MKDOCS = """\
site_name: Prøve
docs_dir: content
theme:
  name: material
extra:
  planhandbok:
    grunnhåndbok: nei
    tilgjengelighetserklæring: https://uustatus.no/nb/erklaringer/publisert/prove
    kontakt: post@prove.example
"""
"""Settings without a warning and without the base handbook. The last line may be followed by more
of ours.
"""

HEADER = """\
type: dypdykk
tittel: Skolemat
dato: 2026-03-04
utgave: "1.0"
eier: Rektor
offentlighet: offentlig
begrunnelse: Elevene trenger mat.
"""
"""Keys that every A3 must have, but for its id."""


WARNED = """\
gevinster: [{id: g, type: kvalitet, beskrivelse: Mer ro, beløp: {estimert: {2027: 1}}}]
"""
"""Keys of an A3 with one warning: the amounts have no unit."""


def guide_of_the_method() -> dict[str, list[str]]:
    """The pages that this repository's method leads to, and the anchors it needs in each."""
    text = (ROOT / "a3/helhetsmodellen.yml").read_text(encoding="utf-8")
    pages: dict[str, list[str]] = {}
    for page, anchor in re.findall(r"^ +\S+: (\S+\.md)(?:#(\S+))?$", text, re.MULTILINE):
        pages.setdefault(page, []).extend([anchor] if anchor else [])
    return pages


def records_of(project: Path) -> AllRecords:
    """The records of a project that has no mistakes but warnings."""
    records = read_records(project)
    assert isinstance(records, AllRecords), records
    return records


def handbook_of(project: Path) -> Handbook:
    """Return the internal handbook of a project that has no mistakes."""
    return for_audience(records_of(project), Audience.INTERNAL)


@cache
def _first_files() -> dict[str, str]:
    """Return the files of a small handbook that has no A3 yet, by name."""
    files = {"mkdocs.yml": MKDOCS}
    for source, file in ((ROOT, "a3/helhetsmodellen.yml"), (SAMPLES, "a3/2027/syklus.yml")):
        text = (source / file).read_text(encoding="utf-8")
        text = text.replace("(a3:", "(https://example.no/")  # it has none of our A3s
        files[file] = text.replace("eksempel: ja\n", "")
    for page, anchors in guide_of_the_method().items():
        headings = "".join(f"\n## Om {anchor} {{#{anchor}}}\n" for anchor in dict.fromkeys(anchors))
        files[f"content/{page}"] = f"# Om {page}\n{headings}"
    return files


@dataclass(frozen=True)
class Scratch:
    """A handbook in a folder: the method and the samples' cycle of 2027, a guide of the pages that
    the method needs, and no A3 yet.
    """

    folder: Path

    @classmethod
    def made_in(cls, folder: Path) -> "Scratch":
        for file, text in _first_files().items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return cls(folder)

    @classmethod
    def of_own_method(cls, folder: Path) -> "Scratch":
        """A copy of the handbook with its own method."""
        shutil.copytree(OWN_METHOD, folder, dirs_exist_ok=True)
        return cls(folder)

    def write(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def a3(self, id: str, more: str = "") -> None:
        """An A3 with a valid header and its id as title; `more` is added below it, or replaces keys
        of it.
        """
        more = dedent(more)
        replaced = {line.partition(":")[0] for line in more.splitlines() if line[:1].isalpha()}
        header = HEADER.replace("Skolemat", id.capitalize()).splitlines()
        kept = [line for line in header if line.partition(":")[0] not in replaced]
        self.write(f"a3/2027/{id}.yml", "\n".join([f"id: {id}", *kept, more]))

    def end(self, *ids: str) -> None:
        """Takes A3s away, and says where they were that they have ended."""
        rows = ""
        for id in ids:
            (self.folder / f"a3/2027/{id}.yml").unlink()
            words = "tittel: Den som var, dato: 2026-11-01, grunn: Den var ferdig"
            rows += f"  - {{adresse: a3/{id}/, {words}}}\n"
        self.write("a3/adresser.yml", f"avsluttet:\n{rows}")

    def read(self) -> AllRecords | Problems:
        return read_records(self.folder)

    def records(self) -> AllRecords:
        return records_of(self.folder)

    def handbook(self, audience: Audience = Audience.INTERNAL) -> Handbook:
        return for_audience(self.records(), audience)

    def messages(self) -> list[str]:
        """The messages of all mistakes."""
        read = self.read()
        return [problem.message for problem in read.items] if isinstance(read, Problems) else []

    def told(self) -> list[str]:
        """Every problem and warning, as `file: message | hint`."""
        read = self.read()
        items = read.items if isinstance(read, Problems) else read.warnings.items
        return [f"{problem.file}: {problem.message} | {problem.hint}" for problem in items]


def own_handbook(folder: Path) -> Scratch:
    """Return a municipality's handbook of settings alone, on top of the base handbook."""
    folder.mkdir()
    scratch = Scratch(folder)
    scratch.write("mkdocs.yml", MKDOCS.replace("    grunnhåndbok: nei\n", ""))
    return scratch
