"""Real git repositories for tests, with fixed dates and no settings of the machine."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Prøve",
    "GIT_AUTHOR_EMAIL": "prove@example.no",
    "GIT_COMMITTER_NAME": "Prøve",
    "GIT_COMMITTER_EMAIL": "prove@example.no",
}
FIRST_DAY = "2026-11-20T12:00:00+01:00"
NEXT_DAY = "2026-11-21T12:00:00+01:00"


@dataclass(frozen=True)
class Repository:
    """A repository whose work tree is `folder`, on the branch `main`."""

    folder: Path

    @classmethod
    def made_in(cls, folder: Path) -> "Repository":
        folder.mkdir(parents=True, exist_ok=True)
        repository = cls(folder)
        repository.git("init", "--quiet", "--initial-branch=main")
        return repository

    def git(self, *arguments: str, at: str = FIRST_DAY) -> str:
        surroundings = os.environ | QUIET | {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            check=True,
            capture_output=True,
            text=True,
            env=surroundings,
        )
        return done.stdout.strip()

    def write(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, at: str = FIRST_DAY) -> str:
        """Commit all that lies in the folder; return the id of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Endring", at=at)
        return self.git("rev-parse", "HEAD")
