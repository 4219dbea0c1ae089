"""A warning is told with its place, and stops nothing."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planhandbok.build import BuildRequest, build
from planhandbok.cli import app
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Problems, Severity
from planhandbok.site.publish import Published
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import MKDOCS, TODAY, WARNED, Scratch

A3_FILE = "a3/2027/svomming.yml"
TOLD = f"{A3_FILE}:9:58: Advarsel: Beløpene har ingen enhet, og blir ikke regnet med.\n  → "


@pytest.fixture
def scratch(scratch: Scratch) -> Scratch:
    """A handbook with one warning."""
    scratch.a3("svomming", WARNED)
    return scratch


def check(scratch: Scratch, format_: str = "text") -> Result:
    return CliRunner().invoke(app, ["check", "--project", str(scratch.folder), "--format", format_])


def test_warnings_are_printed_and_exit_with_zero(scratch: Scratch) -> None:
    done = check(scratch)
    assert done.stdout.startswith(TOLD)
    assert done.stdout.endswith("\n\n1 advarsel stanser ikke byggingen.\n")
    assert done.exit_code == 0


def test_mistakes_and_warnings_are_counted_separately(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    done = check(scratch)
    assert done.exit_code == 1
    assert "a3/2027/skolemat.yml:9:7: «dypdyk» er ikke" in done.stdout
    assert TOLD in done.stdout
    assert done.stdout.splitlines()[-1] == (
        "1 feil må rettes før nettstedet kan bygges. 1 advarsel stanser ikke byggingen."
    )


def test_nynorsk_handbook_is_told_of_in_nynorsk(scratch: Scratch) -> None:
    scratch.write(MKDOCS_FILE, MKDOCS + "    språk: nn\n")
    scratch.a3("skolemat", "fase: dypdyk\nfrist: i går\n")
    done = check(scratch)
    assert (
        "skolemat.yml:9:7: «dypdyk» er ikkje ein fase som finst.\n  → Meinte du «dyp" in done.stdout
    )
    assert "Nøkkelen «frist» finst ikkje i skjemaet." in done.stdout
    assert "9:58: Åtvaring: Beløpa har inga eining, og blir ikkje rekna med." in done.stdout
    assert done.stdout.endswith(
        "2 feil må rettast før nettstaden kan byggjast. 1 åtvaring stansar ikkje bygginga.\n"
    )
    assert "Meinte du «dypdykk»?" in check(scratch, "json").stdout


def test_mistakes_in_the_settings_are_told_in_the_language_that_they_ask_for(
    scratch: Scratch,
) -> None:
    scratch.write(MKDOCS_FILE, MKDOCS + "    språk: nynorsk\n    fager: blå\n")
    assert "Nøkkelen «fager» finst ikkje i skjemaet." in check(scratch).stdout


def test_what_cannot_be_done_is_told_in_the_language_of_the_handbook(scratch: Scratch) -> None:
    scratch.write(MKDOCS_FILE, MKDOCS + "    språk: nn\n")
    words = ["set", "svommin", "tittel", "Ny", "--project", str(scratch.folder)]
    done = CliRunner().invoke(app, words)
    assert done.stderr == (
        "Det er ingen A3 eller runde som heiter «svommin». Meinte du «svomming»?\n"
    )


def test_programs_get_the_severity(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    told = json.loads(check(scratch, "json").stdout)
    assert [problem["severity"] for problem in told] == ["feil", "advarsel"]


def test_github_gets_a_warning(scratch: Scratch) -> None:
    assert check(scratch, "github").stdout.startswith(f"::warning file={A3_FILE},line=9,col=58::")


@pytest.mark.slow
@pytest.mark.usefixtures("quick_engine")
def test_build_with_warnings_publishes(scratch: Scratch, tmp_path: Path) -> None:
    out = tmp_path / "ut"
    words = [
        "build",
        "--project",
        str(scratch.folder),
        "--out",
        str(out),
        "--no-search",
        "--no-pdf",
    ]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0
    assert TOLD in done.stdout
    assert (out / "index.html").exists()


@pytest.mark.slow
def test_an_engine_that_fails_does_not_hide_the_warnings(scratch: Scratch) -> None:
    scratch.write(MKDOCS_FILE, MKDOCS + "plugins: [finnes-ikke]\n")
    told = build(BuildRequest(scratch.folder, scratch.folder.parent / "site", TODAY))
    assert isinstance(told, Problems)
    assert [told.count(severity) for severity in Severity] == [1, 1, 0]


@pytest.mark.slow
def test_what_accessibility_lacks_is_told_at_a_build_only(scratch: Scratch) -> None:
    scratch.write(MKDOCS_FILE, MKDOCS.partition("    tilgjengelighetserklæring:")[0])
    assert check(scratch).stdout.count("Advarsel") == 1
    out = scratch.folder.parent / "site"
    made = build(
        BuildRequest(
            scratch.folder,
            out,
            TODAY,
            start_engine=start_fake_engine,
            with_search=False,
            with_pdf=False,
        )
    )
    assert isinstance(made, Published)
    told = [warning.message for warning in made.warnings.items if warning.file == MKDOCS_FILE]
    assert told == [
        "Adressen til tilgjengelighetserklæringen mangler.",
        "Det står ikke hvor leserne kan si fra om dårlig tilgjengelighet.",
    ]
