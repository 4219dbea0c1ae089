"""The command `serve`."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.command.answers import print_aside, refuse
from planhandbok.command.build_options import EngineOption, NoPdfOption, NoSearchOption
from planhandbok.command.group import CommandLine
from planhandbok.command.options import AudienceOption, DateOption, ProjectOption, chosen_day
from planhandbok.phrase import Phrase
from planhandbok.records.schema.sheet import Audience
from planhandbok.scratch import scratch_folder
from planhandbok.serve import serve
from planhandbok.serving.gate import own_place
from planhandbok.serving.live_site import LiveRequest, LiveSite
from planhandbok.serving.whole_build import WholeBuild, whole_build_command
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
    place = own_place(port)
    if not place.is_free:
        refuse(Phrase("Porten {port} er opptatt. Velg en annen med --port.", port=port))
    request = LiveRequest(
        project,
        audience,
        engine,
        with_search=not no_search,
        with_pdf=not no_pdf,
        with_forms=edit,
    )
    print_aside(f"{place.gate.addresses[0]}/")
    with scratch_folder() as folder:
        whole = WholeBuild(whole_build_command(request, day), folder / "site")
        serve(LiveSite(request, folder), whole, lambda: chosen_day(date_, context), place)
