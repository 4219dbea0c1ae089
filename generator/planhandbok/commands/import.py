"""The command `import`."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.edit import edit
from planhandbok.changing.filled_document import changes_in_document
from planhandbok.changing.filled_workbook import changes_in_workbook
from planhandbok.command.answers import print_answer, refuse
from planhandbok.command.edited import answer_edit
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption

app = CommandLine()


@app.command()
def import_command(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Skjemaet som er fylt ut.")],
    project: ProjectOption = Path(),
) -> None:
    if not file.is_file():
        refuse(f"{file} finnes ikke.")
    is_document = file.suffix == ".docx"
    changes = changes_in_document(file) if is_document else changes_in_workbook(file)
    if not changes:
        print_answer("Ingenting er endret i skjemaet.\n")
        return
    answer_edit(edit(project, changes))
