"""The command `new`, for an A3, a year, a page or a part of the method."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.new import NewA3, new_a3, new_method, new_page
from planhandbok.changing.new_year import new_year
from planhandbok.command.answers import leave_with, print_aside, print_lines
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption
from planhandbok.command.questions import asked
from planhandbok.command.report import Format
from planhandbok.phrase import Phrase
from planhandbok.records.schema.a3 import A3Kind, Access
from planhandbok.records.text.problems import Problems

YearOption = Annotated[
    int | None, typer.Option("--year", metavar="ÅR", help="Budsjettåret (det som planlegges nå).")
]
KindOption = Annotated[
    A3Kind, typer.Option("--type", case_sensitive=False, help="Hva slags A3 det er.")
]
TitleOption = Annotated[
    str | None, typer.Option("--title", metavar="TITTEL", help="Hva den skal hete.")
]
OwnerOption = Annotated[
    str | None, typer.Option("--owner", metavar="ROLLE", help="Rollen som eier A3-en.")
]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="ENHET", help="Enheten A3-en hører til.")
]
InternalOption = Annotated[bool, typer.Option("--internal", help="La bare ansatte lese A3-en.")]
app = CommandLine()


@app.command("a3")
def new_a3_command(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id-en, som blir adressen for alltid.")],
    project: ProjectOption = Path(),
    year: YearOption = None,
    kind: KindOption = A3Kind.DEEP_DIVE,
    title: TitleOption = None,
    owner: OwnerOption = None,
    unit: UnitOption = None,
    internal: InternalOption = False,
) -> None:
    """Lag en A3 med hodet fylt ut."""
    a3 = NewA3(
        id=id,
        year=year,
        kind=kind,
        title=asked(
            Phrase("Hva skal A3-en hete?"), title, id.replace("-", " ").capitalize(), str.strip
        ),
        owner=asked(Phrase("Hvilken rolle eier den?"), owner, "", str.strip),
        unit=asked(Phrase("Hvilken enhet hører den til?"), unit, "", str.strip),
        access=Access.INTERNAL if internal else Access.PUBLIC,
    )
    _tell_new(new_a3(project, a3, context.obj()))


@app.command("year")
def new_year_command(
    context: typer.Context,
    year: Annotated[int, typer.Argument(metavar="ÅR", help="Budsjettåret, som 2028.")],
    project: ProjectOption = Path(),
) -> None:
    """Lag runden for et nytt budsjettår av den forrige."""
    _tell_new(new_year(project, year, context.obj()))


@app.command("page")
def new_page_command(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="FIL", help="Filen, som rutiner.md.")],
    project: ProjectOption = Path(),
    title: TitleOption = None,
) -> None:
    """Lag en side i veiledningen, eller en kopi av en side som følger med."""
    _tell_new(new_page(project, path, title or "", context.obj()))


@app.command("method")
def new_method_command(
    context: typer.Context,
    part: Annotated[str, typer.Argument(metavar="DEL", help="Delen, som steg eller baner.")],
    project: ProjectOption = Path(),
) -> None:
    """Kopier en del av metoden som følger med, så dere kan endre den."""
    _tell_new(new_method(project, part, context.obj()))


def _tell_new(done: list[str] | Problems) -> None:
    """Print the files that were written, one a line."""
    if isinstance(done, Problems):
        print_aside(Phrase("Ingenting er laget, for håndboken har feil. Rett dem først."))
        leave_with(done, Format.TEXT)
    print_lines(done)
