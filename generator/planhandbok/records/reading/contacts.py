"""Phone numbers and e-mail addresses of people in the texts of a record, outside their fields."""

import re
from collections.abc import Iterator
from typing import Any

from planhandbok.records.reading.prose_links import KeyPath
from planhandbok.records.text.files import EDITIONS
from planhandbok.records.text.problems import Finding, Severity

EMAIL_KEY = "e-post"
CONTACT = re.compile(
    r"(?P<email>\b[^\W\d_]+[.-][\w.-]+@[\w-]+\.\w+)"
    r"|(?<![\w.,/-])(?:\+47 ?\d\d ?\d\d ?\d\d ?\d\d|[49]\d\d \d\d \d{3}|[49]\d \d\d \d\d \d\d)"
    r"(?! ?\d|[.,]\d)"
)
"""An address with a name in two parts, or a number as phone numbers are written: with +47, or that
of a mobile. A mailbox such as `post@` belongs to nobody, and «12 500 000» is no phone.
"""

HINT = "Skriv rollen i stedet. Alle som kan lese A3-en, kan lese dette."


def contact_warnings(data: Any, text: str, file: str) -> tuple[Finding, ...]:
    """Return a warning for each text of a record with a contact in it. A frozen edition has none:
    nobody can change it.
    """
    if f"/{EDITIONS}/" in file or not CONTACT.search(text):
        return ()
    return tuple(_warnings(data, (), file))


def _warnings(data: Any, path: KeyPath, file: str) -> Iterator[Finding]:
    if isinstance(data, str):
        found = CONTACT.search(data)
        if found and path[-1:] != (EMAIL_KEY,):
            kind = "en e-postadresse" if found["email"] else "et telefonnummer"
            message = f"Her står {kind} til en person."
            yield Finding(file, path, message, HINT, severity=Severity.WARNING)
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _warnings(value, (*path, step), file)
