"""The fields that a browser sends from a form, in either way of writing them: bytes → texts."""

from asyncio import timeout
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.message import Message
from email.policy import Compat32
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request

from planhandbok.frozen import frozen
from planhandbok.writing.desk import Sent

LARGEST_FORM = 500_000
"""Bytes."""
MOST_FIELDS = 500
SLOWEST_FORM = 30
"""Seconds until a form must be here."""
ENCODED = "application/x-www-form-urlencoded"
WITH_FILES = "multipart/form-data"


@frozen
class SentPart:
    """A field of a form that can have files; `file` is the name of one, `None` for a text."""

    name: str
    file: str | None
    content: bytes


class BadFormError(Exception):
    """A form that is not as browsers send it, or is cut off."""


def kind_of(request: Request) -> str:
    return request.headers.get("content-type", "")


async def body_of(request: Request, most: int) -> bytes | None:
    """Return the body of a request, of which no more is kept than tells that it is too large;
    `None` for one that does not come in time.

    It is read to its end all the same: a browser that is interrupted shows no answer.
    """
    body = b""
    try:
        async with timeout(SLOWEST_FORM):
            async for chunk in request.stream():
                body += chunk[: most + 1 - len(body)]
    except (TimeoutError, ClientDisconnect):
        return None
    return body


def encoded_fields(body: bytes) -> Sent | None:
    """Return the fields of a form without files; `None` for one that is none of ours."""
    try:
        return parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None


async def fields_of(request: Request) -> Sent | None:
    """Return the fields of a form; `None` for one that is too large or slow, or none of ours."""
    if not kind_of(request).startswith(ENCODED):
        return None
    body = await body_of(request, LARGEST_FORM)
    return None if body is None or len(body) > LARGEST_FORM else encoded_fields(body)


class PartsAsTheyCame(Compat32):
    """Reads the parts of a form as bytes, whatever a browser says that they are: a mail is not
    taken apart.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        is_needed = name.lower() == "content-disposition" or value.startswith(WITH_FILES)
        raw = value.encode("ascii", "surrogateescape")
        return name, raw.decode("utf-8", "replace") if is_needed else ""


def parts_of(body: bytes, kind: str) -> Iterator[SentPart]:
    """Yield the fields of a form with files, whose `kind` has the boundary between them. Raises
    `BadFormError`.
    """
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1")
    form = message_from_bytes(head + body, policy=PartsAsTheyCame())
    parts = form.get_payload()
    if form.defects or not isinstance(parts, list) or len(parts) > MOST_FIELDS:
        raise BadFormError
    for part in parts:
        if not isinstance(part, Message):
            raise BadFormError
        yield _part(part)


def _part(part: Message) -> SentPart:
    content = part.get_payload(decode=True)
    name = part.get_param("name", header="content-disposition")
    if not isinstance(content, bytes) or not isinstance(name, str):
        raise BadFormError
    return SentPart(name, part.get_filename(), content)


def texts_of(parts: Sequence[SentPart], names: Sequence[str]) -> Sent:
    """Return the texts of those fields that have one of the names."""
    texts: dict[str, list[str]] = {}
    for part in parts:
        if part.name in names and part.file is None:
            texts.setdefault(part.name, []).append(part.content.decode("utf-8", "replace"))
    return texts
