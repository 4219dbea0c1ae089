"""Letters: the texts of a file that people sent or saved, each with its sender and its time.

A file is a text, or a mail as mail programs save it. Nothing of a mail is trusted: a part that
cannot be read is as if it were not there.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser

from planhandbok.changing.messages.message import MARK
from planhandbok.frozen import frozen
from planhandbok.records.editing.commit_message import Author

IS_MAIL = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:Return-Path|Received|Delivered-To|MIME-Version|From|To|Date|Subject"
    rb"|Message-ID|Content-Type|DKIM-Signature|ARC-Seal|X-[A-Za-z-]{1,60}) ?:",
    re.IGNORECASE,
)
IS_OUTLOOK = b"\xd0\xcf\x11\xe0"
"""The beginning of a mail as Outlook for Windows saves it, which only Outlook reads well."""
FROM_LINE = re.compile(r"^[>| \t]*\*?(?:Fra|Frå|From):\*?[ \t]+(\S[^\n]{0,300})$", re.MULTILINE)
ADDRESS = re.compile(r"[^\s<>@]{1,64}@[^\s<>@]{1,255}")
NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff<>\"]+")
LONGEST_NAME = 100
LONGEST_HEADER = 1000
LARGEST_PART = 2_000_000
"""Bytes: a part of a mail that people wrote is never as long."""
DEEPEST = 20
"""Levels of parts within parts."""


@frozen
class Letter:
    """A text, and who sent it when, as far as that is known."""

    text: str
    sender: Author | None = None
    sent: datetime | None = None

    def senders_at(self, places: Iterable[int]) -> Iterator[Author | None]:
        """Yield who wrote what stands at each of the places, from the top: the last «Fra:» above
        it, or the sender.
        """
        sender = self.sender
        start = 0
        for place in places:
            for line in FROM_LINE.findall(self.text, start, place):
                sender = author_in(line) or self.sender
            start = place
            yield sender


def letters(raw: bytes) -> list[Letter]:
    """Return the letters in the bytes of a file."""
    if not IS_MAIL.match(raw):
        return [Letter(_decoded(raw))]
    try:
        return list(_of_mail(message_from_bytes(raw.removeprefix(b"\xef\xbb\xbf"))))
    except RecursionError:  # parts within parts, without end
        return []


def _of_mail(mail: Message, depth: int = 0) -> Iterator[Letter]:
    """Yield the letter of a mail, and those of mails that are enclosed in it."""
    text = "\n".join(_texts(mail, depth))
    yield Letter(text, author_in(str(mail["from"] or "")), _sent(mail))
    for enclosed in _enclosed(mail) if depth < DEEPEST else ():
        yield from _of_mail(enclosed, depth + 1)


def _enclosed(part: Message) -> Iterator[Message]:
    """Yield the mails in a part, and not those that are within them."""
    inside = part.get_payload() if part.is_multipart() else ()
    for inner in inside:
        if not isinstance(inner, Message):
            continue
        if part.get_content_type() == "message/rfc822":
            yield inner
        else:
            yield from _enclosed(inner)


def _texts(part: Message, depth: int) -> Iterator[str]:
    """Yield the texts of a part; one of several forms of the same is the first with a message."""
    kind = part.get_content_type()
    parts = (
        [inner for inner in part.get_payload() if isinstance(inner, Message)]
        if (part.is_multipart() and depth < DEEPEST and kind != "message/rfc822")
        else []
    )
    if kind == "multipart/alternative":
        forms = ["\n".join(_texts(inner, depth + 1)) for inner in parts]
        yield next((form for form in forms if MARK.search(form)), "")
    elif parts:
        for inner in parts:
            yield from _texts(inner, depth + 1)
    elif kind == "text/html":
        yield html_text(_content(part))
    elif part.get_content_maintype() == "text" or (part.get_filename() or "").endswith(".txt"):
        yield _content(part)


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or len(payload) > LARGEST_PART:
        return ""
    return _decoded(payload, part.get_content_charset())


def _decoded(raw: bytes, charset: str | None = None) -> str:
    """Return a text in the encoding it is said to have, or in the first it can have."""
    utf_16 = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else None
    for encoding in filter(None, (utf_16, charset, "utf-8-sig", "cp1252")):
        try:
            return raw.decode(encoding).replace("\r\n", "\n")
        except (LookupError, ValueError):
            continue
    return raw.decode("latin-1").replace("\r\n", "\n")


def author_in(header: str) -> Author | None:
    """Return the author whom a header names, cleaned of what git would not have in a name."""
    header = header[:LONGEST_HEADER]
    name, address = parseaddr(header)
    try:
        name = str(make_header(decode_header(name)))
    except (MessageError, LookupError, ValueError):
        name = ""
    email = address if ADDRESS.fullmatch(address) else ""
    name = " ".join(NOT_IN_A_NAME.sub(" ", name or ("" if email else header)).split())
    name = name[:LONGEST_NAME] or email
    return Author(name, email) if name else None


def _sent(mail: Message) -> datetime | None:
    try:
        sent = parsedate_to_datetime(str(mail["date"] or "")[:LONGEST_HEADER])
    except (TypeError, ValueError, OverflowError):
        return None
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def html_text(html: str) -> str:
    """Return the text of HTML, with the lines that a reader sees."""
    reader = _TextOfHtml()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


class _TextOfHtml(HTMLParser):
    """Collects text; a block begins on a new line."""

    BLOCKS = frozenset(
        [
            "address",
            "blockquote",
            "br",
            "div",
            "dd",
            "dt",
            "h1",
            "h2",
            "h3",
            "h4",
            "hr",
            "li",
            "p",
            "pre",
            "td",
            "th",
            "tr",
        ]
    )
    UNSEEN = frozenset(("script", "style", "title", "template"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._unseen += tag in self.UNSEEN
        self._pre += tag == "pre"
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in self.UNSEEN and self._unseen > 0
        self._pre -= tag == "pre" and self._pre > 0
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            data = data.replace("\xa0", " ")
            self.parts.append(data if self._pre else re.sub(r"\s+", " ", data))
