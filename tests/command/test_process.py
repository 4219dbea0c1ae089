"""The command and the system around it: closed outputs, full disks, signals and killed parents."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from planhandbok.scratch import LOCK
from tests.support.handbooks import Scratch
from tests.support.sites import build_site
from tests.tools.proof import proof_after

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="signals of Unix")]

SMALL = 30_000
"""Bytes that a file may have; some files of every site are larger."""


def command(scratch: Scratch, *words: str) -> list[str]:
    return [sys.executable, "-m", "planhandbok", *words, "--project", str(scratch.folder)]


def limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, SMALL))


def no_output() -> None:
    os.close(1)


def site_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def wait_for(is_so: Callable[[], object], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_disk_that_takes_no_more_leaves_the_old_site(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat")
    out = tmp_path / "ut"
    build = command(scratch, "build", "--out", str(out), "--no-pdf", "--no-search")
    build_site(scratch, name="ut")
    before = site_of(out)
    done = subprocess.run(
        build, check=False, capture_output=True, text=True, preexec_fn=limit_files
    )
    assert done.returncode == 2, done.stderr
    assert done.stderr.startswith("Kan ikke skrive /")
    assert "Traceback" not in done.stderr
    assert site_of(out) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".ut")] == []


@pytest.mark.parametrize("words", [("check",), ("check", "--help"), ("build",)])
def test_closed_output_keeps_the_exit_code(scratch: Scratch, words: tuple[str, ...]) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    done = subprocess.run(
        command(scratch, *words),
        check=False,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=no_output,
    )
    assert (done.returncode, done.stderr) == (0 if "--help" in words else 1, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [("check",), ("check", "--help")])
def test_full_output_is_told_without_a_trace(scratch: Scratch, words: tuple[str, ...]) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command(scratch, *words), check=False, stdout=full, stderr=subprocess.PIPE, text=True
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert done.stderr.endswith(": disken er full.\n")


def test_a_reader_who_stops_reading_is_no_mistake(scratch: Scratch) -> None:
    for number in range(600):
        scratch.a3(f"a{number}", "fase: dypdyk\n")
    with subprocess.Popen(
        command(scratch, "check"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (1, "")


@pytest.mark.parametrize("number", proof_after(1, [signal.SIGTERM, signal.SIGINT]))
def test_a_stopped_build_leaves_nothing(
    scratch: Scratch, tmp_path: Path, number: signal.Signals
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    build = command(scratch, "build", "--out", str(tmp_path / "ut"))
    around = os.environ | {"TMPDIR": str(temporary)}
    with subprocess.Popen(
        build,
        env=around,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=partial(signal.signal, number, signal.SIG_DFL),  # noqa: PLW1509  it has one thread
    ) as process:  # a shell lets what it runs in the background ignore SIGINT
        wait_for(lambda: any(temporary.glob("*/docs")))
        process.send_signal(number)
        _, told = process.communicate()
    assert (process.returncode, told) == (128 + number, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["handbook", "tmp"]
    assert list(temporary.iterdir()) == []


def test_what_a_killed_build_leaves_goes_with_the_next(
    scratch: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    build = command(scratch, "build", "--out", str(tmp_path / "ut"), "--no-search", "--no-pdf")
    around = os.environ | {"TMPDIR": str(temporary)}
    with subprocess.Popen(build, env=around) as process:
        wait_for(lambda: any(tmp_path.glob(f".ut-*/{LOCK}")))
        process.kill()
    assert any(temporary.glob("*/docs"))
    assert len(list(temporary.iterdir())) == 1
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    build_site(scratch, name="ut")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["handbook", "tmp", "ut"]
    assert list(temporary.iterdir()) == []
