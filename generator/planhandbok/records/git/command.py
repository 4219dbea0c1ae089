"""Runs git, and gives what it answers."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

VARIABLES_OF_A_HOOK = re.compile(
    "GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY)"
)
"""Git sets these when a hook runs the build; they may point to another repository."""

OUR_VARIABLES = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
"""Answers in English, no writing, and no fetching from other hosts."""


def git_output(project: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """Return the output of a git command, or `None` if git is missing or the command fails."""
    done = run_git(project, *arguments, stdin=stdin)
    return done.stdout if done and done.returncode == 0 else None


def run_git(
    project: Path,
    *arguments: str,
    stdin: bytes = b"",
    variables: Mapping[str, str] = OUR_VARIABLES,
) -> subprocess.CompletedProcess[bytes] | None:
    """Run a git command with our variables, which only read unless others are given; return `None`
    if there is no git on the machine.
    """
    try:
        return subprocess.run(  # noqa: S603  # no shell, and names of files stand behind «--»
            _command(project, arguments),
            input=stdin,
            capture_output=True,
            check=False,
            env=_environment(variables),
        )
    except OSError:
        return None


@contextmanager
def asked_git(project: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes] | None]:
    """Give a run of git that answers what is written to it, and ends with the block; `None` if
    there is no git on the machine.
    """
    try:
        git = subprocess.Popen(  # noqa: S603  # as above
            _command(project, arguments),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(OUR_VARIABLES),
        )
    except OSError:
        yield None
        return
    with suppress(OSError), git:  # it may end before it was asked
        yield git


def _command(project: Path, arguments: Sequence[str]) -> list[str]:
    return ["git", "-C", str(project), "--no-pager", *arguments]


def _environment(variables: Mapping[str, str]) -> dict[str, str]:
    own = {
        name: value for name, value in os.environ.items() if not VARIABLES_OF_A_HOOK.fullmatch(name)
    }
    return {**own, **variables}
