"""The desk where filled forms and mails are handed in: tells what they change, and writes it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from planhandbok.changing.edit import Edited
from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.messages.receive import (
    Incoming,
    Ready,
    Refused,
    Result,
    TakenBefore,
    judged,
    take_in,
)
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, joined
from planhandbok.records.addresses.urls import A3_LIST, a3_address, year_address
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.commit_message import Author
from planhandbok.records.text.files import sheet_id
from planhandbok.records.text.problems import Problem
from planhandbok.serving.users import OWNER
from planhandbok.writing.desk import FOR_EDITORS, SAVE, Sent, Visit, button, field_of, opens
from planhandbok.writing.edit_links import HANDS_IN
from planhandbok.writing.form_addresses import HAND_IN
from planhandbok.writing.hand_in.handed_in import HandedIn, handed_in_of, told_reason
from planhandbok.writing.next_edition import with_next_edition
from planhandbok.writing.outcomes import Saved, Shown, Wrong, doubts_in, mark_of_doubts, tried

FILE = "fil"
TEXT = "tekst"
HANDED_IN = "levert"
"""The hidden field with what was read of a file or a text, as JSON."""
SEAL = "segl"
"""The hidden field that tells that it was read here."""
NOTHING_WRITTEN = Phrase("Ingenting er skrevet.")
REST_WRITTEN = Phrase("Resten er skrevet, men ikke dette:")
LOST = Phrase("Det du leverte, er ikke her lenger. Lever det på nytt.")
OF_OTHERS = Phrase("Bare redaktørene kan ta inn e-poster fra andre. De står i innstillingene.")


@frozen
class ToldMessage:
    """The changes of one message in words, and who it is from."""

    about: str
    differences: tuple[str, ...]


@frozen
class HandedInForm:
    """The second form: it tells of everything that was handed in, and can write it."""

    messages: tuple[ToldMessage, ...]
    left_out: tuple[str, ...]
    doubts: tuple[str, ...]
    seen: str
    is_needed: bool
    is_refused: bool


@frozen
class HandInDesk:
    """The form where something is handed in, and the one that writes it."""

    visit: Visit

    def shown(self) -> Shown:
        return self._form()

    def filled(self, sent: Sent) -> Shown:
        return self._form(field_of(sent, TEXT))

    def refused(self, words: str, status: int) -> Shown:
        """Return the form with the reason why nothing can be taken in."""
        return self._form("", words, status)

    def written(self, sent: Sent) -> Shown | Saved:
        text = field_of(sent, TEXT)
        if not (said := field_of(sent, HANDED_IN)):
            return self._form(text, LOST, 409)
        handed = handed_in_of(said)
        if handed.refused:
            return self._form(text, handed.refused, 422)
        results = self._judged(handed)
        if button(sent) != SAVE:
            return self._second_form(sent, handed, results)
        new = _new(results)
        if mark_of_doubts(_doubts(new)) != self.visit.seen or not new:
            return self._second_form(sent, handed, results, 409)
        return self._done(new)

    def _judged(self, handed: HandedIn) -> list[Result]:
        """Return what each message would do, in the name of the user if nobody sent it."""
        messages = [self._allowed(self._numbered(message)) for message in handed.messages]
        return list(judged(self.visit.basis, messages))

    def _numbered(self, message: Incoming) -> Incoming:
        """Return a form with the next number of an A3 whose decided plan it changes. A message is
        known by what it changes.
        """
        changes = [change for change in message.changes if isinstance(change, Change)]
        if message.made or not changes or len(changes) < len(message.changes):
            return message
        visit = self.visit
        numbered = tried(
            lambda: with_next_edition(changes, visit.live.records, visit.day, visit.preview)
        )
        if isinstance(numbered, Wrong):  # which is told when it is judged
            return message
        return replace(message, changes=tuple(numbered))

    def _allowed(self, message: Incoming) -> Incoming | Refused:
        if self.visit.user == OWNER:
            return message
        is_own = self._is_own(message.sender)
        if not self.visit.is_of_editor and not is_own:
            return Refused(message.told, OF_OTHERS)
        if not self.visit.is_of_editor and opens(message.changes):
            return Refused(message.told, FOR_EDITORS)
        author = Author(self.visit.user.name, self.visit.user.email)
        return replace(message, sender=author) if is_own else message

    def _is_own(self, sender: Author | None) -> bool:
        """Return whether the user has sent a message, or nobody has."""
        email = self.visit.user.email.casefold()
        return sender is None or (bool(email) and sender.email.casefold() == email)

    def _form(
        self, text: str = "", refused: str = "", status: int = 200, heading: str = NOTHING_WRITTEN
    ) -> Shown:
        title = self.visit.words.text(HANDS_IN)
        html = self.visit.page(
            "hand_in.html",
            title=title,
            text=text,
            heading=self.visit.words.text(heading),
            refused=self.visit.shown(refused).splitlines(),
            back=f"/{A3_LIST}",
        )
        return Shown(title, html, status)

    def _second_form(
        self, sent: Sent, handed: HandedIn, results: Sequence[Result], status: int = 200
    ) -> Shown:
        """Tell what would be done, with the button that does it."""
        new = _new(results)
        doubts = _doubts(new)
        form = HandedInForm(
            messages=tuple(_told_message(ready) for ready in results if isinstance(ready, Ready)),
            left_out=(*handed.left_out, *self._reasons(results)),
            doubts=tuple(joined(" ", (doubt.message, doubt.hint)) for doubt in doubts),
            seen=mark_of_doubts(doubts),
            is_needed=bool(new),
            is_refused=any(isinstance(result, Refused) for result in results),
        )
        title = self.visit.words.text(HANDS_IN)
        html = self.visit.page(
            "hand_in_told.html",
            title=title,
            form=form,
            handed_in=field_of(sent, HANDED_IN),
            seal=field_of(sent, SEAL),
            again=HAND_IN,
        )
        return Shown(title, html, status)

    def _reasons(self, results: Iterable[Result]) -> Iterator[str]:
        """Yield why messages are not taken in."""
        for result in results:
            if isinstance(result, Refused):
                yield told_reason(result)
            elif isinstance(result, TakenBefore):
                yield Phrase("Meldingen er tatt inn før.")

    def _done(self, new: Sequence[Ready]) -> Shown | Saved:
        """Write each message, and return where they show, or why some of them were not written."""
        say = self.visit.words.text
        refused: list[str] = []
        for ready in new:
            done: Edited | Refused | Wrong = tried(partial(take_in, self.visit.basis, ready, say))
            if not isinstance(done, Edited):
                refused.append(joined(": ", (ready.incoming.told, _reason(done))))
        if not refused:
            return Saved(self._shown_at(new))
        heading = REST_WRITTEN if len(refused) < len(new) else NOTHING_WRITTEN
        return self._form("", joined("\n", refused), 422, heading)

    def _shown_at(self, new: Sequence[Ready]) -> str:
        """Return the address of the record that was changed, or of all of them."""
        names = {_record_of(change) for ready in new for change in ready.incoming.changes}
        name = names.pop() if len(names) == 1 else None
        if name is None:
            return f"/{A3_LIST}"
        return f"/{year_address(name) if name.isdecimal() else a3_address(name)}"


def _record_of(change: AnyChange) -> str | None:
    return change.record if isinstance(change, Change) else sheet_id(change.file)


def _reason(done: Refused | Wrong) -> str:
    return done.reason if isinstance(done, Refused) else done.refused


def _new(results: Iterable[Result]) -> list[Ready]:
    return [result for result in results if isinstance(result, Ready) and not result.is_made]


def _doubts(new: Iterable[Ready]) -> list[Problem]:
    return [doubt for ready in new for doubt in doubts_in(ready.edited)]


def _told_message(ready: Ready) -> ToldMessage:
    differences = (difference.told for difference in ready.edited.differences)
    return ToldMessage(ready.incoming.told, tuple(differences))
