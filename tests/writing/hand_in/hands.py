"""Somebody who hands in a file or a text, as a browser sends it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from tests.writing.app import hidden
from tests.writing.web import HOST, Answer, Header, ask, ask_with

HAND_IN = "/.planhandbok/lever/"
BOUNDARY = "----WebKitFormBoundaryABC"


def part(name: str, content: bytes, file: str | None = None, more: str = "") -> bytes:
    """Return a field as a browser sends it; names are in UTF-8."""
    of_file = f'; filename="{file}"' if file is not None else ""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{of_file}\r\n{more}\r\n'
    return head.encode() + content + b"\r\n"


def body_of(*parts: bytes) -> bytes:
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


@dataclass
class Hands:
    """One who hands something in, and presses the button under what is told."""

    app: Any
    headers: Sequence[Header] = field(default=(HOST,))
    client: str = "127.0.0.1"

    def hand_in(self, content: bytes = b"", name: str = "", text: str = "") -> Answer:
        """Send a file, or a text, or what an empty form sends."""
        page = ask(self.app, HAND_IN, headers=self.headers, client=self.client).text
        fields = {**hidden(page), "tekst": text, "gjør": "les"}
        parts = [part(key, value.encode()) for key, value in fields.items()]
        kind = "Content-Type: application/octet-stream\r\n"
        return self.send(body_of(*parts, part("fil", content, name, kind)))

    def send(self, body: bytes, kind: str = f"multipart/form-data; boundary={BOUNDARY}") -> Answer:
        headers = (*self.headers, ("content-type", kind))
        return ask_with(self.app, HAND_IN, body, headers, self.client)

    def write(self, told: Answer, **changed: str) -> Answer:
        fields = {**hidden(told.text), "gjør": "lagre", **changed}
        return ask(self.app, HAND_IN, fields, self.headers, self.client)


def lines(answer: Answer) -> list[str]:
    """Return what a page says in its lists."""
    return [unescape(line) for line in re.findall(r"<li>(.*?)</li>", answer.text, re.DOTALL)]


def pressed(answer: Answer) -> list[str]:
    """Return what the buttons of a page send."""
    return re.findall(r'<button name="gjør" value="(.*?)">', answer.text)
