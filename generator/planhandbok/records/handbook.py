"""The result of the first room: all records, and the records that one audience may see."""

from typing import Protocol

from planhandbok.frozen import frozen
from planhandbok.records.addresses.permalinks import Forwarded, Permalinks
from planhandbok.records.git.history import History
from planhandbok.records.git.versions import Past
from planhandbok.records.guide.glossary import Glossary
from planhandbok.records.guide.guide_page import GuidePage
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.settings import SearchWords
from planhandbok.records.schema.sheet import Audience, Edition, Sheet, SiteFile
from planhandbok.records.text.problems import Problems


class MaybeExample(Protocol):
    """A record that may be made to show the method."""

    @property
    def is_example(self) -> bool: ...


@frozen(kw_only=True)
class Records:
    """The part that `AllRecords` and `Handbook` share.

    `cycles` are sorted by year and `sheets` by id; every id that a record names exists. `editions`
    are sorted by id and then from the oldest to the newest; the records that they name may be gone.
    `history` is the history of what is committed, not of what lies changed in the folder, and
    `past` gives the A3s as they were then. `search_words` are ours and the municipality's own.
    """

    site: SiteFile
    method: Method
    cycles: tuple[Cycle, ...]
    sheets: tuple[Sheet, ...]
    editions: tuple[Edition, ...]
    guide: tuple[GuidePage, ...]
    glossary: Glossary
    history: History
    past: Past
    search_words: SearchWords

    def counts(self, record: MaybeExample) -> bool:
        """Return whether a record is in sums and lists: an example is not, but in a handbook that
        is an example itself.
        """
        return self.site.settings.is_example_handbook or not record.is_example


@frozen(kw_only=True)
class AllRecords(Records):
    """All records of a project, internal ones too. No page may be made from these.

    `warnings` are mistakes that do not stop a build.
    """

    permalinks: Permalinks
    warnings: Problems


@frozen(kw_only=True)
class Handbook(Records):
    """The records that one audience may see, without any trace of the others.

    `forwarded` tells where each published address leads that is gone.
    """

    audience: Audience
    forwarded: Forwarded
