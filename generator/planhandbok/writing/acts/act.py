"""An act: something that can be done with a whole record, told in words before it is done."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import ClassVar

from planhandbok.changing.edited_texts import AnyChange
from planhandbok.frozen import frozen
from planhandbok.records.editing.record_text import written_text
from planhandbok.records.editing.subjects import subject_of
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.problems import Problems, WrongAnswerError
from planhandbok.writing.desk import Visit
from planhandbok.writing.fields.places import WrittenRecord
from planhandbok.writing.outcomes import Saved

ANSWERS = ""
"""The first key of each answer of an act: no record has it, so the two have different mistakes."""
Done = Problems | Saved


@frozen
class Act(ABC):
    """Something that can be done with a record. It asks for `keys` of a record of a `kind`, whose
    values `start` as they most often are; `will` tells what it does, and `buttons` have their
    words by what they send. Some are `for_editors` only, or for an A3 `of_site`, which was read.
    """

    visit: Visit
    record: WrittenRecord
    title: ClassVar[str]
    kind: ClassVar[type]
    keys: ClassVar[tuple[str, ...]] = ()
    buttons: ClassVar[Mapping[str, str]]
    for_editors: ClassVar[bool] = False
    of_site: ClassVar[bool] = False

    @property
    def start(self) -> Mapping[str, str]:
        return {}

    @property
    def is_allowed(self) -> bool:
        return self.visit.is_of_editor or not self.for_editors

    @property
    def is_needed(self) -> bool:
        """Return whether there is anything to do."""
        return True

    @property
    def is_offered(self) -> bool:
        """Return whether the forms of the record lead to it."""
        return self.is_allowed

    @property
    @abstractmethod
    def will(self) -> Iterator[str]:
        """Yield sentences."""

    @property
    def before(self) -> str:
        """Return a digest of the record and of what is told: what was seen before it is done."""
        seen = [self._text(self.record.file), *self.will]
        return sha256(repr(seen).encode()).hexdigest()

    @abstractmethod
    def done(self, given: Mapping[str, str], button: str) -> Done:
        """Do it with what was given; raise `WrongUseError` if it cannot be done."""

    def _text(self, file: str) -> str | None:
        text = written_text(self.visit.live.project, file)
        return text if isinstance(text, str) else None

    def word(self, text: str, **values: object) -> str:
        return self.visit.words.text(text).format(**values)

    def _subject(self, text: str, **values: object) -> str:
        """Return what a commit says of the record."""
        return subject_of((self.record.title, self.word(text, **values)), "")

    @property
    def sheet(self) -> Sheet:
        sheets = self.record.around.records.sheets
        return next(sheet for sheet in sheets if sheet.a3.id == self.record.name)

    def _edited(
        self,
        changes: Sequence[AnyChange] | Problems,
        sentence: str,
        shown_at: str,
        *,
        is_begun: bool = False,
    ) -> Done:
        """Write the changes; what was done is `shown_at` an address."""
        if isinstance(changes, Problems):
            return changes
        edited = self.visit.edit(changes, sentence, is_begun=is_begun)
        return edited if isinstance(edited, Problems) else Saved(shown_at)

    def refuse_wrong(self, given: Mapping[str, str]) -> None:
        """Raise `WrongAnswerError` if the answers make no record of their kind."""
        read = typed(self.kind, dict(given), "")
        if isinstance(read, list):
            raise WrongAnswerError(*read)
