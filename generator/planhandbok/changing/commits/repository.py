"""The repository of a project: writes the files of a change and commits just those.

What is announced before it is written is finished later if the process is killed in between.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha1, sha256
from pathlib import Path, PurePath

from planhandbok.changing.commits.patient_git import CommitError, PatientGit
from planhandbok.failures import failure_text
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.editing.commit_message import Author, CommitMessage
from planhandbok.records.editing.record_text import Texts, written_text
from planhandbok.records.git.command import git_output
from planhandbok.records.text.file_text import bytes_of
from planhandbok.records.text.problems import WrongUseError
from planhandbok.site.publish import write_together
from planhandbok.site.written import remove_file

WITHOUT_NAME = ("-c", "user.name=Planhåndbok", "-c", "user.email=")
SHA1_LENGTH = 40
"""Letters of an id in most repositories; in the others it is one of SHA-256."""
UNFINISHED = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}
"""Names of what somebody has begun in git and not finished, by the file that git has of it."""
ANNOUNCED = "planhandbok-endring"
"""The file in the folder of git that announces a change."""
LARGEST = 100_000_000
"""Bytes that are read of a file of git, as of the announced change, which has the texts."""
BeforeAndAfter = Mapping[str, tuple[str | None, str | None]]
"""The text of each file before and after a change, `None` for no file."""


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
        found = self._git.run("status", "--porcelain", "--untracked-files=all", "--", *files)
        return bool(found.strip())

    def has_just(self, texts: Mapping[str, str | None]) -> bool:
        """Return whether files have these very texts in the newest commit, and nothing else waits
        to be committed of them. It asks less than `has_changes`, and may say no where git changes
        line ends.
        """
        places = (f"{state}:./{file}" for file in texts for state in ("HEAD", ""))
        found = (self._git.answer("rev-parse", *places) or "").split()
        if not found or None in texts.values():
            return False
        ids = [blob_id(text.encode(), length=len(found[0])) for text in texts.values() if text]
        return found == [id for id in ids for _ in ("HEAD", "index")]

    def keeps(self, file: str) -> bool:
        """Return whether git has a file as it is now, so that it can be brought back."""
        is_same = self._git.answer("diff", "--quiet", "HEAD", "--", file) is not None
        return is_same and self._knows(file)

    def save(self, texts: BeforeAndAfter, message: CommitMessage) -> None:
        """Write files and commit them. Raises `CommitError`, with all as it was before."""
        self._refuse_other_repository(texts)
        self.announce(texts, message)
        self._write_and_commit(texts, message)

    def announce(self, texts: BeforeAndAfter, message: CommitMessage) -> None:
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
            self._write_and_commit(texts, CommitMessage(message["sentence"], author))
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

    def _write_and_commit(self, texts: BeforeAndAfter, message: CommitMessage) -> None:
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

    def _commit_files(self, files: Sequence[str], message: CommitMessage) -> None:
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
            self._git.answer("reset", "--quiet", "--", *files)
            raise

    def _record(self, files: Sequence[str], message: CommitMessage) -> None:
        """Make the commit, also where git does not know the name of the one who runs it, or has
        not been told of all files: it says so before it does anything.
        """
        arguments = ("commit", "--quiet", "--only", "--file=-", "--", *files)
        try:
            self._git.run(*arguments, message=message)
        except CommitError:
            knows_name = self._git.answer("var", "GIT_COMMITTER_IDENT") is not None
            if not self._knows(*files):
                self._git.run("add", "--", *files)
            elif knows_name:
                raise
            self._git.run(*(() if knows_name else WITHOUT_NAME), *arguments, message=message)

    def trailers(self, key: str) -> frozenset[str]:
        """Return what commits say under a key at their end, of those that are checked out."""
        wanted = f"--format=%(trailers:key={key},valueonly)"
        answer = self._git.answer("-c", "log.showSignature=false", "log", wanted)
        return frozenset(filter(None, (answer or "").splitlines()))

    def _knows(self, *files: str) -> bool:
        return self._git.answer("ls-files", "--error-unmatch", "--", *files) is not None

    @property
    def _git(self) -> PatientGit:
        return PatientGit(self.project, self._announced)

    @property
    def _announced(self) -> Path:
        return self.git_folder / ANNOUNCED


def write_texts(project: Path, texts: Texts) -> None:
    """Write the files of a project, all or none."""
    write_together(
        {project / file: None if text is None else (text, "") for file, text in texts.items()}
    )


def repository_of(project: Path) -> Repository | None:
    """Return the repository of a project; `None` if it lies in none, or if there is no git."""
    folder = git_output(project, "rev-parse", "--absolute-git-dir")
    return Repository(project, Path(os.fsdecode(folder).rstrip("\n"))) if folder else None


def blob_id(raw: bytes, *, length: int) -> str:
    """Return the id that git gives to the bytes of a file, in a repository whose ids have this
    length.
    """
    digest = sha1 if length == SHA1_LENGTH else sha256
    return digest(b"blob %d\0%b" % (len(raw), raw)).hexdigest()
