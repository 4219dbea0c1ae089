"""The options that several commands share."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.command.answers import print_answer, refuse
from planhandbok.command.report import Format
from planhandbok.records.schema.a3 import A3Kind
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.site.engine.engine import EngineName


def existing_project(folder: Path) -> Path:
    """Return the folder of a handbook, or end the command if there is none."""
    if not (folder / MKDOCS_FILE).is_file():
        message = f"Det er ingen {MKDOCS_FILE} i {folder.absolute()}."
        refuse(f"{message} Velg mappen med --project, eller start en håndbok med «init».")
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
OutOption = Annotated[
    Path, typer.Option("--out", metavar="MAPPE", help="Mappen nettstedet skal ligge i.")
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
EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="Motoren som lager veiledningen.")
]
NoSearchOption = Annotated[bool, typer.Option("--no-search", help="Bygg uten søk.")]
NoLedgerOption = Annotated[
    bool, typer.Option("--no-ledger", help="La permalenker.yml være som den er.")
]
NoPdfOption = Annotated[bool, typer.Option("--no-pdf", help="Bygg uten PDF-er.")]
LayersOption = Annotated[
    bool, typer.Option("--layers", help="Vis hvor hver side i veiledningen kommer fra.")
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        help="Hvordan feil og advarsler vises: for lesere, for programmer, eller der koden ligger.",
    ),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Vis linjene, og endre ingenting.")]
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
LanguageOption = Annotated[
    Language, typer.Option("--language", help="Målformen på nettstedet og i veiledningen.")
]
YearOption = Annotated[
    int | None, typer.Option("--year", metavar="ÅR", help="Budsjettåret (det nyeste).")
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


def _print_version(asked: bool) -> None:
    if asked:
        print_answer(f"planhandbok {version('planhandbok')}\n")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option(
        "--version", is_eager=True, callback=_print_version, help="Vis versjonen, og avslutt."
    ),
]
