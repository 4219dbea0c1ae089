"""A text that was taken back stands nowhere in the site: not in changes, feeds or editions."""

import gzip
from pathlib import Path
from zipfile import ZipFile

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.changing.freeze import FreezeRequest, freeze
from planhandbok.export import ExportRequest, export
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.publish import Published
from tests.site.pdf.reading import text_of
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import MKDOCS, SITE_URL, TODAY, Scratch
from tests.support.repositories import Repository

pytestmark = pytest.mark.slow

TAKEN = "Kanarifugl"
ENTRY = "{{a3: skolemat, {what}, dato: 2026-11-20, grunn: Det var personopplysninger.}}"
NOTICE = "Tatt bort 20. november 2026: Det var personopplysninger."


@pytest.fixture
def repository(scratch: Scratch) -> Repository:
    """A handbook whose A3 had the secret in two fields when it was frozen, and has it no more."""
    repository = Repository.made_in(scratch.folder)
    scratch.write("mkdocs.yml", f"site_url: {SITE_URL}\n{MKDOCS}")
    scratch.a3("skolemat")
    repository.commit("2026-10-01T12:00:00+01:00")
    scratch.a3("skolemat", WRONG)
    repository.commit("2026-10-02T12:00:00+01:00")
    decided = {"saksnummer": "1/26", "organ": "Kommunestyret", "dato": "2026-10-03"}
    assert freeze(FreezeRequest(scratch.folder, TODAY, "skolemat", decided))
    repository.commit("2026-10-03T12:00:00+01:00")
    scratch.a3("skolemat", MENDED)
    repository.commit("2026-11-20T12:00:00+01:00")
    return repository


WRONG = f"""\
begrunnelse: Elevene trenger mat. {TAKEN} er syk.
ideer:
  - {{id: i1, idé: "{TAKEN} vil lage suppe"}}
"""
MENDED = """\
utgave: "1.1"
saker:
  - {saksnummer: 1/26, organ: Kommunestyret, dato: 2026-10-03, utgave: "1.0"}
"""


def places_with(word: str, site: Path) -> list[str]:
    """The files of a site that hold a word, in any of their forms."""
    return [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*"))
        if path.is_file() and word.casefold() in words_of(path)
    ]


def words_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return text_of(path).casefold()
    raw = path.read_bytes()
    return (
        (gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw)
        .decode(errors="replace")
        .casefold()
    )


def built(scratch: Scratch, *entries: str) -> Path:
    if entries:
        scratch.write(
            "a3/adresser.yml", "tilbakekalt:\n" + "".join(f"  - {row}\n" for row in entries)
        )
    out = scratch.folder.parent / f"site-{len(entries)}"
    request = BuildRequest(
        scratch.folder, out, TODAY, Audience.PUBLIC, start_engine=start_fake_engine
    )
    made = build(request)
    assert isinstance(made, Published), made
    return out


def test_text_is_in_the_site_until_it_is_taken_back(
    scratch: Scratch, repository: Repository
) -> None:
    before = places_with(TAKEN, built(scratch))
    assert {"endringer/index.html", "a3/skolemat/1.0/index.html"} <= set(before)
    assert {"endringer/feed.json", "a3/skolemat/1.0/skolemat-1.0.pdf"} <= set(before)


@pytest.mark.parametrize("way", ["fields", "commit"])
def test_text_that_was_taken_back_stands_nowhere(
    way: str, scratch: Scratch, repository: Repository
) -> None:
    commit = repository.git("rev-parse", "HEAD~2")
    whats = ["felt: begrunnelse", "felt: ideer/i1"] if way == "fields" else [f"commit: {commit}"]
    site = built(scratch, *(ENTRY.format(what=what) for what in whats))
    assert places_with(TAKEN, site) == []
    for address in ("endringer/", "a3/skolemat/", "a3/skolemat/1.0/"):
        assert NOTICE in (site / address / "index.html").read_text(encoding="utf-8")
    assert NOTICE in (site / "endringer/feed.atom").read_text(encoding="utf-8")
    file = scratch.folder.parent / "vedlegg.docx"
    export(ExportRequest(scratch.folder, "skolemat", "1.0", TODAY, Audience.PUBLIC, file))
    with ZipFile(file) as parts:
        written = b"".join(parts.read(name) for name in parts.namelist()).decode(errors="replace")
    assert TAKEN not in written
    assert "Det var personopplysninger." in written
