"""The options that several commands share."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.command.answers import print_answer
from planhandbok.command.report import Format
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.engine.engine import EngineName

ProjectOption = Annotated[
    Path,
    typer.Option(
        "--project",
        metavar="MAPPE",
        show_default="her",
        help="Mappen med mkdocs.yml, a3 og content.",
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
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", help="Hvordan feil og advarsler vises: for lesere, programmer eller GitHub."
    ),
]


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
