"""A task on what comes from outside, in a process of its own whose time and memory have limits.

A small file can unpack to gigabytes, or take minutes to read. Such a task ends with its process.
"""

import math
import multiprocessing
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from planhandbok.frozen import frozen

if sys.platform != "win32":  # there, the time on the clock is the only limit
    import resource

FORKS = "forkserver" in multiprocessing.get_all_start_methods()
"""False on Windows, where each process imports what it needs."""
LARGEST_ANSWER = 10_000_000
"""Bytes."""

STARTS = 3
BETWEEN_STARTS = 0.2
"""Seconds, in which a process that is ending ends."""


@frozen
class Limits:
    """The seconds of work, the bytes of memory, and the seconds on the clock."""

    work: int = 10
    memory: int = 600_000_000
    clock: float = 30


USUAL = Limits()


def limited(task: Callable[..., bytes], *arguments: Any, limits: Limits = USUAL) -> bytes | None:
    """Return what a task gives; `None` if it wanted more than its limits, or failed, or could not
    begin.

    The process is forked from one that has no threads: of this one, it could wait for ever for the
    lock of a thread.
    """
    answer, sending = multiprocessing.Pipe(duplex=False)
    with answer:
        with sending:
            process = _started(task.__module__, (sending, limits, task, arguments))
        if process is None:
            return None
        try:
            return answer.recv_bytes(LARGEST_ANSWER) if answer.poll(limits.clock) else None
        except (EOFError, OSError):  # it has ended, or says too much
            return None
        finally:
            process.kill()
            process.join()
            process.close()


def _started(module: str, arguments: tuple[Any, ...]) -> BaseProcess | None:
    """Return a process that runs a task; `None` if the ready process ends again and again."""
    for _ in range(STARTS):
        prepare(module)
        process = _new_process()(target=_run, args=arguments)
        try:
            process.start()
        except (EOFError, OSError):  # the ready process is ending; a new one takes its place
            time.sleep(BETWEEN_STARTS)
        else:
            return process
    return None


def _new_process() -> type[BaseProcess]:
    if FORKS:
        return multiprocessing.get_context("forkserver").Process
    return multiprocessing.get_context("spawn").Process


def prepare(module: str) -> None:
    """Start the process that others are forked from, unless it runs already, and let it import a
    module with tasks, which takes a second. Who asks for a task meanwhile waits for that.
    """
    if FORKS:
        forkserver.set_forkserver_preload([module])
        forkserver.ensure_running()


def _run(
    sending: Connection, limits: Limits, task: Callable[..., bytes], arguments: tuple[Any, ...]
) -> None:
    _limit(limits)
    with suppress(MemoryError):
        sending.send_bytes(task(*arguments))


def _limit(limits: Limits) -> None:
    """Limit this process; what it took to start is not counted as work."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    work = math.ceil(used.ru_utime + used.ru_stime) + limits.work
    resource.setrlimit(resource.RLIMIT_CPU, (work, work + 1))
    with suppress(ValueError):  # macOS has no such limit
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
