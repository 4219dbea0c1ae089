"""The static sites that are published after each change, in processes of their own."""

import asyncio
import logging
from asyncio.subprocess import PIPE
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from planhandbok.serving.building import QUIET, Building, running

LOG = logging.getLogger(__name__)
LONGEST_REASON = 4_000
"""Characters of what a build says that are shown."""
TRACE = "Traceback (most recent call last):"
"""Begins what only the log tells: a mistake of ours."""


class Publishing(Building):
    """Builds the sites one after the other; what changes meanwhile is gathered into the next round.
    A build that fails leaves the old site.

    `commands` build all sites, the one in `site` first. `is_behind` tells whether something has
    changed since the last round began, and `failure` what the builds said that failed in it.
    """

    def __init__(self, commands: Sequence[Sequence[str]], site: Path) -> None:
        super().__init__(site)
        self._commands = commands

    async def follow(self, told: Callable[[], Awaitable[None]]) -> None:
        """Build after changes until cancelled; call `told` when a round is done."""
        while True:
            await self._changed.wait()
            await asyncio.sleep(QUIET)
            self._changed.clear()
            failures = [await _failure(command) for command in self._commands]
            self.failure = "\n".join(filter(None, failures))
            self.is_behind = self._changed.is_set()
            await told()


async def _failure(command: Sequence[str]) -> str:
    """Run a build, and return what it said if it failed; the log has all of it."""
    try:
        async with running(command, PIPE) as process:
            said, _ = await process.communicate()
    except OSError as error:
        LOG.error("%s", error)
        return str(error)
    if process.returncode == 0:
        return ""
    text = said.decode(errors="replace")
    LOG.error("A build ended with %s\n%s", process.returncode, text)
    return text.partition(TRACE)[0][-LONGEST_REASON:].strip() or str(process.returncode)
