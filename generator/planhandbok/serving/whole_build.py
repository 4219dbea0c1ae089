"""The last whole build of a site that is shown from memory: its tables and booklets."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from shutil import which

from planhandbok.serving.live_site import LiveRequest

QUIET = 2.0
"""Seconds without a change before a whole build begins."""


class WholeBuild:
    """Builds the site in a process of its own when the files have been left alone for a while.

    `is_behind` tells whether something has changed since the build in `site`, or none is done, and
    `has_failed` whether the last one could not be done.
    """

    def __init__(self, command: Sequence[str], site: Path) -> None:
        self._command = [*command, "--out", str(site)]
        self._changed = asyncio.Event()
        self.site = site
        self.is_behind = True
        self.has_failed = False

    def begin_again(self) -> None:
        """Tell that the files have changed: what is being built is of no use any more."""
        self.is_behind = True
        self.has_failed = False
        self._changed.set()

    async def follow(self, told: Callable[[], Awaitable[None]]) -> None:
        """Build after each change until cancelled; call `told` when a build is done."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            if not await self._is_left_alone(QUIET):
                continue
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
            )
            try:
                is_done = await self._is_left_alone(process.wait())
            finally:
                if process.returncode is None:
                    process.terminate()
                    await process.wait()
            if is_done:
                self.has_failed = process.returncode != 0
                self.is_behind = self.has_failed
                await told()

    async def _is_left_alone(self, wait: float | Awaitable[object]) -> bool:
        """Wait, and return whether nothing changed meanwhile."""
        waiting = asyncio.ensure_future(asyncio.sleep(wait) if isinstance(wait, float) else wait)
        changed = asyncio.ensure_future(self._changed.wait())
        try:
            await asyncio.wait({waiting, changed}, return_when=asyncio.FIRST_COMPLETED)
            return not changed.done()
        finally:
            waiting.cancel()
            changed.cancel()


def build_command(request: LiveRequest, day: date | None = None) -> list[str]:
    """Return the command that builds all of a site that is shown from memory, without `--out`. It
    gives way to others, where the system has `nice`.
    """
    nice = which("nice")
    command = [nice] if nice else []
    command += [sys.executable, "-m", "planhandbok", "build", "--no-ledger"]
    command += ["--project", str(request.project), "--audience", request.audience]
    command += ["--engine", request.engine]
    command += ["--date", day.isoformat()] if day else []
    command += [] if request.with_search else ["--no-search"]
    return command if request.with_pdf else [*command, "--no-pdf"]
