"""Commits what a change wrote: just those files, in the name of the one who made it."""

import os
import re
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.records.git.history import VARIABLES_OF_A_HOOK
from planhandbok.records.text.problems import WrongUseError

LONGEST_WAIT = 30.0
STEP = 0.1
"""Seconds."""
BUSY = re.compile(r"\.lock'?: File exists|Unable to create '.*\.lock'")
"""Words of git when another git works in the repository."""
WITHOUT_NAME = ("-c", "user.name=Planhåndbok", "-c", "user.email=")


@frozen
class Author:
    """The one who made a change; the address may be "" where nobody knows it."""

    name: str
    email: str = ""


@frozen
class Message:
    """The sentence of a commit, and its author: `None` for the one whom git knows."""

    sentence: str
    author: Author | None = None


class CommitError(WrongUseError):
    """Git would not commit, for the reason that it gives."""


def commit(project: Path, files: Sequence[str], message: Message) -> bool:
    """Commit the changes of files, and nothing else that waits in the repository; wait while it is
    busy. Return `False` if the project is in no repository, or if nothing is changed.

    Raises `CommitError`, with the files out of the index again.
    """
    if not has_changes(project, files):
        return False
    try:
        _git(project, "add", "--", *files)
        name = () if _knows_committer(project) else WITHOUT_NAME
        _git(
            project,
            *name,
            *("commit", "--quiet", "--only", "--file=-", "--", *files),
            text=message.sentence,
            author=message.author,
        )
    except CommitError:
        _answer(project, "reset", "--quiet", "--", *files)
        raise
    return True


def has_changes(project: Path, files: Sequence[str]) -> bool:
    """Return whether git has another state of any of the files, or none."""
    answer = _answer(project, "status", "--porcelain", "--untracked-files=all", "--", *files)
    return answer is not None and answer.returncode == 0 and bool(answer.stdout.strip())


def _knows_committer(project: Path) -> bool:
    answer = _answer(project, "var", "GIT_COMMITTER_IDENT")
    return answer is not None and answer.returncode == 0


def _git(project: Path, *arguments: str, text: str = "", author: Author | None = None) -> None:
    """Run git, again and again while another git holds the repository."""
    last = time.monotonic() + LONGEST_WAIT
    while True:
        answer = _answer(project, *arguments, text=text, author=author)
        words = answer.stderr.strip() if answer else "git finnes ikke lenger"
        if answer and answer.returncode == 0:
            return
        if not BUSY.search(words) or time.monotonic() > last:
            raise CommitError(f"Git ville ikke lagre endringen: {words}")
        time.sleep(STEP)


def _answer(
    project: Path, *arguments: str, text: str = "", author: Author | None = None
) -> subprocess.CompletedProcess[str] | None:
    """Return the answer of git; `None` where there is no git."""
    variables = {
        name: value for name, value in os.environ.items() if not VARIABLES_OF_A_HOOK.fullmatch(name)
    }
    variables |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    if author:
        variables |= {"GIT_AUTHOR_NAME": author.name, "GIT_AUTHOR_EMAIL": author.email}
    try:
        return subprocess.run(  # noqa: S603 no shell, and names of files stand behind «--»
            ["git", "-C", str(project), *arguments],  # noqa: S607 the git of the one who runs this
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=variables,
            check=False,
        )
    except OSError:
        return None
