"""Shows the site on the author's machine, and builds it again when a file changes.

Each build runs `planhandbok build`, so the page shows what would be published. Mistakes in records
are shown instead of the old site.
"""

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from watchfiles import awatch

from planhandbok.command.report import PROBLEMS_IN_CONTENT
from planhandbok.resources import theme_folder
from planhandbok.scratch import scratch_folder

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost", "[::1]")
EVENTS = "/.planhandbok/events"


@dataclass
class ServedBuild:
    """The state that the browser should show; `version` changes when it should reload."""

    folder: Path
    mistake_page: str = ""
    version: int = 0
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def update(self, mistake_page: str) -> None:
        async with self.changed:
            self.mistake_page = mistake_page
            self.version += 1
            self.changed.notify_all()


class LivePages(StaticFiles):
    """Serves the files of the site; each page gets a script that listens for the next build."""

    def __init__(self, served: ServedBuild) -> None:
        super().__init__(directory=served.folder, html=True, check_dir=False)
        self.config_checked = True  # the first build may have mistakes, and then there is no folder
        self._served = served
        self._listener = _page("listen.html", events=EVENTS)

    async def get_response(self, path: str, scope: Scope) -> Response:
        if self._served.mistake_page:
            return HTMLResponse(self._served.mistake_page + self._listener, status_code=500)
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse) and str(response.path).endswith(".html"):
            text = Path(response.path).read_text(encoding="utf-8")
            return HTMLResponse(text + self._listener, response.status_code)
        return response


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


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def serve(project: Path, build_options: Sequence[str], port: int) -> None:
    """Serve the project until it is stopped; `build_options` go to `planhandbok build`."""
    with scratch_folder() as folder:
        site = folder / "site"
        command = [sys.executable, "-m", "planhandbok", "build", "--format", "json"]
        command += ["--project", str(project), "--out", str(site), *build_options]
        uvicorn.run(
            live_site(project, site, command, port),
            host=HOST,
            port=port,
            log_level="warning",
            timeout_graceful_shutdown=1,  # a page that listens never closes its connection
        )


def live_site(project: Path, site: Path, command: Sequence[str], port: int) -> Starlette:
    """Return the web application at `port`; `command` builds the project into `site`."""
    served = ServedBuild(site)

    @asynccontextmanager
    async def watching(app: Starlette) -> AsyncIterator[None]:
        await served.update(await asyncio.to_thread(_build, command))
        watch = asyncio.create_task(_rebuild_on_change(project, served, command))
        yield
        watch.cancel()

    async def events(request: Request) -> Response:
        return StreamingResponse(_versions(served), media_type="text/event-stream")

    routes = [Route(EVENTS, events), Mount("/", LivePages(served))]
    own_host = Middleware(OwnHostOnly, port=port)
    return Starlette(routes=routes, middleware=[own_host], lifespan=watching)


async def _rebuild_on_change(project: Path, served: ServedBuild, command: Sequence[str]) -> None:
    async for _ in awatch(project):
        await served.update(await asyncio.to_thread(_build, command))


async def _versions(served: ServedBuild) -> AsyncIterator[str]:
    """Yield the number of the build that is shown, now and each time it changes."""
    seen = -1
    while True:
        async with served.changed:
            while served.version == seen:
                await served.changed.wait()
            seen = served.version
        yield f"data: {seen}\n\n"


def _build(command: Sequence[str]) -> str:
    """Run a build, and return the page to show if it failed, else ""."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 ours
    if done.returncode == 0:
        return ""
    if done.returncode == PROBLEMS_IN_CONTENT and done.stdout.startswith("["):
        return _page("mistakes.html", problems=json.loads(done.stdout))
    return _page("failure.html", text=done.stderr)


def _page(template: str, **values: object) -> str:
    folder = theme_folder() / "serve"
    return (
        Environment(loader=FileSystemLoader(folder), autoescape=True)
        .get_template(template)
        .render(values)
    )
