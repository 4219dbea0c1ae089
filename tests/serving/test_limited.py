"""A task in a process of its own ends with its answer, or when it has had what it may take."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing import forkserver

import pytest

from planhandbok.serving.limited import FORKS, LARGEST_ANSWER, Limits, limited

pytestmark = pytest.mark.slow
IMPORTED_IN = os.getpid()
ONE_SECOND = Limits(work=1, clock=60)


@pytest.fixture(autouse=True, scope="module")
def ready_process() -> Iterator[None]:
    """End it after these tests: it knows only their module, and each task of other tests would
    import its own, which takes a second.
    """
    yield
    forkserver._forkserver._stop()  # type: ignore[attr-defined]


def answer(words: str, times: int) -> bytes:
    return (words * times).encode()


def is_imported_here() -> bytes:
    return str(os.getpid() == IMPORTED_IN).encode()


def work_for_ever() -> bytes:
    while True:
        pass


def sleep_for_ever() -> bytes:
    while True:
        time.sleep(10)


def take_memory() -> bytes:
    return bytes(Limits().memory)


def end() -> bytes:
    sys.exit(3)


def test_answer_of_a_task_comes_back() -> None:
    assert limited(answer, "æ", 2) == "ææ".encode()


@pytest.mark.skipif(not FORKS, reason="there is no ready process")
def test_task_begins_again_when_the_ready_process_dies_while_it_forks() -> None:
    """It is stopped first, so that it is asked for a process and ends before it gives one."""
    limited(answer, "æ", 1)
    ready = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    os.kill(ready, signal.SIGSTOP)
    death = threading.Timer(0.5, os.kill, (ready, signal.SIGKILL))
    death.start()
    assert limited(answer, "æ", 2) == "ææ".encode()
    death.join()


def test_task_that_works_too_long_is_ended() -> None:
    before = time.monotonic()
    assert limited(work_for_ever, limits=ONE_SECOND) is None
    assert time.monotonic() - before < ONE_SECOND.clock


def test_process_of_a_task_has_its_module_already() -> None:
    """Import nothing in it: all that reads a form takes more than a second."""
    code = f"from {__name__} import *; print(limited(is_imported_here).decode())"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("task", "limits"),
    [(sleep_for_ever, Limits(clock=1)), (take_memory, Limits()), (end, Limits())],
)
def test_task_without_an_answer_gives_none(task: Callable[[], bytes], limits: Limits) -> None:
    assert limited(task, limits=limits) is None


def test_answer_that_is_too_large_is_not_read() -> None:
    assert limited(answer, "a", LARGEST_ANSWER + 1) is None
