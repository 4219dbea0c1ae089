"""Frozen editions must be as they were decided, and their A3s must agree with them.

An edition may have an earlier id of its A3. What stops an A3 from being frozen is found before
anything is written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from planhandbok.phrase import Phrase
from planhandbok.records.addresses.owners import owners_of_editions
from planhandbok.records.checks.cases import clashing_cases, other_spelling
from planhandbok.records.git.taken_back import may_differ
from planhandbok.records.handbook import AllRecords
from planhandbok.records.reading.editions import EditionFile
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import A3, Case
from planhandbok.records.schema.edition import (
    EDITION,
    Decision,
    decided_part,
    edition_order,
    fingerprints,
    next_edition,
)
from planhandbok.records.schema.forwarding import Retraction
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.address_text import slug
from planhandbok.records.text.problems import Finding, KeyPath, Severity, quoted, wrong_answer
from planhandbok.records.values.days import shown_day

KEPT = Phrase(
    "En vedtatt utgave endres aldri. Hent filen tilbake slik den var. Skal planen "
    "endres, rett A3-en og frys en ny utgave."
)
HEADER = {"fingeravtrykk", "a3"}
NUMBER_PATH = ("a3", "utgave")
CHECK = Phrase("Se etter i møteboken, og rett datoen: en fryst utgave endres ikke etterpå.")
EDITION_PATH = ("utgave",)
DATE = "dato"
CASE = "saksnummer"


def edition_mistakes(loaded: Loaded) -> Iterator[Finding]:
    """Find what is wrong in editions. Those without mistakes are then compared with their A3s."""
    own = list(_own_mistakes(loaded))
    yield from own
    faulty = loaded.mistakes.files | {finding.file for finding in own}
    sound = [edition for edition in loaded.editions if edition.sheet.file not in faulty]
    yield from _mismatches(sound, loaded.owners)


def _own_mistakes(loaded: Loaded) -> Iterator[Finding]:
    retractions = loaded.forwarding.retractions
    found = loaded.memo.each(_mistakes_in, loaded.edition_files, shared=(retractions,))
    yield from chain.from_iterable(found)
    yield from _frozen_twice(loaded.edition_files)


def _mistakes_in(file: EditionFile, retractions: Sequence[Retraction]) -> tuple[Finding, ...]:
    sheet = file.edition.sheet
    return (*_misnamed(sheet.a3, sheet.file), *_changed(file, retractions))


def _misnamed(a3: A3, file: str) -> Iterator[Finding]:
    if Path(file).stem != f"{a3.id}-{a3.edition}":
        message = Phrase(
            "Filen heter «{name}», men holder utgave {edition} av «{id}».",
            name=Path(file).name,
            edition=a3.edition,
            id=a3.id,
        )
        hint = Phrase("Gi filen navnet «{id}-{edition}.yml».", id=a3.id, edition=a3.edition)
        yield Finding(file, NUMBER_PATH, message, hint)
    else:
        yield from unaddressable(a3, file, NUMBER_PATH)


def unaddressable(a3: A3, file: str, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if the name of the edition cannot be the end of an address."""
    if not EDITION.fullmatch(a3.edition):
        message = Phrase(
            "Utgaven {edition} kan ikke få sin egen adresse.", edition=quoted(a3.edition)
        )
        hint = Phrase("Skriv et tall, med punktum om du trenger det, for eksempel «1.2».")
        yield Finding(file, path, message, hint)


def _changed(edition: EditionFile, retractions: Sequence[Retraction]) -> Iterator[Finding]:
    """Yield a finding for each part that is not what it was when the edition was frozen, unless a
    text was taken back there.
    """
    file = edition.edition.sheet.file
    now = fingerprints(edition.data)
    then = edition.fingerprints
    for part in sorted(now.keys() | then.keys()):
        if may_differ(retractions, edition.edition.sheet.a3, part):
            continue
        path = (part,) if part in edition.data and part not in HEADER else ("a3", part)
        if part not in now:
            yield Finding(
                file, path, Phrase("«{part}» er tatt ut etter vedtaket.", part=part), KEPT
            )
        elif part not in then:
            yield Finding(
                file,
                path,
                Phrase("«{part}» er lagt til etter vedtaket.", part=part),
                KEPT,
                on_key=True,
            )
        elif now[part] != then[part]:
            yield Finding(file, path, Phrase("«{part}» er endret etter vedtaket.", part=part), KEPT)


