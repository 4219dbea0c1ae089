"""The desk of the act that gives a unit another name, everywhere at once."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from planhandbok.changing.renaming import Renaming
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import unit_address
from planhandbok.records.schema.units import UnitName, named_units
from planhandbok.records.text.problems import WrongAnswerError, wrong_answer
from planhandbok.records.values.fields import read_line
from planhandbok.writing.acts.act import Act, Done
from planhandbok.writing.acts.act_desk import ActDesk
from planhandbok.writing.desk import SAVE
from planhandbok.writing.form_addresses import SETTINGS
from planhandbok.writing.outcomes import Shown
from planhandbok.writing.settings.boxes import RENAMES
from planhandbok.writing.settings.settings_desk import settings_record


@frozen
class Rename(Act):
    """Its record is that of the settings."""

    title = RENAMES
    kind = UnitName
    keys = ("enhet", "navn")
    buttons: ClassVar[Mapping[str, str]] = {SAVE: N_("Gi nytt navn")}
    for_editors = True

    @property
    def _units(self) -> frozenset[str]:
        units = self.record.around.records.site.settings.units
        return frozenset(name for name, _ in named_units(units))

    @property
    def is_needed(self) -> bool:
        return bool(self._units)

    @property
    def will(self) -> Iterator[str]:
        if not self._units:
            yield self.word(N_("Det står ingen enheter i innstillingene."))
            return
        yield self.word(N_("Navnet blir nytt i innstillingene og i A3-ene til enheten."))
        past = self.record.around.records.permalinks.past
        if any(unit_address(unit) in past for unit in self._units):
            yield self.word(N_("Lenker til den gamle siden leder til den nye."))
        else:
            yield self.word(N_("Lenker til den gamle siden slutter å virke."))
        yield self.word(N_("Vedtatte utgaver blir stående som de er."))

    def done(self, given: Mapping[str, str], button: str) -> Done:
        self.refuse_wrong(given)
        old = given["enhet"]
        new = read_line(given["navn"])
        if old not in self._units:
            raise WrongAnswerError(wrong_answer("enhet", Phrase("Velg en av enhetene.")))
        if new in self._units:
            message = Phrase("Det er alt en enhet som heter dette.")
            raise WrongAnswerError(wrong_answer("navn", message))
        record = self.record
        renaming = Renaming(old, new)
        changes = renaming.changes(self.visit.live.project, record.around.records, record.data)
        sentence = self._subject(N_("«{old}» heter nå «{new}»"), old=old, new=new)
        return self._edited(changes, sentence, SETTINGS)


@frozen
class RenamingDesk(ActDesk):
    """The form of a new name."""

    def _act(self) -> Act | None:
        record = settings_record(self.visit)
        return None if isinstance(record, Shown) else Rename(self.visit, record)
