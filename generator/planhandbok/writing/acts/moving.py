"""The act that moves an A3 to the cycle of another budget year: its address stays."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.new import organisation_of
from planhandbok.changing.years import open_years
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.schema.a3 import A3Kind
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.text.files import sheet_file
from planhandbok.records.text.problems import WrongAnswerError, WrongUseError, wrong_answer
from planhandbok.writing.acts.act import Act, Done


@frozen
class MoveToYear(Act):
    title = N_("Flytt til et annet budsjettår")
    kind = Cycle
    keys = ("budsjettår",)
    buttons: ClassVar[Mapping[str, str]] = {"flytt": N_("Flytt A3-en")}
    of_site = True

    @property
    def is_needed(self) -> bool:
        return bool(self._other_years)

    @property
    def is_offered(self) -> bool:
        return self.is_needed

    @property
    def _other_years(self) -> list[int]:
        """The years of the other cycles, those that are not over first; none for the A3 of the
        organisation, of which each year has its own, nor for one that was not read yet.
        """
        records = self.record.around.records
        movable = [sheet for sheet in records.sheets if sheet.a3.kind is not A3Kind.ORGANISATION]
        if self.record.name not in {sheet.a3.id for sheet in movable}:
            return []
        years = dict.fromkeys(open_years(records, self.visit.day))
        years |= dict.fromkeys(cycle.year for cycle in records.cycles)
        return [year for year in years if year != self.sheet.year]

    @property
    def start(self) -> Mapping[str, str]:
        """The first of the other years that are not over: no A3 moves to one that is, unless
        somebody writes that year.
        """
        years = open_years(self.record.around.records, self.visit.day)
        others = [str(year) for year in years if year in self._other_years]
        return {"budsjettår": others[0]} if others else {}

    @property
    def will(self) -> Iterator[str]:
        yield self.word(
            N_(
                "A3-en flyttes fra runden for {year} til den for et annet år. Adressen er den "
                "samme. Vedtatte utgaver blir stående der de er."
            ),
            year=self.sheet.year,
        )
        yield self.word(
            N_("Du kan velge {years}. Et nytt år lager du først, på siden for runden."),
            years=", ".join(map(str, self._other_years)),
        )

    def done(self, given: Mapping[str, str], button: str) -> Done:
        asked = given.get("budsjettår", "")
        year = next((year for year in self._other_years if str(year) == asked), None)
        if year is None:
            years = ", ".join(map(str, self._other_years))
            message = Phrase("Velg et av disse årene: {years}.", years=years)
            raise WrongAnswerError(wrong_answer("budsjettår", message))
        self._need_goals_of(year)
        text = self._text(self.record.file)
        changes: list[AnyChange] = [
            WholeText(self.record.file, text, None),
            WholeText(sheet_file(year, self.record.name), None, text),
        ]
        changes += self._change_of_parent(year)
        sentence = self._subject(N_("flyttet til {year}"), year=year)
        return self._edited(changes, sentence, f"/{a3_address(self.record.name)}")

    def _need_goals_of(self, year: int) -> None:
        if lost := ", ".join(f"«{goal}»" for goal in self._goals_not_in(year)):
            phrase = Phrase(
                "Disse målene er ikke med i runden for {year}: {goals}. Ta dem ut av A3-en og "
                "gevinstene først, og velg mål på nytt når den er flyttet.",
                year=year,
                goals=lost,
            )
            raise WrongUseError(phrase)

    def _goals_not_in(self, year: int) -> Iterator[str]:
        """Yield the goals of the A3 and its benefits that the cycle of a year has not."""
        a3 = self.sheet.a3
        ids = {*a3.goals, *(id for benefit in a3.benefits for id in benefit.contributes_to)}
        cycles = {cycle.year: cycle for cycle in self.record.around.records.cycles}
        kept = {goal.id for goal in cycles[year].goals}
        goals = cycles[self.sheet.year].goals if self.sheet.year in cycles else ()
        yield from (goal.text for goal in goals if goal.id in ids - kept)

    def _change_of_parent(self, year: int) -> Iterator[Change]:
        """Yield that an A3 below that of the whole organisation is below that of the new year."""
        records = self.record.around.records
        old = organisation_of(records, self.sheet.year)
        new = organisation_of(records, year)
        parent = self.sheet.a3.parent
        if old and new and parent == old.a3.id:
            yield Change(self.record.name, ("overordnet",), new.a3.id, parent)
