"""Measures a build: `python -m tests.bench.stages PROJECT OUT` builds, and prints CPU seconds.

The stages are functions that the build calls, timed from outside. A process of its own measures
the imports too. What several processes would share is done in one.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import ModuleType
from typing import Any
from unittest.mock import patch

START = time.process_time()

import json  # noqa: E402 what comes from here on is the first stage
import os  # noqa: E402
from pathlib import Path  # noqa: E402

from planhandbok import build, workers  # noqa: E402
from planhandbok.allocation import quick_allocation  # noqa: E402
from planhandbok.pages.data.tables import Tables  # noqa: E402
from planhandbok.pages.pieces.page import PlannedPage  # noqa: E402
from planhandbok.site import assemble  # noqa: E402
from planhandbok.site.engine.engine import (  # noqa: E402
    EngineJob,
    EngineName,
    FinishEngine,
    RunEngine,
    start_engine,
)
from planhandbok.site.publish import Published  # noqa: E402
from tests.bench.pages import kind_of  # noqa: E402
from tests.bench.records import TODAY  # noqa: E402

IMPORTS = time.process_time() - START
STAGES: dict[str, tuple[ModuleType, str]] = {
    "read": (build, "read_records"),
    "plan": (build, "plan_of"),
    "list pages": (build, "output_of"),
    "pages while the engine works": (build, "pages_made_early"),
    "look through the engine's pages": (build, "refuse_unsafe_pages"),
    "feeds": (assemble, "write_feeds"),
    "shells": (assemble, "_parsed_shells"),
    "guide": (assemble, "finish_guide"),
}
"""Functions of the build, with the module that calls them."""

WORTH_TELLING = 0.05
"""Seconds of the shortest stage that is told: below that it is noise."""

Seconds = dict[str, float]
Part = PlannedPage | Tables


def seconds_of_stages(project: Path, out: Path) -> Seconds:
    """Build without search and PDFs; return CPU seconds by stage, those of child processes too."""
    seconds: Seconds = {"import": IMPORTS}
    request = build.BuildRequest(
        project,
        out,
        TODAY,
        start_engine=_measured_engine(seconds),
        with_search=False,
        with_pdf=False,
    )
    with ExitStack() as patches:
        patches.enter_context(patch.object(workers, "_processors", lambda: 1))
        for stage, (module, name) in STAGES.items():
            measured = _measured(stage, getattr(module, name), seconds)
            patches.enter_context(patch.object(module, name, measured))
        by_kind = _by_kind(seconds)
        patches.enter_context(patch.object(assemble, "run_in_workers", by_kind))
        patches.enter_context(quick_allocation())
        start = _cpu_seconds()
        published = build.build(request)
        whole = _cpu_seconds() - start + IMPORTS
    if not isinstance(published, Published):
        raise SystemExit(str(published))
    told = {stage: took for stage, took in seconds.items() if took >= WORTH_TELLING}
    return {**told, "all else": whole - sum(told.values()), "whole": whole}


def _measured(stage: str, call: Callable[..., Any], seconds: Seconds) -> Callable[..., Any]:
    def measured(*arguments: Any, **options: Any) -> Any:
        start = _cpu_seconds()
        try:
            return call(*arguments, **options)
        finally:
            seconds[stage] = seconds.get(stage, 0.0) + _cpu_seconds() - start

    return measured


def _measured_engine(seconds: Seconds) -> Callable[..., Any]:
    """Return the engine with its time: that of a child process is known when it has ended."""

    @contextmanager
    def start(name: EngineName, work_dir: Path) -> Iterator[RunEngine]:
        with start_engine(name, work_dir) as run_engine:

            def run(job: EngineJob) -> FinishEngine:
                return _measured("engine", run_engine(job), seconds)

            yield run

    return start


def _by_kind(seconds: Seconds) -> Callable[..., Iterator[Any]]:
    """Return what writes the tables and pages in one process, one kind after the other."""

    def write(task: Callable[[Sequence[Part]], int], parts: Sequence[Part]) -> Any:
        stages: dict[str, list[Part]] = {}
        for part in parts:
            stage = "tables" if isinstance(part, Tables) else f"pages {kind_of(part.address)}"
            stages.setdefault(stage, []).append(part)
        for stage, alike in stages.items():
            yield _measured(stage, task, seconds)(alike)

    return write


def _cpu_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    json.dump(seconds_of_stages(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout)
