"""The command that exports an A3: for whom, under which name, and what it refuses."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from typer.testing import CliRunner

from planhandbok.cli import app
from tests.pages.attachment.reading import WHOLE, document, export, paragraphs
from tests.support.handbooks import MKDOCS, SAMPLES, SITE_URL, Scratch


def test_a_public_a3_is_exported_as_the_public_may_see_it(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"site_url: {SITE_URL}\n{MKDOCS}")
    scratch.a3("leksehjelp", "offentlighet: intern\n")
    scratch.a3("skolemat", WHOLE)
    document(scratch)
    assert b"leksehjelp/" not in _parts(scratch)
    document(scratch, "--audience", "intern")
    assert b"leksehjelp/" in _parts(scratch)


def _parts(scratch: Scratch) -> bytes:
    with ZipFile(scratch.folder / "ut.docx") as package:
        return b"".join(map(package.read, package.namelist()))


def test_an_internal_a3_is_exported_unless_it_is_for_the_public(scratch: Scratch) -> None:
    scratch.a3("skolemat", "offentlighet: intern\n")
    assert "Offentlighet:\tIntern" in paragraphs(document(scratch), "Fakta")
    done = export(scratch, "--audience", "Offentlig")
    assert (done.exit_code, "som er offentlig" in done.output) == (2, True)


def test_an_unknown_id_is_wrong_use_and_the_nearest_is_named(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    done = export(scratch, id="skolemad")
    assert done.exit_code == 2
    assert "Det er ingen A3 med id-en «skolemad». Mente du «skolemat»?" in done.output


def test_export_with_mistakes_writes_nothing(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    done = export(scratch)
    assert (done.exit_code, "Mente du «dypdykk»?" in done.stdout) == (1, True)
    assert not (scratch.folder / "ut.docx").exists()


def test_a_file_that_cannot_be_written_is_wrong_use(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    (scratch.folder / "ut.docx").mkdir()
    done = export(scratch)
    assert (done.exit_code, "Kan ikke skrive " in done.output) == (2, True)


@pytest.mark.parametrize(
    ("folder", "reason"),
    [("borte", "mappen finnes ikke"), ("mkdocs.yml", "noe i stien er ikke en mappe")],
)
def test_a_file_in_no_folder_is_told_by_its_name(
    scratch: Scratch, folder: str, reason: str
) -> None:
    scratch.a3("skolemat")
    out = scratch.folder / folder / "ut.docx"
    command = ["export", "skolemat", "--project", str(scratch.folder), "--out", str(out)]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 2
    assert done.output.splitlines() == [f"Kan ikke skrive {out}: {reason}."]


def test_who_exports_is_told_that_the_document_has_no_address(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    assert "Det har ingen adresse til A3-en." in export(scratch).output
    scratch.write("mkdocs.yml", f"site_url: {SITE_URL}\n{MKDOCS}")
    assert "adresse" not in export(scratch).output


def test_without_a_name_the_file_is_called_after_the_a3(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    scratch.a3("skolemat")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["export", "skolemat", "--project", str(scratch.folder)])
    assert done.exit_code == 0
    assert (tmp_path / "skolemat.docx").exists()


@pytest.mark.slow
def test_a_frozen_edition_is_exported_as_it_was_decided(tmp_path: Path) -> None:
    out = tmp_path / "ut.docx"
    words = ["export", "korte-fravaer", "--edition", "2.0", "--out", str(out)]
    written = set()
    for day in ("2026-11-20", "2030-01-01"):
        done = CliRunner().invoke(app, [*words, "--project", str(SAMPLES), "--date", day])
        assert done.exit_code == 0, done.output
        written.add(out.read_bytes())
    assert len(written) == 1
    word = Document(str(out))
    assert word.core_properties.title.endswith(", utgave 2.0, vedtatt 14. desember 2023")
    assert paragraphs(word, "Merknad")[0] == (
        "Utgave 2.0, slik den var da kommunestyret behandlet saken 14. desember 2023. Sak 94/23."
    )
    assert word.paragraphs[-1].text.endswith("Status er regnet ut for 14. desember 2023.")


def test_an_edition_that_was_never_frozen_is_wrong_use(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    done = export(scratch, "--edition", "1.0")
    assert done.exit_code == 2
    assert "Det er ingen fryst utgave «1.0» av «skolemat»" in done.output


@pytest.mark.parametrize("form", ["docx-form", "xlsx", "pptx"])
@pytest.mark.parametrize("option", ["--edition=1.0", "--audience=intern", "--date=2026-11-20"])
def test_option_that_forms_do_not_know_is_refused(scratch: Scratch, form: str, option: str) -> None:
    scratch.a3("skolemat")
    out = scratch.folder / f"ut.{form.removesuffix('-form')}"
    given = ["skolemat", "--format", form, "--out", str(out), "--project", str(scratch.folder)]
    refused = CliRunner().invoke(app, ["export", *given, option])
    name = option.partition("=")[0]
    told = f"{name} virker ikke sammen med --format {form}.\n"
    assert (refused.exit_code, refused.stderr, out.exists()) == (2, told, False)
