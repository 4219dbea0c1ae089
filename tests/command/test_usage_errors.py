"""A command that is not written as it must be: what is wrong, in Norwegian, and exit code 2."""

import os

import pytest
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from tests.tools.commands import small_program

ONE_OF = "Velg en av disse: "
IN_QUOTATION_MARKS = "En tekst med mellomrom må stå i anførselstegn."


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), prog_name="planhandbok")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("check --project", "--project mangler en verdi. Skriv --project MAPPE."),
        ("build --no-pdf=ja", "--no-pdf skal stå uten verdi."),
        ("--version=1", "--version skal stå uten verdi."),
        ("build --no-pdff", "Valget «--no-pdff» finnes ikke. Mente du «--no-pdf»?"),
        ("check -x", f"Valget «-x» finnes ikke. {ONE_OF}«--format», «--help», «--project»."),
        ("--out ut build", f"Valget «--out» finnes ikke. {ONE_OF}«--help», «--version»."),
        ("bild", "Kommandoen «bild» finnes ikke. Mente du «build»?"),
        ("build --audience interm", "«interm» passer ikke til --audience. Mente du «intern»?"),
        ("build --audience x", f"«x» passer ikke til --audience. {ONE_OF}«intern», «offentlig»."),
        ("serve --port 0", "«0» passer ikke til --port. Skriv et helt tall, fra 1 til 65535."),
        (
            "serve --port åtte",
            "«åtte» passer ikke til --port. Skriv et helt tall, fra 1 til 65535.",
        ),
        ("freeze", "ID mangler. Id-en til A3-en."),
        ("freeze skolemat", "--case NUMMER mangler. Saken, som 62/26."),
        ("check a b", f"Det er ikke plass til «a b». {IN_QUOTATION_MARKS}"),
        ("check \x1b[2J", f"Det er ikke plass til «�[2J». {IN_QUOTATION_MARKS}"),
    ],
)
def test_what_is_wrong_is_told_after_how_it_is_written(words: str, told: str) -> None:
    done = run(*words.split())
    assert (done.exit_code, done.stdout) == (2, "")
    usage, hint, _, reason = done.stderr.splitlines()
    assert usage.startswith("Bruk: planhandbok ")
    assert hint.startswith("Skriv «planhandbok ")
    assert hint.endswith(" --help» for hjelp.")
    assert reason == f"Feil: {told}"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("skriv meget", "Kommandoen «meget» finnes ikke. Velg en av disse: «lite», «mye»."),
        ("skriv mye", "TEKST mangler. Teksten som skal skrives."),
        ("skriv mye a", "--mark TEKST mangler. Et merke."),
        ("skriv mye a --mark b -c 0", "«0» passer ikke til --count. Skriv et helt tall, minst 1."),
        (
            "skriv mye a --mark b --most x",
            "«x» passer ikke til --most. Skriv et helt tall, høyst 9.",
        ),
    ],
)
def test_commands_within_a_group_tell_it_too(words: str, told: str) -> None:
    done = CliRunner().invoke(small_program(), words.split(), prog_name="trykkeri")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Bruk: trykkeri skriv ")
    assert done.stderr.endswith(f"\n\nFeil: {told}\n")


def test_a_path_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = run("check", "--project", "/")
    assert done.exit_code == 2
    assert done.stderr.endswith("\nFeil: --project peker på noe som ikke kan leses.\n")
