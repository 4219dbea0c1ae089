"""Forms in the browser: shows the form of a place, and writes what comes back from it.

A request names a record and a place in it, which are looked up; no part of it is the name of a
file. What is sent is written only with the token of the form that it came from.
"""

import hmac
import secrets
from asyncio import Lock
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from planhandbok.changing.committing import Message
from planhandbok.changing.edit import edit, preview
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.page import Page
from planhandbok.records.addresses.urls import A3_LIST, a3_address, cycle_address
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.paths import ADD, ChangeError
from planhandbok.records.text.problems import Problem, Problems, Severity, WrongUseError
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
    TO_NEW,
    edit_address,
    links_of_a3,
    links_of_cycle,
    place_names,
    shown_at,
    with_edit_links,
)
from planhandbok.writing.forms import Form, filled_form, form_of_place
from planhandbok.writing.new_form import id_of_new, make_a3, new_place
from planhandbok.writing.places import (
    NEW,
    Place,
    WrittenRecord,
    place_at,
    whole_record,
    written_record,
)

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
    """The forms of one project. `update` shows its site as the files are now, and who is `alone`
    may use what the site remembers.
    """

    def __init__(
        self,
        live: LiveSite,
        day: Callable[[], date],
        update: Callable[[], Awaitable[None]],
        alone: Lock,
    ) -> None:
        self._project = live.project
        self._live = live
        self._day = day
        self._update = update
        self._alone = alone
        self._secret = secrets.token_bytes()
        self.routes = (Route(EDIT, self._answer, methods=["GET", "POST"]),)

    def with_links(self, page: str, address: str) -> str:
        """Return a page with links to forms, if something on it has one."""
        records = self._live.records
        if records is None:
            return page
        if address in ("", A3_LIST):
            return with_edit_links(page, "", TO_NEW)
        for sheet in records.sheets:
            if a3_address(sheet.a3.id) == address:
                return with_edit_links(page, sheet.a3.id, links_of_a3(sheet.a3))
        for cycle in records.cycles:
            if address.startswith(cycle_address(cycle)):
                steps = records.method.in_year(cycle.year).steps
                named = ((part.id, part.what) for step in steps for part in step.activities)
                return with_edit_links(page, str(cycle.year), links_of_cycle(named))
        return page

    async def _answer(self, request: Request) -> Response:
        name = request.query_params.get("post", "")
        address = request.query_params.get("sted", "")
        if request.method == "GET":
            return self._page(await run_in_threadpool(self._shown, name, address))
        sent = await _sent(request)
        if sent is None or not self._is_ours(sent, name, address):
            return self._page(_told(NOT_OURS, 403))
        async with self._alone:
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
        if self._is_new_a3(name, address) and self._live.records:
            return self._form(form_of_place(new_place(self._live.records)))
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
        title = " – ".join(filter(None, (place.title, place.record.title)))
        return Shown(title, html, status)

    def _written(self, name: str, address: str, sent: Sent) -> Answered:
        if self._is_new_a3(name, address) and self._live.records:
            return self._made(new_place(self._live.records), sent)
        record = self._record(name)
        if isinstance(record, Shown):
            return record
        place = place_at(record, address)
        if place is None:
            return _told(GONE, 409)
        return self._done(place, answers(place, sent), "".join(sent.get("gjør", ())))

    def _made(self, place: Place, sent: Sent) -> Answered:
        """Make a new A3."""
        given = answers(place, sent)
        id = id_of_new(place, given)
        wrong = _wrong(lambda: make_a3(self._project, place, id, given, self._day()))
        if wrong == NO_WRONG:
            return f"/{a3_address(id)}"
        return self._form(filled_form(place, given.before, given.texts, *wrong), 422)

    def _is_new_a3(self, name: str, address: str) -> bool:
        return not name and address == NEW

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
            return self._difference(place, given)
        saved = self._saved(place, given, changes_of(place, given))
        again = edit_address(place.record.name, place.address)
        return again if button == "ny" and isinstance(saved, str) else saved

    def _difference(self, place: Place, given: Answers) -> Shown:
        """Show what would change, and the mistakes that it would make."""
        changes = changes_of(place, given)
        memo = self._live.memo
        wrong = _wrong(lambda: preview(self._project, changes, memo=memo)) if changes else NO_WRONG
        form = filled_form(place, given.before, given.texts, *wrong)
        return self._form(form, notice="difference", changed=given.changed)

    def _saved(self, place: Place, given: Answers, changes: Sequence[Change]) -> Answered:
        """Write changes; return where they show, or the form with what is wrong."""
        memo = self._live.memo

        def save() -> object:
            return edit(self._project, changes, Message(sentence_of(place, changes)), memo)

        wrong = _wrong(save) if changes else NO_WRONG
        if wrong == NO_WRONG:
            return shown_at(place.record, _names_after(place, changes))
        return self._form(filled_form(place, given.before, given.texts, *wrong), 422)


Wrong = tuple[Sequence[Problem], str]
NO_WRONG: Wrong = ((), "")


def _wrong(write: Callable[[], object]) -> Wrong:
    """Write something, and return the errors that kept it from being done, or the reason."""
    try:
        done = write()
    except (ChangeError, WrongUseError) as error:
        return (), str(error)
    items = done.items if isinstance(done, Problems) else ()
    return tuple(problem for problem in items if problem.severity is Severity.ERROR), ""


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
