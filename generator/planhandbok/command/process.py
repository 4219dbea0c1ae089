"""Streams and signals of a command: closed outputs, and requests to end."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn


def open_closed_streams() -> None:
    """Let what is printed to a closed stream go nowhere, and no file get the number of one."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 until the end


def replace_unknown_signs() -> None:
    """Print a question mark for a sign that the terminal lacks, such as « or →."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def discard_stdout() -> None:
    """Let what waits to be printed go nowhere, so that it is not tried again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let a signal that asks the command to end do so as an exception, so that it cleans up."""
    asking = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _stop) for number in asking}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: object) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # the clean-up is not to be stopped
    raise SystemExit(128 + number)
