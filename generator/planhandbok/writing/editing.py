"""Forms in the browser: shows the form of a place, and writes what comes back from it.

A request names a record and a place in it, which are looked up; no part of it is the name of a
file. What is sent is written only with the token of the form that it came from.
"""

import hmac
import secrets
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from planhandbok.changing.committing import Message
from planhandbok.changing.edit import edit
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.page import Page
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD, ChangeError
from planhandbok.records.text.problems import Problems, WrongUseError
from planhandbok.serving.live_site import LiveSite
from planhandbok.serving.own_pages import html_answer, own_page
from planhandbok.writing.answers import (
    Answer,
    Answers,
    Sent,
    answers,
    changes_of,
    conflicts,
    move,
    removal,
    sentence_of,
)
from planhandbok.writing.edit_links import (
    EDIT,
    edit_address,
    place_names,
    shown_at,
    with_edit_links,
)
from planhandbok.writing.forms import Form, filled_form, form_of_place
from planhandbok.writing.places import Place, WrittenRecord, place_at, whole_record, written_record

LARGEST_FORM = 500_000
"""Bytes."""
MOST_FIELDS = 500
SAFE = {"Content-Security-Policy": "frame-ancestors 'none'; form-action 'self'"}
MOVES = {"opp": -1, "ned": 1}
NOT_OURS = "Skjemaet er for gammelt eller for stort. Åpne det på nytt."
GONE = "Dette stedet finnes ikke i filen. Kanskje andre har fjernet eller flyttet det."


@frozen
class Shown:
    """A page to show, with the status of its answer."""

    title: str
    html: str
    status: int = 200


Answered = Shown | str
"""A page, or the address where what was written can be seen."""


class Editing:
    """The forms of one project. `update` shows its site as the files are now."""

    def __init__(
        self, project: Path, live: LiveSite, update: Callable[[], Awaitable[None]]
    ) -> None:
        self._project = project
        self._live = live
        self._update = update
        self._secret = secrets.token_bytes()
        self.routes = (Route(EDIT, self._answer, methods=["GET", "POST"]),)

    def with_links(self, page: str, address: str) -> str:
        """Return a page with links to forms, if it is that of an A3."""
        sheets = self._live.records.sheets if self._live.records else ()
        a3s = (sheet.a3 for sheet in sheets if a3_address(sheet.a3.id) == address)
        a3 = next(a3s, None)
        return with_edit_links(page, a3) if a3 else page

    async def _answer(self, request: Request) -> Response:
        name = request.query_params.get("post", "")
        address = request.query_params.get("sted", "")
        if request.method == "GET":
            return self._page(await run_in_threadpool(self._shown, name, address))
        sent = await _sent(request)
        if sent is None or not self._is_ours(sent, name, address):
            return self._page(_told(NOT_OURS, 403))
        answered = await run_in_threadpool(self._written, name, address, sent)
        if isinstance(answered, Shown):
            return self._page(answered)
        await self._update()
        return RedirectResponse(answered, 303)

    def _page(self, shown: Shown) -> Response:
        page = Page(shown.title, "", Markup(shown.html))  # noqa: S704 a template of ours made it
        frame = self._live.shown
        html = frame.framed(page, EDIT.strip("/") + "/") if frame else shown.html
        answer = html_answer(html, shown.status)
        answer.headers.update(SAFE)
        return answer

    def _token(self, name: str, address: str) -> str:
        return hmac.new(self._secret, f"{name} {address}".encode(), "sha256").hexdigest()

    def _is_ours(self, sent: Sent, name: str, address: str) -> bool:
        token = "".join(sent.get("nøkkel", ())).encode()
        return hmac.compare_digest(token, self._token(name, address).encode())

    def _record(self, name: str) -> WrittenRecord | Shown:
        records = self._live.records
        found = written_record(self._project, records, name) if records else None
        if isinstance(found, Problems):
            return _told(" ".join(problem.message for problem in found.items), 409)
        return found or _told("Det er ingen A3 eller runde som heter dette.", 404)

    def _shown(self, name: str, address: str) -> Shown:
        record = self._record(name)
        if isinstance(record, Shown):
            return record
        if not address:
            back = shown_at(record, ())
            lists = list(whole_record(record).lists)
            html = own_page("edit_record.html", record=record, lists=lists, back=back, to=_link_to)
            return Shown(record.title, html)
        place = place_at(record, address)
        return self._form(form_of_place(place)) if place else _told(GONE, 404)

    def _form(
        self, form: Form, status: int = 200, notice: str = "", changed: Sequence[Answer] = ()
    ) -> Shown:
        place = form.place
        name = place.record.name
        html = own_page(
            "edit_form.html",
            form=form,
            place=place,
            notice=notice,
            changed=changed,
            token=self._token(name, place.address),
            action=edit_address(name, place.address),
            back=shown_at(place.record, place_names(place)),
            to=_link_to,
        )
        return Shown(f"{place.title} – {place.record.title}", html, status)

    def _written(self, name: str, address: str, sent: Sent) -> Answered:
        record = self._record(name)
        if isinstance(record, Shown):
            return record
        place = place_at(record, address)
        if place is None:
            return _told(GONE, 409)
        return self._done(place, answers(place, sent), "".join(sent.get("gjør", ())))

    def _done(self, place: Place, given: Answers, button: str) -> Answered:
        """Do what the pressed button says."""
        if button in MOVES and place.names:
            return self._saved(place, given, [move(place, MOVES[button])])
        if button == "fjern" and place.names:
            return self._saved(place, given, [removal(place, given)])
        if now := conflicts(place, given):
            form = filled_form(place, place.value, given.texts, now=now)
            return self._form(form, 409, notice="conflicts")
        if button == "vis":
            form = filled_form(place, given.before, given.texts)
            return self._form(form, notice="difference", changed=given.changed)
        saved = self._saved(place, given, changes_of(place, given))
        again = edit_address(place.record.name, place.address)
        return again if button == "ny" and isinstance(saved, str) else saved

    def _saved(self, place: Place, given: Answers, changes: Sequence[Change]) -> Answered:
        """Write changes; return where they show, or the form with what is wrong."""
        problems: Problems | None = None
        refused = ""
        try:
            if changes:
                message = Message(sentence_of(place, changes))
                done = edit(self._project, changes, message)
                problems = done if isinstance(done, Problems) else None
        except (ChangeError, WrongUseError) as error:
            refused = str(error)
        if problems is None and not refused:
            return shown_at(place.record, _names_after(place, changes))
        items = problems.items if problems else ()
        form = filled_form(place, given.before, given.texts, items, refused=refused)
        return self._form(form, 422)


def _names_after(place: Place, changes: Sequence[Change]) -> tuple[str, ...]:
    """Return the names of a place after changes: a new item has an id, and a removed one none."""
    names = place_names(place)
    for change in changes:
        if change.path == place.names:
            id = change.new.get("id", ADD) if change.new else ADD
            return (*names[:-1], id)
    return names


def _link_to(place: Place | WrittenRecord, address: str) -> str:
    record = place.record if isinstance(place, Place) else place
    return edit_address(record.name, address)


def _told(words: str, status: int) -> Shown:
    return Shown("Kan ikke redigeres", own_page("edit_told.html", words=words), status)


async def _sent(request: Request) -> Sent | None:
    """Return the fields of a form; `None` for one that is too large, or none of ours."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            return None
    try:
        return parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
