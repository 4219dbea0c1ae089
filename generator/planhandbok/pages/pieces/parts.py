"""The small pieces that views are made of, and how figures become them.

A piece holds only final text and final links.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.records.schema.record import Owner

HelpLinks = Mapping[str, str]
"""From one page to where the guide explains a thing, by the fields of `Help`; empty for none."""


@dataclass(frozen=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True)
class Lead:
    """The answer that another page gives, and the link to that page."""

    sentence: str
    link: Link


@dataclass(frozen=True)
class Badge:
    """A state in words; `tone` only decides how it looks."""

    text: str
    tone: str


@dataclass(frozen=True)
class MeasureRow:
    """A measure in a table. `a3` is set where the table is not on the A3's own page."""

    anchor: str
    href: str
    text: Markup
    a3: Link | None
    owner: str
    deadline: str
    status: Badge | None
    urgency: Badge | None


def owner_text(owner: Owner | None) -> str:
    """The role, with the person where the record names one."""
    if owner is None:
        return ""
    return f"{owner.role} ({owner.person})" if owner.person else owner.role


def inside_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]
