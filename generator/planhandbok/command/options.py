"""The options that several commands share."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.command.answers import refuse
from planhandbok.command.report import Format
from planhandbok.phrase import Phrase, joined
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.values.days import written_day
from planhandbok.records.values.misread import MisreadError


def existing_project(folder: Path) -> Path:
    """Return the folder of a handbook, or end the command if there is none."""
    if not (folder / MKDOCS_FILE).is_file():
        refuse(
            Phrase(
                "Det er ingen {file} i {folder}. Velg mappen med --project, eller start en håndbok "
                "med «init».",
                file=MKDOCS_FILE,
                folder=folder.absolute(),
            )
        )
    return folder


ProjectOption = Annotated[
    Path,
    typer.Option(
        "--project",
        metavar="MAPPE",
        show_default="her",
        help="Mappen med mkdocs.yml, a3 og content.",
        callback=existing_project,
    ),
]
AudienceOption = Annotated[
    Audience,
    typer.Option(
        "--audience",
        case_sensitive=False,
        help="Hvem nettstedet er for. Bare «intern» viser interne A3-er.",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="ÅÅÅÅ-MM-DD", help="Dagen det skal regnes fra (i dag)."),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        help="Hvordan feil og advarsler vises: for lesere, for programmer, eller der koden ligger.",
    ),
]


def chosen_day(written: str | None, context: typer.Context) -> date:
    """Return the day of `--date`, or today; end the command if it is no day."""
    if written is None:
        today: date = context.obj()
        return today
    try:
        day = written_day(written)
    except MisreadError as error:
        refuse(joined(" ", (error.context or {}).values()))
    if day is None:
        refuse(Phrase("«{text}» er ikke en dato. Skriv den som 2027-05-24.", text=written))
    return day


def refuse_beside(option: str, others: Mapping[str, object]) -> None:
    """End the command if another option has a value, which would mean nothing beside this one."""
    given = [name for name, value in others.items() if value]
    if given:
        names = joined(", ", given)
        refuse(Phrase("{names} virker ikke sammen med {option}.", names=names, option=option))
