"""What the first room gives: everything that was read, typed, linked and frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from planhandbok.records.a3 import A3
from planhandbok.records.cycle import Cycle
from planhandbok.records.edition import Decision, NamesThen
from planhandbok.records.glossary import Glossary
from planhandbok.records.guide import GuidePage
from planhandbok.records.history import History
from planhandbok.records.method import Method
from planhandbok.records.permalinks import Forwarded, Permalinks
from planhandbok.records.problems import Problems
from planhandbok.records.settings import Settings
from planhandbok.records.versions import Past


class Audience(StrEnum):
    """Who the site is built for. What they may not see is gone after this room."""

    PUBLIC = "offentlig"
    INTERNAL = "intern"


@dataclass(frozen=True)
class Sheet:
    """An A3 and where it lies: the budget year of its folder, and its file in the project."""

    year: int
    file: str
    a3: A3


@dataclass(frozen=True)
class Edition:
    """An A3 as it was decided; its sheet's file is that of the frozen edition."""

    sheet: Sheet
    decision: Decision
    names: NamesThen


@dataclass(frozen=True)
class SiteFile:
    """`mkdocs.yml`: the engine's own settings as they stand, and ours, typed."""

    engine: Mapping[str, Any]
    settings: Settings
    content: str
    """The content folder, relative to the project."""
    url: str
    """Where the site will stand, ending in `/`; empty where the settings do not say."""
    repository: str
    """The web address of the project's files, without a `/` at its end; empty the same."""
    commits: str
    """What stands before a commit in its web address; empty where that is not known."""


@dataclass(frozen=True)
class Handbook:
    """All records of one handbook.

    `cycles` are sorted by year and `sheets` by id; every id that a record names exists. `editions`
    are sorted by id, and for each the oldest first; what they name may be gone.
    `warnings` are what its authors should mend, though it can be built; `history` is of what is
    committed, whatever lies changed in the folder, and `past` what the A3s said there. Nothing
    is in it that the `audience` may not see. Until an audience is
    chosen there are `permalinks`, and after that what became of each address: `forwarded`.
    """

    site: SiteFile
    method: Method
    cycles: tuple[Cycle, ...]
    sheets: tuple[Sheet, ...]
    editions: tuple[Edition, ...]
    guide: tuple[GuidePage, ...]
    glossary: Glossary
    warnings: Problems
    history: History
    past: Past
    audience: Audience = Audience.INTERNAL
    permalinks: Permalinks = field(default_factory=Permalinks)
    forwarded: Forwarded = field(default_factory=Forwarded)
