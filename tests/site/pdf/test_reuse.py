"""PDFs are made again only when something in them has changed."""

import json
import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from planhandbok.site.pdf import pdfs, typesetting
from planhandbok.site.pdf.typesetting import TypesetPdf, typeset_pdf
from tests.site.pdf import reading
from tests.site.pdf.reading import (
    ALL,
    BOOKLETS,
    FULL,
    bytes_of,
    papers_of,
    text_of,
)
from tests.support.handbooks import TODAY, Scratch
from tests.tools.proof import proof_after

pytestmark = pytest.mark.slow


def test_pdfs_are_reproducible_and_reused_when_unchanged(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat", FULL)
    scratch.a3("svomming")
    first, _ = papers_of(scratch, "first", templates=ALL)
    again, _ = papers_of(scratch, "again", templates=ALL)
    assert bytes_of(first) == bytes_of(again)
    monkeypatch.setattr(pdfs, "typeset_pdf", lambda *_: 1 / 0)
    kept, papers = papers_of(scratch, "kept", old="again", templates=ALL)
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
    old, _ = papers_of(scratch, "old", templates=ALL)
    scratch.a3("svomming", "tittel: Svømming for alle\n")
    made = templates_of_made(scratch, monkeypatch)
    new, _ = papers_of(scratch, "new", old="old", templates=ALL)
    assert made.read_text(encoding="utf-8").split() == ["a3.typ", "booklet.typ"]
    assert "Svømmingforalle" in text_of(new / "a3/svomming/svomming.pdf")
    skolemat = "a3/skolemat/skolemat.pdf"
    assert bytes_of(new)[skolemat] == bytes_of(old)[skolemat]


def test_pdf_depends_on_the_day_only_for_future_readings(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat", FULL)
    today, _ = papers_of(scratch, "today", templates=ALL)
    monkeypatch.setattr(reading, "TODAY", TODAY.replace(year=2031))
    later, _ = papers_of(scratch, "later", templates=ALL)
    assert bytes_of(today) == bytes_of(later)
    scratch.a3(
        "skolemat", FULL.replace("målinger: [", "målinger: [{dato: 2028-01-01, verdi: 77}, ")
    )
    after, _ = papers_of(scratch, "after")
    monkeypatch.undo()
    before, _ = papers_of(scratch, "before")
    path = "a3/skolemat/skolemat.pdf"
    assert bytes_of(before)[path] == bytes_of(today)[path]
    assert "77(01.01.2028)" in text_of(after / path)


@pytest.mark.parametrize("spoiled", proof_after(1, [b"%PDF-1.7\n%%EOF\n", b""]))
def test_altered_pdf_is_made_again(scratch: Scratch, spoiled: bytes) -> None:
    scratch.a3("skolemat")
    old, _ = papers_of(scratch, "old", templates=BOOKLETS)
    sound = bytes_of(old)
    for name in ("a3/skolemat/skolemat.pdf", "syklus/2027/a3-2027.pdf"):
        (old / name).write_bytes(spoiled)
    new, _ = papers_of(scratch, "new", old="old", templates=BOOKLETS)
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


@pytest.mark.parametrize(
    "manifest", proof_after(1, ['{"a3/skolemat/skolemat.pdf": 1}', "", "[]", "{}"])
)
def test_altered_old_site_does_not_fail_the_build(scratch: Scratch, manifest: str) -> None:
    scratch.a3("skolemat")
    old, _ = papers_of(scratch, "old")
    (old / ".planhandbok-pdf.json").write_text(manifest, encoding="utf-8")
    new, _ = papers_of(scratch, "new", old="old")
    assert bytes_of(new) == bytes_of(old)


def test_warnings_are_not_published_and_are_repeated_on_reuse(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat", "begrunnelse: Mat 🥕 til alle\n")
    scratch.a3("svomming", f"nåsituasjon: {'Bassenget er kaldt. ' * 1200}\n")
    scratch.a3("sykling")
    old, first = papers_of(scratch, "old", templates=BOOKLETS)
    assert {warning.file for warning in first.warnings.items} == {
        "a3/2027/skolemat.yml",
        "a3/2027/svomming.yml",
    }
    kept = json.loads((old / ".planhandbok-pdf.json").read_text(encoding="utf-8"))
    assert {"a3/sykling/sykling.pdf", "syklus/2027/a3-2027.pdf"} <= set(kept) <= set(bytes_of(old))
    assert "a3/skolemat/skolemat.pdf" not in kept
    assert {key for pdf in kept.values() for key in pdf} == {"made_of", "pdf"}
    made = templates_of_made(scratch, monkeypatch)
    new, again = papers_of(scratch, "new", old="old", templates=BOOKLETS)
    assert made.read_text(encoding="utf-8").split() == ["a3.typ"] * 2
    assert again == first
    assert bytes_of(new) == bytes_of(old)


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
