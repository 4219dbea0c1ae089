"""Commits what a change wrote: just those files, in the name of the one who made it.

A commit that is announced before its files are written is made later if the process is killed
in between.
"""

import json
import os
import re
import subprocess
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.records.git.history import VARIABLES_OF_A_HOOK
from planhandbok.records.text.file_text import LARGEST_FILE, bytes_of
from planhandbok.records.text.problems import WrongUseError
from planhandbok.site.written import remove_file, write_file

TRIES = 300
STEP = 0.1
"""Seconds between two tries."""
BUSY = re.compile(r"Unable to create '.*\.lock': File exists")
"""Words of git when another git works in the repository."""
WITHOUT_NAME = ("-c", "user.name=Planhåndbok", "-c", "user.email=")
ANNOUNCED = "planhandbok-endring"
"""The file in the folder of git that announces a commit."""


@frozen
class Author:
    """The one who made a change; the address is "" where nobody knows it."""

    name: str
    email: str = ""


@frozen
class Message:
    """The sentence of a commit, and its author: `None` for the one whom git knows."""

    sentence: str
    author: Author | None = None


class CommitError(WrongUseError):
    """Git would not commit, for the reason that it gives."""


@frozen
class Repository:
    """The repository that a project lies in."""

    project: Path
    git_folder: Path

    def has_changes(self, files: Sequence[str]) -> bool:
        """Return whether git has another state of any of the files, or none."""
        answer = self._answer("status", "--porcelain", "--untracked-files=all", "--", *files)
        return bool(answer and answer.stdout.strip())

    def announce(self, files: Sequence[str], message: Message) -> None:
        """Let a commit be made later, if this process does not live to make it."""
        data = {"files": list(files), "message": asdict(message)}
        write_file(self._announced, json.dumps(data, ensure_ascii=False).encode())

    def forget(self) -> None:
        remove_file(self._announced)

    def make_announced(self) -> None:
        """Make the commit that was announced by a process that was killed."""
        if not self._announced.exists():
            return
        data = json.loads(bytes_of(self._announced, LARGEST_FILE))
        message = data["message"]
        author = Author(**message["author"]) if message["author"] else None
        self.commit(data["files"], Message(message["sentence"], author))
        self.forget()

    def commit(self, files: Sequence[str], message: Message) -> None:
        """Commit the changes of files, if there are any, and nothing else that waits in the
        repository; wait while it is busy.

        Raises `CommitError`, with the files out of the index again.
        """
        if not self.has_changes(files):
            return
        knows_committer = self._answer("var", "GIT_COMMITTER_IDENT")
        name = () if knows_committer else WITHOUT_NAME
        try:
            self._run("add", "--", *files)
            self._run(
                *(*name, "commit", "--quiet", "--only", "--file=-", "--", *files), message=message
            )
        except CommitError:
            if not self.has_changes(files):  # the git of a process that was killed has done it
                return
            self._answer("reset", "--quiet", "--", *files)
            raise

    def trailers(self, key: str) -> frozenset[str]:
        """Return what commits say under a key at their end, of those that are checked out."""
        wanted = f"--format=%(trailers:key={key},valueonly)"
        answer = self._answer("-c", "log.showSignature=false", "log", wanted)
        return frozenset(filter(None, answer.stdout.splitlines())) if answer else frozenset()

    @property
    def _announced(self) -> Path:
        return self.git_folder / ANNOUNCED

    def _run(self, *arguments: str, message: Message | None = None) -> None:
        """Run git, again and again while another git holds the repository."""
        for _ in range(TRIES):
            done = _git(self.project, *arguments, message=message)
            if done is not None and done.returncode == 0:
                return
            words = done.stderr.strip() if done else ""
            if not BUSY.search(words):
                break
            time.sleep(STEP)
        raise CommitError(f"Git ville ikke lagre endringen: {words}")

    def _answer(self, *arguments: str) -> subprocess.CompletedProcess[str] | None:
        """Return what git answers; `None` if it does not."""
        done = _git(self.project, *arguments)
        return done if done is not None and done.returncode == 0 else None


def repository_of(project: Path) -> Repository | None:
    """Return the repository of a project; `None` if it lies in none, or if there is no git."""
    done = _git(project, "rev-parse", "--absolute-git-dir")
    if done is None or done.returncode:
        return None
    return Repository(project, Path(done.stdout.strip()))


def _git(
    project: Path, *arguments: str, message: Message | None = None
) -> subprocess.CompletedProcess[str] | None:
    """Run git with the text of a message, in the name of its author; `None` if there is no git."""
    variables = {
        name: value for name, value in os.environ.items() if not VARIABLES_OF_A_HOOK.fullmatch(name)
    }
    variables |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    if message and message.author:
        variables["GIT_AUTHOR_NAME"] = message.author.name
        variables["GIT_AUTHOR_EMAIL"] = message.author.email
    try:
        return subprocess.run(  # noqa: S603 no shell, and names of files stand behind «--»
            ["git", "-C", str(project), *arguments],  # noqa: S607 whichever git this machine has
            input=message.sentence if message else "",
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=variables,
            check=False,
        )
    except OSError:
        return None
