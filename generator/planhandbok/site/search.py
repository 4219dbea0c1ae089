"""Search: lets Pagefind index the text of pages, without the menus around it.

Pagefind gets the pages one by one, while others are made, in an order that is the same for the same
handbook: left to itself, it reads a folder in the order of the file system, and two machines make
different files. It gives the files of the index back, and we write them, because Pagefind does not
notice a full disk.

Filters are not used: Pagefind does not write their files with the same bytes twice.
"""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, Any

from markupsafe import Markup, escape

from planhandbok.failures import StartError, naming
from planhandbok.frozen import frozen
from planhandbok.records.guide.links import FORM
from planhandbok.records.schema.settings import Language
from planhandbok.site.written import SiteFiles

BUNDLE = "pagefind"
"""The folder of the index, below the root of the site."""
UNUSED = ("pagefind-highlight.", "pagefind-modular-ui.", "pagefind-ui.")
"""The beginnings of names of files that Pagefind gives with each index, and no page asks for."""
NOT_CONTENT = ["svg", ".phb-help", ".phb-question", ".phb-filters", ".phb-empty"]
"""Selectors of words that help the reader, and would drown what a page holds."""
MAYBE_REMOVED = f'a[href^="{FORM}"]'
"""Selector of links that `SiteLinks` removes where a form was not made."""
READ_AT_ONCE = 1 << 20
MOST_UNREAD = 8
"""Answers to leave unread: each has some hundred bytes, and Pagefind stops when a pipe is full."""

_DOCUMENT = Markup(
    '<html lang="{language}"><head><title>{title}</title></head>'
    "<body><article>{body}</article></body></html>"
)

Payload = Mapping[str, Any]


class SearchError(OSError):
    """Pagefind failed; the message may be its own."""

    @classmethod
    def because(cls, message: str) -> "SearchError":
        return cls(None, message or "den stoppet", "Pagefind")


@frozen
class Document:
    """The text of a page for search. Its links need not be resolved."""

    address: str
    title: str
    body: Markup


class Index:
    """An index that Pagefind makes in a process of its own, while we go on."""

    def __init__(self, process: subprocess.Popen[bytes], language: Language) -> None:
        if process.stdin is None or process.stdout is None:
            raise TypeError(process)
        self._requests = process.stdin
        self._answers = _answers(process.stdout)
        self._language = language
        self._sent = 0
        self._read = 0
        self._is_asked = False
        selectors = [*NOT_CONTENT, MAYBE_REMOVED]
        config = {"root_selector": "article", "exclude_selectors": selectors}
        self._send({"type": "NewIndex", "config": config})

    def add_all(self, documents: Iterable[Document]) -> None:
        for document in documents:
            self.add(document)

    def add(self, document: Document) -> None:
        title = escape(document.title)
        html = _DOCUMENT.format(language=self._language, title=title, body=document.body)
        path = f"{document.address}index.html"
        self._send({"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": html})

    def ask(self) -> None:
        """Let Pagefind make the files, once all pages are added."""
        if not self._is_asked:
            self._is_asked = True
            self._send({"type": "GetFiles", "index_id": 0})

    def write(self, site: SiteFiles) -> None:
        self.ask()
        while self._read < self._sent - 1:
            self._next_answer()
        for file in self._next_answer()["files"]:
            if not file["path"].startswith(UNUSED):
                site.write(f"{BUNDLE}/{file['path']}", b64decode(file["content"]))

    def _send(self, payload: Payload) -> None:
        message = json.dumps({"message_id": self._sent, "payload": payload}, ensure_ascii=False)
        with suppress(BrokenPipeError):  # what it said before it stopped is read later
            self._requests.write(b64encode(message.encode()) + b",")
            self._requests.flush()
        self._sent += 1
        if self._sent - self._read > MOST_UNREAD:
            self._next_answer()

    def _next_answer(self) -> Payload:
        self._read += 1
        return next(self._answers)


@contextmanager
def started_index(language: Language) -> Iterator[Index]:
    """Start Pagefind, and end it when the block ends."""
    from pagefind.service import get_executable  # noqa: PLC0415 0.01 s, while the engine works

    program = str(get_executable() or BUNDLE)
    with naming(StartError, program):
        process = subprocess.Popen(  # noqa: S603 the program of the package, and our arguments
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    try:
        yield Index(process, language)
    finally:
        process.kill()
        process.communicate()


def _answers(stream: IO[bytes]) -> Iterator[Payload]:
    """Yield the answers, which have a comma after each; raise `SearchError` for one of failure."""
    rest = bytearray()
    while chunk := stream.read1(READ_AT_ONCE):  # type: ignore[attr-defined]  # it is buffered
        first, *others = chunk.split(b",")
        rest += first
        for part in others:
            payload: Payload = json.loads(b64decode(rest))["payload"]
            if payload["type"] == "Error":
                raise SearchError.because(payload.get("message", ""))
            yield payload
            rest = bytearray(part)
    raise SearchError.because(rest.decode(errors="replace"))
