"""The act that takes an A3 away: its address tells why, unless nobody was promised it."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from planhandbok.changing.texts import forwarding_with
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.case_addresses import CaseAddresses, cases_in
from planhandbok.records.addresses.urls import (
    A3_LIST,
    a3_address,
    case_address,
    edition_address,
    sheet_address,
)
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.schema.a3 import Access, Case
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
CASES_TOO = N_("Det samme står på adressen til saker som ingen andre A3-er viser til: {cases}.")
CASE = N_("Sak {number}")
LOST = N_(
    "Ingen kan hente den tilbake slik den er nå. Ta en kopi først, om noen kan få bruk for den."
)


@frozen
class TakeAway(Act):
    title = N_("Ta A3-en bort")
    kind = End
    keys = ("grunn", "gå_til")
    buttons: ClassVar[Mapping[str, str]] = {REMOVE: N_("Ta A3-en bort")}
    for_editors = True

    @property
    def will(self) -> Iterator[str]:
        yield self.word(TAKEN_OUT_EXAMPLE if self._was_example else TAKEN_OUT)
        if cases := ", ".join(case.number for case in self._own_cases.values()):
            yield self.word(CASES_TOO, cases=cases)
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

    @property
    def _own_cases(self) -> Mapping[str, Case]:
        """Return the cases that were published and that no other A3 or edition names, for those who
        may read this one, by their addresses.
        """
        records = self.record.around.records
        a3 = next((sheet.a3 for sheet in records.sheets if sheet.a3.id == self.record.name), None)
        if a3 is None or not self._was_published or self._was_example:
            return {}
        is_open = a3.access is Access.PUBLIC
        links = records.permalinks.in_public if is_open else records.permalinks
        current = links.current
        seen = [sheet for sheet in records.sheets if sheet_address(sheet) in current]
        others = [sheet for sheet in seen if sheet.a3.id != a3.id]
        editions = [each for each in records.editions if edition_address(each.sheet) in current]
        addresses = CaseAddresses.of(cases_in(seen, editions))
        named = list(cases_in(others, editions))
        kept = {case_address(number) for number, _ in named}
        kept |= {addresses.address(*case) for case in named}
        own = {
            address: case
            for case in a3.cases
            for address in (case_address(case.number), addresses.address(case.number, case.body))
        }
        published = filter(links.was_published, own.keys() - kept)
        return {address: own[address] for address in sorted(published)}

    @property
    def _was_published(self) -> bool:
        links = self.record.around.records.permalinks
        return links.was_published(a3_address(self.record.name))

    def _ends(self, end: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
        """Yield what ended: the A3, and the cases that lead to it."""
        yield end
        for address, case in self._own_cases.items():
            title = self.word(CASE, number=case.number)
            yield {**end, "adresse": address, "tittel": title, "gå_til": end["adresse"]}

    def done(self, given: Mapping[str, str], button: str) -> Done:
        end = {**self._end, **given}
        self.refuse_wrong(end)
        texts = [WholeText(self.record.file, self._text(self.record.file), None)]
        if self._was_published and not self._was_example:
            ends = list(self._ends(end))
            texts.append(forwarding_with(self.visit.live.project, "avsluttet", ends))
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
