"""Commands in Norwegian: their help, and what stops them, as words and an exit code."""

import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from importlib import import_module
from typing import Any, TypeVar

import typer
from typer._click.core import Command as ClickCommand
from typer._click.core import Context
from typer._click.exceptions import ClickException, UsageError
from typer.core import TyperCommand
from typer.main import get_command

from planhandbok.allocation import quick_allocation
from planhandbok.command.answers import BROKEN_OFF, WRONG_USE, print_aside, refuse
from planhandbok.command.help import NorwegianCommand, NorwegianGroup
from planhandbok.command.process import (
    open_closed_streams,
    replace_unknown_signs,
    stopped_by_signals,
)
from planhandbok.command.usage_errors import shown, usage_error_text
from planhandbok.failures import failure_text
from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import WrongUseError, did_you_mean

STOPPED = Phrase("En del av arbeidet ble stanset av systemet. Ofte er det for lite minne.")
Function = TypeVar("Function", bound=Callable[..., Any])


class Command(NorwegianCommand, TyperCommand):
    """A command that says in Norwegian what it cannot take."""

    allow_extra_args = True  # so that it is told here that they are too many

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest:
            hint = "En tekst med mellomrom må stå i anførselstegn."
            raise UsageError(f"Det er ikke plass til {shown(' '.join(rest))}. {hint}", ctx)
        return rest

    def invoke(self, ctx: Context) -> Any:
        """Run the command, and tell in the language of its handbook why it cannot be done."""
        try:
            return super().invoke(ctx)
        except WrongUseError as error:
            refuse(error.told)
        except OSError as error:
            refuse(failure_text(error))
        except BrokenExecutor:
            refuse(STOPPED)


class ModuleCommand(Command):
    """A command that is the `app` of the module of its name, imported when it is called."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: Any
    ) -> Context:
        return self.imported().make_context(info_name, args, parent, **extra)

    def imported(self) -> ClickCommand:
        command = get_command(import_module(f"planhandbok.commands.{self.name}").app)
        command.name = self.name
        command.help = self.help
        return command


class Commands(NorwegianGroup):
    """Runs a command; tells in Norwegian what the system refuses, and cleans up when stopped."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [] if args == ["--"] else args)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, ClickCommand | None, list[str]]:
        if args[0] not in self.commands:
            hint = did_you_mean(args[0], self.commands)
            raise UsageError(f"Kommandoen {shown(args[0])} finnes ikke. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **settings: Any) -> Any:
        open_closed_streams()
        replace_unknown_signs()
        sys.exit(self._exit_code(*args, **settings | {"standalone_mode": False}))

    def _exit_code(self, *args: Any, **settings: Any) -> int:
        try:
            with stopped_by_signals(), quick_allocation():
                return super().main(*args, **settings) or 0
        except ClickException as error:
            print_aside(usage_error_text(error))
        except OSError as error:  # before a command was found
            print_aside(failure_text(error))
        except typer.Abort:
            print_aside("\nAvbrutt.")
            return BROKEN_OFF
        return WRONG_USE


class CommandLine(typer.Typer):
    """The whole program, or a command that has commands of its own (`add_typer`)."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            cls=Commands,
            no_args_is_help=True,
            add_completion=False,
            pretty_exceptions_enable=False,
            rich_markup_mode=None,
            **settings,
        )

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Function], Function]:
        return super().command(name, cls=Command, **settings)

    def add_module(self, name: str, help: str) -> None:
        """Add a command of `commands/`, without importing it."""
        super().command(name, cls=ModuleCommand, help=help)(_no_body)


def _no_body() -> None:
    """Stand for the body of a command that is not imported yet."""
