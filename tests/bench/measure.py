"""One run of a builder: how long it takes, how much memory it holds, what it leaves.

A run is either timed or watched, so that reading the memory does not slow what is timed. Only
a slow builder is both, and is then looked at ten times a second.
"""

import gzip
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

import psutil

from tests.bench.builders import Builder
from tests.bench.sources import Sources

KB = 1_000
MB = 1_000_000
A_GLANCE = 0.1
A_LOOK = 0.02
"""Seconds between two readings of the memory, when it must not cost and when it may."""


@dataclass(frozen=True)
class Run:
    """Seconds, CPU seconds, and MB at the worst moment; `own` leaves out programs that were
    started.
    """

    seconds: float
    cpu: float
    tree: float = 0.0
    own: float = 0.0


@dataclass(frozen=True)
class Site:
    """The size of a site: MB of files, and KB of an A3 page when compressed."""

    size: float
    biggest_page: float
    median_page: float


def timed(builder: Builder, sources: Sources, out: Path) -> Run:
    _clear(out)
    start = time.perf_counter()
    start_cpu = _cpu_of_children()
    for command in builder.commands(sources, out):
        with _started(builder, command):
            pass
    return Run(time.perf_counter() - start, _cpu_of_children() - start_cpu)


def cpu_seconds(command: list[str]) -> float:
    """Run a command, and return the CPU seconds of it and of what it started."""
    start = _cpu_of_children()
    subprocess.run(command, check=True, capture_output=True)
    return _cpu_of_children() - start


def _cpu_of_children() -> float:
    times = os.times()
    return times.children_user + times.children_system


def watched(builder: Builder, sources: Sources, out: Path, interval: float) -> Run:
    _clear(out)
    start = time.perf_counter()
    start_cpu = _cpu_of_children()
    watchers = []
    for command in builder.commands(sources, out):
        with _started(builder, command) as process:
            watchers.append(_Watcher(process.pid, interval))
            watchers[-1].start()
        watchers[-1].finish()
    seconds = time.perf_counter() - start
    cpu = _cpu_of_children() - start_cpu
    return Run(seconds, cpu, max(w.tree for w in watchers), max(w.own for w in watchers))


def _clear(out: Path) -> None:
    """Nobody pays for the files the one before left behind, nor for their being deleted."""
    shutil.rmtree(out, ignore_errors=True)
    os.sync()


@contextmanager
def _started(builder: Builder, command: list[str]) -> Iterator["subprocess.Popen[bytes]"]:
    """The command, which has ended well when the block is left."""
    environment = os.environ | builder.environment
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        yield process
    if process.returncode:
        raise SystemExit(f"{builder.name} stopped with {process.returncode}: {command}")


class _Watcher(Thread):
    """Keeps the largest sums of memory seen over a tree of processes, in MB.

    A forked worker has the command line of the process it came from; a program that was
    started has its own. That is how `own` tells them apart.
    """

    def __init__(self, root: int, interval: float) -> None:
        super().__init__(daemon=True)
        self.tree = self.own = 0.0
        self._root = root
        self._interval = interval
        self._done = Event()

    def run(self) -> None:
        while not self._done.wait(self._interval):
            try:
                root = psutil.Process(self._root)
                held = [
                    (_memory(process), process)
                    for process in (root, *root.children(recursive=True))
                ]
                command = _command_line(self._root)
            except psutil.NoSuchProcess:
                continue
            own = sum(memory for memory, process in held if _command_line(process.pid) == command)
            self.tree = max(self.tree, sum(memory for memory, _ in held) / MB)
            self.own = max(self.own, own / MB)

    def finish(self) -> None:
        self._done.set()
        self.join()


def _memory(process: psutil.Process) -> int:
    """Bytes, what is shared divided among those who share it; where that is not told, all."""
    try:
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
        return int(rollup.partition("Pss:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        pass
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def site_left(out: Path) -> Site:
    """Pages that are not A3s, of ours or of the others, are left out of the page sizes."""
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / MB
    pages = [len(gzip.compress(path.read_bytes(), 6)) for path in out.glob("a3/*/index.html")]
    if not pages:
        sys.stderr.write(f"no A3 pages in {out}\n")
        return Site(size, 0.0, 0.0)
    return Site(size, max(pages) / KB, statistics.median(pages) / KB)
