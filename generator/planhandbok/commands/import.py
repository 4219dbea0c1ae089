"""The command `import`."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.filled_document import changes_in_document
from planhandbok.changing.filled_workbook import changes_in_workbook
from planhandbok.command.answers import print_answer, refuse
from planhandbok.command.edited import CommitOption, change_and_answer
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption

app = CommandLine()


@app.command()
def import_command(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Skjemaet som er fylt ut.")],
    commit: CommitOption = False,
    project: ProjectOption = Path(),
) -> None:
    if not file.is_file():
        refuse(f"{file} finnes ikke.")
    is_document = file.suffix == ".docx"
    changes = changes_in_document(file) if is_document else changes_in_workbook(file)
    if not changes:
        print_answer("Ingenting er endret i skjemaet.\n")
        return
    change_and_answer(project, changes, commits=commit)
