"""Link A3s and political cases: each A3 with its cases, and each case with its A3s."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planhandbok.records.addresses.urls import case_address
from planhandbok.records.schema.a3 import Case
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.grouping import grouped


@dataclass(frozen=True)
class Treatment:
    """One case that dealt with one A3; `edition` is the edition that the case froze, if any."""

    sheet: Sheet
    case: Case
    edition: Edition | None


@dataclass(frozen=True)
class CaseFigure:
    """A case number and all treatments under it, the newest first: several bodies may share it."""

    number: str
    treatments: tuple[Treatment, ...]


def treatments_of(
    sheets: Sequence[Sheet], editions: Sequence[Edition], became: Mapping[str, str]
) -> Mapping[str, tuple[Treatment, ...]]:
    """Return the treatments by A3 id, the oldest first. A frozen edition counts even if its A3 does
    not name the case, and belongs to the id that its A3 `became`.
    """
    owned = [
        (became.get(edition.sheet.a3.id, edition.sheet.a3.id), edition) for edition in editions
    ]
    # an edition under the A3's own id wins over one under an id that became it
    own_last = sorted(owned, key=lambda pair: pair[0] == pair[1].sheet.a3.id)
    by_name = {(id, edition.sheet.a3.edition): edition for id, edition in own_last}
    by_decision = {_key(id, as_case(edition)): edition for id, edition in own_last}
    result: dict[str, list[Treatment]] = {}
    files_named_by_cases = set()
    for sheet in sheets:
        for case in sheet.a3.cases:
            decided = by_decision.get(_key(sheet.a3.id, case))
            if decided:
                files_named_by_cases.add(decided.sheet.file)
            edition = decided or by_name.get((sheet.a3.id, case.edition or ""))
            result.setdefault(sheet.a3.id, []).append(Treatment(sheet, case, edition))
    for id, edition in owned:
        if edition.sheet.file not in files_named_by_cases:
            treatment = Treatment(edition.sheet, as_case(edition), edition)
            result.setdefault(id, []).append(treatment)
    return {id: tuple(sorted(treatments, key=_day)) for id, treatments in result.items()}


def case_figures(treatments: Mapping[str, Sequence[Treatment]]) -> tuple[CaseFigure, ...]:
    """Return one figure for each case address, the case treated last first."""
    in_order = [treatment for id in sorted(treatments) for treatment in treatments[id]]
    by_address = grouped(in_order, lambda treatment: case_address(treatment.case.number))
    figures = []
    for address in sorted(by_address):
        newest_first = sorted(by_address[address], key=_day, reverse=True)
        figures.append(CaseFigure(newest_first[0].case.number, tuple(newest_first)))
    return tuple(sorted(figures, key=lambda figure: _day(figure.treatments[0]), reverse=True))


def as_case(edition: Edition) -> Case:
    """Return the decision on an edition as a case of its A3."""
    decision = edition.decision
    return Case(
        number=decision.case,
        body=decision.body,
        on=decision.on,
        decision=decision.text,
        link=decision.link,
        edition=edition.sheet.a3.edition,
    )


def _key(id: str, case: Case) -> tuple[str, str, str, str]:
    return id, case_address(case.number), case.body.casefold(), case.edition or ""


def _day(treatment: Treatment) -> date:
    return treatment.case.on or date.min
