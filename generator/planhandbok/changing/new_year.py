"""Add a year to a handbook: its cycle, and the A3 of the organisation, made of the last ones."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from planhandbok.changing.new import (
    FIRST_EDITION,
    NO_REASON,
    organisation_of,
    refuse_taken_id,
    write_new,
)
from planhandbok.changing.texts import as_yaml, cycle_text
from planhandbok.changing.years import (
    dates_of_year,
    moved_dates,
    moved_years,
    refuse_year,
    usual_dates,
)
from planhandbok.pages.pieces.words import Words
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.anchors import measure_anchor
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.handbook import AllRecords
from planhandbok.records.read import read_records
from planhandbok.records.schema.a3 import A3Kind, Access
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.files import cycle_file, sheet_file
from planhandbok.records.text.problems import Problems, WrongAnswerError, wrong_answer
from planhandbok.records.values.status import CLOSED


def new_year(project: Path, year: int, today: date) -> list[str] | Problems:
    """Write the files of a year, and return them, or the mistakes in the handbook.

    Raises `WrongUseError`, and writes nothing, if there is such a year.
    """
    records = read_records(project, today=today)
    if isinstance(records, Problems):
        return records
    # A step that is new in the method has no dates to move: `check` tells its author to write them.
    return write_new(project, year_texts(records, year, today), today, is_begun=True)


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
    refuse_taken_id(records, id)
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
