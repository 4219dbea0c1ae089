"""The one place where work is spread over processes. Every room may import it; it imports none.

A task gives the same for an item wherever it runs, and the results come in the order of the items.

Why it is not a plain `multiprocessing.Pool.map`:

- Workers are forked, so that they have the task and the items without copying: a plan of thousands
  of A3s is never pickled. `initargs` reach a forked worker as they are, and stay in a global there,
  because later calls carry only what can be pickled.
- Results come back in files, not through the pool's pipe. A pipe holds 64 KB, and a thread of this
  process empties it. While this process is busy with earlier results, that thread waits for the
  interpreter's lock, and the worker waits for the thread.

This process does a share of the batches itself. With workers alone, building 1,000 A3s on two
processors took 8 % more CPU time.
"""

import gc
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any, TypeVar

from planhandbok.scratch import scratch_folder

Item = TypeVar("Item")
Result = TypeVar("Result")
Task = Callable[[Sequence[Any]], Any]
Batches = Sequence[Sequence[Any]]

WORTH_WORKERS = 200
"""The fewest items for which it is worth the time to start workers."""

BATCHES_EACH = 32
"""Batches for each worker: few enough to be cheap, many enough to end at the same time."""

BATCHES_AHEAD = 2
"""Batches that each worker has to go on with while this process is busy with a batch of its own."""

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""Threshold of a worker's garbage collector: its objects have few cycles to look for."""

_worker_state: tuple[Task, Batches, Path] | None = None
"""State of a worker: the task, its batches, and the folder for results."""


def run_in_workers(
    task: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int | None = None
) -> Iterator[Result]:
    """Call `task` with consecutive batches of `items`, and yield the results in order as they come.

    Few items, or those of a system without fork, are one batch in this process.
    """
    jobs = jobs or _processors()
    if len(items) < WORTH_WORKERS or jobs == 1 or not _can_fork():
        yield task(items)
        return
    batches = _batches(items, jobs)
    with _pool(task, batches, jobs - 1) as pool:
        yield from _results_in_order(task, batches, pool, most_sent=BATCHES_AHEAD * (jobs - 1))


def run_in_children(
    task: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int | None = None
) -> Iterator[Result]:
    """Do as `run_in_workers`, but never run the task in this process: threads that it starts would
    deadlock later forks.
    """
    if not items or not _can_fork():
        yield task(items)
        return
    jobs = min(jobs or _processors(), len(items))
    batches = _batches(items, jobs)
    with _pool(task, batches, jobs) as pool:
        yield from map(_fetch, pool.map(_run_batch, range(len(batches))))


def _batches(items: Sequence[Any], jobs: int) -> Batches:
    size = -(-len(items) // (jobs * BATCHES_EACH))
    return [items[start : start + size] for start in range(0, len(items), size)]


@contextmanager
def _pool(task: Task, batches: Batches, workers: int) -> Iterator[ProcessPoolExecutor]:
    with (
        _frozen_garbage(),
        scratch_folder() as folder,
        ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("fork"),
            initializer=_start_worker,
            initargs=(task, batches, folder),
        ) as pool,
    ):
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


def _results_in_order(
    task: Task, batches: Batches, pool: ProcessPoolExecutor, most_sent: int
) -> Iterator[Any]:
    """Yield the result of each batch; while a worker is at the next one, do a later batch here."""
    waiting = iter(range(len(batches)))
    sent: dict[int, Future[Path]] = {}
    own: dict[int, Any] = {}
    for number in range(len(batches)):
        while number not in own and not (number in sent and sent[number].done()):
            unfinished = sum(not future.done() for future in sent.values())
            for later in islice(waiting, most_sent - unfinished):
                sent[later] = pool.submit(_run_batch, later)
            mine = next(waiting, None)
            if mine is None:
                break
            own[mine] = task(batches[mine])
        yield own.pop(number) if number in own else _fetch(sent.pop(number).result())


def _fetch(file: Path) -> Any:
    result = pickle.loads(file.read_bytes())  # noqa: S301 our own worker wrote it
    file.unlink()
    return result


def _start_worker(task: Task, batches: Batches, folder: Path) -> None:
    global _worker_state  # noqa: PLW0603 see the top of this module
    _worker_state = (task, batches, folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends this worker, and cleans up
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()
    gc.enable()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def _end_with_parent() -> None:
    """End this worker when its parent is gone, however that ended."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _run_batch(number: int) -> Path:
    """Do a batch in a worker, and return the file of its result."""
    if _worker_state is None:
        raise RuntimeError("the worker was not started by _start_worker")
    task, batches, folder = _worker_state
    file = folder / str(number)
    file.write_bytes(pickle.dumps(task(batches[number]), pickle.HIGHEST_PROTOCOL))
    return file


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


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Return whether the system has fork, and this thread may use it: the lock of another thread
    would stay locked in the new process.
    """
    is_alone = current_thread() is main_thread()
    return is_alone and "fork" in multiprocessing.get_all_start_methods()
