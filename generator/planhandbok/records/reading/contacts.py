"""Phone numbers and e-mail addresses of people in the texts of a record, outside their fields."""

import re
from collections.abc import Iterator
from typing import Any

from planhandbok.phrase import Phrase
from planhandbok.records.text.files import EDITIONS
from planhandbok.records.text.problems import Finding, KeyPath, Severity

EMAIL_KEY = "e-post"
EMAIL = re.compile(r"\b[^\W\d_]+[.-][\w.-]+@[\w-]+\.\w+")
"""An address with a name in two parts. A mailbox such as `post@` belongs to nobody."""
PHONE = re.compile(
    r"[+49](?<![\w.,/-].)"
    r"(?:(?<=\+)47 ?\d\d ?\d\d ?\d\d ?\d\d|(?<!\+)(?:\d\d \d\d \d{3}|\d \d\d \d\d \d\d))"
    r"(?! ?\d|[.,]\d)"
)
"""A number as phone numbers are written: with +47, or that of a mobile; «12 500 000» is none. It
begins with the signs that a number begins with, so that the search looks at nothing else.
"""

HINT = Phrase("Skriv rollen i stedet. Alle som kan lese A3-en, kan lese dette.")


def contact_warnings(data: Any, text: str, file: str) -> tuple[Finding, ...]:
    """Return a warning for each text of a record with a contact in it. A frozen edition has none:
    nobody can change it.
    """
    if f"/{EDITIONS}/" in file or not _contact_in(text):
        return ()
    return tuple(_warnings(data, (), file))


def _warnings(data: Any, path: KeyPath, file: str) -> Iterator[Finding]:
    if isinstance(data, str):
        kind = _contact_in(data)
        if kind and path[-1:] != (EMAIL_KEY,):
            message = Phrase("Her står {kind} til en person.", kind=kind)
            yield Finding(file, path, message, HINT, severity=Severity.WARNING)
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _warnings(value, (*path, step), file)


def _contact_in(text: str) -> Phrase | None:
    """Return the kind of contact that stands in a text, `None` for none."""
    if "@" in text and EMAIL.search(text):
        return Phrase("en e-postadresse")
    return Phrase("et telefonnummer") if PHONE.search(text) else None
