"""The act that removes a published row of an A3: its address tells what it was, and why."""

from collections.abc import Iterator, Mapping
from typing import ClassVar
from urllib.parse import urlencode

from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.texts import forwarding_with
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import WRITING, a3_address
from planhandbok.records.editing.changes import Change
from planhandbok.records.schema.forwarding import End
from planhandbok.records.text.problems import WrongUseError
from planhandbok.writing.acts.act import Act, Done
from planhandbok.writing.acts.removing import LOST
from planhandbok.writing.desk import REMOVE, Visit
from planhandbok.writing.fields.places import Place, place_at
from planhandbok.writing.form_addresses import ANCHORS, shown_at

NOT_PUBLISHED = Phrase("Dette er ikke publisert, eller finnes ikke lenger.")
TOLD = N_(
    "Raden «{title}» blir fjernet fra A3-en. Nederst på siden står det hva den var, og hvorfor."
)
STOPPED = N_("Blir ikke tiltaket noe av, er det bedre å velge statusen «Stanset».")


@frozen
class EndRow(Act):
    """The place of the row is asked for beside its record."""

    title = N_("Fjern det som er publisert")
    kind = End
    keys = ("grunn", "gå_til")
    buttons: ClassVar[Mapping[str, str]] = {REMOVE: N_("Fjern")}
    for_editors = True
    of_site = True

    @property
    def _place(self) -> Place | None:
        """The row, if its address is promised."""
        place = place_at(self.record, self.visit.asked("sted"))
        return place if place and promised_address(place) else None

    @property
    def is_needed(self) -> bool:
        return self._place is not None

    @property
    def is_offered(self) -> bool:
        """Only the form of the row leads here."""
        return False

    @property
    def will(self) -> Iterator[str]:
        place = self._place
        if place is None:
            yield NOT_PUBLISHED
            return
        yield self.word(TOLD, title=place.title)
        if place.names[0] == "endringstiltak":
            yield self.word(STOPPED)
        is_kept = self.visit.keeps(self.record.file)
        yield self.word(N_("IT kan hente den tilbake.") if is_kept else LOST)

    def done(self, given: Mapping[str, str], button: str) -> Done:
        place = self._place
        if place is None:
            raise WrongUseError(NOT_PUBLISHED)
        end = {
            "adresse": promised_address(place),
            "tittel": place.title,
            "dato": self.visit.day.isoformat(),
            **given,
        }
        self.refuse_wrong(end)
        changes: list[AnyChange] = [
            Change(self.record.name, place.names, None, place.value),
            forwarding_with(self.visit.live.project, "avsluttet", [end]),
        ]
        sentence = self._subject(N_("«{title}» fjernet"), title=place.title)
        return self._edited(changes, sentence, shown_at(self.record, ()))


def promised_address(place: Place) -> str:
    """Return the address of a row that is published; "" for any other place, and in an example,
    whose addresses nobody is promised.
    """
    key, *rest = place.names or ("",)
    records = place.record.around.records
    a3 = next((sheet.a3 for sheet in records.sheets if sheet.a3.id == place.record.name), None)
    if a3 is None or a3.is_example or key not in ANCHORS or len(rest) != 1:
        return ""
    address = f"{a3_address(a3.id)}#{ANCHORS[key](rest[0])}"
    return address if records.permalinks.was_published(address) else ""


def end_address(visit: Visit, place: Place) -> str:
    """Return where the user may remove a row that is published; "" for what needs no reason."""
    if not visit.is_of_editor or not promised_address(place):
        return ""
    query = {"hva": "avslutt-rad", "post": place.record.name, "sted": place.address}
    return f"/{WRITING}utfør/?{urlencode(query)}"
