"""The commands: each asks a way through the rooms, and answers. Only here is the clock read."""

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from planhandbok.build import BuildRequest, build
from planhandbok.changing.freeze import FreezeRequest, freeze
from planhandbok.changing.upgrade import carry_out, changes_for
from planhandbok.cli_new import init_command, new_commands
from planhandbok.command.answers import (
    leave_with,
    print_answer,
    print_aside,
    print_problems,
    refuse,
)
from planhandbok.command.group import CommandLine
from planhandbok.command.options import (
    AudienceOption,
    DateOption,
    DryRunOption,
    EngineOption,
    FormatOption,
    LayersOption,
    NoLedgerOption,
    NoPdfOption,
    NoSearchOption,
    OutOption,
    ProjectOption,
    VersionOption,
)
from planhandbok.command.report import Format
from planhandbok.export import DocumentFormat, ExportRequest, export
from planhandbok.failures import failure_text
from planhandbok.plan.a3.to_come import readings_to_come
from planhandbok.records.read import read_records
from planhandbok.records.reading.method import method_of
from planhandbok.records.schema.json_schema import FOLDER, schemas
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from planhandbok.records.values.days import written_day
from planhandbok.records.values.misread import MisreadError
from planhandbok.serve import HOST, is_free, serve
from planhandbok.serving.live_site import LiveRequest
from planhandbok.site.engine.engine import EngineName
from planhandbok.site.publish import room_needed
from planhandbok.site.written import write_file
from planhandbok.workers import quick_allocation

app = CommandLine()


app.command("init")(init_command)
app.add_typer(new_commands, name="new")


@app.callback()
def main(context: typer.Context, version: VersionOption = False) -> None:
    """Lager en planhåndbok av A3-er, årshjul og en veiledning."""
    context.obj = today()


@app.command("build")
def build_command(
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
    """Bygg nettstedet. Er det feil i innholdet, blir det gamle stående."""
    today = _day(date_)
    request = BuildRequest(
        project=project,
        out=out,
        today=today,
        audience=audience,
        engine=engine,
        with_search=not no_search,
        with_pdf=not no_pdf,
        keeps_ledger=not no_ledger and not os.environ.get("CI"),  # nobody would commit it there
    )
    progress = Console(stderr=True, quiet=not sys.stderr.isatty(), highlight=False)
    progress.print("Bygger nettstedet …")
    try:
        with quick_allocation():
            result = build(request)
    except OSError as error:
        refuse(f"{failure_text(error)}{room_needed(error, out)}")
    if isinstance(result, Problems):
        leave_with(result, format_)
    print_problems(result.warnings, format_)
    if layers:
        print_answer("".join(f"{path}: {layer.value}\n" for path, layer in result.layers.items()))
    progress.print(f"{result.pages} sider ligger i {out}.")


@app.command("check")
def check_command(project: ProjectOption = Path(), format_: FormatOption = Format.TEXT) -> None:
    """Se etter feil og advarsler i alle filene, uten å bygge noe."""
    read = read_records(project)
    if isinstance(read, Problems):
        leave_with(read, format_)
    to_come = readings_to_come(read.sheets, project, today())
    print_problems(Problems.of([*read.warnings.items, *to_come]), format_)


@app.command("export")
def export_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id-en til A3-en.")],
    project: ProjectOption = Path(),
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Filen som skal skrives.")
    ] = None,
    edition: Annotated[
        str, typer.Option("--edition", metavar="UTGAVE", help="En fryst utgave av A3-en.")
    ] = "",
    format_: Annotated[
        DocumentFormat, typer.Option("--format", help="Hva slags dokument det skal bli.")
    ] = DocumentFormat.DOCX,
    audience: Annotated[
        Audience | None,
        typer.Option("--audience", case_sensitive=False, help="Hvem vedlegget er for."),
    ] = None,
    date_: DateOption = None,
) -> None:
    """Skriv en A3 som et kort vedlegg til en politisk sak."""
    file = out or Path("-".join(filter(None, (id, edition))) + f".{format_}")
    request = ExportRequest(project, id, edition, _day(date_), audience, file)
    if file.suffix != f".{format_}":
        refuse(f"{file} skal ha endelsen «.{format_}».")
    done = export(request)
    if isinstance(done, Problems):
        leave_with(done, Format.TEXT)
    print_answer(f"Vedlegget ligger i {file}.\n")
    if "://" not in done:
        print_aside("Det har ingen adresse til A3-en. Skriv «site_url» i mkdocs.yml for å få den.")


