"""Watches the files that a site is made of, and tells which have changed."""

from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from planhandbok.serving.live_site import LOG_OF_CHECKOUTS
from planhandbok.site.drafts import FOLDER
from planhandbok.site.publish import is_beside

STEP = 10
"""Milliseconds without another change before the files are read."""


class ProjectFiles(DefaultFilter):
    """Lets through what the site is made of; of git only what tells that something was committed.

    The history is read from the commit that is checked out.
    """

    def __call__(self, change: Change, path: str) -> bool:
        parts = Path(path).parts
        if FOLDER in parts or is_beside(parts[-1]):
            return False
        is_of_git = ".git" in parts
        is_log = path.endswith(f"/{LOG_OF_CHECKOUTS}")
        return is_log if is_of_git else super().__call__(change, path)


async def changed_files(project: Path) -> AsyncIterator[list[Path]]:
    """Yield the files that have changed."""
    async for changes in awatch(project, watch_filter=ProjectFiles(), step=STEP):
        yield [Path(path) for _, path in changes]
