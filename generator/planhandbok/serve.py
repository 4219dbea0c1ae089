"""Shows the site from memory, to all who write, and follows the files as they change.

Mistakes in records stand on the page, and below them the site as it was before.
"""

import asyncio
import logging
import mimetypes
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from socket import socket

import uvicorn
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from planhandbok.export import DocumentFormat, exported
from planhandbok.records.schema.settings import Language
from planhandbok.records.text.problems import Problems
from planhandbok.serving.building import Building
from planhandbok.serving.gate import Gate, Guard, ListeningPlace
from planhandbok.serving.live_site import LiveSite
from planhandbok.serving.own_pages import KEPT, NOT_KEPT, html_answer, own_page
from planhandbok.serving.served import Served
from planhandbok.serving.shown import ShownSite, may_be_file
from planhandbok.serving.users import User
from planhandbok.serving.watched import changed_files
from planhandbok.site.engine.assets import names_contents
from planhandbok.site.page_writer import INDEX
from planhandbok.writing.editing import Editing

LOG = logging.getLogger(__name__)
EVENTS = "/.planhandbok/events"
ASKED = "q"
"""The key of a query of search in an address."""


class SiteAnswers:
    """Answers each address: pages and what is quick to make from memory, the rest from folders."""

    def __init__(self, served: Served, editing: Editing | None = None) -> None:
        self._served = served
        self._editing = editing

    async def answer(self, request: Request) -> Response:
        await self._served.is_ready.wait()
        return await run_in_threadpool(self._answer, request)

    def _answer(self, request: Request) -> Response:
        served = self._served
        # Asked first: a page that is newer than its listener believes is loaded once too often.
        language = served.live.words.language
        listener = self._listener(language)
        shown = served.live.shown
        if shown is None:
            return html_answer(self._panel(language, is_alone=True) + listener, 500)
        page_or_file = self._found(request, shown)
        if isinstance(page_or_file, Response):
            return page_or_file
        if page_or_file is None:
            panel = self._panel(language, is_new=True)
            return html_answer(self._missing(request, shown) + panel + listener, 404)
        answer = html_answer(page_or_file + self._panel(language) + listener)
        if ASKED in request.query_params:  # the page opens its search, which is made meanwhile
            answer.background = BackgroundTask(served.live.make_search)
        return answer

    def _missing(self, request: Request, shown: ShownSite) -> str:
        """Return the page for an address that leads nowhere, as that of a new A3 may for a time."""
        page = shown.not_found or ""
        if not self._editing:
            return page
        return self._editing.with_saved(request.state.user, page, request.path_params["path"])

    def _panel(self, language: Language, *, is_alone: bool = False, is_new: bool = False) -> str:
        """Return what stands below a page that is not as the files are now, or that may be new and
        is missing; or what stands instead of it.
        """
        if self._served.has_failed:
            return own_page("failure.html", language, is_alone=is_alone)
        problems = self._served.live.problems.items
        if problems or is_alone:
            return own_page(
                "mistakes.html", language, problems=problems, is_alone=is_alone, is_new=is_new
            )
        return ""

    def _listener(self, language: Language) -> str:
        """Return what tells a page that it is not the newest; many who write are told only what
        keeps it from being published, or the page of each would load again for all others.
        """
        whole = self._served.whole
        if whole.pages_listen:
            return own_page("listen.html", language, events=EVENTS, version=self._served.made)
        return own_page("unpublished.html", language, text=whole.failure) if whole.failure else ""

    def _found(self, request: Request, shown: ShownSite) -> str | Response | None:
        """Return the HTML of a page, the answer for anything else, or None."""
        path = request.path_params["path"]
        if not may_be_file(path):
            return None
        address = path.removesuffix(INDEX)
        if not address or address.endswith("/"):
            page = shown.page(address)
            if not page or not self._editing:
                return page
            user: User = request.state.user
            return self._editing.shown_to(user, page, address)
        if (content := shown.file(path)) is not None:
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return Response(content, media_type=kind, headers=NOT_KEPT)
        for folder in (shown.engine_site, self._served.whole.site):
            static = StaticFiles(directory=folder, check_dir=False)
            file, stat = static.lookup_path(path)
            if stat and Path(file).is_file():
                answer = static.file_response(file, stat, request.scope)
                if names_contents(path, request.url.query):
                    answer.headers.update(KEPT)
                return answer
        query = f"?{request.url.query}" if request.url.query else ""
        is_form = self._editing is not None and self._editing.has_form_at(f"/{path}/")
        is_page = is_form or shown.page(f"{path}/") is not None
        return RedirectResponse(f"/{path}/{query}") if is_page else None


def serve(live: LiveSite, whole: Building, day: Callable[[], date], place: ListeningPlace) -> None:
    """Serve a project until it is stopped; `whole` builds all of it."""
    live.update(day())  # before there are threads: many files are read by several processes
    served = Served(live, whole, day, day())
    config = uvicorn.Config(
        live_site(served, place.gate),
        host=place.host,
        port=place.port,
        log_level="warning",
        proxy_headers=False,  # or who asks could say that it is another
        timeout_graceful_shutdown=1,
    )
    StoppingServer(config, served).run()


class StoppingServer(uvicorn.Server):
    """A server that lets go of the pages that listen before it stops: they never would."""

    def __init__(self, config: uvicorn.Config, served: Served) -> None:
        super().__init__(config)
        self._served = served

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        await self._served.stop()
        await super().shutdown(sockets)


def live_site(served: Served, gate: Gate) -> Starlette:
    """Return the web application behind a gate."""
    live = served.live
    whole = served.whole
    served.is_ready.set()

    @asynccontextmanager
    async def watching(app: Starlette) -> AsyncIterator[None]:
        whole.begin_again()
        tasks = [
            _begun("following", _follow(live.project, served)),
            _begun("looking", served.keep_looking()),
            _begun("building", whole.follow(served.tell)),
            _begun("searching", served.keep_search()),
        ]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def events(request: Request) -> Response:
        return StreamingResponse(served.events(), media_type="text/event-stream")

    async def failed(request: Request, error: Exception) -> Response:
        return html_answer(own_page("failure.html", live.words.language, is_alone=True), 500)

    editing = _editing(served) if live.has_forms else None
    answers = SiteAnswers(served, editing)
    routes = [Route(EVENTS, events)] if whole.pages_listen else []
    routes += [*(editing.routes if editing else ()), Route("/{path:path}", answers.answer)]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, gate=gate)],
        exception_handlers={Exception: failed},  # the server logs it
        lifespan=watching,
    )


def _editing(served: Served) -> Editing:
    def export(id: str, edition: str, format: str, day: date) -> bytes | Problems:
        return exported(served.live.project, id, DocumentFormat(format), day, edition)

    return Editing(served.live, export, served.day, served.update, served.one_at_a_time)


def _begun(name: str, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
    task = asyncio.create_task(work, name=name)
    task.add_done_callback(_log_failure)
    return task


def _log_failure(task: asyncio.Task[None]) -> None:
    """Tell why what goes on beside the answers has ended: a mistake of ours."""
    if not task.cancelled() and (error := task.exception()):
        LOG.error("%s has ended", task.get_name(), exc_info=error)


async def _follow(project: Path, served: Served) -> None:
    """Update the site when a file changes."""
    async for changed in changed_files(project):
        await served.follow(changed)
