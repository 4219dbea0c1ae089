"""Add an A3, a page of the guide or a part of the method to a handbook, to go on from."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from planhandbok.changing.edit import Basis, edit
from planhandbok.changing.texts import as_yaml, copy_of_base, page_top
from planhandbok.changing.years import refuse_year, year_of_new_a3
from planhandbok.frozen import frozen
from planhandbok.pages.a3.form import UNWRITTEN
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.phrase import Phrase, joined
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.a3 import A3, A3Kind, Access
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.typed import typed
from planhandbok.records.schema.units import named_units
from planhandbok.records.settings.base import base_method, base_page
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.files import METHOD, is_of_cycle, sheet_file
from planhandbok.records.text.problems import (
    Problems,
    WrongUseError,
    as_text,
    did_you_mean,
    quoted,
)

FIRST_EDITION = "0.1"
NO_REASON = N_("Ikke skrevet ennå. Her står hva utfordringen er, og hva det er verdt å løse den.")
GOES_ALONG = {"steg": ("faser",)}
"""Parts of the method that name ids of another part, and are changed with it."""
TOP_KEY = re.compile(r"^(?=(\w+):)", re.MULTILINE)


@frozen
class NewA3:
    """The header of an A3 to make; `year` is `None` for the one that is being planned."""

    id: str
    year: int | None
    kind: A3Kind
    title: str
    owner: str
    unit: str
    access: Access


def new_a3(project: Path, a3: NewA3, today: date) -> list[str] | Problems:
    """Write an A3 with its header, and return the files, or the mistakes in the handbook.

    Raises `WrongUseError`, and writes nothing, if its id is taken or an answer cannot be used.
    """
    records = read_records(project, today=today)
    if isinstance(records, Problems):
        return records
    return write_new(project, [a3_text(records, a3, today)], today)


def a3_text(records: AllRecords, a3: NewA3, today: date) -> WholeText:
    """Return the file of a new A3 with its header.

    Raises `WrongUseError` if its id is taken or an answer cannot be used.
    """
    year = _cycle_year(records, a3.year, today)
    refuse_taken_id(records, a3.id)
    words = Words(records.site.settings.language)
    data: dict[str, Any] = {
        "id": a3.id,
        "type": a3.kind.value,
        "tittel": a3.title,
        "dato": today,
        "utgave": FIRST_EDITION,
        "eier": a3.owner or words.text("Ikke avklart"),
        "enhet": _known_unit(records, a3.unit),
        "offentlighet": a3.access.value,
        "overordnet": _parent(records, year) if a3.kind is not A3Kind.ORGANISATION else None,
        "begrunnelse": words.text(NO_REASON),
    }
    given = {key: value for key, value in data.items() if value}
    file = sheet_file(year, a3.id)
    as_read = {key: str(value) for key, value in given.items()}
    if isinstance(faults := typed(A3, as_read, file), list):
        raise WrongUseError(as_text(faults))
    subject = Phrase("Ny A3 for {year}: {title}", year=year, title=a3.title)
    return WholeText(file, None, as_yaml(given), subject)


def _cycle_year(records: AllRecords, asked: int | None, today: date) -> int:
    """Return the year that is asked for, or else the one that is being planned, of a cycle."""
    if asked:
        refuse_year(asked)
    year = asked or year_of_new_a3(records, today)
    if year is None:
        message = Phrase("Håndboken har ingen runde ennå. Lag en ny runde først.")
        raise WrongUseError(message)
    if year not in {cycle.year for cycle in records.cycles}:
        message = Phrase("Det er ingen runde for {year}. Lag den med «new year {year}».", year=year)
        raise WrongUseError(message)
    return year


def _known_unit(records: AllRecords, unit: str) -> str:
    """Return a unit with the capitals that the settings give it. Raises `WrongUseError` for one
    that they do not list, if they list any.
    """
    units = [name for name, _ in named_units(records.site.settings.units)]
    spelled = {name.casefold(): name for name in units}
    if unit and units and unit.casefold() not in spelled:
        message = Phrase("{unit} er ikke en av enhetene.", unit=quoted(unit))
        raise WrongUseError(joined(" ", (message, did_you_mean(unit, units))))
    return spelled.get(unit.casefold(), unit)


def refuse_taken_id(records: AllRecords, id: str) -> None:
    """Raise `WrongUseError` for an id that an A3 has or has had, or that is a cycle's."""
    name = quoted(id)
    why = None
    if is_of_cycle(id):
        why = Phrase("{id} er navnet på en runde. Velg en annen id.", id=name)
    elif id in {sheet.a3.id for sheet in records.sheets}:
        why = Phrase("Det er alt en A3 med id-en {id}. Velg en annen.", id=name)
    elif a3_address(id) in records.permalinks.used:
        why = Phrase("Id-en {id} har vært brukt, og adressen er publisert. Velg en annen.", id=name)
    if why:
        raise WrongUseError(why)


