"""Link A3s and political cases: each A3 with its cases, and each case with its A3s."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.records.addresses.case_addresses import CaseAddresses
from planhandbok.records.addresses.urls import case_address
from planhandbok.records.schema.a3 import Case
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.grouping import grouped


@frozen
class Treatment:
    """One case that dealt with one A3; `edition` is the edition that the case froze, if any.

    `address` is that of the case, and `is_shared` tells if another body has a case of its number.
    """

    sheet: Sheet
    case: Case
    edition: Edition | None
    address: str
    is_shared: bool


@frozen
class CaseFigure:
    """A case of one body, and all its treatments, the newest first. `same_matter` has the cases in
    which other bodies dealt with the same archive case.
    """

    address: str
    treatments: tuple[Treatment, ...]
    same_matter: tuple[Treatment, ...] = ()

    @property
    def newest(self) -> Treatment:
        return self.treatments[0]


def treatments_of(
    sheets: Sequence[Sheet],
    editions: Sequence[Edition],
    became: Mapping[str, str],
    addresses: CaseAddresses,
    memo: Memo = NO_MEMO,
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
            treatment = memo(treatment_of, sheet, case, edition, addresses)
            result.setdefault(sheet.a3.id, []).append(treatment)
    for id, edition in owned:
        if edition.sheet.file not in files_named_by_cases:
            treatment = memo(decided_in, edition, addresses)
            result.setdefault(id, []).append(treatment)
    return {id: tuple(sorted(treatments, key=_day)) for id, treatments in result.items()}


def treatment_of(
    sheet: Sheet, case: Case, edition: Edition | None, addresses: CaseAddresses
) -> Treatment:
    return Treatment(
        sheet=sheet,
        case=case,
        edition=edition,
        address=addresses.address(case.number, case.body),
        is_shared=addresses.is_shared(case.number),
    )


def decided_in(edition: Edition, addresses: CaseAddresses) -> Treatment:
    """Return the decision that froze an edition."""
    return treatment_of(edition.sheet, as_case(edition), edition, addresses)


def case_figures(treatments: Mapping[str, Sequence[Treatment]]) -> tuple[CaseFigure, ...]:
    """Return one figure for each case address, the case treated last first."""
    in_order = [treatment for id in sorted(treatments) for treatment in treatments[id]]
    by_address = grouped(in_order, lambda treatment: treatment.address)
    by_archive = grouped(in_order, _archive)
    figures = []
    for address in sorted(by_address):
        newest_first = tuple(sorted(by_address[address], key=_day, reverse=True))
        matters = {_archive(treatment) for treatment in newest_first} - {""}
        others = {
            other.address: other
            for matter in sorted(matters)
            for other in by_archive[matter]
            if other.address != address
        }
        figures.append(CaseFigure(address, newest_first, tuple(sorted(others.values(), key=_day))))
    return tuple(sorted(figures, key=lambda figure: _day(figure.newest), reverse=True))


def shared_numbers(figures: Iterable[CaseFigure]) -> Mapping[str, Sequence[CaseFigure]]:
    """Return the cases of each number that several bodies have, by the address of the number."""
    shared = (figure for figure in figures if figure.newest.is_shared)
    return grouped(shared, lambda figure: case_address(figure.newest.case.number))


def as_case(edition: Edition) -> Case:
    """Return the decision on an edition as a case of its A3."""
    decision = edition.decision
    return Case(
        number=decision.case,
        body=decision.body,
        on=decision.on,
        decision=decision.text,
        link=decision.link,
        archive=decision.archive,
        edition=edition.sheet.a3.edition,
    )


def is_same_case(case: Case, other: Case) -> bool:
    """Return whether both are the same case of the same body, however they are written."""
    is_same_number = case_address(case.number) == case_address(other.number)
    return is_same_number and slug(case.body) == slug(other.body)


def _key(id: str, case: Case) -> tuple[str, str, str, str]:
    return id, case_address(case.number), slug(case.body), case.edition or ""


def _archive(treatment: Treatment) -> str:
    """Return the archive case, however it is written; "" if none is."""
    return slug(treatment.case.archive or "")


def _day(treatment: Treatment) -> date:
    return treatment.case.on or date.min
