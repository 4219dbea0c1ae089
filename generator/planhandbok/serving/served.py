"""The state of a site that browsers should show, which follows the files as they change."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from planhandbok.serving.building import Building
from planhandbok.serving.live_site import LiveSite

LOG = logging.getLogger(__name__)
QUIET = 0.5
"""Seconds without a change before search is made ready."""
BETWEEN_LOOKS = 60
"""Seconds between two looks at all files, and at what day it is."""
STOPPED = -1
"""The version of a site that is shown no more."""


@dataclass
class Served:
    """The state that the browser should show. With a new `version` it loads its page again, and has
    it when the site `is_ready`; `made` is the version that `live` shows. `read` is the last update
    `asked` for that it has.
    """

    live: LiveSite
    whole: Building
    day: Callable[[], date]
    shown_on: date | None = None
    has_failed: bool = False
    version: int = 0
    made: int = 0
    asked: int = 0
    read: int = 0
    told: asyncio.Condition = field(default_factory=asyncio.Condition)
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)

    def update(self) -> Awaitable[None]:
        """Show what was just written, while the browser asks for its page again. Many who ask
        meanwhile get one update. What others have written is followed.

        After a mistake of ours the old pages stand, which tell of it, and the log tells why. The
        next change tries again, and so does the next look at the clock. They load again when that
        went well.
        """
        self.asked += 1
        return self._update_since(self.asked)

    async def _update_since(self, asked: int) -> None:
        async with self.one_at_a_time:
            if self.read < asked:
                await self._update(has_written=True)

    async def follow(self, changed: Collection[Path]) -> None:
        """Update the site when files have changed, unless it is made of them."""
        async with self.one_at_a_time:
            if await run_in_threadpool(self.live.hear, changed) or self._is_behind():
                await self._update()

    async def keep_looking(self) -> None:
        """Look each minute at what day it is, and at all files: a system may not tell of each that
        changes, as on a share.
        """
        while True:
            await asyncio.sleep(BETWEEN_LOOKS)
            await self.look()

    async def look(self) -> None:
        """Update the site if it is another day, or if files have changed that nobody told of."""
        async with self.one_at_a_time:
            has_changed = not await run_in_threadpool(self.live.look)
            if has_changed or self._is_behind():
                await self._update(has_changed=has_changed)

    def _is_behind(self) -> bool:
        return self.has_failed or self.day() != self.shown_on

    async def _update(self, *, has_written: bool = False, has_changed: bool = True) -> None:
        had_failed = self.has_failed
        self.read = self.asked
        self.is_ready.clear()
        if not had_failed:
            self.version += 1
            await self.tell()
        try:
            self.shown_on = self.day()
            await run_in_threadpool(self.live.update, self.shown_on, has_written=has_written)
            self.has_failed = False
        except Exception:
            self.has_failed = True
            LOG.exception("The site could not be updated")
        finally:
            if had_failed and not self.has_failed:
                self.version += 1
            self.made = self.version
            self.is_ready.set()
        if self.has_failed and not has_changed:
            return
        if not self.live.problems.items:
            self.whole.begin_again()
        await self.tell()

    async def keep_search(self) -> None:
        """Make search ready for each state that stays for a while, before somebody searches."""
        made: int | None = None
        while True:
            async with self.told:
                while self.made == made:
                    await self.told.wait()
            made = self.made
            await asyncio.sleep(QUIET)
            if made == self.version:
                await run_in_threadpool(self.live.make_search)

    async def tell(self) -> None:
        async with self.told:
            self.told.notify_all()

    async def stop(self) -> None:
        """End the events: a page listens for as long as there are any."""
        self.version = STOPPED
        await self.tell()

    async def events(self) -> AsyncIterator[str]:
        """Yield the newest version, and how the whole build is, when they change."""
        seen: dict[str, object] = {}
        while True:
            async with self.told:
                while (state := self._state()) == seen:
                    await self.told.wait()
            if self.version == STOPPED:
                return
            seen = state
            yield f"data: {json.dumps(seen)}\n\n"

    def _state(self) -> dict[str, object]:
        whole = "failed" if self.whole.failure else "behind" if self.whole.is_behind else ""
        # with mistakes there is no new build to wait for, and the panel says what is shown
        has_mistakes = bool(self.live.problems.items)
        return {"version": self.version, "whole": "" if has_mistakes else whole}