@app.command("freeze")
def freeze_command(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id-en til A3-en.")],
    case: Annotated[str, typer.Option("--case", metavar="NUMMER", help="Saken, som 62/26.")],
    body: Annotated[str, typer.Option("--body", metavar="ORGAN", help="Hvem som vedtok.")],
    date_: Annotated[str, typer.Option("--date", metavar="DATO", help="Dagen det ble vedtatt.")],
    decision: Annotated[
        str, typer.Option("--decision", metavar="TEKST", help="Det som ble vedtatt.")
    ] = "",
    link: Annotated[
        str, typer.Option("--link", metavar="ADRESSE", help="Saken i innsynsløsningen.")
    ] = "",
    archive: Annotated[
        str, typer.Option("--archive", metavar="NUMMER", help="Arkivsaken, som 2026/1234.")
    ] = "",
    project: ProjectOption = Path(),
) -> None:
    """Frys A3-en slik den ble vedtatt i en sak, og legg saken til i A3-en."""
    written = {"saksnummer": case, "organ": body, "dato": date_, "vedtak": decision, "lenke": link}
    written |= {"arkivsak": archive}
    given = {key: value for key, value in written.items() if value.strip()}
    request = FreezeRequest(project, today(), id, given)
    frozen = freeze(request)
    if isinstance(frozen, Problems):
        leave_with(frozen, Format.TEXT)
    print_answer(f"Utgaven ligger i {frozen}. Saken er lagt til i A3-en.\n")


@app.command("schema")
def schema_command(project: ProjectOption = Path()) -> None:
    """Skriv skjemaene som gir hjelp i redigeringsprogrammet, til a3/.schema."""
    folder = project / FOLDER
    for name, text in schemas(method_of(project)).items():
        write_file(folder / name, text.encode())


@app.command("upgrade")
def upgrade_command(project: ProjectOption = Path(), dry_run: DryRunOption = False) -> None:
    """Endre det i håndboken som må endres for denne versjonen, og vis hver linje."""
    changes = changes_for(project)
    if not dry_run:
        carry_out(changes, project)
    print_answer("".join(f"{line}\n" for change in changes for line in change.told))
    print_aside("Kjør «planhandbok check» for å se om noe må rettes for hånd.")


@app.command("serve")
def serve_command(
    project: ProjectOption = Path(),
    audience: AudienceOption = Audience.INTERNAL,
    date_: DateOption = None,
    engine: EngineOption = EngineName.MKDOCS,
    no_search: NoSearchOption = False,
    no_pdf: NoPdfOption = False,
    port: Annotated[
        int, typer.Option("--port", min=1, max=65535, help="Porten på denne maskinen.")
    ] = 8000,
) -> None:
    """Vis nettstedet på denne maskinen, og følg med når noe endres."""
    day = _day(date_) if date_ else None
    if not is_free(port):
        refuse(f"Porten {port} er opptatt. Velg en annen med --port.")
    request = LiveRequest(project, audience, engine, with_search=not no_search, with_pdf=not no_pdf)
    print_aside(f"http://{HOST}:{port}/")
    serve(request, _whole_build(request, day), lambda: day or today(), port)


def _whole_build(request: LiveRequest, day: date | None) -> list[str]:
    """Return the command that builds all of a site that is shown from memory, without `--out`."""
    command = [sys.executable, "-m", "planhandbok", "build", "--no-ledger"]
    command += ["--project", str(request.project), "--audience", request.audience]
    command += ["--engine", request.engine]
    command += ["--date", day.isoformat()] if day else []
    command += [] if request.with_search else ["--no-search"]
    return command if request.with_pdf else [*command, "--no-pdf"]


def today() -> date:
    """Return the day in Norway, wherever the clock stands."""
    return datetime.now(ZoneInfo("Europe/Oslo")).date()


def _day(written: str | None) -> date:
    if written is None:
        return today()
    try:
        day = written_day(written)
    except MisreadError as error:
        refuse(" ".join((error.context or {}).values()))
    if day is None:
        refuse(f"«{written}» er ikke en dato. Skriv den som 2027-05-24.")
    return day
