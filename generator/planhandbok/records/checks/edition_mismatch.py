"""A3s that do not agree with their frozen editions. An edition may have an earlier id of the A3."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planhandbok.records.addresses.urls import slug
from planhandbok.records.schema.edition import decided_part, edition_order, next_edition
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.problems import Finding, Severity


def edition_mismatches(
    editions: Iterable[Edition], owners: Mapping[str, Sheet | None]
) -> Iterator[Finding]:
    """Warn of each A3 that differs from a frozen edition of the same number, has a lower number
    than the newest edition, or lacks the case that decided an edition. `owners` gives the A3 of
    each edition by the edition's file.
    """
    owned: dict[str, tuple[Sheet, list[Edition]]] = {}
    for edition in editions:
        if owner := owners[edition.sheet.file]:
            owned.setdefault(owner.file, (owner, []))[1].append(edition)
    for sheet, frozen in owned.values():
        yield from _numbered_wrong(sheet, frozen)
        yield from _without_case(sheet, frozen)


def _numbered_wrong(sheet: Sheet, editions: Sequence[Edition]) -> Iterator[Finding]:
    own_last = sorted(editions, key=lambda edition: edition.sheet.a3.id == sheet.a3.id)
    frozen = {edition.sheet.a3.edition: edition for edition in own_last}
    number = sheet.a3.edition
    newest = max(frozen, key=edition_order)
    if number != newest and edition_order(number) <= edition_order(newest):
        message = f"Utgave {number} er ikke nyere enn {newest}, som er vedtatt."
    elif number in frozen and decided_part(frozen[number].sheet.a3) != decided_part(sheet.a3):
        case = frozen[number].decision.case
        message = f"Planen er endret siden utgave {number} ble vedtatt i sak {case}."
    else:
        return
    hint = f"Skriv «utgave: {next_edition(newest, frozen)}», og datoen i dag."
    yield Finding(sheet.file, ("utgave",), message, hint, severity=Severity.WARNING)


def _without_case(sheet: Sheet, editions: Sequence[Edition]) -> Iterator[Finding]:
    known = {(slug(case.number), case.edition) for case in sheet.a3.cases}
    for edition in editions:
        case = edition.decision.case
        number = edition.sheet.a3.edition
        if edition.sheet.a3.id == sheet.a3.id and (slug(case), number) not in known:
            message = f"Sak {case}, som vedtok utgave {number}, står ikke her."
            hint = f"Før opp saken under «saker», med «utgave: {number}»."
            yield Finding(sheet.file, ("saker",), message, hint, severity=Severity.WARNING)
