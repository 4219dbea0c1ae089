"""The wheel alone builds a municipality's own repository of only records, guide and settings."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.handbooks import ROOT, Scratch

pytestmark = pytest.mark.slow


def run(*command: str | Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_installed_wheel_builds_a_handbook(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat")
    assert {path.name for path in scratch.folder.iterdir()} == {"a3", "content", "mkdocs.yml"}
    build = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir"]
    run(sys.executable, *build, tmp_path / "dist", ROOT)
    wheel = next((tmp_path / "dist").glob("planhandbok-*.whl"))
    run(sys.executable, "-m", "uv", "venv", "--python", sys.executable, tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    pins: list[str | Path] = ["--constraint", ROOT / "requirements.lock"]
    run(sys.executable, "-m", "uv", "pip", "install", "--python", python, *pins, wheel)
    out = tmp_path / "site"
    run(
        tmp_path / "empty" / "bin" / "planhandbok",
        "build",
        "--project",
        scratch.folder,
        "--out",
        out,
    )
    assert "Skolemat" in (out / "a3" / "skolemat" / "index.html").read_text(encoding="utf-8")
    assert (out / "assets" / "planhandbok" / "planhandbok.css").exists()
    assert (out / "pagefind" / "pagefind.js").exists()
    assert (out / "a3" / "skolemat" / "skolemat.pdf").exists()
