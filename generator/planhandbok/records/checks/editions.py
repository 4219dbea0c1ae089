"""Frozen editions must be as they were decided, and their A3s must agree with them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from planhandbok.records.addresses.owners import owners_of_editions
from planhandbok.records.checks.edition_mismatch import edition_mismatches
from planhandbok.records.reading.editions import EditionFile
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.edition import EDITION, fingerprints
from planhandbok.records.text.problems import Finding, quoted

KEPT = (
    "En vedtatt utgave endres aldri. Hent filen tilbake slik den var. Skal planen endres, rett "
    "A3-en og frys en ny utgave."
)
HEADER = {"fingeravtrykk", "a3"}
NUMBER = ("a3", "utgave")


def edition_mistakes(loaded: Loaded) -> Iterator[Finding]:
    """Find what is wrong in editions. Those without any mistake are then held against their A3s."""
    own = list(_own_mistakes(loaded.edition_files))
    yield from own
    faulty = loaded.mistakes.files | {finding.file for finding in own}
    sound = [edition for edition in loaded.editions if edition.sheet.file not in faulty]
    owners = owners_of_editions(loaded.sheets, sound, loaded.forwarding)
    yield from edition_mismatches(sound, owners)


def _own_mistakes(edition_files: Sequence[EditionFile]) -> Iterator[Finding]:
    for file in edition_files:
        yield from _misnamed(file.edition.sheet.a3, file.edition.sheet.file)
        yield from _changed(file)
    yield from _frozen_twice(edition_files)


def _misnamed(a3: A3, file: str) -> Iterator[Finding]:
    if Path(file).stem != f"{a3.id}-{a3.edition}":
        message = f"Filen heter «{Path(file).name}», men holder utgave {a3.edition} av «{a3.id}»."
        hint = f"Gi filen navnet «{a3.id}-{a3.edition}.yml»."
        yield Finding(file, NUMBER, message, hint)
    else:
        yield from unaddressable(a3, file, NUMBER)


def unaddressable(a3: A3, file: str, path: tuple[str | int, ...]) -> Iterator[Finding]:
    """Yield a finding if the name of the edition cannot be the end of an address."""
    if not EDITION.fullmatch(a3.edition):
        message = f"Utgaven {quoted(a3.edition)} kan ikke få sin egen adresse."
        hint = "Skriv et tall, med punktum om du trenger det, for eksempel «1.2»."
        yield Finding(file, path, message, hint)


def _changed(edition: EditionFile) -> Iterator[Finding]:
    """Yield a finding for each part that is not what it was when the edition was frozen."""
    file = edition.edition.sheet.file
    now = fingerprints(edition.data)
    then = edition.fingerprints
    for part in sorted(now.keys() | then.keys()):
        path = (part,) if part in edition.data and part not in HEADER else ("a3", part)
        if part not in now:
            yield Finding(file, path, f"«{part}» er tatt ut etter vedtaket.", KEPT)
        elif part not in then:
            yield Finding(file, path, f"«{part}» er lagt til etter vedtaket.", KEPT, on_key=True)
        elif now[part] != then[part]:
            yield Finding(file, path, f"«{part}» er endret etter vedtaket.", KEPT)


def _frozen_twice(edition_files: Sequence[EditionFile]) -> Iterator[Finding]:
    first_files: dict[tuple[str, str], str] = {}
    for edition_file in edition_files:
        a3 = edition_file.edition.sheet.a3
        file = edition_file.edition.sheet.file
        first = first_files.setdefault((a3.id, a3.edition), file)
        if first != file:
            message = f"Utgave {a3.edition} av «{a3.id}» er også fryst i {first}."
            hint = "Behold den som ble vedtatt først, og slett den andre."
            yield Finding(file, NUMBER, message, hint)
