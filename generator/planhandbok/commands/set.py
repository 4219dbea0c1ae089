"""The command `set`."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.written_value import value_of
from planhandbok.command.edited import NoCommitOption, change_and_answer
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption
from planhandbok.records.editing.changes import UNSAID, Change

app = CommandLine()


@app.command()
def set_command(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="Id-en til A3-en, eller budsjettåret.")],
    path: Annotated[
        str, typer.Argument(metavar="STED", help="Nøkler og id-er, som tiltak/t1/status.")
    ],
    value: Annotated[
        str, typer.Argument(metavar="VERDI", help="Det som skal stå der; «» tar det bort.")
    ],
    old: Annotated[
        str | None,
        typer.Option(
            "--old",
            metavar="VERDI",
            help="Det som står der nå. Står noe annet der, endres intet.",
        ),
    ] = None,
    no_commit: NoCommitOption = False,
    project: ProjectOption = Path(),
) -> None:
    names = tuple(path.strip("/").split("/"))
    before = UNSAID if old is None else value_of(old, names)
    change = Change(id, names, value_of(value, names), before)
    change_and_answer(project, [change], context.obj(), commits=not no_commit)
