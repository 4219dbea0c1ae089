"""The engine builds the guide and the shells: a folder of Markdown in, a folder of HTML out.

It knows nothing of records. Whatever reads `mkdocs.yml` and takes a page of Markdown can stand
here: MkDocs, ProperDocs or Zensical.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

import yaml

from planhandbok.records.reading.site_file import Tagged
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Problem, Problems
from planhandbok.theme import theme_folder


class EngineDumper(yaml.CSafeDumper):
    """Writes the settings with the tags that were read."""


EngineDumper.add_representer(Tagged, lambda dumper, value: value.node)


class EngineName(StrEnum):
    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"
    ZENSICAL = "zensical"


class EngineError(Exception):
    """The engine could not build. What it stumbles on is settings or guide, and so is content."""

    def __init__(self, name: EngineName, printed: str) -> None:
        super().__init__(printed)
        message = f"{name} kunne ikke bygge veiledningen: {_complaint(printed)}"
        hint = "Se på tema, tillegg og meny i innstillingene, og på det som sist ble endret."
        self.problems = Problems((Problem(MKDOCS_FILE, 1, 1, message, hint),))


def _complaint(printed: str) -> str:
    """The line of the engine's output that says what is wrong: its first error, else its last."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    errors = [line for line in lines if line.upper().startswith("ERROR")]
    return (errors or lines[-1:] or [""])[0].removeprefix("ERROR").lstrip(" -")


@dataclass(frozen=True)
class EnginePage:
    """A page that is put among the guide's: its file and its text. A shell, to stamp pages into, or
    a page of the guide whose numbers are filled in, in place of its file.
    """

    file: str
    text: str


@dataclass(frozen=True)
class EngineDirs:
    """The folders of one run of the engine, all below one temporary folder."""

    base: Path

    @property
    def docs(self) -> Path:
        return self.base / "docs"

    @property
    def theme(self) -> Path:
        return self.base / "theme"

    @property
    def site(self) -> Path:
        """Inside the base, where Zensical insists that it is."""
        return self.base / "site"

    @property
    def config(self) -> Path:
        return self.base / "mkdocs.yml"


class RunningEngine(Protocol):
    """An engine at work. Leaving its context stops it, whether it has finished or not."""

    def finish(self, out: Path) -> None:
        """Puts the finished site into `out`; raises `EngineError` when it could not build."""


@dataclass(frozen=True)
class EngineProcess:
    """An engine that runs in a process of its own."""

    name: EngineName
    process: "subprocess.Popen[str]"
    site: Path

    def __enter__(self) -> "EngineProcess":
        return self

    def __exit__(self, *failure: object) -> None:
        """Nobody waits for an engine whose build was given up."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    def finish(self, out: Path) -> None:
        printed, _ = self.process.communicate()
        if self.process.returncode:
            raise EngineError(self.name, printed)
        shutil.copytree(self.site, out, dirs_exist_ok=True)


@dataclass(frozen=True)
class EngineJob:
    """What one run of the engine gets: the folder of the guide, pages to put into it, settings."""

    guide: Path
    custom_theme: Path | None
    settings: Mapping[str, Any]
    pages: Sequence[EnginePage]


StartEngine = Callable[[EngineName, EngineJob, EngineDirs], AbstractContextManager[RunningEngine]]
"""The seam: `start_engine`, or anything else that builds the guide and the shells."""


def start_engine(name: EngineName, job: EngineJob, workplace: EngineDirs) -> EngineProcess:
    """Starts the engine on the guide and the shells, beside our own work."""
    _fill(workplace, job)
    process = subprocess.Popen(  # noqa: S603 our own interpreter and our own arguments
        [sys.executable, "-m", *_arguments(name, workplace.config)],
        cwd=workplace.base,
        env=os.environ | {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return EngineProcess(name, process, workplace.site)


def _arguments(name: EngineName, config: Path) -> list[str]:
    if name is EngineName.ZENSICAL:
        return ["zensical", "build", "--config-file", str(config)]
    return [name.value, "build", "--quiet", "--config-file", str(config)]


def _fill(workplace: EngineDirs, job: EngineJob) -> None:
    """Copies what the engine reads; the municipality's own theme files come over ours."""
    shutil.copytree(job.guide, workplace.docs)
    for page in job.pages:
        path = workplace.docs / page.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8")
    shutil.copytree(theme_folder() / "overrides", workplace.theme)
    if job.custom_theme:
        shutil.copytree(job.custom_theme, workplace.theme, dirs_exist_ok=True)
    theme = {**job.settings["theme"], "custom_dir": workplace.theme.name}
    config = {**job.settings, "docs_dir": workplace.docs.name, "site_dir": workplace.site.name}
    text = yaml.dump({**config, "theme": theme}, Dumper=EngineDumper, allow_unicode=True)
    workplace.config.write_text(text, encoding="utf-8")
