"""The command `check`."""

from pathlib import Path

import typer

from planhandbok.command.answers import leave_with, print_problems
from planhandbok.command.group import CommandLine
from planhandbok.command.options import FormatOption, ProjectOption
from planhandbok.command.report import Format
from planhandbok.records.read import read_records
from planhandbok.records.text.problems import Problems

app = CommandLine()


@app.command()
def check_command(
    context: typer.Context, project: ProjectOption = Path(), format_: FormatOption = Format.TEXT
) -> None:
    read = read_records(project, today=context.obj())
    if isinstance(read, Problems):
        leave_with(read, format_)
    print_problems(read.warnings, format_)
