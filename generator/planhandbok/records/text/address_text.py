"""An address as text: from the root of the site, as `a3/skolemat/` or `a3/skolemat/#tiltak-t1`."""

import re
from collections.abc import Iterator

UNSEEN = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
ADDRESS = re.compile(rf"(?:(?!\.\.?/)[^/#?{UNSEEN}]+/)+(?:#[^/#\s{UNSEEN}]+)?")
"""Of any letters, for those of the guide are names of files. The front page has none."""

LONGEST_NAME = 200
"""Bytes between two slashes: a folder of that name is made, and few systems take more than 255."""
LONGEST = 2000


def is_address(text: str) -> bool:
    """Whether it can be published, kept in the ledger, and told of when it is no more."""
    if not ADDRESS.fullmatch(text):
        return False
    names = page_of(text).encode().split(b"/")
    return max(map(len, names)) <= LONGEST_NAME and len(text) <= LONGEST


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
