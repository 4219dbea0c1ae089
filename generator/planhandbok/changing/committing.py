"""Writes the files of a change and commits them: just those, in the name of the one who made it.

What is announced before it is written is finished later if the process is killed in between.
"""

import json
import re
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path, PurePath

from planhandbok.failures import failure_text
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.commit_message import Author, Message
from planhandbok.records.editing.record_text import Texts, written_text
from planhandbok.records.git.command import run_git
from planhandbok.records.text.file_text import bytes_of
from planhandbok.records.text.problems import WrongUseError
from planhandbok.site.publish import write_together
from planhandbok.site.written import remove_file

TRIES = 50
STEP = 0.1
"""Seconds between two tries."""
LONGEST_WORK = 300
"""Seconds: a lock of git that is older was left behind."""
BUSY = re.compile(r"Unable to create '(.*\.lock)': File exists")
"""Words of git when another git works in the repository."""
UNFINISHED = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}
"""Names of what somebody has begun in git and not finished, by the file that git has of it."""
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
WITHOUT_NAME = ("-c", "user.name=Planhåndbok", "-c", "user.email=")
ANNOUNCED = "planhandbok-endring"
"""The file in the folder of git that announces a change."""
LARGEST = 100_000_000
"""Bytes that are read of a file of git, as of the announced change, which has the texts."""
BeforeAndAfter = Mapping[str, tuple[str | None, str | None]]
"""The text of each file before and after a change, `None` for no file."""


class CommitError(WrongUseError):
    """Git would not commit, for the reason that it gives."""


