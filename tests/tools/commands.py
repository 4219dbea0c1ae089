"""The commands of the program, as typer builds them, and a small program to try options with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
import typer.main
from typer._click.core import Command
from typer.core import TyperGroup

from planhandbok.cli import app
from planhandbok.command.group import CommandLine, ModuleCommand


def every_command() -> dict[str, Command]:
    """Return each command and group by its words: "", "build", "build pdf"."""
    return dict(_inside(typer.main.get_command(app), ""))


def _inside(command: Command, words: str) -> Iterator[tuple[str, Command]]:
    if isinstance(command, ModuleCommand):
        command = command.imported()
    yield words, command
    if isinstance(command, TyperGroup):
        for name, inner in command.commands.items():
            yield from _inside(inner, f"{words} {name}".strip())


def small_program() -> CommandLine:
    """Return a program whose command `skriv mye` takes each kind of argument and option."""
    program = CommandLine(help="Skriver.")
    write = CommandLine(help="Skriv noe.")
    program.add_typer(write, name="skriv")

    @write.command("mye")
    def much(
        text: Annotated[str, typer.Argument(metavar="TEKST", help="Teksten som skal skrives.")],
        mark: Annotated[list[str], typer.Option("--mark", help="Et merke.")],
        end: Annotated[
            list[str] | None, typer.Argument(metavar="SLUTT", help="Det som kommer til slutt.")
        ] = None,
        count: Annotated[int, typer.Option("-c", "--count", min=1, help="Hvor mange ganger.")] = 1,
        most: Annotated[int | None, typer.Option("--most", max=9, help="Grensen.")] = None,
        file: Annotated[Path | None, typer.Option("--file", help="Filen det skal stå i.")] = None,
    ) -> None:
        """Skriv en tekst mange ganger."""
        typer.echo(f"{text} {end} {mark} {count} {most} {file}")

    @write.command("lite")
    def little() -> None:
        """Skriv lite."""

    return program
