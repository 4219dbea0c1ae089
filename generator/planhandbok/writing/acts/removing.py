"""The act that takes an A3 away: its address tells why, unless nobody was promised it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from planhandbok.changing.texts import forwarding_with
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import A3_LIST, a3_address
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.schema.forwarding import End
from planhandbok.records.text.problems import Problems, WrongUseError
from planhandbok.writing.acts.act import Act, Done
from planhandbok.writing.desk import REMOVE

TAKEN_OUT = N_(
    "A3-en blir tatt ut av håndboken. Er den publisert, står det på adressen hva den var, og "
    "hvorfor den er borte. Vedtatte utgaver blir stående."
)
TAKEN_OUT_EXAMPLE = N_(
    "A3-en blir tatt ut av håndboken. Den er et eksempel, så adressen blir borte også."
)
LOST = N_(
    "Ingen kan hente den tilbake slik den er nå. Ta en kopi først, om noen kan få bruk for den."
)


@frozen
class Remove(Act):
    title = N_("Ta A3-en bort")
    kind = End
    keys = ("grunn", "gå_til")
    buttons: ClassVar[Mapping[str, str]] = {REMOVE: N_("Ta A3-en bort")}
    for_editors = True

    @property
    def will(self) -> Iterator[str]:
        yield self.word(TAKEN_OUT_EXAMPLE if self._was_example else TAKEN_OUT)
        is_kept = self.visit.keeps(self.record.file)
        yield self.word(N_("IT kan hente den tilbake.") if is_kept else LOST)

    @property
    def _was_example(self) -> bool:
        """Return whether git will tell that it was an example: nobody is promised its address."""
        sheets = (sheet.a3 for sheet in self.record.around.records.sheets)
        is_example = any(a3.is_example for a3 in sheets if a3.id == self.record.name)
        return is_example and self.visit.keeps(self.record.file)

    @property
    def _end(self) -> dict[str, str]:
        return {
            "adresse": a3_address(self.record.name),
            "tittel": self.record.title,
            "dato": self.visit.day.isoformat(),
        }

    def done(self, given: Mapping[str, str], button: str) -> Done:
        end = {**self._end, **given}
        self.refuse_wrong(end)
        texts = [WholeText(self.record.file, self._text(self.record.file), None)]
        links = self.record.around.records.permalinks
        address = a3_address(self.record.name)
        was_published = address in links.past or address in links.known_from_git
        if was_published and not self._was_example:
            texts.append(forwarding_with(self.visit.live.project, "avsluttet", [end]))
        done = self._edited(texts, self._subject(N_("tatt bort")), f"/{A3_LIST}")
        if isinstance(done, Problems):
            self._need_no_names_in(done)
        return done

    def _need_no_names_in(self, mistakes: Problems) -> None:
        """Refuse in words what would leave other A3s with the name of this one."""
        files = {problem.file for problem in mistakes.items}
        sheets = (sheet for sheet in self.record.around.records.sheets if sheet.file in files)
        if titles := ", ".join(f"«{sheet.a3.title}»" for sheet in sheets):
            phrase = Phrase(
                "Disse A3-ene viser til denne: {titles}. Rett det der først, så kan den tas bort.",
                titles=titles,
            )
            raise WrongUseError(phrase)
