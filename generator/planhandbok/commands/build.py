"""The command `build`."""

import os
import sys
from pathlib import Path

import typer

from planhandbok.build import BuildRequest, build
from planhandbok.command.answers import (
    leave_with,
    print_answer,
    print_aside,
    print_problems,
    refuse,
)
from planhandbok.command.build_options import (
    EngineOption,
    LayersOption,
    NoLedgerOption,
    NoPdfOption,
    NoSearchOption,
    OutOption,
)
from planhandbok.command.group import CommandLine
from planhandbok.command.options import (
    AudienceOption,
    DateOption,
    FormatOption,
    ProjectOption,
    chosen_day,
    refuse_beside,
)
from planhandbok.command.report import Format
from planhandbok.failures import failure_text
from planhandbok.phrase import Phrase, joined
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from planhandbok.site.engine.engine import EngineName
from planhandbok.site.publish import room_needed

app = CommandLine()


@app.command()
def build_command(
    context: typer.Context,
    project: ProjectOption = Path(),
    out: OutOption = Path("site"),
    audience: AudienceOption = Audience.PUBLIC,
    date_: DateOption = None,
    engine: EngineOption = EngineName.MKDOCS,
    no_search: NoSearchOption = False,
    no_ledger: NoLedgerOption = False,
    no_pdf: NoPdfOption = False,
    layers: LayersOption = False,
    format_: FormatOption = Format.TEXT,
) -> None:
    if layers and format_ is not Format.TEXT:
        refuse_beside("--layers", {f"--format {format_}": True})
    request = BuildRequest(
        project=project,
        out=out,
        today=chosen_day(date_, context),
        audience=audience,
        engine=engine,
        with_search=not no_search,
        with_pdf=not no_pdf,
        keeps_ledger=not no_ledger and not os.environ.get("CI"),  # nobody would commit it there
    )
    _print_progress(Phrase("Bygger nettstedet …"))
    try:
        result = build(request)
    except OSError as error:
        refuse(joined(" ", (failure_text(error), room_needed(error, out))))
    if isinstance(result, Problems):
        leave_with(result, format_)
    print_problems(result.warnings, format_)
    if layers:
        print_answer("".join(f"{path}: {layer.value}\n" for path, layer in result.layers.items()))
    _print_progress(Phrase("{count} sider ligger i {folder}.", count=result.pages, folder=out))


def _print_progress(message: str) -> None:
    """Tell how far it is on a terminal, and nothing in a log."""
    if sys.stderr.isatty():
        print_aside(message)
