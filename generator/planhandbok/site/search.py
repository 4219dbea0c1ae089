"""Search: lets Pagefind index the text of pages, without the menus around it.

Pagefind gets the pages one by one, sorted: left to itself, it reads a folder in the order of the
file system, and two machines make different files. It gives the files of the index back, and we
write them, because Pagefind does not notice a full disk.

Filters are not used: Pagefind does not write their files with the same bytes twice.
"""

import json
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from markupsafe import Markup, escape
from pagefind.service import get_executable

from planhandbok.failures import ReadError, StartError, naming
from planhandbok.records.schema.settings import Language
from planhandbok.site.written import SiteFiles

BUNDLE = "pagefind"
"""The folder of the index, below the root of the site."""
UNUSED = ("pagefind-highlight.", "pagefind-modular-ui.", "pagefind-ui.")
"""The beginnings of names of files that Pagefind gives with each index, and no page asks for."""
NOT_CONTENT = ["svg", ".phb-help", ".phb-question", ".phb-filters", ".phb-empty"]
"""Selectors of words that help the reader, and would drown what a page holds."""
READ_AT_ONCE = 1 << 20

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


def document(title: str, body: Markup, language: Language) -> str:
    """Return a page as Pagefind gets it."""
    return _DOCUMENT.format(language=language, title=escape(title), body=body)


def index(documents: Path | None, site: SiteFiles) -> None:
    """Index a folder of documents laid out as the pages of the site; do nothing without one."""
    if documents is None:
        return
    for name, content in _files_of_index(_requests(documents)):
        if not name.startswith(UNUSED):
            site.write(f"{BUNDLE}/{name}", content)


def _requests(documents: Path) -> Iterator[Payload]:
    config = {"root_selector": "article", "exclude_selectors": NOT_CONTENT}
    yield {"type": "NewIndex", "config": config}
    for path in sorted(documents.rglob("*.html")):
        with naming(ReadError, path):
            text = path.read_text(encoding="utf-8")
        name = path.relative_to(documents).as_posix()
        yield {"type": "AddFile", "index_id": 0, "file_path": name, "file_contents": text}
    yield {"type": "GetFiles", "index_id": 0}


def _files_of_index(requests: Iterable[Payload]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of each file in Pagefind's answer to the last request."""
    program = str(get_executable() or BUNDLE)
    with naming(StartError, program):
        process = subprocess.Popen(  # noqa: S603 the program of the package, and our arguments
            [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    try:
        files = _last_answer(process, requests).get("files", ())
    finally:
        process.kill()
        process.communicate()
    for file in files:
        yield file["path"], b64decode(file["content"])


def _last_answer(process: subprocess.Popen[bytes], requests: Iterable[Payload]) -> Payload:
    """Send each request while Pagefind works on the one before, and return the last answer."""
    if process.stdin is None or process.stdout is None:
        raise TypeError(process)
    answers = _answers(process.stdout)
    for number, payload in enumerate(requests):
        message = json.dumps({"message_id": number, "payload": payload}, ensure_ascii=False)
        with suppress(BrokenPipeError):  # what it said before it stopped is read below
            process.stdin.write(b64encode(message.encode()) + b",")
            process.stdin.flush()
        if number:
            next(answers)
    return next(answers)


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
