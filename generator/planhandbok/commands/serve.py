"""The command `serve`."""

import gc
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.command.answers import print_aside, refuse
from planhandbok.command.build_options import EngineOption, NoPdfOption, NoSearchOption
from planhandbok.command.group import CommandLine
from planhandbok.command.options import AudienceOption, DateOption, ProjectOption, chosen_day
from planhandbok.records.schema.sheet import Audience
from planhandbok.serve import HOST, is_free, serve
from planhandbok.serving.live_site import LiveRequest
from planhandbok.site.engine.engine import EngineName

app = CommandLine()


@app.command()
def serve_command(
    context: typer.Context,
    project: ProjectOption = Path(),
    audience: AudienceOption = Audience.INTERNAL,
    date_: DateOption = None,
    engine: EngineOption = EngineName.MKDOCS,
    no_search: NoSearchOption = False,
    no_pdf: NoPdfOption = False,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="Porten på denne maskinen.")
    ] = 8000,
    edit: Annotated[
        bool, typer.Option("--edit", help="La den som leser på denne maskinen, skrive også.")
    ] = False,
) -> None:
    gc.enable()  # it goes on for hours
    day = chosen_day(date_, context) if date_ else None
    if not is_free(port):
        refuse(f"Porten {port} er opptatt. Velg en annen med --port.")
    request = LiveRequest(
        project,
        audience,
        engine,
        with_search=not no_search,
        with_pdf=not no_pdf,
        with_forms=edit,
    )
    print_aside(f"http://{HOST}:{port}/")
    whole = _whole_build(request, day)
    serve(request, whole, lambda: chosen_day(date_, context), port, edits=edit)


def _whole_build(request: LiveRequest, day: date | None) -> list[str]:
    """Return the command that builds all of a site that is shown from memory, without `--out`."""
    command = [sys.executable, "-m", "planhandbok", "build", "--no-ledger"]
    command += ["--project", str(request.project), "--audience", request.audience]
    command += ["--engine", request.engine]
    command += ["--date", day.isoformat()] if day else []
    command += [] if request.with_search else ["--no-search"]
    return command if request.with_pdf else [*command, "--no-pdf"]
