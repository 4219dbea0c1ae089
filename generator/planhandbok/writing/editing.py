"""Forms in the browser: leads to them, shows them, and lets them be written from.

What is sent is written only with the token of the form that it came from.
"""

import hmac
import mimetypes
import secrets
from asyncio import Lock, get_running_loop
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from planhandbok.failures import failure_text
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.page import Page
from planhandbok.pages.pieces.words import N_
from planhandbok.records.addresses.urls import (
    REPORT,
    WRITING,
    guide_address,
)
from planhandbok.serving.live_site import LiveSite
from planhandbok.serving.own_pages import NOT_KEPT, html_answer, own_page
from planhandbok.serving.users import User, is_editor
from planhandbok.site.drafts import Draft, Drafts
from planhandbok.writing.acts.act_desk import ACT, ActDesk
from planhandbok.writing.desk import (
    PRESSED,
    SAVE_AND_ADD,
    SEEN,
    TOKEN,
    Desk,
    Export,
    FormNews,
    Sent,
    Visit,
    button,
    field_of,
    no_form,
)
from planhandbok.writing.edit_links import links_at, with_edit_links, with_page_links
from planhandbok.writing.file_desk import FileDesk
from planhandbok.writing.form_addresses import EDIT, FILE, HAND_IN, RENAMING, SETTINGS
from planhandbok.writing.guide.guide_desk import GUIDE, GuideDesk
from planhandbok.writing.guide.new_page_desk import NEW_PAGE, NewPageDesk, links_of_page
from planhandbok.writing.hand_in.hand_in_desk import HandInDesk
from planhandbok.writing.hand_in.uploads import NOT_OURS, Uploads
from planhandbok.writing.new_a3_desk import desk_of_records
from planhandbok.writing.outcomes import Download, Later, Saved, Shown
from planhandbok.writing.pace import Pace
from planhandbok.writing.place_desk import MOVES
from planhandbok.writing.report_desk import ReportDesk
from planhandbok.writing.sending import fields_of
from planhandbok.writing.settings.renaming_desk import RenamingDesk
from planhandbok.writing.settings.settings_desk import TO_SETTINGS, SettingsDesk

KEEP = "utkast"
TAKE = "fram"
TWICE = 10
"""Seconds within which the same form, sent once more, is a double click."""
JUST_SAVED = "lagret"
"""A key in the address of an empty form, where another was just saved."""
OF_DRAFTS = (KEEP, TAKE, "forkast")
"""Buttons that are about a draft, by what they send."""
NOT_OF_DRAFT = (TOKEN, PRESSED)
SAFE = {"Content-Security-Policy": "frame-ancestors 'none'; form-action 'self'"}
TOO_MANY = N_("Du lagrer for ofte. Vent et minutt.")
DESKS: Mapping[str, Callable[[Visit], Desk]] = {
    EDIT: desk_of_records,
    GUIDE: GuideDesk,
    NEW_PAGE: NewPageDesk,
    ACT: ActDesk,
    FILE: FileDesk,
    f"/{WRITING}{REPORT}": ReportDesk,
    HAND_IN: HandInDesk,
    SETTINGS: SettingsDesk,
    RENAMING: RenamingDesk,
}
"""The desk at each address, which is as deep as that of an A3: in its frame the forms stand."""


@frozen
class Saving:
    """The fields that were sent from a form, at a time of the loop's clock, and where they led."""

    form_address: str
    sent: Sent
    at: float
    leads_to: str


