"""The small pieces that views are made of, and how figures become them.

A piece holds only final text and final links.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache

from markupsafe import Markup

from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.labels import LABELS, TONES
from planhandbok.pages.pieces.words import Words
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.addresses.anchors import measure_anchor
from planhandbok.records.addresses.urls import (
    guide_address,
    measure_address,
    root_from,
    sheet_address,
)
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.schema.fields import Recurrence
from planhandbok.records.schema.method import Help, Method
from planhandbok.records.schema.record import Owner
from planhandbok.records.schema.sheet import Sheet

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


@dataclass(frozen=True)
class PageContext:
    """Makes pieces for one page: its language, the way from it to the root, and its help."""

    words: Words
    root: str
    help: HelpLinks

    @classmethod
    def at(cls, address: str, method: Method, words: Words) -> "PageContext":
        """The context of the page that lives at an address."""
        root = root_from(address)
        pages = {one.name: getattr(method.help, one.name) for one in fields(Help)}
        links = {name: root + guide_address(page) if page else "" for name, page in pages.items()}
        return cls(words, root, links)

    def link(self, shown: str, address: str) -> Link:
        return Link(shown, self.root + address)

    def sheet_link(self, sheet: Sheet) -> Link:
        return self.link(sheet.a3.title, sheet_address(sheet))

    def label(self, kind: Enum) -> str:
        return self.badge(kind).text

    def badge(self, kind: Enum) -> Badge:
        return _badge(self.words, kind)

    def deadline(self, deadline: date | Recurrence | None) -> str:
        if deadline is None:
            return ""
        if isinstance(deadline, Recurrence):
            return self.label(deadline)
        return self.words.short_date(deadline)

    def reading(self, reading: Reading | None, unit: str | None) -> str:
        """«32,78 prosent (24.05.2024)», or nothing."""
        if reading is None:
            return ""
        amount = self.amount(reading.value, unit)
        return f"{amount} ({self.words.short_date(reading.on)})"

    def amount(self, value: Decimal, unit: str | None) -> str:
        """«32,78 prosent»"""
        number = self.words.number(value)
        return f"{number} {unit}" if unit else number

    def measure_row(self, figure: MeasureFigure, *, with_a3: bool) -> MeasureRow:
        measure = figure.measure
        is_urgent = figure.urgency in (Urgency.OVERDUE, Urgency.SOON)
        return MeasureRow(
            anchor=measure_anchor(measure.id),
            href=self.root + measure_address(figure.sheet, measure.id),
            text=text.line(measure.text),
            a3=self.sheet_link(figure.sheet) if with_a3 else None,
            owner=owner_text(measure.owner),
            deadline=self.deadline(measure.deadline),
            status=self.badge(measure.status) if measure.status else None,
            urgency=self.badge(figure.urgency) if is_urgent else None,
        )


@cache
def _badge(words: Words, kind: Enum) -> Badge:
    return Badge(words.text(LABELS[kind]), TONES.get(kind, "plain"))


def owner_text(owner: Owner | None) -> str:
    """The role, with the person where the record names one."""
    if owner is None:
        return ""
    return f"{owner.role} ({owner.person})" if owner.person else owner.role


def inside_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]
