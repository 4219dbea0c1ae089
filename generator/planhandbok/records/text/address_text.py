"""An address as text, from the root of the site: `a3/skolemat/` or `a3/skolemat/#tiltak-t1`."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from unicodedata import normalize

INVISIBLE = r"\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff"
ADDRESS = re.compile(rf"(?:(?!\.\.?/)[^/#?{INVISIBLE}]+/)+(?:#[^/#\s{INVISIBLE}]+)?")
"""Letters of every alphabet are allowed, as in the file names of the guide. The front page, "", is
not an address of this form."""

WORD = re.compile(r"[a-z0-9]+")
ASCII_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})

LONGEST_NAME = 200
"""Bytes between two slashes: each name becomes a folder, and few systems allow more than 255."""
LONGEST = 2000
WORDS_OF_ID = 4


def is_address(text: str) -> bool:
    """Return whether a text can be an address: published, kept in the ledger and redirected."""
    if not ADDRESS.fullmatch(text):
        return False
    names = page_of(text).encode().split(b"/")
    return max(map(len, names)) <= LONGEST_NAME and len(text) <= LONGEST


def page_of(address: str) -> str:
    """The address without its anchor."""
    return address.partition("#")[0]


def around(address: str) -> Iterator[str]:
    """Yield the address, its page, and the folders that the page lies in, innermost first."""
    yield address
    page = page_of(address)
    if page != address:
        yield page
    while page := page[: page[:-1].rfind("/") + 1]:
        yield page


@lru_cache(maxsize=2048)
def slug(text: str) -> str:
    """Return text as lower-case ASCII words joined by hyphens; "" if none can be made."""
    plain = normalize("NFKD", text.lower().translate(ASCII_LETTERS)).encode("ascii", "ignore")
    return "-".join(WORD.findall(plain.decode()))


def free_id(title: str, taken: Collection[str]) -> str:
    """Return an id of the first words of a title, with a number behind it if it is taken."""
    words = slug(title.replace("–", "-")).split("-")  # which stands between years
    wanted = "-".join(words[:WORDS_OF_ID]) or "ny"
    number = 2
    id = wanted
    while id in taken:
        id = f"{wanted}-{number}"
        number += 1
    return id
