"""What the first room gives: everything that was read, typed, linked and frozen."""

from dataclasses import dataclass, field

from planhandbok.records.addresses.permalinks import Forwarded, Permalinks
from planhandbok.records.git.history import History
from planhandbok.records.git.versions import Past
from planhandbok.records.guide.glossary import Glossary
from planhandbok.records.guide.guide_page import GuidePage
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.sheet import Audience, Edition, Sheet, SiteFile
from planhandbok.records.text.problems import Problems


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
