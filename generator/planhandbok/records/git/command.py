"""Runs git, and gives what it answers."""

import os
import re
import subprocess
from collections.abc import Mapping
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
    environment = {
        name: value for name, value in os.environ.items() if not VARIABLES_OF_A_HOOK.fullmatch(name)
    }
    try:
        return subprocess.run(  # noqa: S603  # no shell, and names of files stand behind «--»
            ["git", "-C", str(project), "--no-pager", *arguments],  # noqa: S607  # git on the PATH
            input=stdin,
            capture_output=True,
            check=False,
            env={**environment, **variables},
        )
    except OSError:
        return None
