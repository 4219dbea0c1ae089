"""Questions to the one who runs a command on a terminal, in Norwegian."""

from collections.abc import Callable
from typing import TypeVar

import typer

from planhandbok.command.answers import print_aside

T = TypeVar("T")
YES = {"j": True, "ja": True, "n": False, "nei": False}


def ask(question: str, read: Callable[[str], T], default: str | None = None) -> T:
    """Ask until the answer can be read; `read` raises a `ValueError` that says what is wrong."""
    while True:
        try:
            return read(typer.prompt(question, default=default, value_proc=str, err=True))
        except ValueError as error:
            print_aside(f"Feil: {error}")


def ask_yes_or_no(question: str, default: str = "n") -> bool:
    return ask(f"{question} (j/n)", _yes, default)


def _yes(answer: str) -> bool:
    if answer.strip().lower() in YES:
        return YES[answer.strip().lower()]
    raise ValueError("Svar «j» eller «n».")
