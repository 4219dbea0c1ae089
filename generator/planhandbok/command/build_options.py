"""The options that several commands which build share."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.site.engine.engine import EngineName

OutOption = Annotated[
    Path, typer.Option("--out", metavar="MAPPE", help="Mappen nettstedet skal ligge i.")
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
