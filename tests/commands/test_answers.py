"""The author's own view answers only this machine, and its status says when something is wrong."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.requests import Request

from planhandbok.serve import EVENTS, SiteAnswers, live_site
from planhandbok.serving.gate import Gate, browser_address, own_gate
from planhandbok.serving.live_site import LiveRequest, LiveSite
from planhandbok.serving.served import Served
from planhandbok.serving.whole_build import WholeBuild
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import TODAY, Scratch

PORT = 8000


async def begun_answer(app: Any, path: str, headers: list[tuple[str, str]]) -> dict[str, Any]:
    sent: list[Any] = []
    scope = {
        "type": "http",
        "method": "GET",
        "path": path.partition("?")[0],
        "query_string": path.partition("?")[2].encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers],
    }

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return dict(sent[0])


def live_site_of(scratch: Scratch) -> LiveSite:
    request = LiveRequest(scratch.folder, start_engine=start_fake_engine, with_pdf=False)
    return LiveSite(request, scratch.folder.parent)


def app_of(scratch: Scratch) -> Any:
    live = live_site_of(scratch)
    live.update(TODAY)
    whole = WholeBuild((), scratch.folder.parent / "site")
    return live_site(Served(live, whole, lambda: TODAY, TODAY), own_gate(PORT))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The view of a small handbook."""
    return app_of(Scratch.made_in(tmp_path_factory.mktemp("live") / "handbook"))


def begun(app: Any, path: str, *headers: tuple[str, str]) -> dict[str, Any]:
    """Return the head of an answer; a browser of another test may have a loop in this thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, begun_answer(app, path, list(headers))).result()


def answer(app: Any, path: str, *headers: tuple[str, str]) -> int:
    return int(begun(app, path, *headers)["status"])


def test_a_page_listens_from_the_version_that_it_was_made_of(scratch: Scratch) -> None:
    """A save while a page is made gives the page a newer version to hear of."""

    async def seen_while_saving() -> tuple[str, str]:
        live = live_site_of(scratch)
        served = Served(live, WholeBuild((), scratch.folder.parent / "site"), lambda: TODAY)
        answers = SiteAnswers(served)
        await served.update()
        scope = {
            "type": "http",
            "method": "GET",
            "headers": [],
            "query_string": b"",
            "path_params": {"path": ""},
        }
        first = await answers.answer(Request(scope))
        served.version += 1  # the next save has begun
        second = await answers.answer(Request(scope))
        return str(first.body, "utf-8"), str(second.body, "utf-8")

    with ThreadPoolExecutor(1) as thread:
        first, second = thread.submit(asyncio.run, seen_while_saving()).result()
    assert "version === 1" in first
    assert "version === 1" in second


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_own_names_are_answered(name: str, app: Any) -> None:
    host = ("host", f"{name}:{PORT}")
    assert answer(app, "/", host) == 200
    assert answer(app, "/", host, ("origin", f"http://{name}:{PORT}")) == 200


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
    path: str, headers: list[tuple[str, str]], app: Any
) -> None:
    assert answer(app, path, *headers) == 403


@pytest.mark.parametrize(
    ("gate", "name", "origin"),
    [
        (own_gate(80), "localhost", "http://localhost"),
        (own_gate(80), "[::1]:80", "http://[::1]"),
        (Gate(("https://skriv.example",)), "skriv.example", "https://skriv.example"),
        (Gate(("https://skriv.example",)), "skriv.example:443", "https://skriv.example"),
    ],
)
def test_usual_port_may_be_left_out(gate: Gate, name: str, origin: str) -> None:
    assert gate.lets_in(Headers({"host": name, "origin": origin}))
    assert not gate.lets_in(Headers({"host": name, "origin": f"{origin}:8000"}))
    assert not gate.lets_in(Headers({"host": f"{name}0"}))


def test_address_is_told_as_browsers_write_it() -> None:
    assert own_gate(80).addresses[0] == "http://127.0.0.1"
    assert (
        browser_address("https", "Skriv.Kommunen.example:443") == "https://skriv.kommunen.example"
    )
    assert browser_address("https", "skriv.example:8443") == "https://skriv.example:8443"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/status/", 200),
        ("/status/index.html", 200),
        ("/status", 307),
        ("/bygg.json", 200),
        ("/assets/planhandbok/planhandbok.css", 200),
        ("/finnes-ikke/", 404),
        ("/finnes-ikke", 404),
        ("/../handbok/mkdocs.yml", 404),
        ("/../handbook/content/", 404),
        ("//tmp/", 404),
        ("/data/planhandbok.json", 404),
    ],
)
def test_each_address_is_answered(path: str, status: int, app: Any) -> None:
    """The tables are those of a whole build, and here there is none."""
    assert answer(app, path, ("host", f"localhost:{PORT}")) == status


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("/assets/planhandbok/planhandbok.css", False),
        ("/assets/planhandbok/planhandbok.css?1a2b3c4d", True),
        ("/status/", False),
        ("/status/?1a2b3c4d", False),
    ],
)
def test_browser_keeps_what_is_named_by_its_contents(path: str, is_kept: bool, app: Any) -> None:
    headers = dict(begun(app, path, ("host", f"localhost:{PORT}"))["headers"])
    assert (b"immutable" in headers.get(b"cache-control", b"")) is is_kept


def test_search_is_made_while_a_page_that_opens_it_loads(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[LiveSite] = []

    def make_search(live: LiveSite) -> None:
        made.append(live)

    monkeypatch.setattr(LiveSite, "make_search", make_search)
    app = app_of(scratch)
    for path, times in (("/status/", 0), ("/status/?q=mat", 1)):
        assert answer(app, path, ("host", f"localhost:{PORT}")) == 200
        assert len(made) == times


def test_mistakes_of_the_first_reading_are_a_page_with_an_error_status(scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    assert answer(app_of(scratch), "/", ("host", f"localhost:{PORT}")) == 500
