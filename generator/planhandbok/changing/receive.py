"""Receive messages: bytes of files → messages → what each would change → edits, one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from planhandbok.changing.committing import Author, Message
from planhandbok.changing.edit import Edited, edit, preview
from planhandbok.changing.mail import IS_OUTLOOK, letters
from planhandbok.changing.message import Fault, messages_in
from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.records.editing.changes import Change, Difference
from planhandbok.records.text.problems import Problems, WrongUseError, as_text

LARGEST = 25_000_000
"""Bytes of a file: the largest mail that most servers take."""
LONGEST_SUBJECT = 120
NO_TIME = datetime.min.replace(tzinfo=UTC)


@frozen
class Incoming:
    """The changes of one message, and where they come from."""

    origin: str
    sender: Author | None
    changes: tuple[Change, ...]

    @property
    def told(self) -> str:
        if self.sender is None:
            return self.origin
        address = f" <{self.sender.email}>" if self.sender.email else ""
        return f"{self.origin}, fra {self.sender.name}{address}"


@frozen
class Refused:
    """A message, or a file, that is not taken in, and why."""

    origin: str
    reason: str


@frozen
class Ready:
    """A message that can be taken in, and what it does."""

    incoming: Incoming
    edited: Edited

    @property
    def is_made(self) -> bool:
        return all(difference.is_made for difference in self.edited.differences)


def incoming(files: Mapping[str, bytes]) -> list[Incoming | Refused]:
    """Return the messages of files, by the time they were sent, and then in their order; and the
    files that have none.
    """
    found: list[tuple[datetime, Incoming | Refused]] = []
    for name, raw in files.items():
        there = list(_in_file(name, raw))
        found += there or [(NO_TIME, Refused(name, "Det er ingen melding i filen."))]
    return [message for _, message in sorted(found, key=lambda pair: pair[0])]


def _in_file(name: str, raw: bytes) -> Iterator[tuple[datetime, Incoming | Refused]]:
    if len(raw) > LARGEST:
        yield NO_TIME, Refused(name, f"Filen er for stor: over {LARGEST // 1_000_000} MB.")
        return
    if raw.startswith(IS_OUTLOOK):
        reason = "Slike e-poster kan bare Outlook lese. Lagre den som tekst eller som .eml."
        yield NO_TIME, Refused(name, reason)
        return
    seen: list[tuple[Change, ...]] = []
    for letter in letters(raw):
        for message in messages_in(letter.text):
            sent = letter.sent or NO_TIME
            if isinstance(message, Fault):
                yield sent, Refused(name, message.reason)
            elif message.changes not in seen:  # an answer quotes what it answers
                seen.append(message.changes)
                yield sent, Incoming(name, letter.sender_at(message.at), message.changes)


def judged(
    project: Path, messages: Iterable[Incoming | Refused], memo: Memo
) -> Iterator[Ready | Refused]:
    """Yield what each message would do when those before it are taken in, and write nothing."""
    unsaved: dict[str, str] = {}
    for message in messages:
        if isinstance(message, Refused):
            yield message
            continue
        try:
            edited = preview(project, message.changes, unsaved, memo)
        except WrongUseError as error:
            yield Refused(message.told, str(error))
            continue
        memo.forget()
        if isinstance(edited, Problems):
            yield Refused(message.told, as_text(edited.items))
        else:
            unsaved |= edited.new_texts
            yield Ready(message, edited)


def take_in(project: Path, ready: Ready, memo: Memo) -> Edited | Refused:
    """Write the changes of a message, all or none, and commit them in the name of the sender."""
    message = ready.incoming
    commit = Message(_sentence(ready.edited.differences), message.sender)
    try:
        edited = edit(project, message.changes, commit, memo)
    except WrongUseError as error:
        return Refused(message.told, str(error))
    memo.forget()
    if isinstance(edited, Problems):
        return Refused(message.told, as_text(edited.items))
    return edited


def _sentence(differences: Sequence[Difference]) -> str:
    """Return what a commit says: the first difference in its subject, and all of them below."""
    first, *others = [difference.words for difference in differences if not difference.is_made]
    cut = first if len(first) <= LONGEST_SUBJECT else f"{first[:LONGEST_SUBJECT]} …"
    subject = f"{cut}, og {len(others)} til" if others else cut
    return subject if subject == first else "\n".join((subject, "", first, *others))
