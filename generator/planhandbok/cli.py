"""The command line: which commands there are, and the clock, which is read only here.

A command is a module of `commands/`, imported when it is called: help waits for none of them.
"""

import atexit
import gc
from datetime import date, datetime
from importlib.metadata import version
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from planhandbok.command.answers import print_answer
from planhandbok.command.group import CommandLine

COMMANDS = {
    "init": "Start en håndbok i en tom mappe.",
    "new": "Lag en A3, et år, en side eller en del av metoden å gå videre med.",
    "build": "Bygg nettstedet. Er det feil i innholdet, blir det gamle stående.",
    "check": "Se etter feil og advarsler i alle filene, uten å bygge noe.",
    "set": "Skriv en verdi i en A3 eller en runde. Alt annet i filen blir stående.",
    "receive": "Ta inn meldinger om endringer, fra e-poster, filer eller tekst som er limt inn.",
    "export": "Skriv en A3 som et vedlegg til en politisk sak, eller som et skjema å fylle ut.",
    "import": "Ta inn et skjema som er fylt ut i Excel, Word eller PowerPoint.",
    "freeze": "Frys A3-en slik den ble vedtatt i en sak, og legg saken til i A3-en.",
    "search": "Vis hva søket gjør med et ord: delene av det, og hvilke sider som har det.",
    "schema": "Skriv skjemaene som gir hjelp i redigeringsprogrammet, til a3/.schema.",
    "upgrade": "Endre det i håndboken som må endres for denne versjonen, og vis hver linje.",
    "serve": "Vis nettstedet på denne maskinen, og følg med når noe endres.",
    "host": "La alle som er logget inn, lese og skrive i nettleseren.",
}
"""Each command, whose module has its name, with its help."""

app = CommandLine()


def _print_version(asked: bool) -> None:
    if asked:
        print_answer(f"planhandbok {version('planhandbok')}\n")
        raise typer.Exit


@app.callback()
def main(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_print_version, help="Vis versjonen, og avslutt."
        ),
    ] = False,
) -> None:
    """Lager en planhåndbok av A3-er, årshjul og en veiledning."""
    context.obj = today


def today() -> date:
    """Return the day in Norway, wherever the clock stands."""
    return datetime.now(ZoneInfo("Europe/Oslo")).date()


for name, help in COMMANDS.items():
    app.add_module(name, help)

atexit.register(gc.freeze)  # else Python looks through all objects once more before it ends
