"""The command `freeze`."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.correct import CorrectRequest, correct
from planhandbok.changing.freeze import FreezeRequest, freeze
from planhandbok.command.answers import leave_with, print_lines
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption, refuse_beside
from planhandbok.command.report import Format
from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import Problems

app = CommandLine()
BodyOption = Annotated[
    str, typer.Option("--body", metavar="ORGAN", help="Hvem som vedtok. Må med for å fryse.")
]
DateOption = Annotated[
    str, typer.Option("--date", metavar="DATO", help="Dagen det ble vedtatt. Må med for å fryse.")
]
CorrectOption = Annotated[
    str,
    typer.Option(
        "--correct",
        metavar="UTGAVE",
        help="Frys ingenting, men rett saksnummeret til denne vedtatte utgaven.",
    ),
]


@app.command()
def freeze_command(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id-en til A3-en.")],
    case: Annotated[str, typer.Option("--case", metavar="NUMMER", help="Saken, som 62/26.")],
    body: BodyOption = "",
    date_: DateOption = "",
    decision: Annotated[
        str, typer.Option("--decision", metavar="TEKST", help="Det som ble vedtatt.")
    ] = "",
    link: Annotated[
        str, typer.Option("--link", metavar="ADRESSE", help="Saken i innsynsløsningen.")
    ] = "",
    archive: Annotated[
        str, typer.Option("--archive", metavar="NUMMER", help="Arkivsaken, som 2026/1234.")
    ] = "",
    edition: CorrectOption = "",
    project: ProjectOption = Path(),
) -> None:
    if edition:
        beside = {"--body": body, "--date": date_, "--decision": decision, "--link": link}
        refuse_beside("--correct", {**beside, "--archive": archive})
        _correct(CorrectRequest(project, context.obj(), id, edition, case.strip()))
        return
    written = {"saksnummer": case, "organ": body, "dato": date_, "vedtak": decision, "lenke": link}
    written |= {"arkivsak": archive}
    given = {key: value for key, value in written.items() if value.strip()}
    request = FreezeRequest(project, context.obj(), id, given)
    frozen = freeze(request)
    if isinstance(frozen, Problems):
        leave_with(frozen, Format.TEXT)
    print_lines([Phrase("Utgaven ligger i {file}. Saken er lagt til i A3-en.", file=frozen)])


def _correct(request: CorrectRequest) -> None:
    problems = correct(request)
    if problems:
        leave_with(problems, Format.TEXT)
    told = Phrase(
        "Saksnummeret til utgave {edition} av «{id}» er rettet til {number}. Det gamle nummeret "
        "leder til det nye.",
        edition=request.edition,
        id=request.id,
        number=request.case,
    )
    print_lines([told])
