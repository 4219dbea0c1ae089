"""Receive messages: bytes of files → messages → what each would change → edits, one by one.

A commit names its message, so that a message is taken in once, also where it is kept.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256

from planhandbok.changing.commits.repository import repository_of
from planhandbok.changing.edit import Basis, Edited, edit, preview
from planhandbok.changing.edited_texts import AnyChange
from planhandbok.changing.messages.mail import IS_OUTLOOK, letters
from planhandbok.changing.messages.message import Fault, messages_in
from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase, Say, joined
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.commit_message import Author, CommitMessage
from planhandbok.records.text.problems import Problems, WrongUseError, as_text

LARGEST = 25_000_000
"""Bytes of a file: the largest mail that most servers take."""
TRAILER = "Melding"
LENGTH_OF_FINGERPRINT = 12
REPORTED = re.compile(
    r"(?:endringstiltak|aktiviteter|leveranser)/[^/]+/(?:status|frist|kommentar/\+)"
    r"|måling/[^/]+/målinger/\+|gevinster/[^/]+/(?:enhet|beløp/realisert/[^/]+)"
)
"""The places that «Meld» writes in."""
NO_TIME = datetime.min.replace(tzinfo=UTC)


@frozen
class Incoming:
    """The changes of one message, where they come from, and when they were made. Those that were
    made on the site are of records.
    """

    origin: str
    sender: Author | None
    changes: tuple[AnyChange, ...]
    made: datetime | None = None

    @property
    def told(self) -> Phrase:
        parts = [self.origin]
        if self.sender:
            address = f" <{self.sender.email}>" if self.sender.email else ""
            parts.append(Phrase("fra {sender}", sender=self.sender.name + address))
        if self.made:
            parts.append(Phrase("laget {time}", time=f"{self.made:%d.%m.%Y kl. %H.%M}"))
        return joined(", ", parts)

    @property
    def name(self) -> str:
        """The name that no other message has, "" for one that does not say when it was made."""
        if self.made is None:
            return ""
        records = (change for change in self.changes if isinstance(change, Change))
        says = [(change.record, change.path, change.new) for change in records]
        fingerprint = sha256(json.dumps(says).encode()).hexdigest()[:LENGTH_OF_FINGERPRINT]
        return f"{self.made.isoformat()} {fingerprint}"

    @property
    def is_report(self) -> bool:
        """Return whether it says no more than «Meld» can."""
        return all(isinstance(change, Change) and _is_reported(change) for change in self.changes)


def _is_reported(change: Change) -> bool:
    """Return whether «Meld» can ask for a change; it gives a unit only where there is none."""
    is_first = change.old is None or change.path[-1] != "enhet"
    return change.new is not None and is_first and bool(REPORTED.fullmatch("/".join(change.path)))


@frozen
class Refused:
    """A message, or a file, that is not taken in, and why."""

    origin: str
    reason: Phrase


@frozen
class TakenBefore:
    """A message that was taken in before."""


@frozen
class Ready:
    """A message that can be taken in, and what it does."""

    incoming: Incoming
    edited: Edited

    @property
    def is_made(self) -> bool:
        return all(difference.is_made for difference in self.edited.differences)


Result = Ready | Refused | TakenBefore


def incoming(files: Mapping[str, bytes]) -> list[Incoming | Refused]:
    """Return the messages of files, by the time they were made or sent, and then in their order;
    and the files that have none.
    """
    found: list[tuple[datetime, Incoming | Refused]] = []
    for name, raw in files.items():
        there = list(_in_file(name, raw))
        found += there or [
            (
                NO_TIME,
                Refused(
                    name, Phrase("Dette er verken et skjema herfra eller en melding fra «Meld».")
                ),
            )
        ]
    return [message for _, message in sorted(found, key=lambda pair: pair[0])]


def _in_file(name: str, raw: bytes) -> Iterator[tuple[datetime, Incoming | Refused]]:
    if len(raw) > LARGEST:
        yield (
            NO_TIME,
            Refused(name, Phrase("Filen er for stor: over {size} MB.", size=LARGEST // 1_000_000)),
        )
        return
    if raw.startswith(IS_OUTLOOK):
        reason = Phrase("Slike e-poster kan bare Outlook lese. Lagre den som tekst eller som .eml.")
        yield NO_TIME, Refused(name, reason)
        return
    seen: set[str] = set()
    for letter in letters(raw):
        sent = letter.sent or NO_TIME
        messages = list(messages_in(letter.text))
        senders = letter.senders_at(message.at for message in messages)
        for message, sender in zip(messages, senders, strict=True):
            if isinstance(message, Fault):
                yield sent, Refused(name, message.reason)
            elif (says := repr(message.changes)) not in seen:  # an answer quotes what it answers
                seen.add(says)
                found = Incoming(name, sender, message.changes, message.made)
                yield message.made or sent, found


def judged(
    basis: Basis,
    messages: Iterable[Incoming | Refused],
    after_each: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """Yield what each message would do when those before it are taken in, and write nothing. There
    may be hundreds: `after_each` can let go of what was read for it.
    """
    unsaved: dict[str, str | None] = {}
    repository = repository_of(basis.project)
    taken = repository.trailers(TRAILER) if repository else frozenset()
    for message in messages:
        if isinstance(message, Refused):
            yield message
            continue
        if message.name in taken:
            yield TakenBefore()
            continue
        edited = _tried(message, partial(preview, basis, message.changes, unsaved))
        after_each()
        if isinstance(edited, Refused):
            yield edited
        else:
            unsaved |= edited.new_texts
            yield Ready(message, edited)


def take_in(basis: Basis, ready: Ready, say: Say) -> Edited | Refused:
    """Write the changes of a message, all or none, and commit them in the name of the sender, in
    words that `say` translates.
    """
    message = ready.incoming
    trailer = f"{TRAILER}: {message.name}" if message.name else ""
    commit = CommitMessage.of(ready.edited.differences, say, message.sender, trailer)
    return _tried(message, partial(edit, basis, message.changes, commit))


def _tried(message: Incoming, change: Callable[[], Edited | Problems]) -> Edited | Refused:
    try:
        edited = change()
    except WrongUseError as error:
        return Refused(message.told, error.told)
    if isinstance(edited, Problems):
        return Refused(message.told, as_text(edited.items))
    return edited
