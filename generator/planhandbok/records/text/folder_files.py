"""Finds the files below a folder of the project, and what must not lie there.

Only regular files of the folder itself are read and published. A link may lead to another file in
the same folder, but not out of it: what lies elsewhere on the machine belongs to nobody's handbook.
"""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from planhandbok.failures import reason_of
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import Problem, file_problem

OWN_FILES_HINT = Phrase(
    "Legg selve filen der, eller slett lenken. Bare det som ligger i håndboken, tas med."
)


@frozen
class FolderFiles:
    """The files that may be read, sorted, those of them that are links, and the problems of the
    rest. Names are relative to the project.
    """

    files: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    links: tuple[str, ...] = ()


class FoundFile(NamedTuple):
    """A file that may be read."""

    name: str
    is_link: bool = False


def folder_files(project: Path, top: str) -> FolderFiles:
    """Return the files below the folder `top`; none if there is no such folder."""
    if problem := misleading_link(project, top, "."):
        return FolderFiles((), (problem,))
    found = list(_found(project, top))
    problems = tuple(entry for entry in found if isinstance(entry, Problem))
    files = sorted(entry for entry in found if isinstance(entry, FoundFile))
    links = tuple(name for name, is_link in files if is_link)
    return FolderFiles(tuple(name for name, _ in files), problems, links)


def _found(project: Path, top: str) -> Iterator[FoundFile | Problem]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(project / folder))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            yield _unreadable(folder, error)
            continue
        for entry in entries:
            file = f"{folder}/{entry.name}"
            if entry.is_symlink():
                yield misleading_link(project, file, top) or FoundFile(file, is_link=True)
            elif entry.is_dir():
                waiting.append(file)
                if file.endswith((".yml", ".md")):  # who reads it will say that it is no file
                    yield FoundFile(file)
            else:
                yield FoundFile(file) if entry.is_file() else _special(file)


def misleading_link(project: Path, file: str, top: str) -> Problem | None:
    """Return the problem of a file that is a link, or lies behind one, unless it leads to a file
    below the folder `top`; `file` may be the folder itself.
    """
    path = project / file
    try:
        real = path.resolve(strict=True)
        kind = real.stat().st_mode
    except FileNotFoundError:
        return _broken(path, file) if path.is_symlink() else None
    except (OSError, RuntimeError) as error:
        if isinstance(error, OSError) and error.errno != errno.ELOOP:
            return _unreadable(file, error)
        return _circular(path, file)
    if not real.is_relative_to((project / top).resolve()):
        message = Phrase(
            "Lenken fører ut av {top}, til «{target}».", top=_named(top), target=_target(path)
        )
        return file_problem(file, message, OWN_FILES_HINT)
    if stat.S_ISDIR(kind):
        return _link_to_folder(path, file, real) if path.is_symlink() and top != "." else None
    return None if stat.S_ISREG(kind) else _special(file)


def _link_to_folder(path: Path, file: str, real: Path) -> Problem | None:
    if path.parent.resolve().is_relative_to(real):
        return _circular(path, file)
    message = Phrase("Lenken fører til en mappe, «{target}».", target=_target(path))
    return file_problem(file, message, Phrase("Legg selve mappen der, eller slett lenken."))


def _named(top: str) -> Phrase:
    return Phrase("håndboken") if top == "." else Phrase("mappen «{folder}»", folder=top)


def _target(path: Path) -> str:
    return str(path.readlink() if path.is_symlink() else path.resolve())


def _broken(path: Path, file: str) -> Problem:
    message = Phrase("Lenken fører til «{target}», som ikke finnes.", target=_target(path))
    return file_problem(file, message, Phrase("Rett lenken, eller slett den."))


def _circular(path: Path, file: str) -> Problem:
    message = Phrase("Lenken går i ring: den fører til «{target}».", target=_target(path))
    return file_problem(file, message, Phrase("Slett lenken."))


def _special(file: str) -> Problem:
    message = Phrase("Dette er ikke en vanlig fil, men en enhet eller et rør.")
    return file_problem(file, message, Phrase("Slett den, eller legg en vanlig fil i stedet."))


def _unreadable(file: str, error: OSError) -> Problem:
    message = Phrase("Kan ikke lese «{file}»: {reason}.", file=file, reason=reason_of(error))
    return file_problem(
        file, message, Phrase("Gi den som bygger, tilgang til mappen og filene i den.")
    )
