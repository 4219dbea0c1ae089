"""The engine's input is a copy, which we may write over, and it runs only when that is there."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from planhandbok.site.engine.engine import (
    WAITING,
    EngineJob,
    EngineName,
    EnginePage,
    start_engine,
)
from tests.support.handbooks import ROOT


def test_copies_of_read_only_files_are_writable(tmp_path: Path) -> None:
    guide = tmp_path / "guide"
    theme = tmp_path / "theme"
    work = tmp_path / "work"
    guide.mkdir()
    work.mkdir()
    shutil.copytree(ROOT / "theme" / "overrides", theme)
    (guide / "tall.md").write_text("[tall:lite]", encoding="utf-8")
    for path in (*guide.iterdir(), *theme.rglob("*")):
        if path.is_file():
            path.chmod(0o444)
    job = EngineJob(guide, theme, {"theme": {"name": "material"}}, [EnginePage("tall.md", "2")])
    with start_engine(EngineName.MKDOCS, work) as run_engine:
        run_engine(job)
        copies = [path for path in work.rglob("*") if path.is_file()]
        read_only = [path for path in copies if not path.stat().st_mode & stat.S_IWUSR]
    assert read_only == []
    assert (work / "docs" / "tall.md").read_text(encoding="utf-8") == "2"


def engine_process(engine: str, line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", str(WAITING), engine, "build", "--quiet"],
        cwd=folder,
        input=line,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_engine_runs_when_a_line_tells_it_to(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Veiledning", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Planhåndbok", encoding="utf-8")
    engine_process("mkdocs", "", tmp_path)
    assert not (tmp_path / "site").exists()
    engine_process("mkdocs", "\n", tmp_path)
    assert (tmp_path / "site" / "index.html").is_file()


def test_engine_that_is_not_installed_tells_so_when_it_should_run(tmp_path: Path) -> None:
    process = engine_process("mangler", "\n", tmp_path)
    assert process.returncode == 1
    assert "No module named mangler" in process.stdout
