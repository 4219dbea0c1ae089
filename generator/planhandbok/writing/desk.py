"""A desk: the forms of one kind, which are shown, and written from, at one address.

A `Visit` comes to it, and an outcome leaves it: see `outcomes`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from planhandbok.changing.commits.repository import repository_of
from planhandbok.changing.edit import Basis, Edited, edit, preview
from planhandbok.changing.edited_texts import AnyChange
from planhandbok.frozen import frozen
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.words import N_, Words
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.urls import guide_href
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.commit_message import Author, CommitMessage
from planhandbok.records.schema.a3 import Access
from planhandbok.records.text.problems import Problem, Problems
from planhandbok.serving.live_site import LiveSite
from planhandbok.serving.own_pages import own_page, phrase_html
from planhandbok.serving.users import OWNER, User, is_editor
from planhandbok.writing.named_files import named
from planhandbok.writing.outcomes import (
    DoubtError,
    Download,
    Later,
    Saved,
    Shown,
    doubts_in,
    mark_of_doubts,
)

Sent = Mapping[str, Sequence[str]]
"""The texts of each field that was sent, by its name."""
NOTHING_SENT: Sent = {}
TOKEN = "nøkkel"  # noqa: S105 the name of a field
"""The hidden field that tells that a form was shown by this server, to this user."""
BEFORE = "før"
"""The hidden field with what stood at a place when its form was shown."""
SEEN = "sett"
"""The hidden field with the mark of the warnings that a form tells."""
PRESSED = "gjør"
"""The field of the button that was pressed."""
SAVE = "lagre"
SAVE_AND_ADD = "ny"
LOOK = "vis"
REMOVE = "fjern"
"""Buttons of several forms, by what they send."""
NOT_HERE = N_("Dette kan ikke gjøres her.")
FOR_EDITORS = Phrase("Bare redaktørene kan gjøre dette. De står i innstillingene for håndboken.")
UNSEEN = (TOKEN, BEFORE, PRESSED, SEEN)
"""The fields that nobody fills in."""
Export = Callable[[str, str, str, date], bytes | Problems]
"""Returns an A3 by its id, or a frozen edition of it, in a format for Office, as it is on a day."""


@frozen
class FormNews:
    """The news above a form, of which a page tells one: that it is empty after another one was
    saved, that a draft of it was kept just now, the `failure` to keep it, that what was sent
    `is_of_old_form` and has no token of this server, or the day of a `draft` that waits.
    """

    has_saved: bool = False
    has_kept: bool = False
    failure: str = ""
    is_of_old_form: bool = False
    draft: date | None = None


NO_NEWS = FormNews()


@frozen
class Visit:
    """A request to see a form, or to write what was sent from it: the `query` of its address,
    the `token` that the form is known by, and the `user` who sent it. `seen` is the mark of the
    warnings that the form told.
    """

    live: LiveSite
    export: Export
    query: Mapping[str, str]
    token: str
    day: date
    user: User
    news: FormNews = NO_NEWS
    seen: str = ""

    @property
    def is_of_editor(self) -> bool:
        """Return whether the user may freeze, take away and open A3s, and change settings."""
        records = self.live.records
        return bool(records and is_editor(self.user, records.site.settings))

    @property
    def words(self) -> Words:
        return self.live.words

    def asked(self, key: str) -> str:
        """Return a part of the query; "" for what it does not have."""
        return self.query.get(key, "")

    def page(self, template: str, **values: object) -> str:
        return own_page(
            template,
            self.words.language,
            token=self.token,
            user=self.user,
            help=self._help,
            named=self._named,
            news=self.news,
            draft=self.words.long_date(self.news.draft) if self.news.draft else "",
            **values,
        )

    def shown(self, text: str) -> str:
        """Return a text of ours as a page has it."""
        if isinstance(text, Phrase):
            return phrase_html(text, self.words.language, self._named)
        return self.words.text(text)

    def _named(self, text: str) -> Link | str:
        return named(text, self.live.records)

    @property
    def _help(self) -> str:
        """Return where the guide tells how to write; "" for a guide that does not."""
        records = self.live.records
        page = records.method.help.editing if records else None
        return f"/{guide_href(page)}" if page else ""

    def message(self, sentence: str) -> CommitMessage:
        """Return what a commit says, in the name of the user."""
        author = None if self.user == OWNER else Author(self.user.name, self.user.email)
        return CommitMessage(sentence, author)

    def keeps(self, file: str) -> bool:
        """Return whether git has a file as it is now."""
        repository = repository_of(self.live.project)
        return repository is not None and repository.keeps(file)

    def edit(
        self,
        changes: Sequence[AnyChange],
        sentence: str,
        doubts: Sequence[Problem] = (),
        *,
        is_begun: bool = False,
    ) -> Edited | Problems:
        """Write changes and commit them with a sentence. Raises `DoubtError` if there are warnings,
        or `doubts` of the caller, that the user has not seen.
        """
        return edit(
            self.basis,
            changes,
            self.message(sentence),
            is_begun=is_begun,
            before_writing=lambda edited: self._refuse_unseen((*doubts, *doubts_in(edited))),
        )

    def _refuse_unseen(self, doubts: Sequence[Problem]) -> None:
        if doubts and mark_of_doubts(doubts) != self.seen:
            raise DoubtError(doubts)

    def preview(self, changes: Sequence[AnyChange]) -> Edited | Problems:
        return preview(self.basis, changes)

    @property
    def basis(self) -> Basis:
        live = self.live
        return Basis(live.project, self.day, live.memo, live.known)


def opens(changes: Sequence[AnyChange]) -> bool:
    """Return whether changes let everybody read what was internal."""
    of_access = (
        change.new
        for change in changes
        if isinstance(change, Change) and change.path == ("offentlighet",)
    )
    return any(Access.found(str(new)) is Access.PUBLIC for new in of_access)


class Desk(Protocol):
    """The forms of one kind, for one visit."""

    def shown(self) -> Shown | Download: ...

    def filled(self, sent: Sent) -> Shown:
        """Return the form with what was sent in its fields."""
        ...

    def written(self, sent: Sent) -> Shown | Saved | Later: ...


def no_form(visit: Visit, words: str, status: int, sent: Sent = NOTHING_SENT) -> Shown:
    """Return a page that says why there is no form, and what was sent from one that was there."""
    title = visit.words.text(N_("Kan ikke redigeres"))
    texts = (field_of(sent, name).strip() for name in sent if name not in UNSEEN)
    written = "\n\n".join(filter(None, texts))
    html = visit.page("edit_told.html", title=title, words=visit.shown(words), written=written)
    return Shown(title, html, status)


def field_of(sent: Sent, name: str) -> str:
    """Return the text of a field; "" for one that was not sent."""
    return "".join(sent.get(name, ())).replace("\r\n", "\n")


def button(sent: Sent) -> str:
    """Return which button was pressed; "" for the first, which Enter presses too."""
    return field_of(sent, PRESSED)
