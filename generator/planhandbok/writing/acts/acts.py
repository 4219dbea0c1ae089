"""The acts: freeze an edition, correct its case number, close an A3, take it away, move it to
another year, remove a published row of it, and begin a new round.
"""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from planhandbok.changing.correct import CorrectRequest, correcting_changes
from planhandbok.changing.freeze import FreezeRequest, frozen_texts
from planhandbok.changing.new_year import organisation_to_follow, year_texts
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase, joined
from planhandbok.records.addresses.urls import a3_address, edition_address, year_address
from planhandbok.records.checks.editions import frozen_before
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import key_path, value_at
from planhandbok.records.schema.a3 import A3Kind, Access, Measure
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.edition import Decision
from planhandbok.records.schema.forwarding import Correction
from planhandbok.records.schema.sheet import Edition
from planhandbok.records.text.problems import WrongAnswerError, wrong_answer
from planhandbok.records.values.status import CLOSED, Status
from planhandbok.writing.acts.act import Act, Done
from planhandbok.writing.acts.ending import EndRow
from planhandbok.writing.acts.moving import MoveToYear
from planhandbok.writing.acts.removing import TakeAway
from planhandbok.writing.fields.references import title_of

YEAR_DIGITS = 4


@frozen
class Freeze(Act):
    title = N_("Frys en utgave")
    kind = Decision
    keys = ("saksnummer", "organ", "dato", "vedtak", "lenke", "arkivsak")
    buttons: ClassVar[Mapping[str, str]] = {"frys": N_("Frys utgaven")}
    for_editors = True
    of_site = True

    @property
    def _frozen_before(self) -> list[Phrase]:
        """Return what says that the edition is frozen already, if it is."""
        found = frozen_before(self.record.around.records, self.sheet)
        return [joined(" ", (finding.message, finding.hint)) for finding in found]

    @property
    def is_needed(self) -> bool:
        return not self._frozen_before

    @property
    def will(self) -> Iterator[str]:
        if self._frozen_before:
            yield from self._frozen_before
            return
        yield self.word(
            N_(
                "Utgave {edition} blir fryst slik A3-en er nå, med adressen {address}. Den kan "
                "ikke endres etterpå."
            ),
            edition=self.sheet.a3.edition,
            address=f"/{edition_address(self.sheet)}",
        )
        yield self.word(N_("Saken blir lagt til i A3-en."))

    def done(self, given: Mapping[str, str], button: str) -> Done:
        self.refuse_wrong(given)
        live = self.visit.live
        request = FreezeRequest(live.project, self.visit.day, self.record.name, given)
        sentence = self._subject(
            N_("utgave {edition} fryst i sak {case}, {body}"),
            edition=self.sheet.a3.edition,
            case=given["saksnummer"],
            body=given["organ"],
        )
        texts = frozen_texts(request, live.memo)
        return self._edited(texts, sentence, f"/{edition_address(self.sheet)}")


@frozen
class Correct(Act):
    title = N_("Rett saksnummeret i en utgave")
    kind = Correction
    keys = ("utgave", "saksnummer")
    buttons: ClassVar[Mapping[str, str]] = {"rett": N_("Rett saksnummeret")}
    for_editors = True
    of_site = True

    @property
    def _editions(self) -> list[Edition]:
        editions = self.record.around.records.editions
        return [edition for edition in editions if edition.sheet.a3.id == self.record.name]

    @property
    def is_needed(self) -> bool:
        return bool(self._editions)

    @property
    def is_offered(self) -> bool:
        return self.is_allowed and self.is_needed

    @property
    def start(self) -> Mapping[str, str]:
        return {"utgave": self._editions[-1].sheet.a3.edition} if self._editions else {}

    @property
    def will(self) -> Iterator[str]:
        if not self._editions:
            yield self.word(N_("Ingen utgave av A3-en er fryst."))
            return
        yield self.word(
            N_(
                "Teksten i utgaven blir stående. Over den står det riktige saksnummeret, og når "
                "det ble rettet."
            )
        )
        yield self.word(
            N_("Siden med det gamle nummeret blir stående, og leder til den riktige saken.")
        )

    def done(self, given: Mapping[str, str], button: str) -> Done:
        day = self.visit.day
        entry = {**given, "a3": self.record.name, "dato": day.isoformat()}
        self.refuse_wrong(entry)
        live = self.visit.live
        edition = given["utgave"]
        case = given["saksnummer"]
        request = CorrectRequest(live.project, day, self.record.name, edition, case)
        sentence = self._subject(
            N_("saksnummeret i utgave {edition} rettet til {case}"), edition=edition, case=case
        )
        changes = correcting_changes(request, live.memo)
        return self._edited(changes, sentence, f"/{a3_address(self.record.name)}{edition}/")


