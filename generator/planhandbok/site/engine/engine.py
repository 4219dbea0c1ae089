"""The engine builds the guide and the shells: a folder of Markdown in, a folder of HTML out.

It knows nothing of records. Whatever reads `mkdocs.yml` and takes a page of Markdown can stand
here: MkDocs, ProperDocs or Zensical.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from planhandbok.failures import StartError, WriteError, naming
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.guide.front_matter import front_matter
from planhandbok.records.settings.engine_yaml import Tagged
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Problems, file_problem
from planhandbok.resources import theme_folder
from planhandbok.site.engine.scripts import join_scripts, remove_unused_scripts
from planhandbok.site.engine.zensical import SEARCH_INDEX, zensical_settings
from planhandbok.site.written import copy_files, write_file

FULL_DISK = re.compile(r"(?:Errno|os error) (27|28|122)\b")
"""Codes that engines print, in Python and in Rust, when a file or a disk can hold no more."""
PAGE = re.compile(r"page '([^'\n]+\.md)'")
"""The page that an engine names when it cannot build it."""
ICON = re.compile(r"'\.icons/([^']+)\.svg' not found")
"""The icon that an engine has not; it may look for the icons of all pages before it builds one."""
WAITING = Path(__file__).resolve().with_name("waiting.py")
DOCS = "docs"
THEME = "theme"
SITE = "site"
"""The folders of one run of the engine."""


class EngineDumper(yaml.CSafeDumper):
    """Dumps `mkdocs.yml` with the YAML tags that were read from it."""


EngineDumper.add_representer(Tagged, lambda dumper, value: value.node)


class EngineName(StrEnum):
    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"
    ZENSICAL = "zensical"


class EngineError(Exception):
    """The engine could not build. The cause is in the settings or the guide, so it is a problem of
    the content.
    """

    def __init__(self, name: EngineName, printed: str, file: str = MKDOCS_FILE) -> None:
        super().__init__(printed)
        message = Phrase(
            "{engine} kunne ikke bygge veiledningen: {words}",
            engine=name,
            words=_complaint(printed),
        )
        hint = Phrase(
            "Se på tema, tillegg og meny i innstillingene, og på det som sist ble endret."
        )
        self.problems = Problems((file_problem(file, message, hint),))


def _complaint(printed: str) -> str:
    """Return the first error line of the engine's output, or else its last line."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    errors = [line for line in lines if line.upper().startswith("ERROR")]
    return (errors or lines[-1:] or [""])[0].removeprefix("ERROR").lstrip(" -")


@frozen
class EnginePage:
    """A Markdown page that we put into the guide: a shell, or a guide page with its numbers filled
    in, which replaces the file of the same name.
    """

    file: str
    text: str


@frozen
class EngineJob:
    """The input of one run: the folder of the guide, pages to add to it, and settings. `content` is
    the name of the folder in problems.
    """

    guide: Path
    custom_theme: Path | None
    settings: Mapping[str, Any]
    pages: Sequence[EnginePage]
    content: str = ""


def _file_of(printed: str, job: EngineJob) -> str:
    """Return the author's page that an engine could not build, or else the settings."""
    page = PAGE.search(printed)
    if page and (job.guide / page[1]).is_file():
        return f"{job.content}/{page[1]}"
    if icon := ICON.search(printed):
        for path in sorted(job.guide.rglob("*.md")):
            if front_matter(path.read_text(encoding="utf-8")).get("icon") == icon[1]:
                return f"{job.content}/{path.relative_to(job.guide).as_posix()}"
    return MKDOCS_FILE


FinishEngine = Callable[[Path], None]
"""Waits for the engine, and copies its site into a folder; raises `EngineError` if it failed."""
RunEngine = Callable[[EngineJob], FinishEngine]
"""Lets a started engine build, and returns at once."""
StartEngine = Callable[[EngineName, Path], AbstractContextManager[RunEngine]]
"""The seam of the engine: a function that starts it in a temporary folder, as `start_engine`."""


@contextmanager
def start_engine(name: EngineName, work_dir: Path) -> Iterator[RunEngine]:
    """Start the engine in a child process, which loads while we read, and runs while we make pages.
    Its output is below `work_dir` too: Zensical accepts no folder outside that of its settings.
    """
    process = _started(name, work_dir)

    def run(job: EngineJob) -> FinishEngine:
        _write_input(name, job, work_dir)
        if process.stdin:
            with suppress(BrokenPipeError):  # it has stopped, and `finish` tells why
                process.stdin.write("\n")
                process.stdin.flush()
        return partial(finish, job)

    def finish(job: EngineJob, out: Path) -> None:
        printed = process.stdout.read() if process.stdout else ""
        process.wait()
        if process.returncode and (full := FULL_DISK.search(printed)):
            raise WriteError(int(full[1]), os.strerror(int(full[1])), str(work_dir))
        if process.returncode:
            raise EngineError(name, printed, _file_of(printed, job))
        (work_dir / SITE / SEARCH_INDEX).unlink(missing_ok=True)
        remove_unused_scripts(work_dir / SITE)
        copy_files(work_dir / SITE, out)

    try:
        yield run
    finally:
        process.kill()  # if the build was given up
        process.communicate()


def _started(name: EngineName, work_dir: Path) -> subprocess.Popen[str]:
    with naming(StartError, name.value):
        return subprocess.Popen(  # noqa: S603 our own interpreter and our own arguments
            [sys.executable, "-P", str(WAITING), *_arguments(name, work_dir / MKDOCS_FILE)],
            cwd=work_dir,
            env=os.environ | {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )


def _arguments(name: EngineName, settings: Path) -> list[str]:
    quiet = [] if name is EngineName.ZENSICAL else ["--quiet"]
    return [name.value, "build", *quiet, "--config-file", str(settings)]


def _write_input(name: EngineName, job: EngineJob, work_dir: Path) -> None:
    """Write what the engine reads; the municipality's theme files replace ours."""
    docs = work_dir / DOCS
    theme = work_dir / THEME
    if job.guide.is_dir():
        copy_files(job.guide, docs)
    for page in job.pages:
        write_file(docs / page.file, page.text.encode())
    copy_files(theme_folder() / "overrides", theme)
    if job.custom_theme:
        copy_files(job.custom_theme, theme)
    join_scripts(theme)
    folders = {"docs_dir": DOCS, "site_dir": SITE}
    themed = {"theme": {**job.settings["theme"], "custom_dir": THEME}}
    settings = {**job.settings, **folders, **themed}
    if name is EngineName.ZENSICAL:
        settings = zensical_settings(settings)
    text = yaml.dump(settings, Dumper=EngineDumper, allow_unicode=True)
    write_file(work_dir / MKDOCS_FILE, text.encode())
