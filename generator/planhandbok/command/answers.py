"""Answers the one who ran a command: prints, and ends it with an exit code.

A command ends with 0 when it is done, 1 for mistakes in the content, 2 for wrong use.
"""

import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import NoReturn

import typer

from planhandbok.command.language import said, saying
from planhandbok.command.process import discard_stdout
from planhandbok.command.report import PROBLEMS_IN_CONTENT, Format, report
from planhandbok.failures import reason_of
from planhandbok.phrase import Phrase
from planhandbok.records.text.problems import Problems

WRONG_USE = 2
BROKEN_OFF = 130
"""The exit code when a question is not answered: the same as for Ctrl-C."""


def leave_with(problems: Problems, format_: Format) -> NoReturn:
    """Print the problems, and end."""
    print_problems(problems, format_)
    raise typer.Exit(PROBLEMS_IN_CONTENT)


def print_problems(problems: Problems, format_: Format) -> None:
    say = saying() if problems.items else str
    print_answer(report(problems, format_, say))


def print_lines(lines: Iterable[str]) -> None:
    """Print what was asked for, in the language of the handbook."""
    say = saying()
    print_answer("".join(f"{say(line)}\n" for line in lines))


def print_answer(text: str) -> None:
    """Print what was asked for. If nobody reads on, the rest is lost, and that is no mistake."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()
    except OSError as error:
        discard_stdout()
        refuse(Phrase("Svaret kan ikke skrives ut: {reason}.", reason=reason_of(error)))


def leave_undone(message: str) -> NoReturn:
    """Tell that not all was done for what the content says, and end."""
    print_aside(message)
    raise typer.Exit(PROBLEMS_IN_CONTENT)


def refuse(message: str) -> NoReturn:
    """Tell why the command cannot be done as it was written, and end."""
    print_aside(message)
    raise typer.Exit(WRONG_USE)


def print_aside(message: str) -> None:
    """Print beside the answer; the exit code tells it too, if nobody can read this."""
    with suppress(OSError):
        typer.echo(said(message), err=True)
