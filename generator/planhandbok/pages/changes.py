"""What has changed in an A3, in plain sentences.

For any two versions: from commit to commit, or from a frozen edition to today.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import groupby
from typing import Any

from planhandbok.pages import text
from planhandbok.pages.amounts import amount_text
from planhandbok.pages.change_words import BOXES, PARTS, SERIES, TEXTS, VALUES
from planhandbok.pages.labels import LABELS
from planhandbok.pages.parts import Maker, inside_sentence, owner_text
from planhandbok.pages.wording import Piece, came, went, wording
from planhandbok.pages.words import N_
from planhandbok.plan.changes import Act, Change
from planhandbok.records.a3 import A3, Reading
from planhandbok.records.addresses import a3_address
from planhandbok.records.benefit import Amount
from planhandbok.records.method import Phase
from planhandbok.records.record import Owner

LONGEST_NAME = 90
"""Characters of the name of a part; a measure may be called a whole paragraph."""

LINK = re.compile(r"a3:[a-z0-9-]+")
"""A link that stands outside brackets, as an old text may have it: an id is for no reader."""


@dataclass(frozen=True)
class ChangeView:
    """A sentence around the name of the part it is about. `href` leads to the part, where there is
    one still; `pieces` show how a text was reworded.
    """

    start: str
    name: str
    href: str
    end: str
    pieces: tuple[Piece, ...] = ()

    @property
    def sentence(self) -> str:
        return f"{self.start}{self.name}{self.end}"


@dataclass(frozen=True)
class Teller:
    """Tells the changes of one A3 on one page.

    `way` leads from there to the A3's page, and is empty on that page itself; `anchors` are those
    the A3 has now, and `phases` the names of the method's phases by id.
    """

    maker: Maker
    phases: Mapping[str, str]
    way: str = ""
    anchors: Collection[str] = ()

    def sentence(self, form: str, name: str = "", anchor: str = "", **values: str) -> ChangeView:
        """A form with its values, cut at the name."""
        start, is_named, end = self.maker.words.text(form).partition("{name}")
        href = f"{self.way}#{anchor}" if anchor in self.anchors else ""
        start, end = start.format(**values), end.format(**values)
        return ChangeView(start, name, href, end) if is_named else ChangeView(start, "", "", end)


def phase_names(phases: Sequence[Phase]) -> dict[str, str]:
    return {phase.id: phase.name for phase in phases}


def change_views(changes: Sequence[Change], teller: Teller) -> tuple[ChangeView, ...]:
    """A sentence for each change. Values that came at once are told in one, and what is not worth
    one of its own is told once for each part.
    """
    views: list[ChangeView] = []
    other: dict[tuple[type, str], ChangeView] = {}
    for _, some in groupby(changes, key=_series):
        change, *more = some
        view = _series_view([change, *more], teller) if more else _view(change, teller)
        if view:
            views.append(view)
        else:
            part = change.part
            other[part.kind, part.id] = teller.sentence(
                _other_form(change), _name(change), part.anchor
            )
    return (*views, *other.values())


def _series(change: Change) -> Any:
    """The same for what is told together: the readings or the years that one part has got."""
    part = change.part
    is_told = change.field == "readings" or (part.kind, change.field) in SERIES
    return (part.kind, part.id, change.field) if is_told and change.act is Act.ADDED else id(change)


def _series_view(changes: Sequence[Change], teller: Teller) -> ChangeView:
    last, words = changes[-1], teller.maker.words
    name, anchor = _name(last), last.part.anchor
    if isinstance(last.after, Reading):
        count, day = words.number(len(changes)), words.long_date(last.at)
        value = _amount(last.after.value, last.part.unit, teller)
        return teller.sentence(READINGS, name, anchor, count=count, day=day, value=value)
    form = words.text(AMOUNT_IN)
    amounts = [form.format(amount=_shown(one.after, one, teller), year=one.at) for one in changes]
    series = SERIES[last.part.kind, last.field]
    return teller.sentence(series, name, anchor, amounts=", ".join(amounts))


def _view(change: Change, teller: Teller) -> ChangeView | None:
    kind, name = change.part.kind, _name(change)
    if not change.field:
        return teller.sentence(PARTS[kind, change.act], name, change.part.anchor)
    if change.field == "readings":
        return _reading_view(change, teller)
    if kind is A3 and change.field in BOXES:
        return _box_view(change, teller)
    if (kind, change.field) in TEXTS:
        return _text_view(change, teller)
    if (kind, change.field) in VALUES:
        return _value_view(change, teller)
    return None


def _name(change: Change) -> str:
    plain = text.plain_line(change.part.name).removesuffix(".")  # the sentence has its own
    if len(plain) <= LONGEST_NAME:
        return plain
    return f"{plain[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def _other_form(change: Change) -> str:
    if change.part.id:
        return N_("Andre opplysninger om «{name}» er endret.")
    return N_("Andre opplysninger om A3-en er endret.")


BOX_FORMS: Mapping[Act, str] = {
    Act.ADDED: N_("{name} er fylt ut."),
    Act.REMOVED: N_("{name} er tømt."),
    Act.CHANGED: N_("{name} er skrevet om."),
}
TEXT_FORMS: Mapping[Act, str] = {
    Act.ADDED: N_("{what} «{name}» er lagt til."),
    Act.REMOVED: N_("{what} «{name}» er fjernet."),
    Act.CHANGED: N_("{what} «{name}» er skrevet om."),
}
VALUE_FORMS: Mapping[Act, str] = {
    Act.ADDED: N_("{what} for «{name}» er nå {after}."),
    Act.REMOVED: N_("{what} for «{name}» er fjernet. Før: {before}."),
    Act.CHANGED: N_("{what} for «{name}» er endret fra {before} til {after}."),
}
HEADER_FORMS: Mapping[Act, str] = {
    Act.ADDED: N_("{what} er nå {after}."),
    Act.REMOVED: N_("{what} er fjernet. Før: {before}."),
    Act.CHANGED: N_("{what} er endret fra {before} til {after}."),
}
MOVED = N_("{what} for «{name}» er flyttet fra {before} til {after}.")
READING_FORMS: Mapping[Act, str] = {
    Act.ADDED: N_("Ny måling av «{name}» {day}: {after}."),
    Act.REMOVED: N_("Målingen av «{name}» {day} er fjernet. Den var {before}."),
    Act.CHANGED: N_("Målingen av «{name}» {day} er rettet fra {before} til {after}."),
}


READINGS = N_("{count} nye målinger av «{name}». Den siste, {day}, er {value}.")
AMOUNT_IN = N_("{amount} i {year}")


def _box_view(change: Change, teller: Teller) -> ChangeView | None:
    label, anchor = BOXES[change.field]
    pieces = _pieces(change)
    if not pieces:
        return None
    view = teller.sentence(BOX_FORMS[change.act], teller.maker.words.text(label), anchor)
    return (
        view if change.act is Act.ADDED else replace(view, pieces=pieces)
    )  # it is all there to read


def _text_view(change: Change, teller: Teller) -> ChangeView | None:
    pieces = _pieces(change)
    if not pieces:
        return None
    what = teller.maker.words.text(TEXTS[change.part.kind, change.field])
    form = TEXT_FORMS[change.act]
    return replace(
        teller.sentence(form, _name(change), change.part.anchor, what=what), pieces=pieces
    )


def _pieces(change: Change) -> tuple[Piece, ...]:
    """Nothing where only marks or links are different."""
    before, after = (
        LINK.sub("", text.block(one).striptags()) if one else ""
        for one in (change.before, change.after)
    )
    if change.act is Act.ADDED:
        return came(after)
    return went(before) if change.act is Act.REMOVED else wording(before, after)


def _value_view(change: Change, teller: Teller) -> ChangeView | None:
    words, part = teller.maker.words, change.part
    before, after = (_shown(one, change, teller) for one in (change.before, change.after))
    if before == after:
        return None
    form = (VALUE_FORMS if part.id else HEADER_FORMS)[change.act]
    match change.before, change.after:
        case date() as old, date() as new if part.id:
            form = MOVED
            before = words.day_and_month(old) if old.year == new.year else before
        case Reading(on=old), Reading(on=new) if old == new:
            before, after = (
                _amount(one.value, part.unit, teller) for one in (change.before, change.after)
            )
    what = words.text(VALUES[part.kind, change.field]).format(year=change.at)
    values = {"what": what, "before": before, "after": after}
    return teller.sentence(form, _name(change), part.anchor, **values)


def _reading_view(change: Change, teller: Teller) -> ChangeView | None:
    values = {
        name: _amount(reading.value, change.part.unit, teller) if reading else ""
        for name, reading in (("before", change.before), ("after", change.after))
    }
    if values["before"] == values["after"]:
        return None
    day = teller.maker.words.long_date(change.at)
    form, part = READING_FORMS[change.act], change.part
    return teller.sentence(form, _name(change), part.anchor, day=day, **values)


def _shown(value: Any, change: Change, teller: Teller) -> str:
    """A value in the middle of a sentence."""
    maker, unit = teller.maker, change.part.unit
    shown = "" if value is None else str(value)
    match value:
        case date():
            shown = maker.words.long_date(value)
        case Owner():
            shown = owner_text(value)
        case Reading():
            shown = maker.reading(value, unit)
        case Amount():
            shown = f"{amount_text(value, maker)} {unit}".rstrip()
        case Decimal():
            shown = _amount(value, unit, teller)
        case Enum() if value in LABELS:
            shown = inside_sentence(maker.label(value))
    if change.field == "id":
        shown = a3_address(shown)
    if change.field == "phase":
        shown = inside_sentence(teller.phases.get(shown, shown))
    return f"«{shown}»" if change.field == "title" else shown


def _amount(value: Decimal, unit: str, teller: Teller) -> str:
    return f"{teller.maker.words.number(value)} {unit}".rstrip()
