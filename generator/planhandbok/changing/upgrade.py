"""Upgrade a handbook to the installed version: the lines that must change, and the changed files.

What only a person can decide is told by `check`, not changed here.
"""

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.reading.earlier import version_of_copy, version_parts
from planhandbok.records.reading.method import base_below
from planhandbok.records.settings.site_file import read_site
from planhandbok.records.text.file_text import line_end_of, text_of
from planhandbok.records.text.files import METHOD, RECORDS
from planhandbok.records.text.folder_files import folder_files
from planhandbok.resources import Recipe, recipe_files
from planhandbok.site.publish import write_together

PINNED = re.compile(
    r"(?<![\w-])(?P<name>planhandbok(?:\[[\w,-]+\])? *== *)(?P<version>[0-9]+(?:\.[0-9]+)*)"
    r"(?![\w.]| *\\| *--hash)",
    re.IGNORECASE,
)
"""A pinned version, but not one with a hash, which only the tool that wrote it can renew."""
OTHER_PINNED_FILES = ("pyproject.toml", "requirements.in", "requirements.txt")


@frozen
class UpgradedFile:
    """A file with a new text, and what is told of it. Without a text, the file is removed."""

    file: str
    text: str | None
    told: tuple[str, ...]


def changes_for(project: Path) -> list[UpgradedFile]:
    """Return what the installed version wants otherwise, in the order of files."""
    return sorted([*_pins(project), *_copies(project)], key=lambda change: change.file)


def carry_out(changes: list[UpgradedFile], project: Path) -> None:
    """Change and remove the files, all or none."""
    paths = {project / change.file: change.text for change in changes}
    write_together(
        {path: None if text is None else (text, line_end_of(path)) for path, text in paths.items()}
    )


def _pins(project: Path) -> Iterator[UpgradedFile]:
    """Yield the files that install another version, each with its lines before and after."""
    of_recipes = {file for name in Recipe for file in recipe_files(name)}
    of_recipes |= {file.replace(".forgejo/", ".gitea/") for file in of_recipes}
    for file in sorted(of_recipes | {*OTHER_PINNED_FILES}):
        text = text_of(project / file, file)
        if isinstance(text, str) and (new := _pinned_here(text)) != text:
            pairs = zip(text.split("\n"), new.split("\n"), strict=True)
            told = (
                f"{file}:{number}: {before.strip()} → {after.strip()}"
                for number, (before, after) in enumerate(pairs, start=1)
                if before != after
            )
            yield UpgradedFile(file, new, tuple(told))


def _pinned_here(text: str) -> str:
    here = version("planhandbok")

    def raised(pin: re.Match[str]) -> str:
        is_older = version_parts(pin["version"]) < version_parts(here)
        return f"{pin['name']}{here}" if is_older else pin[0]

    return PINNED.sub(raised, text)


def _copies(project: Path) -> Iterator[UpgradedFile]:
    """Yield the files that are copies of a base handbook, and that nobody has changed."""
    site, _ = read_site(project)
    base = base_below(site)
    if site is None or base is None or base.folder.samefile(project):
        return
    for file in [*folder_files(project, site.content).files, METHOD]:
        in_base = file.removeprefix(f"{RECORDS if file == METHOD else site.content}/")
        text = text_of(project / file, file)
        copied = version_of_copy(in_base, text) if isinstance(text, str) else None
        if copied:
            told = Phrase(
                "{file}: fjernes, for den er en uendret kopi fra Planhåndbok {version}",
                file=file,
                version=copied,
            )
            yield UpgradedFile(file, None, (told,))
