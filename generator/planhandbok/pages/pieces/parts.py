"""The small pieces that views are made of. They hold final text and final links."""

from collections.abc import Sequence

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.records.schema.record import Owner


@frozen
class Link:
    text: str
    href: str


@frozen
class Lead:
    """The answer that another page gives, and the link to that page."""

    sentence: str
    link: Link


@frozen
class Badge:
    """A state in words, which looks as its `tone` says; `key` is what a filter compares."""

    text: str
    tone: str
    key: str


@frozen
class MeasureRow:
    """A measure in a table. `a3` is set unless the table is on the A3's own page. `report` leads to
    where it is reported, and is "" if it cannot be.
    """

    anchor: str
    href: str
    text: Markup
    a3: Link | None
    owner: str
    deadline: str
    status: Badge | None
    urgency: Badge | None
    report: str = ""


def owner_text(owners: Sequence[Owner]) -> str:
    """«Rektor», or «Rektor (Kari Nordmann), HR» if a record names a person and several owners."""
    return ", ".join(
        f"{owner.role} ({owner.person})" if owner.person else owner.role for owner in owners
    )


def role_text(owners: Sequence[Owner]) -> str:
    """«Rektor, HR»: owners without the persons, for what travels further than a page."""
    return ", ".join(owner.role for owner in owners)


def inside_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]
