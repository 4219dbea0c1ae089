"""Builds of static sites beside the site in memory, each in a process of its own."""

import asyncio
from abc import ABC, abstractmethod
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

QUIET = 2.0
"""Seconds without a change before a build begins."""


class Building(ABC):
    """Builds `site` after changes.

    `is_behind` tells whether something has changed since that build, and `failure` why the last one
    could not be done. Where `pages_listen`, a page loads itself again when there is a newer one.
    """

    pages_listen = False

    def __init__(self, site: Path) -> None:
        self.site = site
        self.is_behind = True
        self.failure = ""
        self._changed = asyncio.Event()

    def begin_again(self) -> None:
        """Tell that the files have changed."""
        self.is_behind = True
        self._changed.set()

    @abstractmethod
    async def follow(self, told: Callable[[], Awaitable[None]]) -> None:
        """Build after changes until cancelled; call `told` when a build is done."""


@asynccontextmanager
async def running(command: Sequence[str], output: int = DEVNULL) -> AsyncIterator[Process]:
    """Give a process that does not outlive the block. Raises `OSError` if it cannot be started."""
    process = await asyncio.create_subprocess_exec(
        *command, stdin=DEVNULL, stdout=output, stderr=STDOUT
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
