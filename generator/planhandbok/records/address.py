"""An address as text: from the root of the site, as `a3/skolemat/` or `a3/skolemat/#tiltak-t1`."""

import re
from collections.abc import Iterator

ADDRESS = re.compile(r"(?:(?!\.\.?/)[^/#?]+/)+(?:#[^/#\s]+)?")
"""Of any letters, for those of the guide are names of files. The front page has none."""


def page_of(address: str) -> str:
    return address.partition("#")[0]


def around(address: str) -> Iterator[str]:
    """The address, the page it is on, and the folders that lie around it, innermost first."""
    yield address
    page = page_of(address)
    if page != address:
        yield page
    while page := page[: page[:-1].rfind("/") + 1]:
        yield page
