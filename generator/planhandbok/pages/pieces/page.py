"""A page: its address, what its shell needs to know, and its body."""

import re
from collections.abc import Callable
from html import unescape

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.headings import TAG
from planhandbok.pages.pieces.render import fragment
from planhandbok.records.addresses import urls
from planhandbok.records.text.shell_marker import SHELL_MARKER

INLINE_TAG = re.compile(r"</?(?:a|code|del|em|strong|sup)\b[^>]*>")
SHELL = f"{SHELL_MARKER}shell"
PARENT = f"{SHELL_MARKER}parent"
GRANDPARENT = f"{SHELL_MARKER}grandparent"
"""Placeholders in the address of a shell, for the last part of a page's address and the two before.
"""
A3_SHELL = urls.a3_address(SHELL)
EDITION_SHELL = f"a3/{PARENT}/{SHELL}/"
CASE_SHELL = f"{urls.CASES}{SHELL}/"
GOAL_SHELL = urls.goal_address(SHELL)
UNIT_SHELL = f"{urls.UNITS}{SHELL}/"
A3_PART_SHELL = f"{urls.A3_PARTS}{PARENT}/{SHELL}/"
A3_PAGE_SHELL = f"{urls.A3_PARTS}{GRANDPARENT}/{PARENT}/{SHELL}/"
MEASURE_PART_SHELL = f"{urls.MEASURES}{PARENT}/{SHELL}/"
MEASURE_PAGE_SHELL = f"{urls.MEASURES}{GRANDPARENT}/{PARENT}/{SHELL}/"
A3_SHELLS = (
    *(A3_SHELL, EDITION_SHELL, CASE_SHELL),
    *(A3_PART_SHELL, A3_PAGE_SHELL, MEASURE_PART_SHELL, MEASURE_PAGE_SHELL),
)
SHARED_SHELLS = (*A3_SHELLS, GOAL_SHELL, UNIT_SHELL)
"""Shells for pages of one kind, at the same depth as they are; each other page has its own."""

_SHELLS = {(shell.partition("/")[0], shell.count("/")): shell for shell in reversed(SHARED_SHELLS)}
"""The shared shells by their first name and their depth."""

WITH_OWN_CONTENTS = (A3_SHELL, EDITION_SHELL)
"""Shells for pages that list their headings themselves."""

LONGEST_DESCRIPTION = 160
"""Characters that search engines and link previews show."""


@frozen
class Page:
    """One page of the site, ready to be stamped into a shell."""

    title: str
    description: str
    body: Markup

    @classmethod
    def of(cls, title: str, description: str, body: Markup) -> "Page":
        return cls(title, shortened(description), body)


@frozen
class PlannedPage:
    """A page that can be made at any time, in any order: `make` is a pure function.

    `shell` is the address of the shell it is stamped into, None if the body is the whole page.
    `source` is the file of the project that its «edit» link opens, if there is one. Search engines
    hear of no page that is not `is_listed`: it says what became of another, or comes and goes. A
    `description` that takes time is "", and is made with the page.
    """

    address: str
    shell: str | None
    source: str | None
    make: Callable[[], Page]
    is_listed: bool = True
    description: str = ""

    @property
    def has_own_shell(self) -> bool:
        """Return whether no other page is stamped into its shell."""
        return self.shell == self.address


def shortened(text: str) -> str:
    """Return one line of `LONGEST_DESCRIPTION` at most, without tags, that ends at a word."""
    line = " ".join(unescape(TAG.sub(" ", INLINE_TAG.sub("", text))).split())
    if len(line) <= LONGEST_DESCRIPTION:
        return line
    return line[: LONGEST_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def shell_of(address: str) -> str:
    """Return the address of the shell for the page at an address."""
    first = address.partition("/")[0]
    return _SHELLS.get((first, address.count("/")), address)


def view_page(
    site: SiteContext,
    address: str,
    *,
    title: str,
    description: str | Callable[[], str],
    template: str,
    view: Callable[[PageContext], object],
    source: str | None = None,
    is_listed: bool = True,
) -> PlannedPage:
    """Plan a page. Its template sees the view, the `title`, the links to `help`, and the relative
    path to the `root` of the site.
    """
    shell = shell_of(address)

    def make() -> Page:
        context = site.at(shell)
        more = {"title": title, "help": context.help, "root": context.root}
        body = fragment(template, view(context), site.words.language, **more)
        told = description if isinstance(description, str) else description()
        return Page.of(title, told, body)

    known = description if isinstance(description, str) else ""
    return PlannedPage(address, shell, source, make, is_listed, known)
