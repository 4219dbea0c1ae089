"""The command: exit codes, formats, and messages without a trace."""

import json
import os
import socket
import subprocess
import sys
from concurrent.futures import BrokenExecutor
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any, Self

import pytest
from typer.testing import CliRunner, Result

from planhandbok.cli import app, today
from tests.support.handbooks import Scratch


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"CI": ""})


def test_check_of_a_valid_handbook_prints_nothing(scratch: Scratch) -> None:
    done = run("check", "--project", str(scratch.folder))
    assert (done.exit_code, done.stdout) == (0, "")


def test_problems_are_printed_with_place_and_hint(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    done = run("check", "--project", str(scratch.folder))
    assert done.exit_code == 1
    assert "a3/2027/skolemat.yml:9:7: «dypdyk» er ikke en fase" in done.stdout
    assert "→ Mente du «dypdykk»?" in done.stdout
    assert "1 feil må rettes" in done.stdout


def test_programs_get_json(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    done = run("check", "--project", str(scratch.folder), "--format", "json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert [(problem["file"], problem["line"], problem["column"]) for problem in told] == [
        ("a3/2027/skolemat.yml", 9, 7)
    ]


def test_github_gets_annotations(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: 100%, helt: ny\n".replace(": ny", ""))
    done = run("check", "--project", str(scratch.folder), "--format", "github")
    assert done.stdout.startswith("::error file=a3/2027/skolemat.yml,line=9,col=7::«100%25, helt»")


def test_gitlab_gets_a_report_whose_fingerprints_last_while_lines_move(scratch: Scratch) -> None:
    def reported(more: str) -> dict[str, Any]:
        scratch.a3("skolemat", more)
        done = run("check", "--project", str(scratch.folder), "--format", "gitlab")
        assert done.exit_code == 1
        (item,) = json.loads(done.stdout)
        found: dict[str, Any] = item
        return found

    before = reported("fase: dypdyk\n")
    assert before["location"] == {"path": "a3/2027/skolemat.yml", "lines": {"begin": 9}}
    assert (before["severity"], before["check_name"]) == ("critical", "planhandbok")
    assert "Mente du «dypdykk»?" in before["description"]
    after = reported("enhet: Skole\nfase: dypdyk\n")
    assert after["location"]["lines"] == {"begin": 10}
    assert after["fingerprint"] == before["fingerprint"]


@pytest.mark.parametrize("format_", ["json", "gitlab"])
def test_programs_get_an_empty_list_where_nothing_is_wrong(scratch: Scratch, format_: str) -> None:
    done = run("check", "--project", str(scratch.folder), "--format", format_)
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize("format_", ["text", "github", "azure"])
def test_nothing_is_printed_where_nothing_is_wrong(scratch: Scratch, format_: str) -> None:
    done = run("check", "--project", str(scratch.folder), "--format", format_)
    assert (done.exit_code, done.stdout) == (0, "")


def test_azure_gets_logging_commands(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: 100% ny\n")
    done = run("check", "--project", str(scratch.folder), "--format", "azure")
    assert done.stdout.startswith(
        "##vso[task.logissue type=error;sourcepath=a3/2027/skolemat.yml;linenumber=9;"
        "columnnumber=7]«100%25 ny» er ikke en fase"
    )


@pytest.mark.slow
@pytest.mark.usefixtures("quick_engine")
def test_build_prints_its_target_only_on_a_terminal(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat")
    out = tmp_path / "ut"
    done = run(
        "build", "--project", str(scratch.folder), "--out", str(out), "--no-search", "--no-pdf"
    )
    assert (done.exit_code, done.stdout) == (0, "")
    assert (out / "a3" / "skolemat" / "index.html").exists()


def test_build_with_mistakes_publishes_nothing(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    done = run("build", "--project", str(scratch.folder), "--out", str(tmp_path / "ut"))
    assert done.exit_code == 1
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--date", "i går"),
        ("build", "--date", "9999-12-31"),
        ("build", "--date", "2027-02-30"),
        ("build", "--audience", "alle"),
        ("build", "--engine", "hugo"),
        ("check", "--format", "xml"),
        ("bygg",),
    ],
)
def test_usage_errors_have_no_traceback(scratch: Scratch, words: tuple[str, ...]) -> None:
    done = run(*words, *(["--project", str(scratch.folder)] if len(words) > 1 else []))
    assert done.exit_code == 2
    assert isinstance(done.exception, SystemExit)


def test_a_day_too_far_away_is_told_with_the_way_out(scratch: Scratch) -> None:
    done = run("build", "--project", str(scratch.folder), "--date", "9999-12-31")
    assert done.output == "Året 9999 er for langt unna. Skriv et år fra 1900 til 2199.\n"


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-27T22:59:59", date(2026, 11, 27)),
        ("2026-11-27T23:00:00", date(2026, 11, 28)),
        ("2026-06-30T21:59:59", date(2026, 6, 30)),
        ("2026-06-30T22:00:00", date(2026, 7, 1)),
    ],
)
def test_today_is_the_day_in_norway(now: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromisoformat(f"{now}+00:00").astimezone(tz)

    monkeypatch.setattr("planhandbok.cli.datetime", Clock)
    assert today() == day


def test_a_folder_that_is_no_handbook_is_wrong_use(tmp_path: Path) -> None:
    done = run("check", "--project", str(tmp_path))
    assert done.exit_code == 2
    assert "mkdocs.yml" in done.output


def test_a_folder_with_other_things_in_it_is_not_overwritten(
    scratch: Scratch, tmp_path: Path
) -> None:
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "brev.txt").write_text("viktig", encoding="utf-8")
    done = run("build", "--project", str(scratch.folder), "--out", str(tmp_path / "ut"))
    assert done.exit_code == 2
    assert (tmp_path / "ut" / "brev.txt").exists()


def test_a_port_that_is_taken_is_wrong_use(scratch: Scratch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("serve", "--project", str(scratch.folder), "--port", port)
    assert done.exit_code == 2
    assert f"Porten {port} er opptatt." in done.output


def test_schema_writes_a_form_of_each_kind(scratch: Scratch) -> None:
    assert run("schema", "--project", str(scratch.folder)).exit_code == 0
    names = {path.name for path in (scratch.folder / "a3" / ".schema").iterdir()}
    assert names == {
        "a3.json",
        "syklus.json",
        "helhetsmodellen.json",
        "utgave.json",
        "søkeord.json",
        "adresser.json",
    }


@pytest.mark.parametrize("command", ["build", "check", "export", "freeze", "schema", "serve"])
def test_help_is_in_norwegian(command: str) -> None:
    done = run(command, "--help")
    assert done.exit_code == 0
    assert "Mappen med mkdocs.yml" in done.stdout


def test_a_place_that_cannot_be_written_to_is_wrong_use(scratch: Scratch) -> None:
    done = run("build", "--project", str(scratch.folder), "--out", "/proc/finnes/ikke")
    assert done.exit_code == 2
    assert "Kan ikke skrive " in done.output


def test_a_worker_that_the_system_ends_is_told(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(project: Path, **options: object) -> None:
        raise BrokenExecutor

    monkeypatch.setattr("planhandbok.commands.check.read_records", broken)
    done = run("check", "--project", str(scratch.folder))
    assert (done.exit_code, "stanset av systemet" in done.output) == (2, True)


@pytest.mark.slow
def test_ascii_terminal_does_not_fail(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    command = [sys.executable, "-m", "planhandbok", "check", "--project", str(scratch.folder)]
    narrow = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, check=False, env=narrow)
    assert done.returncode == 1
    assert b"Mente du ?dypdykk??" in done.stdout


@pytest.mark.parametrize("form", ["json", "github", "gitlab", "azure"])
def test_layers_are_not_mixed_with_what_programs_read(scratch: Scratch, form: str) -> None:
    done = run("build", "--layers", "--format", form, "--project", str(scratch.folder))
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"--format {form} virker ikke sammen med --layers" in done.stderr
