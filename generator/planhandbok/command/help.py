"""The help of a command, in Norwegian: how it is written, and its arguments, options and commands.

Typer's own words are English and cannot be translated, so each part of a help that has words is
written here.
"""

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import TypeVar

from typer._click.core import Command as ClickCommand
from typer._click.core import Context
from typer._click.exceptions import BadOptionUsage
from typer._click.formatting import HelpFormatter
from typer.core import TyperArgument, TyperGroup, TyperOption

Parameter = TyperArgument | TyperOption
P = TypeVar("P", TyperArgument, TyperOption)

VALUES: dict[object, str] = {int: "TALL", Path: "STI"}
"""Words for the value of a type, where the option does not name it itself."""


class NorwegianCommand(ClickCommand):
    """A command or group that writes its help in Norwegian."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except BadOptionUsage as error:
            error.ctx = ctx  # typer leaves it out, and with it the options that there are
            raise

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        words = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, words, prefix="Bruk: ")

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        return ["[VALG]", *map(_usage_name, parameters_of(self, ctx, TyperArgument))]

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Vis denne hjelpen, og avslutt."
        return option

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        if arguments := parameters_of(self, ctx, TyperArgument):
            with formatter.section("Argumenter"):
                formatter.write_dl([_row(argument, ctx) for argument in arguments])
        with formatter.section("Valg"):
            options = parameters_of(self, ctx, TyperOption)
            formatter.write_dl([_row(option, ctx) for option in options])


class NorwegianGroup(NorwegianCommand, TyperGroup):
    """A group that lists its commands with the first paragraph of their help, however long."""

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        return [*super().collect_usage_pieces(ctx), "KOMMANDO …"]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        with formatter.section("Kommandoer"):
            formatter.write_dl(
                [
                    (name, cleandoc(command.help or "").split("\n\n")[0])
                    for name, command in self.commands.items()
                ]
            )


def parameters_of(command: ClickCommand, ctx: Context, kind: type[P]) -> list[P]:
    """Return the arguments or options of a command, in the order of its help."""
    return [parameter for parameter in command.get_params(ctx) if isinstance(parameter, kind)]


def name_of(parameter: Parameter) -> str:
    """Return what a parameter is called on the command line: `--format`, or `ID`."""
    if isinstance(parameter, TyperOption):
        return max(parameter.opts, key=len)
    return parameter.metavar or parameter.name.upper()


def written(parameter: Parameter) -> str:
    """Return how a parameter is written, with its value: `--out MAPPE`, or `ID`."""
    if not isinstance(parameter, TyperOption):
        return name_of(parameter)
    names = ", ".join(sorted(parameter.opts, key=len))
    return names if parameter.is_flag else f"{names} {_value(parameter)}"


def choices_of(parameter: Parameter) -> list[str]:
    return [str(choice) for choice in parameter.type_descriptor.choices or ()]


def range_of(parameter: Parameter) -> str:
    """Return how large a number may be, or ""."""
    match parameter.min, parameter.max:
        case None, None:
            return ""
        case least, None:
            return f"minst {least}"
        case None, most:
            return f"høyst {most}"
        case least, most:
            return f"fra {least} til {most}"


def _usage_name(argument: TyperArgument) -> str:
    name = name_of(argument) if argument.required else f"[{name_of(argument)}]"
    return name if argument.nargs == 1 else f"{name} …"


def _value(option: TyperOption) -> str:
    if choices := choices_of(option):
        return f"<{'|'.join(choices)}>"
    return option.metavar or VALUES.get(option.type_descriptor.annotation, "TEKST")


def _row(parameter: Parameter, ctx: Context) -> tuple[str, str]:
    notes = "; ".join(_notes(parameter, ctx))
    return written(parameter), f"{parameter.help}{f'  [{notes}]' if notes else ''}"


def _notes(parameter: Parameter, ctx: Context) -> Iterator[str]:
    if parameter.required:
        yield "må være med"
    if standard := _standard(parameter, ctx):
        yield f"standard: {standard}"
    if most_and_least := range_of(parameter):
        yield most_and_least
    if parameter.multiple or parameter.nargs != 1:
        yield "kan skrives flere ganger"


def _standard(parameter: Parameter, ctx: Context) -> str:
    if isinstance(parameter.show_default, str):
        return parameter.show_default
    standard = parameter.get_default(ctx, call=False)
    return str(standard) if parameter.show_default and standard else ""
