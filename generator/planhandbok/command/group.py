"""Runs a command, and turns what stops it into words and an exit code."""

import sys
from concurrent.futures import BrokenExecutor
from typing import Any

from typer.core import TyperGroup

from planhandbok.command.answers import WRONG_USE, print_aside
from planhandbok.command.process import open_closed_streams, stopped_by_signals
from planhandbok.failures import failure_text
from planhandbok.records.text.problems import WrongUseError


class Commands(TyperGroup):
    """Runs a command; tells in Norwegian what the system refuses, and cleans up when stopped."""

    def main(self, *args: Any, **options: Any) -> Any:
        open_closed_streams()
        try:
            with stopped_by_signals():
                return super().main(*args, **options)
        except WrongUseError as error:
            print_aside(str(error))
        except OSError as error:
            print_aside(failure_text(error))
        except BrokenExecutor:
            print_aside("En del av arbeidet ble stanset av systemet. Ofte er det for lite minne.")
        sys.exit(WRONG_USE)
