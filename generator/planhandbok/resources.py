"""The files of the package: the theme, the base handbook, and the recipes that build and publish a
handbook wherever its repository lies. In a checkout, theme and base lie beside `generator/`.

Every room may import this module; it imports none.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent
RECIPES = PACKAGE / "recipes"
"""A folder for each recipe, with plain files laid out as in the repository, hidden folders
included. What stands in all of them alike is filled in here.
"""
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


class Recipe(StrEnum):
    """The places where a handbook is built and published."""

    GITHUB = "github"
    GITLAB = "gitlab"
    FORGEJO = "forgejo"
    AZURE = "azure"
    SERVER = "server"
    CONTAINER = "container"


STEPS = {
    Recipe.GITHUB: ".github/workflows/planhandbok.yml",
    Recipe.GITLAB: ".gitlab-ci.yml",
    Recipe.FORGEJO: ".forgejo/workflows/planhandbok.yml",
    Recipe.AZURE: "azure-pipelines.yml",
    Recipe.SERVER: "server/LES-MEG.md",
    Recipe.CONTAINER: "container/compose.yaml",
}
"""The file of each recipe whose comments say what to set up."""


@cache
def theme_folder() -> Path:
    installed = PACKAGE / "theme"
    return installed if installed.is_dir() else CHECKOUT / "theme"


@cache
def base_folder() -> Path:
    """Return the folder with `content/`, the method in `a3/`, and `mkdocs.yml` of the base."""
    installed = PACKAGE / "base"
    return installed if installed.is_dir() else CHECKOUT


def recipe_files(name: str) -> Mapping[str, str]:
    """Return the files of a recipe: where each lies in the repository, and its text."""
    folder = RECIPES / name
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        file.relative_to(folder).as_posix(): _filled(file.read_text(encoding="utf-8"))
        for file in files
    }


def _filled(text: str) -> str:
    return text.replace("@VERSJON@", version("planhandbok")).replace(
        "@CSP@", CONTENT_SECURITY_POLICY
    )