def _frozen_twice(edition_files: Sequence[EditionFile]) -> Iterator[Finding]:
    first_files: dict[tuple[str, str], str] = {}
    for edition_file in edition_files:
        a3 = edition_file.edition.sheet.a3
        file = edition_file.edition.sheet.file
        first = first_files.setdefault((a3.id, a3.edition), file)
        if first != file:
            message = Phrase(
                "Utgave {edition} av «{id}» er også fryst i {first}.",
                edition=a3.edition,
                id=a3.id,
                first=first,
            )
            hint = Phrase("Behold den som ble vedtatt først, og slett den andre.")
            yield Finding(file, NUMBER_PATH, message, hint)


def _mismatches(
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
        message = Phrase(
            "Utgave {number} er ikke nyere enn {newest}, som er vedtatt.",
            number=number,
            newest=newest,
        )
    elif number in frozen and decided_part(frozen[number].sheet.a3) != decided_part(sheet.a3):
        case = frozen[number].decision.case
        message = Phrase(
            "Planen er endret siden utgave {number} ble vedtatt i sak {case}.",
            number=number,
            case=case,
        )
    else:
        return
    hint = Phrase(
        "Sett utgaven i hodet til {edition}, og datoen til i dag.",
        edition=next_edition(newest, frozen),
    )
    yield Finding(sheet.file, ("utgave",), message, hint, severity=Severity.WARNING)


def _without_case(sheet: Sheet, editions: Sequence[Edition]) -> Iterator[Finding]:
    known = {(slug(case.number), case.edition) for case in sheet.a3.cases}
    for edition in editions:
        case = edition.decision.case
        number = edition.sheet.a3.edition
        if edition.sheet.a3.id == sheet.a3.id and (slug(case), number) not in known:
            message = Phrase(
                "Sak {case}, som vedtok utgave {number}, står ikke her.", case=case, number=number
            )
            hint = Phrase(
                "Før opp saken under «saker», med «utgave: {number}». Er saksnummeret i utgaven "
                "feil, bruker du «Rett saksnummeret i en utgave» eller «freeze --correct».",
                number=number,
            )
            yield Finding(sheet.file, ("saker",), message, hint, severity=Severity.WARNING)


def freezing_mistakes(
    records: AllRecords, sheet: Sheet, decision: Decision, today: date
) -> Iterator[Finding]:
    yield from frozen_before(records, sheet)
    yield from unaddressable(sheet.a3, sheet.file, EDITION_PATH)
    yield from case_number_mistakes(records, sheet, decision)
    if decision.on > today:
        yield wrong_answer(DATE, Phrase("Vedtaket kan ikke ha en dato som ikke er kommet."), CHECK)
    elif decision.on < sheet.a3.on:
        on = shown_day(sheet.a3.on)
        message = Phrase("Utgaven er datert {on}, etter vedtaket.", on=on)
        hint = Phrase("Datoen for utgaven står i hodet på A3-en. {check}", check=CHECK)
        yield wrong_answer(DATE, message, hint)


def frozen_before(records: AllRecords, sheet: Sheet) -> Iterator[Finding]:
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
            Phrase("Utgave {edition} er fryst før: {file}.", edition=same[0], file=files[same[0]]),
            Phrase(
                "Gjelder saken den samme utgaven, før den opp under «saker» i A3-en. Er "
                "planen endret, skriv utgave {edition} i hodet, og frys den.",
                edition=next_edition(number, files),
            ),
        )


def case_number_mistakes(
    records: AllRecords, sheet: Sheet, decision: Decision
) -> Iterator[Finding]:
    """Find whether the case would share its address, or get a page beside its own."""
    if decision.case.lower().startswith("sak "):
        message = Phrase("«{case}» er mer enn nummeret på saken.", case=decision.case)
        yield wrong_answer(CASE, message, Phrase("Skriv «{case}».", case=decision.case[4:].strip()))
    case = Case(number=decision.case, body=decision.body)
    with_case = replace(sheet, a3=replace(sheet.a3, cases=(case,)))
    for clash in clashing_cases([*records.sheets, with_case], records.editions):
        yield wrong_answer(CASE, clash.message, clash.hint)
    if known := other_spelling(decision, records.sheets, records.editions):
        yield wrong_answer(
            CASE,
            Phrase(
                "Saken «{case}» ville få en side ved siden av «{known}».",
                case=decision.case,
                known=known,
            ),
            Phrase(
                "Er det samme sak, skriv «{known}». Er det en annen, før den først opp "
                "under «saker» i A3-en.",
                known=known,
            ),
        )
