"""Git that writes: it waits while another git holds the repository, and says why it refuses."""

import re
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.commit_message import CommitMessage
from planhandbok.records.git.command import run_git
from planhandbok.records.text.problems import WrongUseError

TRIES = 50
STEP = 0.1
"""Seconds between two tries."""
LONGEST_WORK = 300
"""Seconds: a lock of git that is older was left behind."""
BUSY = re.compile(r"Unable to create '(.*\.lock)': File exists")
"""Words of git when another git works in the repository."""
NOT_SAVED = Phrase("Git ville ikke lagre endringen, og alt er som før.")
REASONS = {
    re.compile("No space left|Disk quota"): Phrase(
        "Disken er full. Gjør plass på den, og prøv igjen."
    ),
    BUSY: Phrase(
        "Et annet program bruker git nå, eller ble stanset midt i noe. Prøv igjen om "
        "litt. Er ingen andre i gang, kan filen som slutter på «.lock», slettes."
    ),
    re.compile("Permission denied|insufficient permission|Read-only file system"): Phrase(
        "Git har ikke lov til å skrive i mappen «.git». Den som driver maskinen, må gi "
        "tilgang til den."
    ),
    re.compile("are ignored by"): Phrase(
        "Filen står i «.gitignore», så git tar ikke vare på den. Ta den ut derfra."
    ),
}
"""Words on what to do when git would not commit, by the words that it has for it."""
WRITING = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
"""Answers in English, and no questions."""


class CommitError(WrongUseError):
    """Git would not commit, for the reason that it gives."""


@frozen
class PatientGit:
    """Git in the repository of a project. What it is to write is `announced` in a file first."""

    project: Path
    announced: Path

    def run(self, *arguments: str, message: CommitMessage | None = None) -> str:
        """Run git, again and again while another git holds the repository; return its output.
        Raises `CommitError` if it refuses.
        """
        for _ in range(TRIES):
            done = self._asked(arguments, message)
            if done is not None and done.returncode == 0:
                return done.stdout.decode(errors="replace")
            words = done.stderr.decode(errors="replace").strip() if done else ""
            busy = BUSY.search(words)
            if not busy:
                break
            self._refuse_left_lock(Path(busy[1]))
            time.sleep(STEP)
        told = (reason for pattern, reason in REASONS.items() if pattern.search(words))
        reason = next(told, None) or Phrase("Git sier: {words}", words=words)
        raise CommitError(joined(" ", (NOT_SAVED, reason)))

    def answer(self, *arguments: str) -> str | None:
        """Return what git answers; `None` if it does not."""
        done = self._asked(arguments)
        return done.stdout.decode(errors="replace") if done and done.returncode == 0 else None

    def _asked(
        self, arguments: Sequence[str], message: CommitMessage | None = None
    ) -> subprocess.CompletedProcess[bytes] | None:
        """Run git with the text of a message, in the name of its author; return `None` if there is
        no git.
        """
        variables = dict(WRITING)
        if message and message.author:
            variables["GIT_AUTHOR_NAME"] = message.author.name
            variables["GIT_AUTHOR_EMAIL"] = message.author.email
        stdin = message.sentence.encode() if message else b""
        return run_git(self.project, *arguments, stdin=stdin, variables=variables)

    def _refuse_left_lock(self, lock: Path) -> None:
        """Raise `CommitError` for a lock that was long there when the change was announced."""
        try:
            age = self.announced.stat().st_mtime - lock.stat().st_mtime
        except OSError:  # it is gone by now
            return
        if age > LONGEST_WORK:
            raise CommitError(
                Phrase(
                    "{not_saved} Filen {lock} er igjen etter et program som ble stanset midt i "
                    "noe. Den som driver maskinen, kan slette den.",
                    not_saved=NOT_SAVED,
                    lock=lock,
                )
            )
