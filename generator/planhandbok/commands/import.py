"""The command `import`."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.edit import Edited
from planhandbok.changing.filled.filled import filled_in
from planhandbok.command.answers import leave_with, print_aside, print_lines, refuse
from planhandbok.command.edited import NoCommitOption, change_and_answer
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption
from planhandbok.command.questions import is_terminal
from planhandbok.command.report import Format
from planhandbok.phrase import Phrase, joined
from planhandbok.records.text.problems import Problems

app = CommandLine()


@app.command()
def import_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Skjemaet som er fylt ut.")],
    no_commit: NoCommitOption = False,
    yes: Annotated[
        bool,
        typer.Option("--yes", help="Ta det inn uten å spørre."),
    ] = False,
    project: ProjectOption = Path(),
) -> None:
    if not file.is_file():
        refuse(Phrase("{file} finnes ikke.", file=file))
    today = context.obj()
    filled = filled_in(project, file, today)
    if isinstance(filled, Problems):
        leave_with(filled, Format.TEXT)
    if filled.unread:
        print_aside(joined("\n  ", (Phrase("Dette er ikke tatt inn:"), *filled.unread)))
    if not filled.changes:
        print_lines([Phrase("Ingenting er endret i skjemaet.")])
        return

    def asks(foreseen: Edited) -> bool:
        is_doubted = bool(foreseen.warnings.items) and is_terminal()
        return not yes and (is_doubted or not filled.knows_before)

    change_and_answer(project, filled.changes, today, commits=not no_commit, asks=asks)
