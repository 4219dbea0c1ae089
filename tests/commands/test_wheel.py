"""The wheel alone starts a municipality's own repository, and builds it."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from planhandbok.resources import Recipe, recipe_files
from tests.support.handbooks import ROOT

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path | None = None) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=cwd,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def wheel_of(source: Path, folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=source)
    return next(folder.glob("planhandbok-*.whl"))


@pytest.fixture(scope="module")
def our_wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of(ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_source_distribution_gives_the_same_wheel(our_wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", tmp_path, cwd=ROOT)
    (archive,) = tmp_path.glob("planhandbok-*.tar.gz")
    with tarfile.open(archive) as sdist:
        sdist.extractall(tmp_path, filter="data")
    source = tmp_path / archive.name.removesuffix(".tar.gz")
    wheels = (our_wheel, wheel_of(source, tmp_path / "theirs"))
    ours, theirs = (set(ZipFile(wheel).namelist()) for wheel in wheels)
    assert ours == theirs
    assert {name.split("/")[0].partition("-")[0] for name in ours} == {"planhandbok"}
    assert "planhandbok/base/content/veiledning/index.md" in ours
    assert "planhandbok/base/a3/helhetsmodellen.yml" in ours
    assert "planhandbok/base/a3/.nynorsk/helhetsmodellen.yml" in ours
    assert "planhandbok/base/content/.nynorsk/veiledning/index.md" in ours
    assert [name for name in ours if "/base/a3/2" in name or name.endswith(".pyc")] == []


def test_the_wheel_holds_the_files_of_every_recipe(our_wheel: Path) -> None:
    held = ZipFile(our_wheel).namelist()
    for name in Recipe:
        for file in recipe_files(name):
            assert f"planhandbok/recipes/{name}/{file}" in held


@pytest.mark.proof
def test_an_installed_wheel_starts_and_builds_a_handbook(our_wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "uv", "venv", "--python", sys.executable, tmp_path / "empty")
    python = tmp_path / "empty" / "bin" / "python"
    pins: list[str | Path] = ["--constraint", ROOT / "requirements.lock"]
    run(sys.executable, "-m", "uv", "pip", "install", "--python", python, *pins, our_wheel)
    planhandbok = tmp_path / "empty" / "bin" / "planhandbok"
    handbook = tmp_path / "handbook"
    out = tmp_path / "site"
    run(planhandbok, "init", handbook, "--name", "Prøve kommune", "--contact", "post@prove.example")
    run(planhandbok, "new", "a3", "skolemat", "--project", handbook)
    run(planhandbok, "new", "page", "rutiner.md", "--project", handbook)
    assert {path.name for path in handbook.iterdir() if path.name[0] != "."} == {
        "a3",
        "content",
        "mkdocs.yml",
    }
    run(planhandbok, "build", "--project", handbook, "--out", out)
    assert "Skolemat" in (out / "a3" / "skolemat" / "index.html").read_text(encoding="utf-8")
    assert "Rutiner" in (out / "rutiner" / "index.html").read_text(encoding="utf-8")
    assert (out / "veiledning" / "1-kvartal" / "index.html").exists()
    assert (out / "assets" / "planhandbok" / "planhandbok.css").exists()
    assert (out / "search" / "start.js").exists()
    assert (out / "a3" / "skolemat" / "skolemat.pdf").exists()
