"""Add an A3, a year, a page of the guide or a part of the method to a handbook, to go on from."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from planhandbok.changing.edit import Basis, edit
from planhandbok.changing.texts import as_yaml, copy_of_base, cycle_text
from planhandbok.changing.years import (
    dates_of_year,
    moved_dates,
    moved_years,
    refuse_year,
    usual_dates,
    year_of_new_a3,
)
from planhandbok.frozen import frozen
from planhandbok.pages.a3.form import UNWRITTEN
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.phrase import Phrase, joined
from planhandbok.records.addresses.anchors import measure_anchor
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.a3 import A3, A3Kind, Access
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.typed import typed
from planhandbok.records.schema.units import named_units
from planhandbok.records.settings.base import base_method, base_page
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.files import METHOD, cycle_file, is_of_cycle, sheet_file
from planhandbok.records.text.problems import (
    Problems,
    WrongAnswerError,
    WrongUseError,
    as_text,
    did_you_mean,
    quoted,
    wrong_answer,
)
from planhandbok.records.values.status import CLOSED

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
    return _made(project, [a3_text(records, a3, today)], today)


def a3_text(records: AllRecords, a3: NewA3, today: date) -> WholeText:
    """Return the file of a new A3 with its header.

    Raises `WrongUseError` if its id is taken or an answer cannot be used.
    """
    if a3.year:
        refuse_year(a3.year)
    year = a3.year or year_of_new_a3(records, today)
    if year is None:
        message = Phrase("Håndboken har ingen runde ennå. Lag den med «new year» og året.")
        raise WrongUseError(message)
    if year not in {cycle.year for cycle in records.cycles}:
        message = Phrase("Det er ingen runde for {year}. Lag den med «new year {year}».", year=year)
        raise WrongUseError(message)
    _refuse_taken(records, a3.id)
    units = [unit for unit, _ in named_units(records.site.settings.units)]
    if a3.unit and units and a3.unit not in units:
        message = Phrase("{unit} er ikke en av enhetene.", unit=quoted(a3.unit))
        raise WrongUseError(joined(" ", (message, did_you_mean(a3.unit, units))))
    words = Words(records.site.settings.language)
    data: dict[str, Any] = {
        "id": a3.id,
        "type": a3.kind.value,
        "tittel": a3.title,
        "dato": today,
        "utgave": FIRST_EDITION,
        "eier": a3.owner or words.text("Ikke avklart"),
        "enhet": a3.unit,
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


def _refuse_taken(records: AllRecords, id: str) -> None:
    name = quoted(id)
    why = None
    if is_of_cycle(id):
        why = Phrase("{id} er navnet på en runde. Velg en annen id.", id=name)
    elif id in {sheet.a3.id for sheet in records.sheets}:
        why = Phrase("Det er alt en A3 med id-en {id}. Velg en annen.", id=name)
    elif a3_address(id) in records.permalinks.past:
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


def _made(
    project: Path, texts: Sequence[WholeText], today: date, *, is_begun: bool = False
) -> list[str]:
    """Write files, and return their names; raise `WrongUseError` for a mistake in them."""
    edited = edit(Basis(project, today), texts, is_begun=is_begun)
    if isinstance(edited, Problems):
        not_written = Phrase("Ingenting er skrevet.")
        raise WrongUseError(joined(" ", (as_text(edited.items), not_written)))
    return list(edited.new_texts)


def new_year(project: Path, year: int, today: date) -> list[str] | Problems:
    """Write the files of a year, and return them, or the mistakes in the handbook."""
    records = read_records(project, today=today)
    if isinstance(records, Problems):
        return records
    # A step that is new in the method has no dates to move: `check` tells its author to write them.
    return _made(project, year_texts(records, year, today), today, is_begun=True)


def year_texts(records: AllRecords, year: int, today: date) -> list[WholeText]:
    """Return the cycle of a year, and the A3 of the organisation if the year before has one. Dates
    and planned years move on, and goals stay. Open measures are named in the new A3. Raises
    `WrongUseError` if there is such a year.
    """
    refuse_year(year)
    for cycle in records.cycles:
        if cycle.year <= year <= cycle.final_year:
            file = cycle_file(cycle.year)
            message = Phrase("Det er alt en runde for {year}: {file}.", year=year, file=file)
            raise WrongAnswerError(wrong_answer("budsjettår", message))
    earlier = [cycle for cycle in records.cycles if cycle.year < year]
    words = Words(records.site.settings.language)
    if not earlier:
        dates = dates_of_year(usual_dates(year), year, records)
        texts = {cycle_file(year): cycle_text(year, dates, (), words)}
    else:
        last = earlier[-1]
        goals = [] if last.is_example else [(goal.id, goal.text) for goal in last.goals]
        dates = dates_of_year(moved_dates(last, year), year, records)
        more = last.final_year - last.year
        texts = {cycle_file(year): cycle_text(year, dates, goals, words, more)}
        texts |= _organisation_text(records, last, year, today)
    return [WholeText(file, None, text) for file, text in texts.items()]


def organisation_to_follow(records: AllRecords, last: Cycle) -> Sheet | None:
    """Return the A3 of the organisation that is made anew for the year after a cycle, if any is."""
    top = organisation_of(records, last.year)
    return None if top is None or top.a3.is_example else top


def _organisation_text(records: AllRecords, last: Cycle, year: int, today: date) -> dict[str, str]:
    top = organisation_to_follow(records, last)
    if top is None:
        return {}
    id = moved_years(top.a3.id, last, year)
    id = id if id != top.a3.id else f"{id}-{year}"
    _refuse_taken(records, id)
    roles = [owner.role for owner in top.a3.owners]
    data: dict[str, Any] = {
        "id": id,
        "type": A3Kind.ORGANISATION.value,
        "tittel": moved_years(top.a3.title, last, year),
        "dato": today,
        "utgave": FIRST_EDITION,
        "eier": roles[0] if len(roles) == 1 else roles,
        "enhet": top.a3.unit,
        "offentlighet": top.a3.access.value,
        "mål": list(top.a3.goals),
        "begrunnelse": Words(records.site.settings.language).text(NO_REASON),
        "nåsituasjon": "\n".join(_open_measures(records, last.year, top.a3.access)),
    }
    given = {key: value for key, value in data.items() if value}
    return {sheet_file(year, id): as_yaml(given)}


def _open_measures(records: AllRecords, year: int, access: Access) -> Iterator[str]:
    """Yield a list of the measures that are not closed, each with a link to where it stands. What
    everybody may read names no internal A3.
    """
    found = [
        (sheet.a3.id, measure)
        for sheet in records.sheets
        if sheet.year == year
        and not sheet.a3.is_example
        and (access is Access.INTERNAL or sheet.a3.access is Access.PUBLIC)
        for measure in sheet.a3.measures
        if measure.status not in CLOSED
    ]
    if found:
        words = Words(records.site.settings.language)
        sentence = words.text("Disse tiltakene fra {year} er ikke ferdige:")
        yield f"{sentence.format(year=year)}\n"
    for id, measure in found:
        text = " ".join(measure.text.split()).replace("[", "\\[").replace("]", "\\]")
        yield f"- [{text}](a3:{id}#{measure_anchor(measure.id)})"


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
    if of_base is not None:
        text = copy_of_base(of_base)
    else:
        heading = title or PurePosixPath(path).stem.capitalize()
        text = f"# {heading}\n\n{Words(language).text(UNWRITTEN)}\n"
    return _made(project, [WholeText(file, None, text)], today)


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
    return _made(project, [WholeText(METHOD, before, text)], today)


def _parts(method: str) -> dict[str, str]:
    """Return the text of each part of a method by its key; what stands above them all by ""."""
    above, *rest = TOP_KEY.split(method)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    return {"": above, **parts} if above.strip() else parts
