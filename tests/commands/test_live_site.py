"""The author's own view answers only this machine, and its status says when something is wrong."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from planhandbok.serve import EVENTS, LivePages, OwnHostOnly, ServedBuild, live_site

PORT = 8000


async def status_of(app: Any, path: str, headers: list[tuple[str, str]]) -> int:
    sent: list[Any] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return int(sent[0]["status"])


def answer(folder: Path, path: str, *headers: tuple[str, str]) -> int:
    return asyncio.run(status_of(live_site(folder, folder, (), PORT), path, list(headers)))


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_own_names_are_answered(name: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("ja")
    host = ("host", f"{name}:{PORT}")
    assert answer(tmp_path, "/", host) == 200
    assert answer(tmp_path, "/", host, ("origin", f"http://{name}:{PORT}")) == 200


@pytest.mark.parametrize("path", ["/", EVENTS])
@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("host", "evil.example")],
        [("host", f"evil.example:{PORT}")],
        [("host", "localhost")],
        [("host", "localhost:8001")],
        [("host", f"localhost:{PORT}"), ("host", "evil.example")],
        [("host", f"localhost:{PORT}"), ("origin", "http://evil.example")],
        [("host", f"localhost:{PORT}"), ("origin", "null")],
        [("host", f"localhost:{PORT}"), ("origin", f"https://localhost:{PORT}")],
    ],
)
def test_other_hosts_and_origins_are_refused(
    path: str, headers: list[tuple[str, str]], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("hemmelig")
    assert answer(tmp_path, path, *headers) == 403


@pytest.mark.parametrize("site", ["", "ikke-bygget"])
def test_page_of_mistakes_has_an_error_status(site: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("gammelt")
    pages = OwnHostOnly(LivePages(ServedBuild(tmp_path / site, mistake_page="<p>Feil")), PORT)
    assert asyncio.run(status_of(pages, "/", [("host", f"localhost:{PORT}")])) == 500
