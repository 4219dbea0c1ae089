"""What political cases dealt with: each A3 with its cases, and each case with its A3s."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planhandbok.records.addresses.urls import case_address
from planhandbok.records.schema.a3 import Case
from planhandbok.records.schema.sheet import Edition, Sheet


@dataclass(frozen=True)
class Treatment:
    """An A3 as one case dealt with it; `edition` is there where that edition was frozen."""

    sheet: Sheet
    case: Case
    edition: Edition | None


@dataclass(frozen=True)
class CaseFigure:
    """A case by its number; bodies may each have dealt with it, the newest first."""

    number: str
    treatments: tuple[Treatment, ...]


def treatments_of(
    sheets: Sequence[Sheet], editions: Sequence[Edition], became: Mapping[str, str]
) -> Mapping[str, tuple[Treatment, ...]]:
    """By A3 id, the oldest first. A frozen edition counts also where the A3 names no case, and
    belongs to what its A3 `became`.
    """
    found: dict[str, list[Treatment]] = {}
    ids = [became.get(one.sheet.a3.id, one.sheet.a3.id) for one in editions]
    owned = list(zip(ids, editions, strict=True))
    own_last = sorted(owned, key=lambda pair: pair[0] == pair[1].sheet.a3.id)
    frozen = {(id, one.sheet.a3.edition): one for id, one in own_last}
    decided = {_key(id, as_case(one)): one for id, one in own_last}
    told = set()
    for sheet in sheets:
        for case in sheet.a3.cases:
            own = decided.get(_key(sheet.a3.id, case))
            edition = own or frozen.get((sheet.a3.id, case.edition or ""))
            found.setdefault(sheet.a3.id, []).append(Treatment(sheet, case, edition))
            told |= {own.sheet.file} if own else set()
    for id, edition in owned:
        if edition.sheet.file not in told:
            treatment = Treatment(edition.sheet, as_case(edition), edition)
            found.setdefault(id, []).append(treatment)
    return {id: tuple(sorted(some, key=_day)) for id, some in found.items()}


def case_figures(treatments: Mapping[str, Sequence[Treatment]]) -> tuple[CaseFigure, ...]:
    """The case treated last comes first."""
    by_address: dict[str, list[Treatment]] = {}
    for id in sorted(treatments):
        for one in treatments[id]:
            by_address.setdefault(case_address(one.case.number), []).append(one)
    figures = []
    for address in sorted(by_address):
        newest_first = sorted(by_address[address], key=_day, reverse=True)
        figures.append(CaseFigure(newest_first[0].case.number, tuple(newest_first)))
    return tuple(sorted(figures, key=lambda figure: _day(figure.treatments[0]), reverse=True))


def as_case(edition: Edition) -> Case:
    """The decision as the A3 itself would tell it."""
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
