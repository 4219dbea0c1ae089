"""The engine's input is a copy, which we may write over, and it runs only when that is there."""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from planhandbok.site.engine.engine import (
    WAITING,
    EngineJob,
    EngineName,
    EnginePage,
    start_engine,
)
from tests.support.handbooks import MKDOCS, ROOT, TODAY, Scratch


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


def engine_process(engine: str, folder: Path, *, is_told: bool, is_left: bool) -> tuple[int, str]:
    """Start the process of an engine, tell it to run or not, and leave it or stay until it ends;
    return its exit code and what it printed.
    """
    with subprocess.Popen(
        [sys.executable, "-P", str(WAITING), engine, "build", "--quiet"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("\n" if is_told else "")
        process.stdin.flush()
        if is_left:
            process.stdin.close()
        printed = process.stdout.read()
        return process.wait(), printed


@pytest.mark.slow
def test_engine_runs_when_a_line_tells_it_to_and_ends_when_it_is_left(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Veiledning", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Planhåndbok", encoding="utf-8")
    engine_process("mkdocs", tmp_path, is_told=False, is_left=True)
    assert not (tmp_path / "site").exists()
    assert engine_process("mkdocs", tmp_path, is_told=True, is_left=True) == (1, "")
    assert not (tmp_path / "site" / "index.html").exists()
    assert engine_process("mkdocs", tmp_path, is_told=True, is_left=False)[0] == 0
    assert (tmp_path / "site" / "index.html").is_file()


def test_engine_that_is_not_installed_tells_so_when_it_should_run(tmp_path: Path) -> None:
    code, printed = engine_process("mangler", tmp_path, is_told=True, is_left=False)
    assert code == 1
    assert "No module named mangler" in printed


@pytest.mark.slow
@pytest.mark.parametrize("line", ["template: mangler.html", "icon: material/finnes-ikke"])
def test_page_that_the_engine_cannot_build_is_named(
    scratch: Scratch, tmp_path: Path, line: str
) -> None:
    scratch.write("mkdocs.yml", MKDOCS.replace("docs_dir: content", "docs_dir: sider"))
    shutil.move(scratch.folder / "content", scratch.folder / "sider")
    scratch.write("sider/rutiner/ord.md", f"---\n{line}\n---\n\n# Ord\n")
    request = BuildRequest(scratch.folder, tmp_path / "site", TODAY, Audience.PUBLIC)
    problems = build(request)
    assert isinstance(problems, Problems)
    [problem] = problems.items
    assert problem.file == "sider/rutiner/ord.md"
    assert problem.message.startswith("mkdocs kunne ikke bygge veiledningen: ")
