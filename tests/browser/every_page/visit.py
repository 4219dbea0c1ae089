"""A visit to a page at one width, and a walk through it: what tests ask of each kind of page."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page, Response

from tests.browser.axe import violations
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
    """The findings on a page at one width."""

    loading: Loading
    bare_tables: list[str]
    nameless_rows: list[str]
    structure: dict[str, Any]
    sizes: dict[str, str]
    violations: list[list[object]]


@dataclass(frozen=True)
class Walk:
    """The findings of somebody who goes through a page with the keyboard, and zooms."""

    badly_seen_stops: list[str]
    lost: list[str]


def visited(page: Page, address: str, width: int) -> Visit:
    """Visit a page: as it is loaded, then with its folds open.

    Colours are most of axe's work, and are looked at where the page is wide.
    """
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(reduced_motion="reduce")
    loading = loaded(page, address)
    bare_tables = page.evaluate(BARE_TABLES)
    is_guide = "veiledning" in address  # Markdown gives rows no headings
    nameless_rows = [] if is_guide else page.evaluate(NAMELESS_ROWS)
    structure = page.evaluate(STRUCTURE)
    page.evaluate(OPEN_FOLDS)
    sizes = page.evaluate(SIZES)
    found = violations(page, is_of_colours=width == max(WIDTHS))
    return Visit(loading, bare_tables, nameless_rows, structure, sizes, found)


def walked_through(page: Page, address: str) -> Walk:
    """Walk through a page in a wide window, and then look at it in narrow ones."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(address, wait_until="networkidle")
    stops = badly_seen_stops(page)
    page.evaluate(LEAVE)
    return Walk(stops, lost_when_zoomed(page))


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
