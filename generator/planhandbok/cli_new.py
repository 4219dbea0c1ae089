"""The commands that write new files: `init`, and `new` for an A3, a year, a page or a method.

The day is that of the context, which `cli.py` gives.
"""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.new import NewA3, new_a3, new_method, new_page, new_year
from planhandbok.changing.start import StartRequest, first_year, refuse_taken, start
from planhandbok.changing.texts import refuse_year
from planhandbok.command.answers import leave_with, print_answer, print_aside
from planhandbok.command.group import CommandLine
from planhandbok.command.options import (
    ContactOption,
    FirstYearOption,
    FolderArgument,
    InternalOption,
    KindOption,
    LanguageOption,
    NameOption,
    OwnerOption,
    ProjectOption,
    TitleOption,
    UnitOption,
    UnitsOption,
    YearOption,
)
from planhandbok.command.questions import asked
from planhandbok.command.report import Format
from planhandbok.recipes import Recipe, recipe_files
from planhandbok.records.schema.a3 import A3Kind, Access
from planhandbok.records.schema.settings import Language, Settings
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.problems import Problems, WrongUseError

RecipesOption = Annotated[
    list[Recipe] | None,
    typer.Option("--ci", help="Hvor nettstedet skal bygges."),
]
new_commands = CommandLine(help="Lag en A3, et år eller en side å gå videre med.")


def init_command(
    context: typer.Context,
    folder: FolderArgument = Path(),
    name: NameOption = None,
    year: FirstYearOption = None,
    units: UnitsOption = None,
    contact: ContactOption = None,
    language: LanguageOption = Language.BOKMAL,
    recipes: RecipesOption = None,
) -> None:
    """Start en håndbok i en tom mappe."""
    refuse_taken(folder)
    name = asked("Hva heter kommunen eller fylkeskommunen?", name, "", str.strip)
    usual = first_year(context.obj)
    year = asked("Hvilket budsjettår gjelder den første runden?", year, usual, _year)
    none: list[str] = []
    units = asked("Hvilke enheter har dere? Skriv dem med komma mellom.", units, none, _units)
    contact = asked(
        "Hvem svarer for tilgjengelighet? E-post eller nettadresse.", contact, "", _contact
    )
    recipe = {file: text for name in recipes or () for file, text in recipe_files(name).items()}
    units = [unit.strip() for unit in units if unit.strip()]
    files = start(StartRequest(folder, name, year, units, contact, recipe, language))
    print_answer("".join(f"{file}\n" for file in files))
    for file in sorted({".gitattributes", ".gitignore", *recipe} - set(files)):
        print_aside(f"{file} fantes fra før, og er ikke endret.")
    print_aside("Håndboken er startet. Lag en A3 med «planhandbok new a3», og se den med «serve».")


def _units(answer: str) -> list[str]:
    return [unit.strip() for unit in answer.split(",") if unit.strip()]


def _year(answer: str) -> int:
    if not answer.isdecimal():
        raise ValueError(f"«{answer}» er ikke et årstall. Skriv det med fire sifre, som 2028.")
    try:
        refuse_year(int(answer))
    except WrongUseError as error:
        raise ValueError(str(error)) from error
    return int(answer)


def _contact(answer: str) -> str:
    """Return an address, or nothing, as it was written."""
    wrong = typed(Settings, {"kontakt": answer}, "") if answer else None
    if isinstance(wrong, list):
        raise ValueError(f"{wrong[0].message} {wrong[0].hint}")
    return answer


@new_commands.command("a3")
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
        title=asked("Hva skal A3-en hete?", title, id.replace("-", " ").capitalize(), str.strip),
        owner=asked("Hvilken rolle eier den?", owner, "", str.strip),
        unit=asked("Hvilken enhet hører den til?", unit, "", str.strip),
        access=Access.INTERNAL if internal else Access.PUBLIC,
    )
    _tell_new(new_a3(project, a3, context.obj))


@new_commands.command("year")
def new_year_command(
    context: typer.Context,
    year: Annotated[int, typer.Argument(metavar="ÅR", help="Budsjettåret, som 2028.")],
    project: ProjectOption = Path(),
) -> None:
    """Lag runden for et nytt budsjettår av den forrige."""
    _tell_new(new_year(project, year, context.obj))


@new_commands.command("page")
def new_page_command(
    path: Annotated[str, typer.Argument(metavar="FIL", help="Filen, som rutiner.md.")],
    project: ProjectOption = Path(),
    title: TitleOption = None,
) -> None:
    """Lag en side i veiledningen, eller en kopi av en side som følger med."""
    _tell_new(new_page(project, path, title or ""))


@new_commands.command("method")
def new_method_command(
    part: Annotated[str, typer.Argument(metavar="DEL", help="Delen, som steg eller baner.")],
    project: ProjectOption = Path(),
) -> None:
    """Kopier en del av metoden som følger med, så dere kan endre den."""
    _tell_new(new_method(project, part))


def _tell_new(done: list[str] | Problems) -> None:
    """Print the files that were written, one a line."""
    if isinstance(done, Problems):
        print_aside("Ingenting er laget, for håndboken har feil. Rett dem først.")
        leave_with(done, Format.TEXT)
    print_answer("".join(f"{file}\n" for file in done))