@frozen
class Close(Act):
    title = N_("Avslutt tiltakene")
    kind = Measure
    buttons: ClassVar[Mapping[str, str]] = {
        Status.FINISHED.value: N_("Arbeidet er ferdig"),
        Status.STOPPED.value: N_("Arbeidet er stanset"),
    }
    of_site = True

    @property
    def _open(self) -> list[Measure]:
        return [measure for measure in self.sheet.a3.measures if measure.status not in CLOSED]

    @property
    def is_needed(self) -> bool:
        return bool(self._open)

    @property
    def will(self) -> Iterator[str]:
        if not self._open:
            yield self.word(N_("Alle tiltakene i A3-en er avsluttet eller stanset fra før."))
            return
        yield self.word(N_("Siden blir stående. Disse tiltakene blir avsluttet eller stanset:"))
        yield from (title_of(measure.text) for measure in self._open)

    def done(self, given: Mapping[str, str], button: str) -> Done:
        changes = [self._change_of(measure, button) for measure in self._open]
        told = {Status.STOPPED.value: N_("tiltakene stanset")}
        words = told.get(button, N_("tiltakene avsluttet"))
        address = f"/{a3_address(self.record.name)}"
        return self._edited(changes, self._subject(words), address)

    def _change_of(self, measure: Measure, status: str) -> Change:
        """Return the change of a status. Raises `ChangeError` if the file has no such measure."""
        record = self.record
        names = ("endringstiltak", measure.id, "status")
        old = value_at(record.data, key_path(record.data, names, record.form))
        return Change(record.name, names, status, old)


@frozen
class NewYear(Act):
    title = N_("Ny runde")
    kind = Cycle
    keys = ("budsjettår",)
    buttons: ClassVar[Mapping[str, str]] = {"lag": N_("Lag runden")}

    @property
    def is_allowed(self) -> bool:
        """Return whether the A3 of the organisation, which is made like the last one, is open to
        everybody only if an editor makes it.
        """
        sheets = (sheet.a3 for sheet in self.record.around.records.sheets)
        opens = any(
            a3.kind is A3Kind.ORGANISATION and a3.access is Access.PUBLIC and not a3.is_example
            for a3 in sheets
        )
        return self.visit.is_of_editor or not opens

    @property
    def start(self) -> Mapping[str, str]:
        cycles = self.record.around.records.cycles
        last = max((cycle.final_year for cycle in cycles), default=self.visit.day.year)
        return {"budsjettår": str(last + 1)}

    @property
    def will(self) -> Iterator[str]:
        records = self.record.around.records
        if not records.cycles:
            yield self.word(N_("Runden får stegene i metoden, med de vanlige datoene."))
            return
        if records.cycles[-1].is_example:
            yield self.word(
                N_(
                    "Den nye runden får stegene fra den forrige, med datoene flyttet fram. Mål og "
                    "A3-er er ikke med, for den forrige er et eksempel."
                )
            )
        else:
            yield self.word(
                N_("Den nye runden får steg og mål fra den forrige, med datoene flyttet fram.")
            )
        if organisation_to_follow(records, records.cycles[-1]):
            yield self.word(
                N_(
                    "Det blir laget en ny virksomhets-A3, med lenker til tiltakene som ikke er "
                    "ferdige."
                )
            )

    def done(self, given: Mapping[str, str], button: str) -> Done:
        year = given.get("budsjettår", "")
        if not (year.isascii() and year.isdecimal() and len(year) == YEAR_DIGITS):
            message = Phrase("Skriv året med fire tall, som 2028.")
            raise WrongAnswerError(wrong_answer("budsjettår", message))
        texts = year_texts(self.record.around.records, int(year), self.visit.day)
        sentence = self.word(N_("Ny runde for {year}"), year=year)
        return self._edited(texts, sentence, f"/{year_address(year)}", is_begun=True)


ACTS: Mapping[str, type[Act]] = {
    "frys": Freeze,
    "rett-saksnummer": Correct,
    "avslutt": Close,
    "fjern": TakeAway,
    "flytt": MoveToYear,
    "ny-runde": NewYear,
    "avslutt-rad": EndRow,
}
"""The acts by their names in an address."""
