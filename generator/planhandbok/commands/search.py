"""The command `search`, which tells what search makes of a word."""

from pathlib import Path
from typing import Annotated

import typer

from planhandbok.command.answers import leave_with, print_answer
from planhandbok.command.group import CommandLine
from planhandbok.command.language import said
from planhandbok.command.options import AudienceOption, DateOption, ProjectOption, chosen_day
from planhandbok.command.report import Format
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.read import read_records
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from planhandbok.site.search.explained import explained

app = CommandLine()


@app.command()
def search_command(
    context: typer.Context,
    explain: Annotated[
        str, typer.Option("--explain", metavar="ORD", help="Ordet, eller flere i anførselstegn.")
    ],
    project: ProjectOption = Path(),
    audience: AudienceOption = Audience.INTERNAL,
    date_: DateOption = None,
) -> None:
    day = chosen_day(date_, context)
    records = read_records(project, today=day)
    if isinstance(records, Problems):
        leave_with(records, Format.TEXT)
    plan = plan_of(for_audience(records, audience), day)
    print_answer(said(explained(explain, output_of(plan).search)))
