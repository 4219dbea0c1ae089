"""The one place where work is spread over processes. It stands below all rooms.

A task and its items must be the same whether they run here or in a worker; the results come
in the order of the items either way.
"""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_SPREADING = 200
"""Items below this are done sooner here than it takes to start a worker."""

CHUNKS_EACH = 8
"""Pieces each worker gets in turn: few enough to be cheap, many enough to end together."""


_held: tuple[Callable[[Sequence[Any]], Any], Sequence[Any]] | None = None
"""The task and the items of the workers being forked: neither is ever copied to them."""


def spread(
    task: Callable[[Sequence[Item]], Result], items: Sequence[Item], jobs: int | None = None
) -> Iterator[Result]:
    """`task` on consecutive runs of `items`; the results in order, as they come.

    Workers are forked, so they have the task and the items without any copying; only results
    travel. Where there is no fork, everything runs here.
    """
    jobs = jobs or _processors()
    if len(items) < WORTH_SPREADING or jobs == 1 or not _can_fork():
        yield task(items)
        return
    size = -(-len(items) // (jobs * CHUNKS_EACH))
    runs = [slice(start, start + size) for start in range(0, len(items), size)]
    context = multiprocessing.get_context("fork")
    with _holding(task, items), ProcessPoolExecutor(jobs, mp_context=context) as pool:
        yield from pool.map(_run, runs)


def _processors() -> int:
    """The processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


@contextmanager
def _holding(task: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> Iterator[None]:
    global _held  # noqa: PLW0603 a fork hands over globals, and nothing else so cheaply
    _held = task, items
    gc.freeze()  # what is there now is never scanned again, here or in the workers
    try:
        yield
    finally:
        _held = None
        gc.unfreeze()


def _run(run: slice) -> Any:
    if _held is None:
        raise RuntimeError("a worker was started outside of spread")
    gc.enable()
    task, items = _held
    return task(items[run])
