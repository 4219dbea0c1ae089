"""The engine's input is a copy, which we may write over."""

import shutil
import stat
from pathlib import Path

from planhandbok.site.engine.engine import EngineJob, EngineName, EnginePage, start_engine
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
    with start_engine(EngineName.MKDOCS, job, work):
        copies = [path for path in work.rglob("*") if path.is_file()]
        read_only = [path for path in copies if not path.stat().st_mode & stat.S_IWUSR]
    assert read_only == []
    assert (work / "docs" / "tall.md").read_text(encoding="utf-8") == "2"
