"""The command `init`."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.start import StartRequest, first_year, refuse_taken, start
from planhandbok.changing.years import refuse_year
from planhandbok.command.answers import print_aside, print_lines
from planhandbok.command.group import CommandLine
from planhandbok.command.questions import asked
from planhandbok.phrase import Phrase, joined
from planhandbok.records.schema.settings import Language, Settings
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.problems import WrongUseError
from planhandbok.resources import STEPS, Recipe, recipe_files

RecipesOption = Annotated[
    list[Recipe] | None,
    typer.Option("--ci", help="Hvor nettstedet skal bygges."),
]
FolderArgument = Annotated[
    Path,
    typer.Argument(metavar="MAPPE", show_default="her", help="Mappen håndboken skal ligge i."),
]
NameOption = Annotated[
    str | None,
    typer.Option("--name", metavar="NAVN", help="Kommunen eller fylkeskommunen, med hele navnet."),
]
FirstYearOption = Annotated[
    int | None, typer.Option("--year", metavar="ÅR", help="Det første budsjettåret.")
]
UnitsOption = Annotated[
    list[str] | None,
    typer.Option("--unit", metavar="ENHET", help="En av enhetene."),
]
ContactOption = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar="ADRESSE",
        help="E-post eller nettadresse til den som svarer for tilgjengeligheten.",
    ),
]
ReportsOption = Annotated[
    str | None,
    typer.Option(
        "--reports", metavar="ADRESSE", help="E-posten som får det leserne melder om framdrift."
    ),
]
LanguageOption = Annotated[
    Language, typer.Option("--language", help="Målformen på nettstedet og i veiledningen.")
]
app = CommandLine()


@app.command()
def init_command(
    context: typer.Context,
    folder: FolderArgument = Path(),
    name: NameOption = None,
    year: FirstYearOption = None,
    units: UnitsOption = None,
    contact: ContactOption = None,
    reports: ReportsOption = None,
    language: LanguageOption = Language.BOKMAL,
    recipes: RecipesOption = None,
) -> None:
    refuse_taken(folder)
    name = asked(Phrase("Hva heter kommunen eller fylkeskommunen?"), name, "", str.strip)
    usual = first_year(context.obj())
    year = asked(Phrase("Hvilket budsjettår gjelder den første runden?"), year, usual, _year)
    none: list[str] = []
    units = asked(
        Phrase("Hvilke enheter har dere? Skriv dem med komma mellom, eller med semikolon."),
        units,
        none,
        _units,
    )
    contact = asked(
        Phrase("Hvem svarer for tilgjengelighet? E-post eller nettadresse."), contact, "", _contact
    )
    reports = asked(
        Phrase("Hvem skal få e-post når noen melder hvordan det går? Tomt: ingen kan melde."),
        reports,
        "",
        _reports,
    )
    recipe = {file: text for name in recipes or () for file, text in recipe_files(name).items()}
    units = [unit.strip() for unit in units if unit.strip()]
    files = start(StartRequest(folder, name, year, units, contact, reports, recipe, language))
    _tell(files, recipe, [STEPS[place] for place in recipes or ()])


def _tell(files: Sequence[str], recipe: Collection[str], steps: Sequence[str]) -> None:
    print_lines(files)
    for file in sorted({".gitattributes", ".gitignore", *recipe} - set(files)):
        print_aside(Phrase("{file} fantes fra før, og er ikke endret.", file=file))
    for file in steps:
        print_aside(Phrase("{file} sier hva som må settes opp.", file=file))
    print_aside(
        Phrase(
            "Håndboken er startet. «planhandbok serve --edit» viser den, og lar deg skrive i den."
        )
    )


def _units(answer: str) -> list[str]:
    """Return the names in an answer; where there is a semicolon, a name may have commas: «Helse,
    omsorg og mestring».
    """
    between = ";" if ";" in answer else ","
    return [unit.strip() for unit in answer.split(between) if unit.strip()]


def _year(answer: str) -> int:
    if not answer.isdecimal():
        raise ValueError(
            Phrase(
                "{year} er ikke et årstall. Skriv det med fire sifre, som 2028.",
                year=f"«{answer}»",
            )
        )
    try:
        refuse_year(int(answer))
    except WrongUseError as error:
        raise ValueError(error.told) from error
    return int(answer)


def _contact(answer: str) -> str:
    return _address("kontakt", answer)


def _reports(answer: str) -> str:
    return _address("innmelding", answer)


def _address(key: str, answer: str) -> str:
    """Return the address for a setting, or nothing, as it was written."""
    wrong = typed(Settings, {key: answer}, "") if answer else None
    if isinstance(wrong, list):
        raise ValueError(joined(" ", (wrong[0].message, wrong[0].hint)))
    return answer
