"""The words for a command that was not written as it must be, in Norwegian."""

from typer._click.core import Context
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperOption

from planhandbok.command.help import (
    Parameter,
    choices_of,
    name_of,
    parameters_of,
    range_of,
    written,
)
from planhandbok.records.text.problems import did_you_mean, quoted


def usage_error_text(error: ClickException) -> str:
    """Return how the command is written, where its help is, and what is wrong with what was."""
    match error:
        case NoArgsIsHelpError():
            return error.message
        case UsageError(ctx=Context() as ctx):
            help_line = f"Skriv «{ctx.command_path} --help» for hjelp."
            return f"{ctx.get_usage()}\n{help_line}\n\nFeil: {_reason(error, ctx)}"
    return f"Feil: {error.message}"


def _reason(error: UsageError, ctx: Context) -> str:
    match error:
        case MissingParameter(param=TyperArgument() | TyperOption() as parameter):
            return f"{written(parameter)} mangler. {parameter.help}"
        case BadParameter(param=TyperArgument() | TyperOption() as parameter):
            if (refused := _refused(error)) is not None:
                return _refused_value(refused, parameter)
            return f"{name_of(parameter)} peker på noe som ikke kan leses."
        case NoSuchOption():
            options = [name_of(option) for option in parameters_of(ctx.command, ctx, TyperOption)]
            hint = did_you_mean(error.option_name, options)
            return f"Valget {shown(error.option_name)} finnes ikke. {hint}"
        case BadOptionUsage():
            return _missing_or_needless_value(error.option_name, ctx)
    return error.message


def _refused(error: BadParameter) -> str | None:
    """Return the value that pydantic refused, `None` if it was something else that did."""
    errors = getattr(error.__cause__, "errors", None)  # help does not wait for pydantic
    return str(errors()[0]["input"]) if errors else None


def _refused_value(value: str, parameter: Parameter) -> str:
    choices = choices_of(parameter)
    hint = did_you_mean(value, choices) if choices else ""
    if parameter.type_descriptor.annotation is int:
        hint = ", ".join(filter(None, ("Skriv et helt tall", range_of(parameter)))) + "."
    return f"{shown(value)} passer ikke til {name_of(parameter)}. {hint}".rstrip()


def _missing_or_needless_value(name: str, ctx: Context) -> str:
    options = parameters_of(ctx.command, ctx, TyperOption)
    option = next(option for option in options if name in option.opts)
    if option.is_flag:
        return f"{name} skal stå uten verdi."
    return f"{name} mangler en verdi. Skriv {written(option)}."


def shown(words: str) -> str:
    """Put what was written in quotation marks, without signs that could steer a terminal."""
    return quoted("".join(sign if sign.isprintable() else "�" for sign in words))
