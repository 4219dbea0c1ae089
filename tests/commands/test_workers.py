"""Work spread over processes gives what it would give in one."""

import multiprocessing
import os
import signal
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from planhandbok import workers
from planhandbok.workers import run_in_children, run_in_workers

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")


@pytest.fixture(autouse=True)
def _worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_WORKERS", 2)


def processes(run: Sequence[int]) -> tuple[int, list[int]]:
    time.sleep(0.002)  # so that there is something left for the others
    return os.getpid(), list(run)


@pytest.mark.parametrize("count", [1, 2, 3, 63, 64, 65, 1_000])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(count: int, jobs: int) -> None:
    results = list(run_in_workers(processes, range(count), jobs))
    assert [number for _, run in results for number in run] == list(range(count))


def test_this_process_works_beside_its_workers() -> None:
    pids = {pid for pid, _ in run_in_workers(processes, range(5_000), 2)}
    assert os.getpid() in pids
    assert len(pids) == 2


@pytest.mark.parametrize("count", [0, 1, 3, 1_000])
def test_results_of_children_alone_come_in_order(count: int) -> None:
    results = list(run_in_children(processes, range(count), 2))
    assert [number for _, run in results for number in run] == list(range(count))
    assert count == 0 or os.getpid() not in {pid for pid, _ in results}


def fails_late(run: Sequence[int]) -> int:
    if run[-1] > 900:
        raise LookupError(run[-1])
    return len(run)


def test_a_failure_is_raised_wherever_it_happens() -> None:
    with pytest.raises(LookupError):
        list(run_in_workers(fails_late, range(1_000), 2))


def dies_elsewhere(run: Sequence[int], home: int = os.getpid()) -> int:
    if os.getpid() != home:
        os._exit(9)
    return len(run)


def test_dead_worker_is_an_error() -> None:
    with pytest.raises(Exception, match="terminated abruptly"):
        list(run_in_workers(dies_elsewhere, range(1_000), 2))


def test_interrupted_run_leaves_no_worker() -> None:
    results = run_in_workers(processes, range(1_000), 2)
    assert next(results)[1][0] == 0
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert not multiprocessing.active_children()


def sleeps(run: Sequence[int], folder: Path) -> int:
    (folder / str(os.getpid())).touch()
    time.sleep(30)
    return len(run)


@pytest.mark.slow
def test_workers_end_when_their_parent_is_killed(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("left")))
    parent = os.fork()
    if not parent:
        list(run_in_children(partial(sleeps, folder=tmp_path), range(9), 3))
    while len(list(tmp_path.iterdir())) < 3:
        time.sleep(0.01)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    end = time.monotonic() + 10
    while any(is_alive(int(path.name)) for path in tmp_path.iterdir()):
        assert time.monotonic() < end
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    """Return whether a process runs; one that is dead may wait for somebody to ask for its end."""
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
