"""Questions to the one who runs a command on a terminal, in Norwegian."""

import sys
from collections.abc import Callable
from typing import TypeVar

import typer

from planhandbok.command.answers import print_aside
from planhandbok.command.language import said
from planhandbok.phrase import Phrase

T = TypeVar("T")


def asked(question: str, given: T | None, default: T, read: Callable[[str], T]) -> T:
    """Return what was given, or ask for it on a terminal; without one, return the default."""
    if given is not None:
        return given
    return ask(question, read, str(default or "")) if is_terminal() else default


def is_terminal() -> bool:
    return sys.stdin.isatty()


def ask(question: str, read: Callable[[str], T], default: str | None = None) -> T:
    """Ask until the answer can be read; `read` raises a `ValueError` that says what is wrong."""
    while True:
        answer = typer.prompt(
            said(question),
            default=default,
            show_default=bool(default),
            prompt_suffix=" ",
            value_proc=str,
            err=True,
        )
        try:
            return read(answer)
        except ValueError as error:
            print_aside(Phrase("Feil: {reason}", reason=str(error)))


def is_yes(answer: str) -> bool:
    """Return what an answer says to a question of yes or no; raise a `ValueError` if it says
    neither.
    """
    if (word := answer.strip().lower()) not in ("j", "ja", "n", "nei"):
        raise ValueError(Phrase("Svar j eller n."))
    return word.startswith("j")
