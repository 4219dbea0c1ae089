"""A visit to a page: all that tests ask of each kind of page, as it was loaded once."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Response

from tests.browser.axe import violations_of_all_widths
from tests.browser.every_page.keyboard import badly_seen_stops
from tests.browser.every_page.scripts import (
    BARE_TABLES,
    LOST,
    NAMELESS_ROWS,
    NOT_HERE,
    SIZES,
    STRUCTURE,
)
from tests.browser.kinds import HEIGHT, WIDTHS
from tests.browser.server import keeps_nothing

ZOOMED = {200: 640, 400: 320}
"""Per cent, and the width that a window of 1280 px then has."""
OPEN_FOLDS = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
LEAVE = "document.activeElement.blur(); scrollTo(0, 0)"


@dataclass(frozen=True)
class Loading:
    """The requests and errors of a page while it was loaded."""

    asked: list[str]
    parts: list[str]
    """The addresses of styles and scripts."""
    errors: list[str]
    keeps_nothing: bool


@dataclass(frozen=True)
class Visit:
    """The findings on a page, for each width where they may differ."""

    loading: Loading
    bare_tables: list[str]
    nameless_rows: list[str]
    structures: list[dict[str, Any]]
    badly_seen_stops: list[str]
    lost: list[str]
    sizes: list[dict[str, str]]
    violations: list[list[object]]


def visited(page: Page, address: str) -> Visit:
    """Visit a page in a wide window: as it is loaded, then narrower, then with its folds open."""
    page.emulate_media(reduced_motion="reduce")
    loading = loaded(page, address)
    bare_tables = page.evaluate(BARE_TABLES)
    is_guide = "veiledning" in address  # Markdown gives rows no headings
    nameless_rows = [] if is_guide else page.evaluate(NAMELESS_ROWS)
    structures = [page.evaluate(STRUCTURE)]
    stops = badly_seen_stops(page)
    page.evaluate(LEAVE)
    lost = lost_when_zoomed(page)
    page.set_viewport_size({"width": min(WIDTHS), "height": HEIGHT})
    structures.append(page.evaluate(STRUCTURE))
    page.evaluate(OPEN_FOLDS)
    sizes = [page.evaluate(SIZES)]
    violations = violations_of_all_widths(page)
    sizes.append(page.evaluate(SIZES))
    return Visit(loading, bare_tables, nameless_rows, structures, stops, lost, sizes, violations)


def lost_when_zoomed(page: Page) -> list[str]:
    lost = []
    for percent, width in ZOOMED.items():
        page.set_viewport_size({"width": width, "height": 800})
        lost += [f"{percent} %: {text}" for text in page.evaluate(LOST, NOT_HERE)]
    return lost


def loaded(page: Page, address: str) -> Loading:
    responses: list[Response] = []
    errors: list[str] = []
    heard = {
        "response": responses.append,
        "requestfailed": lambda request: errors.append(request.url),
        "console": lambda message: errors.extend([message.text] * (message.type == "error")),
        "pageerror": lambda error: errors.append(str(error)),
    }
    with listening(page, heard):
        page.goto(address, wait_until="networkidle")
    errors += [response.url for response in responses if response.status >= 400]
    parts = {
        response.url  # the text of one that is known already is not sent again
        for response in responses
        if response.request.resource_type in ("stylesheet", "script")
    }
    asked = [response.url for response in responses]
    return Loading(asked, sorted(parts), errors, keeps_nothing(page))


@contextmanager
def listening(page: Page, heard: Mapping[str, Callable[[Any], None]]) -> Iterator[None]:
    """Listen to events of a page that others use after this test."""
    listeners = {event: lambda told, hear=hear: hear(told) for event, hear in heard.items()}
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]  # each event has its own kind
    yield
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
