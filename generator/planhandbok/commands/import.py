"""The command `import`."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.filled.filled import changes_in
from planhandbok.command.answers import leave_with, print_answer, refuse
from planhandbok.command.edited import CommitOption, change_and_answer
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption
from planhandbok.command.report import Format
from planhandbok.records.text.problems import Problems

app = CommandLine()


@app.command()
def import_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Skjemaet som er fylt ut.")],
    commit: CommitOption = False,
    project: ProjectOption = Path(),
) -> None:
    if not file.is_file():
        refuse(f"{file} finnes ikke.")
    changes = changes_in(project, file, context.obj())
    if isinstance(changes, Problems):
        leave_with(changes, Format.TEXT)
    if not changes:
        print_answer("Ingenting er endret i skjemaet.\n")
        return
    change_and_answer(project, changes, commits=commit)
