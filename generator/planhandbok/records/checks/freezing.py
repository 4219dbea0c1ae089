"""Mistakes that stop an A3 from being frozen. They are found before anything is written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from planhandbok.records.addresses.owners import owners_of_editions
from planhandbok.records.checks.cases import clashing_cases, other_spelling
from planhandbok.records.checks.editions import unaddressable
from planhandbok.records.handbook import AllRecords
from planhandbok.records.schema.a3 import Case
from planhandbok.records.schema.edition import Decision, edition_order, next_edition
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.problems import Finding

CHECK = "Se etter i møteboken, og rett datoen: en fryst utgave endres ikke etterpå."
EDITION_PATH = ("utgave",)
DATE = ("dato",)


def freezing_mistakes(
    records: AllRecords, sheet: Sheet, decision: Decision, today: date
) -> Iterator[Finding]:
    yield from _frozen_before(records, sheet)
    yield from unaddressable(sheet.a3, sheet.file, EDITION_PATH)
    yield from _case(records, sheet, decision)
    if decision.on > today:
        yield Finding(sheet.file, DATE, "Vedtaket kan ikke ha en dato som ikke er kommet.", CHECK)
    elif decision.on < sheet.a3.on:
        message = f"Utgaven er datert {sheet.a3.on.isoformat()}, etter vedtaket."
        yield Finding(sheet.file, DATE, message, CHECK)


def _frozen_before(records: AllRecords, sheet: Sheet) -> Iterator[Finding]:
    """Yield a finding if the A3 has a frozen edition of the same number, under any id."""
    number = sheet.a3.edition
    owners = owners_of_editions(records.sheets, records.editions, records.permalinks.forwarding)
    files = {
        edition.sheet.a3.edition: edition.sheet.file
        for edition in records.editions
        if owners[edition.sheet.file] == sheet
    }
    same = [frozen for frozen in files if edition_order(frozen) == edition_order(number)]
    if same:
        yield Finding(
            sheet.file,
            EDITION_PATH,
            f"Utgave {same[0]} av «{sheet.a3.id}» er fryst før, i {files[same[0]]}.",
            f"Gjelder saken den samme utgaven, før den opp under «saker» i {sheet.file}. Er planen "
            f"endret, skriv «utgave: {next_edition(number, files)}» der, og frys den.",
        )


def _case(records: AllRecords, sheet: Sheet, decision: Decision) -> Iterator[Finding]:
    """Find whether the case would share its address, or get a page beside its own."""
    case = Case(number=decision.case, body=decision.body)
    with_case = replace(sheet, a3=replace(sheet.a3, cases=(case,)))
    yield from clashing_cases([*records.sheets, with_case], records.editions)
    if known := other_spelling(decision, records.sheets, records.editions):
        yield Finding(
            sheet.file,
            EDITION_PATH,
            f"Saken «{decision.case}» ville få en side ved siden av «{known}».",
            f"Er det samme sak, skriv «--case {known}». Er det en annen, før den først "
            f"opp under «saker» i {sheet.file}.",
        )
