"""Uploads: what is handed in is read in a process with limits, and comes back sealed.

These processes are forked from one that has read the code, from when the form is first shown.

The form of the second step has the changes and not the file. The seal tells that they were read
here, for this user: no part of them is what a browser makes of it.
"""

import hmac
import json
from asyncio import Semaphore
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from planhandbok.changing.messages.message import INVISIBLE
from planhandbok.pages.pieces.words import N_
from planhandbok.phrase import Phrase
from planhandbok.serving.limited import limited, prepare
from planhandbok.writing.desk import TOKEN, Sent, Visit, field_of, no_form
from planhandbok.writing.hand_in.hand_in_desk import FILE, HANDED_IN, SEAL, TEXT, HandInDesk
from planhandbok.writing.hand_in.handed_in import HandedIn, as_json, handed_in
from planhandbok.writing.outcomes import Shown
from planhandbok.writing.sending import (
    ENCODED,
    WITH_FILES,
    BadFormError,
    SentPart,
    body_of,
    encoded_fields,
    kind_of,
    parts_of,
    texts_of,
)

LARGEST = 2_000_000
"""Bytes of a form with its file."""
AT_ONCE = 2
"""Files that are read at the same time; others wait."""
LONGEST_NAME = 100
PASTED = Phrase("innlimt tekst")
TEXTS = (TOKEN, TEXT)
"""The fields of the form beside that of the file, whose button writes nothing."""
NOT_OURS = N_("Skjemaet er for stort, eller kom ikke helt fram. Åpne det på nytt.")
TOO_LARGE = N_(
    "Filen er større enn 2 MB. Ta bilder ut av den, eller lim inn teksten i e-posten i stedet."
)
TOO_MUCH = N_(
    "Filen tok for lang tid eller for mye plass å lese. Last ned et nytt skjema, og skriv i det."
)
ONE_THING = Phrase("Lever én ting om gangen: enten en fil eller en tekst.")
NOTHING = Phrase("Velg en fil, eller lim inn en e-post.")


class Uploads:
    """Reads what is handed in, and knows it again by its seal."""

    def __init__(self, project: Path, secret: bytes) -> None:
        self._project = project
        self._secret = secret
        self._few = Semaphore(AT_ONCE)

    def prepare(self) -> None:
        """Get ready to read what somebody is about to hand in."""
        prepare(__name__)

    async def sent(self, request: Request, visit: Visit) -> Sent | Shown:
        """Return the fields of the form, with what its file asks for, or why it cannot be read."""
        body = await body_of(request, LARGEST)
        kind = kind_of(request)
        if body is None or not kind.startswith((ENCODED, WITH_FILES)):
            return no_form(visit, NOT_OURS, 403)
        if len(body) > LARGEST:
            return HandInDesk(visit).refused(TOO_LARGE, 413)
        if kind.startswith(ENCODED):
            sent = encoded_fields(body)
            return no_form(visit, NOT_OURS, 403) if sent is None else self._known(sent, visit)
        async with self._few:
            read = await run_in_threadpool(
                limited, upload_read, body, kind, self._project, visit.day
            )
        if read is None:
            return HandInDesk(visit).refused(TOO_MUCH, 422)
        if not (fields := json.loads(read)):
            return no_form(visit, NOT_OURS, 403)
        return {**fields, SEAL: [self._seal(field_of(fields, HANDED_IN), visit)]}

    def _known(self, sent: Sent, visit: Visit) -> Sent:
        """Return the fields, without what was not read here for this user."""
        seal = self._seal(field_of(sent, HANDED_IN), visit)
        if hmac.compare_digest(field_of(sent, SEAL).encode(), seal.encode()):
            return sent
        return {name: texts for name, texts in sent.items() if name != HANDED_IN}

    def _seal(self, said: str, visit: Visit) -> str:
        return hmac.new(self._secret, f"{visit.token} {said}".encode(), "sha256").hexdigest()


def upload_read(body: bytes, kind: str, project: Path, today: date) -> bytes:
    """Return the fields of a form with what was handed in, as JSON; none if it is no form."""
    try:
        parts = list(parts_of(body, kind))
    except BadFormError:
        return b"{}"
    texts = texts_of(parts, TEXTS)
    files = [part for part in parts if part.name == FILE and part.file is not None and part.content]
    pasted = field_of(texts, TEXT).strip()
    said = as_json(_handed_in(files, pasted, project, today))
    return json.dumps({**texts, HANDED_IN: [said]}).encode()


def _handed_in(files: Sequence[SentPart], pasted: str, project: Path, today: date) -> HandedIn:
    if not files and not pasted:
        return HandedIn(refused=NOTHING)
    if not files:
        return handed_in(project, PASTED, pasted.encode(), today)
    if pasted or len(files) > 1:
        return HandedIn(refused=ONE_THING)
    [file] = files
    return handed_in(project, told_name(file.file or ""), file.content, today)


def told_name(name: str) -> str:
    """Return the name of a file as it is told; it names nothing here."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return INVISIBLE.sub("?", last).strip()[-LONGEST_NAME:] or "filen"
