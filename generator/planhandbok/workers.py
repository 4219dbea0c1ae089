"""The one place where work is spread over processes. It stands below all rooms.

A task and its items must be the same whether they run here or in a worker; the results come
in the order of the items either way.
"""

import gc
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Runs = Sequence[Sequence[Any]]
Task = Callable[[Sequence[Any]], Any]

WORTH_WORKERS = 200
"""Items below this are done sooner here than it takes to start a worker."""

RUNS_EACH = 32
"""Pieces of work for each process: few enough to be cheap, many enough to end together."""

AHEAD = 2
"""Runs that each worker has to go on with while this process is busy with its own."""

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""For a worker: what it makes has few cycles, so it looks for them seldom."""


_held: tuple[Task, Runs] | None = None
"""The task and the runs of the workers being forked: neither is ever copied to them."""


def run_in_workers(
    task: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int | None = None
) -> Iterator[Result]:
    """`task` on consecutive runs of `items`; the results in order, as they come.

    This process works beside its workers. They are forked, so they have the task and the items
    without any copying; only results travel. Where there is no fork, everything runs here.
    """
    jobs = jobs or _processors()
    if len(items) < WORTH_WORKERS or jobs == 1 or not _can_fork():
        yield task(items)
        return
    size = -(-len(items) // (jobs * RUNS_EACH))
    runs = [items[start : start + size] for start in range(0, len(items), size)]
    context = multiprocessing.get_context("fork")
    with (
        TemporaryDirectory(prefix="planhandbok-") as folder,
        _holding(task, runs),
        ProcessPoolExecutor(jobs - 1, mp_context=context) as pool,
    ):
        try:
            yield from _in_order(task, runs, partial(_send, pool, folder), AHEAD * (jobs - 1))
        finally:
            pool.shutdown(cancel_futures=True)


def run_in_children(
    task: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int | None = None
) -> Iterator[Result]:
    """The same for a task that starts threads of its own: this process only waits.

    What is forked from a process has none of its threads, and would wait for them for ever.
    """
    if not items or not _can_fork():
        yield task(items)
        return
    jobs = min(jobs or _processors(), len(items))
    size = -(-len(items) // (jobs * RUNS_EACH))
    runs = [items[start : start + size] for start in range(0, len(items), size)]
    context = multiprocessing.get_context("fork")
    with _holding(task, runs), ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield from pool.map(_result, range(len(runs)))


def _send(pool: ProcessPoolExecutor, folder: str, number: int) -> Future[Path]:
    return pool.submit(_run, Path(folder, str(number)))


def _in_order(
    task: Task, runs: Runs, send: Callable[[int], Future[Path]], most_sent: int
) -> Iterator[Any]:
    """Each result in its turn. While a worker is at it, this process does a later run itself."""
    left = iter(range(len(runs)))
    sent: dict[int, Future[Path]] = {}
    own: dict[int, Any] = {}
    for index in range(len(runs)):
        while index not in own and not (index in sent and sent[index].done()):
            waiting = sum(not future.done() for future in sent.values())
            sent |= {number: send(number) for number in islice(left, most_sent - waiting)}
            mine = next(left, None)
            if mine is None:
                break
            own[mine] = task(runs[mine])
        yield own.pop(index) if index in own else _fetched(sent.pop(index).result())


def _run(place: Path) -> Path:
    """In a worker: the result of the run that `place` is named after, put there.

    Through a file, because a pipe is read by a thread that would wait for the busy process.
    """
    place.write_bytes(pickle.dumps(_result(int(place.name)), pickle.HIGHEST_PROTOCOL))
    return place


def _result(number: int) -> Any:
    """In a worker: the result of a run."""
    if _held is None:
        raise RuntimeError("a worker was started outside of spread")
    task, runs = _held
    gc.enable()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    return task(runs[number])


def _fetched(place: Path) -> Any:
    result = pickle.loads(place.read_bytes())  # noqa: S301 our own worker wrote it
    place.unlink()
    return result


@contextmanager
def _holding(task: Task, runs: Runs) -> Iterator[None]:
    global _held  # noqa: PLW0603 a fork hands over globals, and nothing else so cheaply
    _held = task, runs
    gc.freeze()  # what is there now is never scanned again, here or in the workers
    try:
        yield
    finally:
        _held = None
        gc.unfreeze()


@contextmanager
def quick_allocation() -> Iterator[None]:
    """No cyclic garbage collection meanwhile: a build makes many objects and drops none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _processors() -> int:
    """The processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()
