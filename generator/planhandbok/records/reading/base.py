"""The base handbook, which lies below a municipality's own files.

A file of the municipality at the same path replaces the file of the base; every other file of the
base is part of the handbook.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from planhandbok.records.reading.engine_yaml import engine_yaml
from planhandbok.records.text.files import METHOD, MKDOCS_FILE, OUR_SETTINGS
from planhandbok.resources import base_folder

CONTENT = "content"
"""The name of the guide's folder in the base, whatever the municipality calls its own."""

ENGINE_SETTINGS = ("theme", "markdown_extensions", "site_url", "repo_url", "edit_uri")


@dataclass(frozen=True)
class Base:
    """The settings that hold where a municipality has none: those of the engine, the menu of the
    guide, and its glossary page.
    """

    folder: Path
    engine: Mapping[str, Any]
    menu: tuple[Any, ...]
    glossary: str


@cache
def read_base() -> Base:
    folder = base_folder()
    settings = engine_yaml((folder / MKDOCS_FILE).read_text(encoding="utf-8"))
    extra, ours = OUR_SETTINGS
    return Base(
        folder=folder,
        engine={key: settings[key] for key in ENGINE_SETTINGS},
        menu=tuple(settings["nav"]),
        glossary=settings[extra][ours]["ordliste"],
    )


def base_page(path: str) -> str | None:
    """Return a page of the base by its path below the guide's folder, `None` if it has none."""
    file = read_base().folder / CONTENT / path
    return file.read_text(encoding="utf-8") if file.is_file() else None


def base_method() -> str:
    return (read_base().folder / METHOD).read_text(encoding="utf-8")
