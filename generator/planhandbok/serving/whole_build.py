"""The last whole build of a site that is shown from memory: its tables and booklets."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from shutil import which

from planhandbok.serving.building import QUIET, Building, running
from planhandbok.serving.live_site import LiveRequest


class WholeBuild(Building):
    """Builds the site in a process of its own when the files have been left alone for a while.

    `is_behind` tells whether something has changed since the build in `site`, or none is done, and
    `failure` why the last one could not be done.
    """

    pages_listen = True

    def __init__(self, command: Sequence[str], site: Path) -> None:
        super().__init__(site)
        self._command = [*command, "--out", str(site)]

    def begin_again(self) -> None:
        """Tell that the files have changed: what is being built is of no use any more."""
        super().begin_again()
        self.failure = ""

    async def follow(self, told: Callable[[], Awaitable[None]]) -> None:
        """Build after each change until cancelled; call `told` when a build is done."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            if not await self._is_left_alone(QUIET):
                continue
            failure = await self._failure()
            if failure is not None:
                self.failure = failure
                self.is_behind = bool(failure)
                await told()

    async def _failure(self) -> str | None:
        """Build, and return why it could not be done, or ""; None if something changed before."""
        try:
            async with running(self._command) as process:
                if not await self._is_left_alone(process.wait()):
                    return None
        except OSError as error:
            return str(error)
        return str(process.returncode or "")

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


def whole_build_command(request: LiveRequest, day: date | None = None) -> list[str]:
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