@frozen
class Repository:
    """The repository that a project lies in."""

    project: Path
    git_folder: Path

    def refuse_unfinished(self) -> None:
        """Raise `WrongUseError` where a commit would be part of what somebody has begun, or would
        be on no branch, and so lost with the next checkout.
        """
        for file, name in UNFINISHED.items():
            if (self.git_folder / file).exists():
                raise WrongUseError(
                    Phrase(
                        "Noen har begynt på en «{name}» i git, og den er ikke ferdig. Ingenting er "
                        "lagret. Den som begynte, kan gjøre den ferdig, eller avbryte den med «git "
                        "{name} --abort».",
                        name=name,
                    )
                )
        if not bytes_of(self.git_folder / "HEAD", LARGEST).startswith(b"ref:"):
            raise WrongUseError(
                Phrase(
                    "Git står ikke på en gren her, så det som lagres, kunne gått tapt. Ingenting "
                    "er lagret. Bytt til en gren først, som «git switch main»."
                )
            )

    def has_changes(self, files: Sequence[str]) -> bool:
        """Return whether git has another state of any of the files, or none; raises `CommitError`
        if it cannot tell.
        """
        found = self._run("status", "--porcelain", "--untracked-files=all", "--", *files)
        return bool(found.strip())

    def keeps(self, file: str) -> bool:
        """Return whether git has a file as it is now, so that it can be brought back."""
        is_same = self._answer("diff", "--quiet", "HEAD", "--", file) is not None
        return is_same and self._knows(file)

    def save(self, texts: BeforeAndAfter, message: Message) -> None:
        """Write files and commit them. Raises `CommitError`, with all as it was before."""
        self._refuse_other_repository(texts)
        self.announce(texts, message)
        self._write_and_commit(texts, message)

    def announce(self, texts: BeforeAndAfter, message: Message) -> None:
        """Let a change be finished later, if this process does not live to do it."""
        data = {"texts": dict(texts), "message": asdict(message)}
        write_together({self._announced: (json.dumps(data, ensure_ascii=False), "")})

    def finish_announced(self) -> None:
        """Finish the change of a process that was killed when it had begun to write. What somebody
        has written meanwhile is left alone.
        """
        if not self._announced.exists():
            return
        data = json.loads(bytes_of(self._announced, LARGEST))
        message = data["message"]
        author = Author(**message["author"]) if message["author"] else None
        texts = {
            file: (before, after)
            for file, (before, after) in data["texts"].items()
            if self._has(file, before) or self._has(file, after)
        }
        if any(not self._has(file, before) for file, (before, _) in texts.items()):
            self._write_and_commit(texts, Message(message["sentence"], author))
        else:
            remove_file(self._announced)

    def _refuse_other_repository(self, files: Iterable[str]) -> None:
        """Raise `WrongUseError` for a file in a repository inside this one, such as a submodule."""
        folders = {folder for file in files for folder in PurePath(file).parents[:-1]}
        for folder in sorted(folders):
            if (self.project / folder / ".git").exists():
                raise WrongUseError(
                    Phrase(
                        "Mappen «{folder}» er et git-lager for seg (en submodul), så endringen kan "
                        "ikke lagres sammen med resten. Ingenting er lagret.",
                        folder=folder.as_posix(),
                    )
                )

    def _has(self, file: str, text: str | None) -> bool:
        return written_text(self.project, file) == text

    def _write_and_commit(self, texts: BeforeAndAfter, message: Message) -> None:
        """Write files and commit them. What can be neither committed nor taken back, as on a full
        disk, stays announced: it is finished the next time.
        """
        try:
            write_texts(self.project, {file: after for file, (_, after) in texts.items()})
        except OSError:
            remove_file(self._announced)
            raise
        try:
            self._commit_files(tuple(texts), message)
        except CommitError:
            self._take_back(texts)
            raise
        remove_file(self._announced)

    def _take_back(self, texts: BeforeAndAfter) -> None:
        try:
            write_texts(self.project, {file: before for file, (before, _) in texts.items()})
        except OSError as error:
            raise CommitError(
                Phrase(
                    "Endringen er skrevet, men git fikk ikke lagret den. {reason} Når det er i "
                    "orden, lagres den neste gang noen lagrer noe.",
                    reason=failure_text(error),
                )
            ) from error
        remove_file(self._announced)

    def _commit_files(self, files: Sequence[str], message: Message) -> None:
        """Commit the changes of files, if there are any, and nothing else that waits in the
        repository; wait while it is busy.

        Raises `CommitError`, with the files out of the index again.
        """
        files = [file for file in files if (self.project / file).exists() or self._knows(file)]
        if not files:
            return
        try:
            self._record(files, message)
        except CommitError:
            if not self.has_changes(files):  # git has them already
                return
            self._answer("reset", "--quiet", "--", *files)
            raise

    def _record(self, files: Sequence[str], message: Message) -> None:
        """Make the commit, also where git does not know the name of the one who runs it, or has
        not been told of all files: it says so before it does anything.
        """
        arguments = ("commit", "--quiet", "--only", "--file=-", "--", *files)
        try:
            self._run(*arguments, message=message)
        except CommitError:
            knows_name = self._answer("var", "GIT_COMMITTER_IDENT") is not None
            if not self._knows(*files):
                self._run("add", "--", *files)
            elif knows_name:
                raise
            self._run(*(() if knows_name else WITHOUT_NAME), *arguments, message=message)

    def trailers(self, key: str) -> frozenset[str]:
        """Return what commits say under a key at their end, of those that are checked out."""
        wanted = f"--format=%(trailers:key={key},valueonly)"
        answer = self._answer("-c", "log.showSignature=false", "log", wanted)
        return frozenset(filter(None, _text(answer.stdout).splitlines())) if answer else frozenset()

    def _knows(self, *files: str) -> bool:
        return self._answer("ls-files", "--error-unmatch", "--", *files) is not None

    @property
    def _announced(self) -> Path:
        return self.git_folder / ANNOUNCED

    def _run(self, *arguments: str, message: Message | None = None) -> str:
        """Run git, again and again while another git holds the repository; return its output."""
        for _ in range(TRIES):
            done = _git(self.project, *arguments, message=message)
            if done is not None and done.returncode == 0:
                return _text(done.stdout)
            words = _text(done.stderr).strip() if done else ""
            busy = BUSY.search(words)
            if not busy:
                break
            self._refuse_left_lock(Path(busy[1]))
            time.sleep(STEP)
        told = (reason for pattern, reason in REASONS.items() if pattern.search(words))
        reason = next(told, None) or Phrase("Git sier: {words}", words=words)
        raise CommitError(joined(" ", (NOT_SAVED, reason)))

    def _refuse_left_lock(self, lock: Path) -> None:
        """Raise `CommitError` for a lock that was long there when the change was announced."""
        try:
            age = self._announced.stat().st_mtime - lock.stat().st_mtime
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

    def _answer(self, *arguments: str) -> subprocess.CompletedProcess[bytes] | None:
        """Return what git answers; `None` if it does not."""
        done = _git(self.project, *arguments)
        return done if done is not None and done.returncode == 0 else None


def write_texts(project: Path, texts: Texts) -> None:
    """Write the files of a project, all or none."""
    write_together(
        {project / file: None if text is None else (text, "") for file, text in texts.items()}
    )


def repository_of(project: Path) -> Repository | None:
    """Return the repository of a project; `None` if it lies in none, or if there is no git."""
    done = _git(project, "rev-parse", "--absolute-git-dir")
    if done is None or done.returncode:
        return None
    return Repository(project, Path(_text(done.stdout).strip()))


def _git(
    project: Path, *arguments: str, message: Message | None = None
) -> subprocess.CompletedProcess[bytes] | None:
    """Run git with the text of a message, in the name of its author; `None` if there is no git."""
    variables = dict(WRITING)
    if message and message.author:
        variables["GIT_AUTHOR_NAME"] = message.author.name
        variables["GIT_AUTHOR_EMAIL"] = message.author.email
    stdin = message.sentence.encode() if message else b""
    return run_git(project, *arguments, stdin=stdin, variables=variables)


def _text(output: bytes) -> str:
    return output.decode(errors="replace")
