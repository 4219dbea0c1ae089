"""The one place where work is spread over processes. Every layer may import it; it imports none.

A task gives the same for an item wherever it runs, and the results come in the order of the items.

Why it is not a plain `multiprocessing.Pool.map`:

- Workers are forked, so that they have the task and the items without copying: a plan of thousands
  of A3s is never pickled. `initargs` reach a forked worker as they are, and stay in a global there,
  because later calls carry only what can be pickled.
- Results come back in files, not through the pool's pipe. A pipe holds 64 KB, and a thread of this
  process empties it. While this process is busy with earlier results, that thread waits for the
  interpreter's lock, and the worker waits for the thread.

Letting this process do a share of the runs itself was measured and left: reading 3,000 A3s and
building their pages took about as much CPU time with it (4.5 and 36 s) as without (4.6 and 38 s).
"""

import gc
import multiprocessing
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Task = Callable[[Sequence[Any]], Any]
Runs = Sequence[Sequence[Any]]

WORTH_WORKERS = 200
"""The fewest items for which it is worth the time to start workers."""

RUNS_EACH = 32
"""Runs of items for each worker: few enough to be cheap, many enough to end at the same time."""

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""For the garbage collector of a worker: what it makes has few cycles to look for."""

_held: tuple[Task, Runs, Path] | None = None
"""In a worker: the task, its runs, and the folder for results."""


def run_in_workers(
    task: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int | None = None
) -> Iterator[Result]:
    """Call `task` with consecutive runs of `items`, and yield the results in order as they come.

    Few items, or those of a system without fork, are one run in this process.
    """
    if len(items) < WORTH_WORKERS or (jobs or _processors()) == 1 or not _can_fork():
        yield task(items)
    else:
        yield from _forked(task, items, jobs)


def run_in_children(
    task: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int | None = None
) -> Iterator[Result]:
    """Do the same for a task that starts threads of its own, which is never run in this process:
    a process that is forked from it later would lack the threads and wait for them for ever.
    """
    if not items or not _can_fork():
        yield task(items)
    else:
        yield from _forked(task, items, jobs)


def _forked(task: Task, items: Sequence[Any], jobs: int | None) -> Iterator[Any]:
    jobs = min(jobs or _processors(), len(items))
    size = -(-len(items) // (jobs * RUNS_EACH))
    runs = [items[start : start + size] for start in range(0, len(items), size)]
    with (
        _frozen_garbage(),
        TemporaryDirectory(prefix="planhandbok-") as folder,
        ProcessPoolExecutor(
            jobs,
            mp_context=multiprocessing.get_context("fork"),
            initializer=_start_worker,
            initargs=(task, runs, Path(folder)),
        ) as pool,
    ):
        try:
            for place in pool.map(_run, range(len(runs))):
                yield pickle.loads(place.read_bytes())  # noqa: S301 our own worker wrote it
                place.unlink()
        finally:
            pool.shutdown(cancel_futures=True)


def _start_worker(task: Task, runs: Runs, folder: Path) -> None:
    global _held  # noqa: PLW0603 see the top of this module
    _held = (task, runs, folder)
    gc.enable()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def _run(number: int) -> Path:
    """Do a run in a worker, and return the file of its result."""
    if _held is None:
        raise RuntimeError("the worker was not started by _start_worker")
    task, runs, folder = _held
    place = folder / str(number)
    place.write_bytes(pickle.dumps(task(runs[number]), pickle.HIGHEST_PROTOCOL))
    return place


@contextmanager
def _frozen_garbage() -> Iterator[None]:
    """Let no collection scan the objects that exist now: a scan writes to them, and would copy
    their memory to each worker.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def quick_allocation() -> Iterator[None]:
    """Turn off cyclic garbage collection: a build makes many objects and drops none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()
