"""The base handbook, which lies below a municipality's own files.

A file of the municipality at the same path replaces the file of the base; every other file of the
base is part of the handbook. The base is in bokmål, and in nynorsk in a hidden folder beside.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from planhandbok.frozen import frozen
from planhandbok.records.schema.settings import Language
from planhandbok.records.settings.engine_yaml import engine_yaml
from planhandbok.records.text.files import METHOD, MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.folder_files import folder_files
from planhandbok.resources import base_folder

CONTENT = "content"
"""The name of the guide's folder in the base, whatever the municipality calls its own."""

ENGINE_SETTINGS = ("theme", "markdown_extensions", "site_url", "repo_url", "edit_uri")


NYNORSK = ".nynorsk"
"""The hidden folder of the files in nynorsk, in that of the files in bokmål."""
METHOD_IN_NYNORSK = METHOD.replace("/", f"/{NYNORSK}/")


@frozen
class Base:
    """The base handbook in a language: its pages by their paths below the guide's folder, its
    method as a path below `folder`, and the settings that hold where a municipality has none: those
    of the engine, the menu of the guide, and its glossary page.
    """

    folder: Path
    pages: Mapping[str, Path]
    method: str
    engine: Mapping[str, Any]
    menu: tuple[Any, ...]
    glossary: str


@cache
def read_base(language: Language) -> Base:
    folder = base_folder()
    settings = engine_yaml((folder / MKDOCS_FILE).read_text(encoding="utf-8"))
    extra, ours = OUR_SETTINGS
    is_nynorsk = language is Language.NYNORSK
    in_nynorsk = _pages(folder, f"{CONTENT}/{NYNORSK}") if is_nynorsk else {}
    return Base(
        folder=folder,
        pages={**_pages(folder, CONTENT), **in_nynorsk},
        method=METHOD_IN_NYNORSK if is_nynorsk else METHOD,
        engine={key: settings[key] for key in ENGINE_SETTINGS},
        menu=tuple(settings["nav"]),
        glossary=settings[extra][ours]["ordliste"],
    )


def _pages(folder: Path, content: str) -> dict[str, Path]:
    files = folder_files(folder, content).files
    paths = {file.removeprefix(f"{content}/"): folder / file for file in files}
    return {path: file for path, file in paths.items() if not path.startswith(".")}


def base_page(path: str, language: Language) -> str | None:
    """Return a page of the base by its path below the guide's folder, `None` if it has none."""
    file = read_base(language).pages.get(path)
    return file.read_text(encoding="utf-8") if file else None


def base_method(language: Language) -> str:
    base = read_base(language)
    return (base.folder / base.method).read_text(encoding="utf-8")
