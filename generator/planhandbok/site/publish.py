"""Makes a site beside the old one, and lets it take its place in one move or not at all."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from planhandbok.records.text.problems import Problems

MARK_OF_OURS = ".planhandbok"
"""A file in every site of ours; only a folder that has it is ever replaced."""


@dataclass(frozen=True)
class BuildFolders:
    """The folders of one build: the project, the new site, the old one, and the pages for search,
    if there is search.
    """

    project: Path
    site: Path
    old_site: Path
    search: Path | None = None


@dataclass(frozen=True)
class Published:
    """The result of a build: the number of pages, and what authors should mend."""

    pages: int
    warnings: Problems


class ForeignFolderError(Exception):
    """The folder to publish to holds other files, which would be lost."""


@contextmanager
def replacing(out: Path) -> Iterator[Path]:
    """Give a new, empty folder that replaces `out` when the block ends without an exception.

    On an exception the new folder is removed, and `out` stays as it was.
    """
    out = out.absolute()
    if out.exists() and not _may_be_replaced(out):
        raise ForeignFolderError(str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        new = beside / "new"
        new.mkdir()
        yield new
        (new / MARK_OF_OURS).touch()
        _swap(new, out, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _may_be_replaced(out: Path) -> bool:
    return out.is_dir() and ((out / MARK_OF_OURS).exists() or not any(out.iterdir()))


def _swap(new: Path, out: Path, old: Path) -> None:
    """Swap by two renames on one file system; undo the first if the second fails."""
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise


def write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    """Write small files, by name, into a folder, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in sorted(texts.items()):
        (folder / name).write_text(text, encoding="utf-8")


def write_together(texts: Mapping[Path, tuple[str, str]]) -> None:
    """Write each file with its text and line ends; if one fails, leave all as they were."""
    new = {path: path.with_name(f".{path.name}.ny") for path in texts}
    old = {path: path.with_name(f".{path.name}.gammel") for path in texts if path.exists()}
    done: list[Path] = []
    try:
        for path, (text, newline) in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            new[path].write_text(text, encoding="utf-8", newline=newline)
        for path, place in old.items():
            shutil.copy2(path, place)
        for path, place in new.items():
            place.replace(path)
            done.append(path)
    except OSError:
        for path in done:
            old[path].replace(path) if path in old else path.unlink()
        raise
    finally:
        for place in (*new.values(), *old.values()):
            place.unlink(missing_ok=True)
