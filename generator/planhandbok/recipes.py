"""Recipes that build and publish a handbook wherever its repository lies.

Each is a folder of plain files below `recipes/`, laid out as in the repository, hidden folders
included. What stands in all of them alike is filled in here.
"""

from collections.abc import Mapping
from enum import StrEnum
from importlib.metadata import version

from planhandbok.resources import PACKAGE


class Recipe(StrEnum):
    """The places where a handbook is built and published."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"
    AZURE = "azure"
    SERVER = "server"
    CONTAINER = "container"


CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",  # a table on a phone has its names of columns there
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
"""The strictest policy under which every page works, as a test in a browser shows."""

FOLDER = PACKAGE / "recipes"


def recipe_files(name: str) -> Mapping[str, str]:
    """Return the files of a recipe: where each lies in the repository, and its text."""
    folder = FOLDER / name
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        file.relative_to(folder).as_posix(): _filled(file.read_text(encoding="utf-8"))
        for file in files
    }


def _filled(text: str) -> str:
    return text.replace("@VERSJON@", version("planhandbok")).replace(
        "@CSP@", CONTENT_SECURITY_POLICY
    )
