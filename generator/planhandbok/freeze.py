"""The whole way of a frozen edition: records → its texts → two files written together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from planhandbok.records.checks.cases import clashing_cases, known_as
from planhandbok.records.freezing import NotWritableError, frozen_text, text_with_case
from planhandbok.records.handbook import AllRecords
from planhandbok.records.permanence.published import owners_of_editions
from planhandbok.records.read import read_records
from planhandbok.records.reading.editions import is_addressable, unaddressable
from planhandbok.records.schema.a3 import Case
from planhandbok.records.schema.edition import Decision, edition_order, next_edition
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.file_text import line_end_of, text_of
from planhandbok.records.text.files import edition_file
from planhandbok.records.text.problems import (
    Finding,
    Problem,
    Problems,
    WrongOrderError,
    did_you_mean,
    quoted,
)
from planhandbok.site.publish import write_together

CHECK = "Se etter i møteboken, og rett datoen: en fryst utgave endres ikke etterpå."


@dataclass(frozen=True)
class FreezeOrder:
    """Which A3 to freeze, and the decision as a record would write it, by its keys."""

    project: Path
    today: date
    id: str
    decision: Mapping[str, str]


def freeze(order: FreezeOrder) -> str | Problems:
    """The file of the new frozen edition, or the mistakes that must be mended first.

    Raises `WrongOrderError`, and writes nothing, when the edition exists or cannot be made.
    """
    decision = typed(Decision, dict(order.decision), "")
    if isinstance(decision, list):
        raise WrongOrderError(_told(decision))
    read = read_records(order.project)
    if isinstance(read, Problems):
        return read
    sheet = _sheet(read, order.id)
    in_the_way = _in_the_way(read, sheet, decision)
    if findings := [*in_the_way, *_out_of_time(sheet, decision, order.today)]:
        raise WrongOrderError(_told(findings))
    path = order.project / sheet.file
    text, newline = text_of(path, sheet.file), line_end_of(path)
    if isinstance(text, Problem):  # gone since it was read
        return Problems.of([text])
    file = edition_file(sheet.year, sheet.a3.id, sheet.a3.edition)
    try:
        amended = text_with_case(text, sheet.file, decision, sheet.a3.edition)
    except NotWritableError as error:
        raise WrongOrderError(
            f"Saken kan ikke legges til i {sheet.file} slik filen er skrevet. Skriv «saker» med "
            f"en post på hver linje, uten klammer:\n{error}"
        ) from None
    frozen = frozen_text(read, sheet, text, decision)
    write_together({order.project / file: (frozen, "\n"), path: (amended, newline)})
    return file


def _sheet(records: AllRecords, id: str) -> Sheet:
    by_id = {sheet.a3.id: sheet for sheet in records.sheets}
    if id not in by_id:
        message = f"Det er ingen A3 med id-en {quoted(id)}."
        raise WrongOrderError(f"{message} {did_you_mean(id, by_id)}")
    return by_id[id]


def _in_the_way(records: AllRecords, sheet: Sheet, decision: Decision) -> Iterator[Finding]:
    """Why this edition cannot be frozen for this case."""
    a3, path = sheet.a3, ("utgave",)
    owners = owners_of_editions(records, records.permalinks.forwarding)
    own = (one.sheet for one in records.editions if owners[one.sheet.file] == sheet)
    taken = {one.a3.edition: one.file for one in own}
    same = [one for one in taken if edition_order(one) == edition_order(a3.edition)]
    if same:
        message = f"Utgave {same[0]} av «{a3.id}» er fryst før, i {taken[same[0]]}."
        newer = next_edition(a3.edition, taken)
        hint = (
            f"Gjelder saken den samme utgaven, før den opp under «saker» i {sheet.file}. Er planen "
            f"endret, skriv «utgave: {newer}» der, og frys den."
        )
        yield Finding(sheet.file, path, message, hint)
    if not is_addressable(a3):
        yield unaddressable(a3, sheet.file, path)
    case = Case(number=decision.case, body=decision.body)
    new = replace(sheet, a3=replace(a3, cases=(case,)))
    yield from clashing_cases([*records.sheets, new], records.editions)
    if known := known_as(decision.case, records.sheets, records.editions):
        message = f"Saken «{decision.case}» ville få en side ved siden av «{known}»."
        hint = (
            f"Er det samme sak, skriv «--case {known}». Er det en annen, før den først "
            f"opp under «saker» i {sheet.file}."
        )
        yield Finding(sheet.file, path, message, hint)


def _out_of_time(sheet: Sheet, decision: Decision, today: date) -> Iterator[Finding]:
    """A day that cannot be right: it could not be mended later."""
    path = ("dato",)
    if decision.on > today:
        yield Finding(sheet.file, path, "Vedtaket kan ikke ha en dato som ikke er kommet.", CHECK)
    elif decision.on < sheet.a3.on:
        message = f"Utgaven er datert {sheet.a3.on.isoformat()}, etter vedtaket."
        yield Finding(sheet.file, path, message, CHECK)


def _told(findings: list[Finding]) -> str:
    return "\n".join(f"{finding.message} {finding.hint}" for finding in findings)
