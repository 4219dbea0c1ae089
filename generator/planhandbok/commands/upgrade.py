"""The command `upgrade`."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.upgrade import carry_out, changes_for
from planhandbok.command.answers import print_aside, print_lines
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption
from planhandbok.phrase import Phrase

DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Vis linjene, og endre ingenting.")]
app = CommandLine()


@app.command()
def upgrade_command(project: ProjectOption = Path(), dry_run: DryRunOption = False) -> None:
    changes = changes_for(project)
    if not dry_run:
        carry_out(changes, project)
    print_lines(line for change in changes for line in change.told)
    print_aside(Phrase("Kjør «planhandbok check» for å se om noe må rettes for hånd."))
