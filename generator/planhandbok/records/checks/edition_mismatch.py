"""A3s that do not agree with their frozen editions, which may be of an id that they had before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planhandbok.records.addresses.urls import slug
from planhandbok.records.schema.edition import decided_part, edition_order, next_edition
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.problems import Finding, Severity


def edition_mismatches(
    editions: Iterable[Edition], owners: Mapping[str, Sheet | None]
) -> Iterator[Finding]:
    """A warning for each A3 that has another plan under the number of a frozen edition, a number
    from before the newest, or not the case that decided one of them. `owners` gives what the A3 of
    an edition is now, by the edition's file.
    """
    owned: dict[str, tuple[Sheet, list[Edition]]] = {}
    for edition in editions:
        if owner := owners[edition.sheet.file]:
            owned.setdefault(owner.file, (owner, []))[1].append(edition)
    for sheet, frozen in owned.values():
        yield from _numbered_wrong(sheet, frozen)
        yield from _without_case(sheet, frozen)


def _numbered_wrong(sheet: Sheet, editions: Sequence[Edition]) -> Iterator[Finding]:
    own_last = sorted(editions, key=lambda one: one.sheet.a3.id == sheet.a3.id)
    frozen = {one.sheet.a3.edition: one for one in own_last}
    edition, newest = sheet.a3.edition, max(frozen, key=edition_order)
    if edition != newest and edition_order(edition) <= edition_order(newest):
        message = f"Utgave {edition} er ikke nyere enn {newest}, som er vedtatt."
    elif edition in frozen and decided_part(frozen[edition].sheet.a3) != decided_part(sheet.a3):
        case = frozen[edition].decision.case
        message = f"Planen er endret siden utgave {edition} ble vedtatt i sak {case}."
    else:
        return
    hint = f"Skriv «utgave: {next_edition(newest, frozen)}», og datoen i dag."
    yield Finding(sheet.file, ("utgave",), message, hint, severity=Severity.WARNING)


def _without_case(sheet: Sheet, editions: Sequence[Edition]) -> Iterator[Finding]:
    known = {(slug(case.number), case.edition) for case in sheet.a3.cases}
    for one in editions:
        case, edition = one.decision.case, one.sheet.a3.edition
        if one.sheet.a3.id == sheet.a3.id and (slug(case), edition) not in known:
            yield Finding(
                sheet.file,
                ("saker",),
                f"Sak {case}, som vedtok utgave {edition}, står ikke her.",
                f"Før opp saken under «saker», med «utgave: {edition}».",
                severity=Severity.WARNING,
            )
