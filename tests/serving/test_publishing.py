"""Sites are published after each change: gathered, one at a time, and the old one stands."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from planhandbok.serving import publishing, whole_build
from planhandbok.serving.building import Building
from planhandbok.serving.publishing import Publishing
from planhandbok.serving.whole_build import WholeBuild


@pytest.fixture(autouse=True)
def no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "QUIET", 0.01)
    monkeypatch.setattr(whole_build, "QUIET", 0.01)


def command(code: str, *arguments: Path) -> list[str]:
    return [sys.executable, "-c", f"import os, sys\n{code}", *map(str, arguments)]


def published(
    build: Building, then: Callable[[], bool], beside: Awaitable[None] | None = None
) -> None:
    """Let rounds be built until `then`, which is called after each, says that it is enough."""

    async def follow() -> None:
        done = asyncio.Event()

        async def told() -> None:
            if then():
                done.set()

        build.begin_again()
        tasks = [asyncio.ensure_future(build.follow(told)), asyncio.ensure_future(done.wait())]
        if beside:
            await beside
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        tasks[0].cancel()

    asyncio.run(follow())


def test_changes_during_a_build_are_gathered_into_one_next(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    go = tmp_path / "go"
    wait = "print('x', file=open(sys.argv[1], 'a'))\nwhile not os.path.exists(sys.argv[2]): pass"
    build = Publishing([command(wait, log, go)], tmp_path)
    seen: list[bool] = []

    async def changing() -> None:
        while not log.read_text():
            await asyncio.sleep(0.01)
        for _ in range(5):
            build.begin_again()
            await asyncio.sleep(0.01)
        go.touch()

    def then() -> bool:
        seen.append(build.is_behind)
        return not build.is_behind

    published(build, then, changing())
    assert seen == [True, False]
    assert log.read_text().split() == ["x", "x"]


def test_reason_of_a_failed_build_is_kept_until_one_is_done(tmp_path: Path) -> None:
    mark = tmp_path / "mended"
    code = "sys.exit('disken er full') if not os.path.exists(sys.argv[1]) else 0"
    build = Publishing([command("0"), command(code, mark)], tmp_path)
    reasons: list[str] = []

    def then() -> bool:
        reasons.append(build.failure)
        mark.touch()
        build.begin_again()
        return not build.failure

    published(build, then)
    assert reasons == ["disken er full", ""]


def test_trace_of_a_failed_build_is_told_to_the_log_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build = Publishing([command("print('Bygger', flush=True)\n1 / 0")], tmp_path)
    published(build, lambda: True)
    assert build.failure == "Bygger"
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize("is_published", [True, False])
def test_build_that_cannot_be_started_is_told_and_tried_again(
    tmp_path: Path, is_published: bool
) -> None:
    gone = [str(tmp_path / "gone")]
    build: Building = Publishing([gone], tmp_path) if is_published else WholeBuild(gone, tmp_path)
    reasons: list[str] = []

    def then() -> bool:
        reasons.append(build.failure)
        build.begin_again()
        return len(reasons) == 2

    published(build, then)
    assert all("gone" in reason for reason in reasons), reasons
