"""Requests to a web application, without a server."""

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

PORT = 8000
HOST = ("host", f"127.0.0.1:{PORT}")
FORM = ("content-type", "application/x-www-form-urlencoded")
Header = tuple[str, str]


@dataclass(frozen=True)
class Answer:
    """The answer to a request; `leads_to` is where it sends the browser."""

    status: int
    content: bytes
    leads_to: str

    @property
    def text(self) -> str:
        return self.content.decode()


def ask(
    app: Any,
    address: str,
    form: Mapping[str, str | Sequence[str]] | None = None,
    headers: Sequence[Header] = (HOST,),
    client: str = "127.0.0.1",
) -> Answer:
    """Return the answer to a request, which sends a form if there is one."""
    if form is None:
        return _asked(app, "GET", address, b"", headers, client)
    body = urlencode(form, doseq=True).encode()
    return ask_with(app, address, body, (*headers, FORM), client)


def ask_with(
    app: Any, address: str, body: bytes, headers: Sequence[Header], client: str = "127.0.0.1"
) -> Answer:
    """Return the answer to a request that sends these bytes, of the kind that a header tells."""
    return _asked(app, "POST", address, body, headers, client)


def _asked(
    app: Any, method: str, address: str, body: bytes, headers: Sequence[Header], client: str
) -> Answer:
    parts = urlsplit(address)
    scope = {
        "type": "http",
        "method": method,
        "path": parts.path,
        "client": (client, 1),
        "query_string": parts.query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }
    with ThreadPoolExecutor(1) as thread:  # a browser of another test may have a loop in this one
        return thread.submit(asyncio.run, _answer(app, scope, body)).result()


async def _answer(app: Any, scope: dict[str, Any], body: bytes) -> Answer:
    sent: list[Any] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    content = b"".join(message.get("body", b"") for message in sent[1:])
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(int(sent[0]["status"]), content, headers.get("location", ""))