def _parent(records: AllRecords, year: int) -> str | None:
    top = organisation_of(records, year)
    return top.a3.id if top else None


def organisation_of(records: AllRecords, year: int) -> Sheet | None:
    """Return the A3 of the whole organisation, if the year has one."""
    sheets = (sheet for sheet in records.sheets if sheet.year == year)
    return next((sheet for sheet in sheets if sheet.a3.kind is A3Kind.ORGANISATION), None)


def write_new(
    project: Path, texts: Sequence[WholeText], today: date, *, is_begun: bool = False
) -> list[str]:
    """Write files, and return their names; raise `WrongUseError` for a mistake in them, which may
    stand in what `is_begun` only.
    """
    edited = edit(Basis(project, today), texts, is_begun=is_begun)
    if isinstance(edited, Problems):
        not_written = Phrase("Ingenting er skrevet.")
        raise WrongUseError(joined(" ", (as_text(edited.items), not_written)))
    return list(edited.new_texts)


def new_page(project: Path, path: str, title: str, today: date) -> list[str] | Problems:
    """Write a page of the guide, and return the files. A page of the base handbook is copied, and
    the copy replaces it.
    """
    records = read_records(project, today=today)
    if isinstance(records, Problems):
        return records
    content = records.site.content
    path = path.removesuffix(".md").removeprefix(f"{content}/")
    path = PurePosixPath(f"{path}.md").as_posix()
    if path.startswith(("/", ".")) or "/." in path:
        raise WrongUseError(
            Phrase("Siden må ligge i {folder}, og ha et navn som «rutiner.md».", folder=content)
        )
    file = f"{content}/{path}"
    language = records.site.settings.language
    of_base = base_page(path, language) if records.site.settings.has_base else None
    if of_base is not None and title:
        raise WrongUseError(
            Phrase(
                "{file} blir en kopi av siden som følger med, og får dens tittel. Gi ingen annen.",
                file=file,
            )
        )
    if of_base is not None:
        text = copy_of_base(of_base)
    else:
        heading = title or PurePosixPath(path).stem.capitalize()
        text = f"{page_top(heading)}{Words(language).text(UNWRITTEN)}\n"
    return write_new(project, [WholeText(file, None, text)], today)


def new_method(project: Path, part: str, today: date) -> list[str] | Problems:
    """Copy a part of the base handbook's method to the municipality's own, where it can be changed,
    and return the file. What is written there before stays.
    """
    records = read_records(project, today=today)
    if isinstance(records, Problems):
        return records
    base = _parts(base_method(records.site.settings.language))
    if not part or part not in base:
        message = Phrase(
            "Metoden som følger med, har ingen del som heter {part}.", part=quoted(part)
        )
        raise WrongUseError(joined(" ", (message, did_you_mean(part, filter(None, base)))))
    path = project / METHOD
    before = str(text_of(path, METHOD)) if path.exists() else None
    own = _parts(before or "")
    if part in own or not records.site.settings.has_base:
        raise WrongUseError(
            Phrase("{file} har «{part}» fra før. Ingenting er skrevet.", file=METHOD, part=part)
        )
    copied = [key for key in (part, *GOES_ALONG.get(part, ())) if key not in own]
    text = "".join(
        f"{written.rstrip()}\n" for written in [*own.values(), *(base[key] for key in copied)]
    )
    return write_new(project, [WholeText(METHOD, before, text)], today)


def _parts(method: str) -> dict[str, str]:
    """Return the text of each part of a method by its key; what stands above them all by ""."""
    above, *rest = TOP_KEY.split(method)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    return {"": above, **parts} if above.strip() else parts
