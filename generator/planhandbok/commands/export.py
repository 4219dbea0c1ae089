"""The command `export`."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.command.answers import leave_with, print_aside, print_lines, refuse
from planhandbok.command.group import CommandLine
from planhandbok.command.options import DateOption, ProjectOption, chosen_day, refuse_beside
from planhandbok.command.report import Format
from planhandbok.export import DocumentFormat, ExportRequest, export, export_form
from planhandbok.phrase import Phrase
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", show_default="en ny A3", help="Id-en til A3-en.")
]
AudienceOption = Annotated[
    Audience | None,
    typer.Option("--audience", case_sensitive=False, help="Hvem vedlegget er for."),
]
app = CommandLine()


@app.command()
def export_command(
    context: typer.Context,
    id: IdArgument = "",
    project: ProjectOption = Path(),
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Filen som skal skrives.")
    ] = None,
    edition: Annotated[
        str, typer.Option("--edition", metavar="UTGAVE", help="En fryst utgave av A3-en.")
    ] = "",
    format_: Annotated[
        DocumentFormat, typer.Option("--format", help="Hva slags dokument det skal bli.")
    ] = DocumentFormat.DOCX,
    audience: AudienceOption = None,
    date_: DateOption = None,
) -> None:
    day = chosen_day(date_, context)
    name = "-".join(filter(None, (id or "ny-a3", edition)))
    if not id and format_ is not DocumentFormat.DOCX_FORM:
        refuse(Phrase("Skriv id-en til A3-en. Bare «docx-form» kan være tomt, for en ny A3."))
    is_form = format_ is not DocumentFormat.DOCX
    if is_form:
        beside = {"--edition": edition, "--audience": audience, "--date": date_}
        refuse_beside(f"--format {format_}", beside)
    file = out or Path(f"{name}-skjema{format_.suffix}" if is_form else name + format_.suffix)
    if file.suffix != format_.suffix:
        refuse(Phrase("{file} skal ha endelsen «{ending}».", file=file, ending=format_.suffix))
    if is_form:
        too_long = export_form(project, id, format_, day, file)
        if isinstance(too_long, Problems):
            leave_with(too_long, Format.TEXT)
        print_lines([Phrase("Skjemaet ligger i {file}. Ta det inn igjen med «import».", file=file)])
        if too_long:
            names = ", ".join(too_long)
            print_aside(Phrase("Dette er for langt for lysbildet: {names}.", names=names))
    else:
        _attach(ExportRequest(project, id, edition, day, audience, file))


def _attach(request: ExportRequest) -> None:
    done = export(request)
    if isinstance(done, Problems):
        leave_with(done, Format.TEXT)
    print_lines([Phrase("Vedlegget ligger i {file}.", file=request.out)])
    if "://" not in done:
        print_aside(
            Phrase("Det har ingen adresse til A3-en. Skriv «site_url» i mkdocs.yml for å få den.")
        )
