"""The command: the only module that prints, reads the clock or sets an exit code."""

import os
import sys
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any, NoReturn
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from typer.core import TyperGroup

from planhandbok.build import BuildRequest, build
from planhandbok.export import DocumentFormat, ExportRequest, export
from planhandbok.failures import failure_text, reason_of
from planhandbok.freeze import FreezeRequest, freeze
from planhandbok.process import discard_stdout, open_closed_streams, stopped_by_signals
from planhandbok.records.read import read_records
from planhandbok.records.schema.json_schema import FOLDER, schemas
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems, WrongUseError
from planhandbok.records.values.days import written_day
from planhandbok.records.values.misread import MisreadError
from planhandbok.report import PROBLEMS_IN_CONTENT, Format, report
from planhandbok.serve import HOST, is_free, serve
from planhandbok.site.engine.engine import EngineName
from planhandbok.site.publish import room_needed
from planhandbok.site.written import write_file
from planhandbok.workers import quick_allocation

WRONG_USE = 2


class Commands(TyperGroup):
    """Runs a command; tells in Norwegian what the system refuses, and cleans up when stopped."""

    def main(self, *args: Any, **options: Any) -> Any:
        open_closed_streams()
        try:
            with stopped_by_signals():
                return super().main(*args, **options)
        except WrongUseError as error:
            _tell_aside(str(error))
        except OSError as error:
            _tell_aside(failure_text(error))
        except BrokenExecutor:
            _tell_aside("En del av arbeidet ble stanset av systemet. Ofte er det for lite minne.")
        sys.exit(WRONG_USE)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ProjectOption = Annotated[
    Path, typer.Option("--project", metavar="MAPPE", help="Mappen med mkdocs.yml, a3 og content.")
]
OutOption = Annotated[
    Path, typer.Option("--out", metavar="MAPPE", help="Mappen nettstedet skal ligge i.")
]
AudienceOption = Annotated[
    Audience,
    typer.Option(
        "--audience",
        case_sensitive=False,
        help="Hvem nettstedet er for. Bare «intern» viser interne A3-er.",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="ÅÅÅÅ-MM-DD", help="Dagen det skal regnes fra (i dag)."),
]
EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="Motoren som lager veiledningen.")
]
NoSearchOption = Annotated[bool, typer.Option("--no-search", help="Bygg uten søk.")]
NoLedgerOption = Annotated[
    bool, typer.Option("--no-ledger", help="La permalenker.yml være som den er.")
]
NoPdfOption = Annotated[bool, typer.Option("--no-pdf", help="Bygg uten PDF-er.")]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", help="Hvordan feil og advarsler vises: for lesere, programmer eller GitHub."
    ),
]


@app.callback()
def main() -> None:
    """Lager en planhåndbok av A3-er, sykluser og en veiledning."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack « and →


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
    format_: FormatOption = Format.TEXT,
) -> None:
    """Bygg nettstedet. Er det feil i innholdet, blir det gamle stående."""
    today = _day(date_)
    request = BuildRequest(
        project=_existing(project),
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
        _wrong_use(f"{failure_text(error)}{room_needed(error, out)}")
    if isinstance(result, Problems):
        _leave(result, format_)
    _tell(result.warnings, format_)
    progress.print(f"{result.pages} sider ligger i {out}.")


@app.command("check")
def check_command(project: ProjectOption = Path(), format_: FormatOption = Format.TEXT) -> None:
    """Se etter feil og advarsler i alle filene, uten å bygge noe."""
    read = read_records(_existing(project))
    if isinstance(read, Problems):
        _leave(read, format_)
    _tell(read.warnings, format_)


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
    request = ExportRequest(_existing(project), id, edition, _day(date_), audience, file)
    if file.suffix != f".{format_}":
        _wrong_use(f"{file} skal ha endelsen «.{format_}».")
    done = export(request)
    if isinstance(done, Problems):
        _leave(done, Format.TEXT)
    _print(f"Vedlegget ligger i {file}.\n")
    if "://" not in done:
        _tell_aside(
            f"Adressen i det er bare «{done}». Skriv «site_url» i mkdocs.yml for å få hele."
        )


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
    request = FreezeRequest(_existing(project), today(), id, given)
    frozen = freeze(request)
    if isinstance(frozen, Problems):
        _leave(frozen, Format.TEXT)
    _print(f"Utgaven ligger i {frozen}. Saken er lagt til i A3-en.\n")


@app.command("schema")
def schema_command(project: ProjectOption = Path()) -> None:
    """Skriv skjemaene som gir hjelp i redigeringsprogrammet, til a3/.schema."""
    folder = _existing(project) / FOLDER
    for name, text in schemas().items():
        write_file(folder / name, text.encode())


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
    """Vis nettstedet på denne maskinen, og bygg det på nytt når noe endres."""
    day = ["--date", _day(date_).isoformat()] if date_ else []
    without = [*(["--no-search"] if no_search else []), *(["--no-pdf"] if no_pdf else [])]
    options = ["--audience", audience, "--engine", engine, "--no-ledger", *day, *without]
    existing = _existing(project)
    if not is_free(port):
        _wrong_use(f"Porten {port} er opptatt. Velg en annen med --port.")
    _tell_aside(f"http://{HOST}:{port}/")
    serve(existing, options, port)


def _leave(problems: Problems, format_: Format) -> NoReturn:
    _tell(problems, format_)
    raise typer.Exit(PROBLEMS_IN_CONTENT)


def _tell(problems: Problems, format_: Format) -> None:
    if problems.items:
        _print(report(problems, format_))


def _print(text: str) -> None:
    """Print what was asked for. If nobody reads on, the rest is lost, and that is no mistake."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()
    except OSError as error:
        discard_stdout()
        _wrong_use(f"Svaret kan ikke skrives ut: {reason_of(error)}.")


def today() -> date:
    """Return the day in Norway, wherever the clock stands."""
    return datetime.now(ZoneInfo("Europe/Oslo")).date()


def _day(written: str | None) -> date:
    if written is None:
        return today()
    try:
        day = written_day(written)
    except MisreadError as error:
        _wrong_use(" ".join((error.context or {}).values()))
    if day is None:
        _wrong_use(f"«{written}» er ikke en dato. Skriv den som 2027-05-24.")
    return day


def _existing(project: Path) -> Path:
    if (project / "mkdocs.yml").is_file():
        return project
    _wrong_use(f"Det er ingen mkdocs.yml i {project.absolute()}. Velg mappen med --project.")


def _wrong_use(message: str) -> NoReturn:
    _tell_aside(message)
    raise typer.Exit(WRONG_USE)


def _tell_aside(message: str) -> None:
    """Print beside the result; the exit code tells it too, if nobody can read this."""
    with suppress(OSError):
        typer.echo(message, err=True)
