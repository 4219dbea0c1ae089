"""Builds of static sites beside the site in memory, each in a process of its own."""

import asyncio
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

QUIET = 2.0
"""Seconds without a change before a build begins."""


class Building(Protocol):
    """Builds `site` after changes.

    `is_behind` tells whether something has changed since that build, and `failure` why the last one
    could not be done. Where `pages_listen`, a page loads itself again when there is a newer one.
    """

    site: Path
    is_behind: bool
    failure: str
    pages_listen: bool

    def begin_again(self) -> None:
        """Tell that the files have changed."""

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
