"""Makes a site beside the old one, and lets it take its place in one move or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path

from planhandbok.failures import FULL, WriteError, megabytes, naming
from planhandbok.frozen import frozen
from planhandbok.phrase import EMPTY, Phrase
from planhandbok.records.guide.guide_page import Layer
from planhandbok.records.text.problems import Problems, WrongUseError
from planhandbok.scratch import remove_leftovers, scratch_folder
from planhandbok.site.exchange import exchange, flush
from planhandbok.site.written import MARK_OF_OURS, SiteFiles

NEW = ".ny"
OLD = ".gammel"
"""The ends of the names of files that are written beside others, to replace them."""


@frozen
class BuildFolders:
    """The folders of one build: the project, the new site, and the old one."""

    project: Path
    site: SiteFiles
    old_site: Path


@frozen
class Published:
    """The result of a build: the number of pages, what authors should mend, and where each page of
    the guide comes from, by its path.
    """

    pages: int
    warnings: Problems
    layers: Mapping[str, Layer] = field(default_factory=dict)


@frozen
class PublishedPdfs:
    """The file names of the PDFs, by the addresses of their pages, and what to mend."""

    names: Mapping[str, str] = field(default_factory=dict)
    warnings: Problems = field(default_factory=Problems)


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a new, empty folder that replaces `out` when the block ends without an exception.

    On an exception the new folder is removed, and `out` stays as it was. If `out` is a link, it
    stays, and what it leads to is replaced.
    """
    out = Path(os.path.realpath(out))
    prefix = f".{out.name}-"
    with naming(WriteError, out):
        if out.exists() and not _may_be_replaced(out):
            raise WrongUseError(
                Phrase(
                    "{out} har annet innhold enn et nettsted herfra. Velg en annen mappe.", out=out
                )
            )
        out.parent.mkdir(parents=True, exist_ok=True)
        remove_leftovers(prefix, out.parent)
        with scratch_folder(prefix, out.parent) as beside, _as_if_in(out, beside / "new"):
            new = beside / "new"
            new.mkdir()
            yield new
            SiteFiles(new).finish()
            flush(new)
            _swap(new, out, beside / "old")


@contextmanager
def _as_if_in(out: Path, new: Path) -> Iterator[None]:
    """Let an error name a file by its place in `out`: the new folder is soon gone."""
    try:
        yield
    except OSError as error:
        path = Path(os.fsdecode(error.filename or ""))
        if path.is_relative_to(new):
            error.filename = str(out / path.relative_to(new))
        raise


def refuse_among_sources(out: Path, project: Path, *sources: str) -> None:
    """Raise `WrongUseError` if a site would lie among the files that it is made of."""
    place = Path(os.path.realpath(out))
    for source in sources:
        if place.is_relative_to(os.path.realpath(project / source)):
            raise WrongUseError(
                Phrase(
                    "{out} ligger i «{source}», som nettstedet lages av. Velg en annen mappe.",
                    out=out,
                    source=source,
                )
            )


def room_needed(error: OSError, out: Path) -> Phrase:
    """Return how much room a site needs, if the disk was full and the old site can tell."""
    if error.errno not in FULL or not out.is_dir():
        return EMPTY
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    return Phrase(
        "Nettstedet i {out} er på {size}. Et nytt trenger om lag like mye ved siden av det, og "
        "mens det lages, også i {folder}.",
        out=out,
        size=megabytes(size),
        folder=tempfile.gettempdir(),
    )


def _may_be_replaced(out: Path) -> bool:
    return out.is_dir() and ((out / MARK_OF_OURS).exists() or not any(out.iterdir()))


def _swap(new: Path, out: Path, old: Path) -> None:
    """Let the new site take the place of the old. On a system that cannot exchange folders, there
    is no site for a moment, and the old one is put back if the new one cannot be moved.
    """
    if not out.exists():
        new.rename(out)
    elif not exchange(new, out):
        out.rename(old)
        try:
            new.rename(out)
        except OSError:
            old.rename(out)
            raise


def is_beside(name: str) -> bool:
    """Return whether `write_together` gives this name to a file that it writes beside another."""
    return name.startswith(".") and name.endswith((NEW, OLD))


def write_together(texts: Mapping[Path, tuple[str, str] | None]) -> None:
    """Write each file with its text and line ends, and remove those with `None`; if one fails,
    leave all as they were. Who may read and write a file is as it was.
    """
    written = {path: text for path, text in texts.items() if text is not None}
    new = {path: path.with_name(f".{path.name}{NEW}") for path in written}
    old = {path: path.with_name(f".{path.name}{OLD}") for path in texts if path.exists()}
    done: list[Path] = []
    try:
        for path, (text, newline) in written.items():
            with _failing_at(path):
                path.parent.mkdir(parents=True, exist_ok=True)
                new[path].unlink(missing_ok=True)  # it may be a link to a file of somebody else
                _write_through(new[path], text, newline)
        for path, place in old.items():
            with _failing_at(path):
                path.open("ab").close()  # a file may be read-only in a folder that is not
                place.unlink(missing_ok=True)
                shutil.copy2(path, place)
                if path in new:
                    shutil.copymode(path, new[path])
        for path in texts:
            with _failing_at(path):
                new[path].replace(path) if path in new else path.unlink()
            done.append(path)
    except OSError:
        for path in done:
            old[path].replace(path) if path in old else path.unlink()
        raise
    finally:
        for place in (*new.values(), *old.values()):
            place.unlink(missing_ok=True)


@contextmanager
def _failing_at(path: Path) -> Iterator[None]:
    """Let an error name the file that is written, and not one beside it."""
    try:
        yield
    except OSError as error:
        raise WriteError(error.errno, error.strerror, str(path)) from error


def _write_through(path: Path, text: str, newline: str) -> None:
    """Write a file that the disk has taken in before it replaces another."""
    with path.open("x", encoding="utf-8", newline=newline) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
