"""Runs shell scripts as a server would, with `planhandbok` on the path."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.handbooks import ROOT
from tests.support.repositories import QUIET

STAND_IN = """
[ "$1" = build ] || exit 0
mkdir "$0.busy" || exit 3
sleep 0.3
mkdir -p "$5"
echo "$3 $SITE_URL $(git rev-parse HEAD)" > "$5/index.html"
rmdir "$0.busy"
"""
"""Stands in for the command in `build --audience … --out …`, where it is about what runs it. It
fails if another one is running."""


@dataclass(frozen=True)
class Shell:
    """A folder of programs that come before those of the machine."""

    programs: Path

    @classmethod
    def made_in(cls, folder: Path) -> "Shell":
        folder.mkdir()
        shell = cls(folder)
        shell.program(
            "planhandbok", f'exec {sys.executable} -m tests.commands.recipes.quick_command "$@"'
        )
        return shell

    def use_stand_in(self) -> None:
        self.program("planhandbok", STAND_IN)

    def program(self, name: str, script: str) -> Path:
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def environment(self, more: dict[str, str]) -> dict[str, str]:
        found = os.environ | QUIET | more
        found["PATH"] = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        found["PYTHONPATH"] = f"{ROOT}{os.pathsep}{ROOT / 'generator'}"
        return found

    def start(self, *command: str | Path, at: Path, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command,
            cwd=at,
            env=self.environment(more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def run(self, *command: str | Path, at: Path, **more: str) -> tuple[int, str]:
        """Return the exit code of a command, and all that it printed."""
        started = self.start(*command, at=at, **more)
        printed = started.communicate(timeout=120)[0]
        return started.returncode, printed
