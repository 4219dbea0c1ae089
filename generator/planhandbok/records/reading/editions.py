"""The frozen editions of a project, and whether they still are what was decided."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from planhandbok.records.reading.findings import Findings, Parsed, parsed_run
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.edition import EDITION, FrozenFile, edition_order, fingerprints
from planhandbok.records.schema.sheet import Edition, Sheet
from planhandbok.records.text.files import YearFolder
from planhandbok.records.text.problems import Finding, quoted
from planhandbok.workers import run_in_workers

KEPT = (
    "En vedtatt utgave endres aldri. Hent filen tilbake slik den var. Skal planen endres, rett "
    "A3-en og frys en ny utgave."
)
HEADER = {"fingeravtrykk", "a3"}


def read_editions(findings: Findings, folders: Sequence[YearFolder]) -> tuple[Edition, ...]:
    """All frozen editions, by id and then the oldest edition first.

    Links in their prose are not followed: what they led to may be gone.
    """
    places = [(folder.year, file) for folder in folders for file in folder.editions]
    parse: Callable[[Sequence[str]], list[Parsed]] = partial(parsed_run, findings.project)
    runs = run_in_workers(parse, [file for _, file in places])
    found: list[Edition] = []
    for (year, file), parsed in zip(places, (one for run in runs for one in run), strict=True):
        frozen = findings.typed(FrozenFile, file, replace(parsed, links=()))
        if frozen:
            findings.add(_misnamed(frozen.a3, file))
            findings.add(_changed(frozen, parsed.data, file))
            found.append(Edition(Sheet(year, file, frozen.a3), frozen.decision, frozen.names))
    findings.add(_twice(found))
    return tuple(sorted(found, key=_order))


def _order(edition: Edition) -> tuple[Any, ...]:
    a3 = edition.sheet.a3
    return a3.id, edition_order(a3.edition), edition.sheet.file


def _misnamed(a3: A3, file: str) -> Iterator[Finding]:
    if Path(file).stem != f"{a3.id}-{a3.edition}":
        yield Finding(
            file,
            ("a3", "utgave"),
            f"Filen heter «{Path(file).name}», men holder utgave {a3.edition} av «{a3.id}».",
            f"Gi filen navnet «{a3.id}-{a3.edition}.yml».",
        )
    elif not is_addressable(a3):
        yield unaddressable(a3, file, ("a3", "utgave"))


def is_addressable(a3: A3) -> bool:
    return bool(EDITION.fullmatch(a3.edition))


def unaddressable(a3: A3, file: str, path: tuple[str | int, ...]) -> Finding:
    """That an edition's name cannot be the end of an address."""
    return Finding(
        file,
        path,
        f"Utgaven {quoted(a3.edition)} kan ikke få sin egen adresse.",
        "Skriv et tall, med punktum om du trenger det, for eksempel «1.2».",
    )


def _changed(frozen: FrozenFile, data: Mapping[str, Any], file: str) -> Iterator[Finding]:
    """A finding for each part that is not what it was when it was frozen."""
    now, then = fingerprints(data), frozen.fingerprints
    for part in sorted(now.keys() | then.keys()):
        path = (part,) if part in data and part not in HEADER else ("a3", part)
        if part not in now:
            yield Finding(file, path, f"«{part}» er tatt ut etter vedtaket.", KEPT)
        elif part not in then:
            yield Finding(file, path, f"«{part}» er lagt til etter vedtaket.", KEPT, on_key=True)
        elif now[part] != then[part]:
            yield Finding(file, path, f"«{part}» er endret etter vedtaket.", KEPT)


def _twice(editions: Sequence[Edition]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], str] = {}
    for edition in editions:
        a3, file = edition.sheet.a3, edition.sheet.file
        if (a3.id, a3.edition) in seen:
            yield Finding(
                file,
                ("a3", "utgave"),
                f"Utgave {a3.edition} av «{a3.id}» er også fryst i {seen[a3.id, a3.edition]}.",
                "Behold den som ble vedtatt først, og slett den andre.",
            )
        seen.setdefault((a3.id, a3.edition), file)
