"""Shows the site on the author's machine, from memory, and follows the files as they change.

Mistakes in records stand on the page, and below them the site as it was before.
"""

import asyncio
import json
import mimetypes
import socket
import traceback
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import uvicorn
from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from watchfiles import Change, DefaultFilter, awatch

from planhandbok.resources import theme_folder
from planhandbok.scratch import scratch_folder
from planhandbok.serving.live_site import LiveRequest, LiveSite
from planhandbok.serving.shown import ShownSite
from planhandbok.serving.whole_build import WholeBuild
from planhandbok.site.page_writer import INDEX

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost", "[::1]")
EVENTS = "/.planhandbok/events"
STEP = 10
"""Milliseconds without another change before the files are read."""
LOOK_AT_THE_CLOCK = 60_000
"""Milliseconds between two looks at what day it is."""
NOT_KEPT = {"Cache-Control": "no-store"}


@dataclass
class Served:
    """The state that the browser should show. With a new `version` it loads its page again, and has
    it when the site `is_ready`; `made` is the version that `live` shows.
    """

    live: LiveSite
    whole: WholeBuild
    day: Callable[[], date]
    shown_on: date | None = None
    failure: str = ""
    version: int = 0
    made: int = 0
    told: asyncio.Condition = field(default_factory=asyncio.Condition)
    is_ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def update(self) -> None:
        """Read the files again, while the browser asks for its page again.

        A mistake of ours is shown too, and the next change tries again.
        """
        self.is_ready.clear()
        self.version += 1
        await self.tell()
        try:
            self.shown_on = self.day()
            await run_in_threadpool(self.live.update, self.shown_on)
            self.failure = ""
        except Exception:
            self.failure = traceback.format_exc()
        finally:
            self.made = self.version
            self.is_ready.set()
        if not self.live.problems.items:
            self.whole.begin_again()
            await self.tell()

    async def tell(self) -> None:
        async with self.told:
            self.told.notify_all()

    async def events(self) -> AsyncIterator[str]:
        """Yield the newest version, and how the whole build is, when they change."""
        seen: dict[str, object] = {}
        while True:
            async with self.told:
                while (state := self._state()) == seen:
                    await self.told.wait()
            seen = state
            yield f"data: {json.dumps(seen)}\n\n"

    def _state(self) -> dict[str, object]:
        whole = "failed" if self.whole.has_failed else "behind" if self.whole.is_behind else ""
        # with mistakes there is no new build to wait for, and the panel says what is shown
        has_mistakes = bool(self.live.problems.items)
        return {"version": self.version, "whole": "" if has_mistakes else whole}


class Answers:
    """Answers each address: pages and what is quick to make from memory, the rest from folders."""

    def __init__(self, served: Served) -> None:
        self._served = served

    async def answer(self, request: Request) -> Response:
        await self._served.is_ready.wait()
        return await run_in_threadpool(self._answer, request)

    def _answer(self, request: Request) -> Response:
        served = self._served
        # Asked first: a page that is newer than its listener believes is loaded once too often.
        listener = _page("listen.html", events=EVENTS, version=served.made)
        problems = served.live.problems.items
        shown = served.live.shown
        if served.failure:
            return _html(_page("failure.html", text=served.failure) + listener, 500)
        if shown is None:
            alone = _page("mistakes.html", problems=problems, is_alone=True)
            return _html(alone + listener, 500)
        page_or_file = self._found(request, shown)
        if isinstance(page_or_file, Response):
            return page_or_file
        panel = _page("mistakes.html", problems=problems, is_alone=False) if problems else ""
        if page_or_file is None:
            return _html(f"{shown.not_found or ''}{panel}{listener}", 404)
        return _html(page_or_file + panel + listener)

    def _found(self, request: Request, shown: ShownSite) -> str | Response | None:
        """Return the HTML of a page, the answer for anything else, or None."""
        path = request.path_params["path"]
        address = path.removesuffix(INDEX)
        if not address or address.endswith("/"):
            return shown.page(address)
        if (content := shown.file(path)) is not None:
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return Response(content, media_type=kind, headers=NOT_KEPT)
        for folder in (shown.engine_site, self._served.whole.site):
            static = StaticFiles(directory=folder, check_dir=False)
            file, stat = static.lookup_path(path)
            if stat and Path(file).is_file():
                return static.file_response(file, stat, request.scope)
        return RedirectResponse(f"/{path}/") if shown.page(f"{path}/") is not None else None


class OwnHostOnly:
    """Refuses requests for another host, or from a page of another host.

    A name that somebody else owns can lead to this machine (DNS rebinding). Without this, a page
    under such a name could read the internal A3s that the author sees.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in OWN_NAMES}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] in ("http", "websocket") and not self._is_own(Headers(scope=scope)):
            app = PlainTextResponse("Denne tjeneren svarer bare på denne maskinen.", 403)
        await app(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        """Return whether every `Host` is ours, and every `Origin`, which a request may lack."""
        return self._hosts.issuperset(headers.getlist("host") or [""]) and self._origins.issuperset(
            headers.getlist("origin")
        )


class ProjectFiles(DefaultFilter):
    """Lets through what the site is made of; of git only what tells that something was committed.

    The history is read from the commit that is checked out.
    """

    def __call__(self, change: Change, path: str) -> bool:
        is_of_git = ".git" in Path(path).parts
        return path.endswith("/.git/logs/HEAD") if is_of_git else super().__call__(change, path)


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def serve(
    request: LiveRequest, whole_command: Sequence[str], day: Callable[[], date], port: int
) -> None:
    """Serve the project until it is stopped; `whole_command` builds all of it, without `--out`."""
    with scratch_folder() as folder:
        live = LiveSite(request, folder)
        live.update(day())  # before there are threads: many files are read by several processes
        uvicorn.run(
            live_site(request.project, live, WholeBuild(whole_command, folder / "site"), day, port),
            host=HOST,
            port=port,
            log_level="warning",
            timeout_graceful_shutdown=1,  # a page that listens never closes its connection
        )


def live_site(
    project: Path, live: LiveSite, whole: WholeBuild, day: Callable[[], date], port: int
) -> Starlette:
    """Return the web application at `port`."""
    served = Served(live, whole, day, day())
    served.is_ready.set()

    @asynccontextmanager
    async def watching(app: Starlette) -> AsyncIterator[None]:
        whole.begin_again()
        tasks = [
            asyncio.create_task(_follow(project, served)),
            asyncio.create_task(whole.follow(served.tell)),
        ]
        yield
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def events(request: Request) -> Response:
        return StreamingResponse(served.events(), media_type="text/event-stream")

    routes = [Route(EVENTS, events), Route("/{path:path}", Answers(served).answer)]
    own_host = Middleware(OwnHostOnly, port=port)
    return Starlette(routes=routes, middleware=[own_host], lifespan=watching)


async def _follow(project: Path, served: Served) -> None:
    """Update the site when a file changes, and when it is another day."""
    watch = awatch(
        project,
        watch_filter=ProjectFiles(),
        step=STEP,
        rust_timeout=LOOK_AT_THE_CLOCK,
        yield_on_timeout=True,
    )
    async for changes in watch:
        if changes or served.day() != served.shown_on:
            await served.update()


def _html(html: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(html, status, headers=NOT_KEPT)


def _page(template: str, **values: object) -> str:
    return _templates().get_template(template).render(values)


@cache
def _templates() -> Environment:
    return Environment(loader=FileSystemLoader(theme_folder() / "serve"), autoescape=True)