class Editing:
    """The forms of one project. `update` shows its site as the files are now, and who is `alone`
    may use what the site remembers.
    """

    def __init__(
        self,
        live: LiveSite,
        export: Export,
        day: Callable[[], date],
        update: Callable[[], Awaitable[None]],
        alone: Lock,
    ) -> None:
        self._live = live
        self._export = export
        self._drafts = Drafts(live.project)
        self._day = day
        self._update = update
        self._alone = alone
        self._pace = Pace()
        self._last: dict[str, Saving] = {}
        self._untold: dict[str, Saved] = {}
        self._secret = secrets.token_bytes()
        self._uploads = Uploads(live.project, self._secret)
        self.routes = tuple(
            Route(address, partial(self._answer, address), methods=["GET", "POST"])
            for address in DESKS
        )

    def has_form_at(self, address: str) -> bool:
        return address in DESKS

    def shown_to(self, user: User, page: str, address: str) -> str:
        """Return a page with links to forms, if something on it has one."""
        return self.with_saved(user, self._with_links(user, page, address), address)

    def with_saved(self, user: User, page: str, address: str) -> str:
        """Return a page that says that something is saved, or stood there already, if saving led to
        it and it is shown to the user for the first time; or again, while mistakes keep it from
        showing what is saved.
        """
        untold = self._untold.get(_owner(user))
        if untold is None or untold.leads_to != f"/{address}":
            return page
        if not self._live.problems.items:
            self._untold.pop(_owner(user), None)
        language = self._live.words.language
        return page + own_page("saved.html", language, has_changed=untold.has_changed)

    def _with_links(self, user: User, page: str, address: str) -> str:
        records = self._live.records
        if records is None:
            return page
        words = self._live.words
        for text in records.guide:
            if guide_address(text.path) == address and address:
                return with_page_links(page, links_of_page(text), words)
        links = links_at(address, records)
        if not address and is_editor(user, records.site.settings):
            links = {place: [*found, TO_SETTINGS] for place, found in links.items()}
        return with_edit_links(page, links, words)

    async def _answer(self, address: str, request: Request) -> Response:
        query = dict(request.query_params)
        has_saved = query.pop(JUST_SAVED, "") != ""
        user: User = request.state.user
        form_address = f"{address}?{urlencode(sorted(query.items()))}"
        token = self._token(form_address, user)
        visit = Visit(self._live, self._export, query, token, self._day(), user)
        if request.method == "GET":
            opened = partial(self._opened, address, form_address, visit, has_saved=has_saved)
            shown = await run_in_threadpool(opened)
            if isinstance(shown, Download):
                return _file(shown)
            return self._page(shown, self.with_saved(user, "", address.strip("/") + "/"))
        if not self._pace.allows(user, get_running_loop().time()):
            return self._page(no_form(visit, TOO_MANY, 429))
        sent = await self._sent(address, request, visit)
        if isinstance(sent, Shown):
            return self._page(sent)
        return await self._received(address, form_address, visit, sent)

    async def _sent(self, address: str, request: Request, visit: Visit) -> Sent | Shown:
        """Return the fields of a form that was sent, or why they cannot be read."""
        if address == HAND_IN:
            return await self._uploads.sent(request, visit)
        sent = await fields_of(request)
        return no_form(visit, NOT_OURS, 403) if sent is None else sent

    async def _received(
        self, address: str, form_address: str, visit: Visit, sent: Sent
    ) -> Response:
        """Write what was sent from a form, or keep it as a draft."""
        if not _has_token(sent, visit.token):
            old = DESKS[address](replace(visit, news=FormNews(is_of_old_form=True)))
            return self._page(replace(await run_in_threadpool(old.filled, sent), status=403))
        if button(sent) in OF_DRAFTS:
            drafted = await run_in_threadpool(self._drafted, address, form_address, visit, sent)
            return self._page(drafted) if drafted else RedirectResponse(form_address, 303)
        return await self._written(address, form_address, visit, sent)

    async def _written(self, address: str, form_address: str, visit: Visit, sent: Sent) -> Response:
        """Write what was sent from a form, and lead to where it shows; or show what is wrong."""
        async with self._alone:
            if last := self._saved_just_now(visit, form_address, sent):
                return RedirectResponse(last.leads_to, 303)
            seen = replace(visit, seen=field_of(sent, SEEN))
            outcome = await run_in_threadpool(DESKS[address](seen).written, sent)
            if isinstance(outcome, Saved):
                goes_on = f"&{JUST_SAVED}=1" if button(sent) == SAVE_AND_ADD else ""
                leads_to = outcome.leads_to + goes_on
                saving = Saving(form_address, sent, get_running_loop().time(), leads_to)
                self._last[_owner(visit.user)] = saving
                updated = self._update()
        match outcome:
            case Shown():
                return self._page(outcome)
            case Later():
                return self._page(await run_in_threadpool(outcome.make))
        await updated
        page = leads_to.partition("#")[0]
        self._untold[_owner(visit.user)] = Saved(page, has_changed=outcome.has_changed)
        await run_in_threadpool(self._drafts.drop, _owner(visit.user), form_address)
        return RedirectResponse(leads_to, 303)

    def _saved_just_now(self, visit: Visit, form_address: str, sent: Sent) -> Saving | None:
        """Return the saving that this is a double click of: whoever moves a row twice means it."""
        last = self._last.get(_owner(visit.user))
        if last is None or button(sent) in MOVES or last.form_address != form_address:
            return None
        is_soon = get_running_loop().time() - last.at < TWICE
        return last if is_soon and last.sent == sent else None

    def _opened(
        self, address: str, form_address: str, visit: Visit, *, has_saved: bool
    ) -> Shown | Download:
        """Show a form, and tell if another one was saved just now, or if there is a draft of it."""
        if address == HAND_IN:
            self._uploads.prepare()
        draft = self._drafts.find(_owner(visit.user), form_address, visit.day)
        news = FormNews(has_saved=has_saved, draft=draft.day if draft else None)
        return DESKS[address](replace(visit, news=news)).shown()

    def _drafted(self, address: str, form_address: str, visit: Visit, sent: Sent) -> Shown | None:
        """Keep a draft, or bring it back; return `None` if it is thrown away, or not there."""
        if button(sent) == KEEP:
            fields = {name: texts for name, texts in sent.items() if name not in NOT_OF_DRAFT}
            try:
                self._drafts.keep(_owner(visit.user), form_address, Draft(visit.day, fields))
            except OSError as error:
                failed = replace(visit, news=FormNews(failure=failure_text(error)))
                return replace(DESKS[address](failed).filled(sent), status=503)
            return DESKS[address](replace(visit, news=FormNews(has_kept=True))).filled(sent)
        draft = self._drafts.find(_owner(visit.user), form_address, visit.day)
        if button(sent) == TAKE and draft:
            return DESKS[address](visit).filled(draft.fields)
        self._drafts.drop(_owner(visit.user), form_address)
        return None

    def _page(self, shown: Shown, below: str = "") -> Response:
        page = Page(shown.title, "", Markup(shown.html))  # noqa: S704 a template of ours made it
        frame = self._live.shown
        html = frame.framed(page, EDIT.strip("/") + "/") if frame else shown.html
        answer = html_answer(html + below, shown.status)
        answer.headers.update(SAFE)
        return answer

    def _token(self, form_address: str, user: User) -> str:
        """Return what only the form that this user was shown has."""
        known_by = f"{form_address} {_owner(user)}"
        return hmac.new(self._secret, known_by.encode(), "sha256").hexdigest()


def _owner(user: User) -> str:
    """Return what tells a user from others."""
    return f"{user.email} {user.name}"


def _file(download: Download) -> Response:
    kind = mimetypes.guess_type(download.name)[0] or "application/octet-stream"
    named = f"attachment; filename*=UTF-8''{quote(download.name)}"
    return Response(
        download.content, media_type=kind, headers={**NOT_KEPT, "Content-Disposition": named}
    )


def _has_token(sent: Sent, token: str) -> bool:
    return hmac.compare_digest(field_of(sent, TOKEN).encode(), token.encode())
