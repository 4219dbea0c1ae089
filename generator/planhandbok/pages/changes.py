"""What has changed in an A3, in plain sentences.

For any two versions: from commit to commit, or from a frozen edition to today.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import groupby
from typing import Any

from planhandbok.pages import text
from planhandbok.pages.amounts import amount_text
from planhandbok.pages.change_words import (
    BOXES,
    GOALS,
    MANY_NUMBERS,
    NUMBERS,
    PARTS,
    SERIES,
    TEXTS,
    VALUES,
)
from planhandbok.pages.labels import LABELS
from planhandbok.pages.parts import inside_sentence, owner_text
from planhandbok.pages.teller import ChangeView, Teller
from planhandbok.pages.wording import Piece, came, went, wording
from planhandbok.pages.words import N_
from planhandbok.plan.changes import Act, Change
from planhandbok.records.a3 import A3, Figure, Reading
from planhandbok.records.addresses import a3_address
from planhandbok.records.benefit import Amount
from planhandbok.records.record import Owner

LONGEST_NAME = 90
"""Characters of the name of a part; a measure may be called a whole paragraph."""

MOST_NUMBERS = 3
"""Of a figure that are told one by one; more are counted."""

LINK = re.compile(r"a3:[a-z0-9-]+")
"""A link that stands outside brackets, as an old text may have it: an id is for no reader."""


def change_views(changes: Sequence[Change], teller: Teller) -> tuple[ChangeView, ...]:
    """A sentence for each change. Values that came at once are told in one, and what is not worth
    one of its own is told once for each part.
    """
    views: list[ChangeView] = []
    other: dict[tuple[type, str], ChangeView] = {}
    for _, group in groupby(changes, key=_series):
        change, *more = some = list(group)
        if _is_number(change):
            views += _number_views(some, teller)
            continue
        view = _series_view(some, teller) if more else _view(change, teller)
        if view:
            views.append(view)
        else:
            part = change.part
            other[part.kind, part.id] = teller.sentence(
                _other_form(change), _name(change), part.anchor
            )
    return (*views, *other.values())


def _series(change: Change) -> Any:
    """The same for what is told together: the readings or the years that one part has got, and the
    numbers of a figure.
    """
    part = change.part
    if _is_number(change):
        return part.kind, part.id
    is_told = change.field == "readings" or (part.kind, change.field) in SERIES
    return (part.kind, part.id, change.field) if is_told and change.act is Act.ADDED else id(change)


def _series_view(changes: Sequence[Change], teller: Teller) -> ChangeView:
    last, words = changes[-1], teller.maker.words
    name, anchor = _name(last), last.part.anchor
    if isinstance(last.after, Reading):
        count, day = words.number(len(changes)), words.long_date(last.at)
        value = teller.maker.amount(last.after.value, last.part.unit)
        return teller.sentence(READINGS, name, anchor, count=count, day=day, value=value)
    form = words.text(AMOUNT_IN)
    amounts = [form.format(amount=_shown(one.after, one, teller), year=one.at) for one in changes]
    series = SERIES[last.part.kind, last.field]
    return teller.sentence(series, name, anchor, amounts=", ".join(amounts))


def _is_number(change: Change) -> bool:
    return change.part.kind is Figure and change.field == "rows" and change.at is not None


def _number_views(changes: Sequence[Change], teller: Teller) -> list[ChangeView]:
    """Of one figure: each number that is not as it was, or how many there are."""
    words, name = teller.maker.words, _name(changes[0])
    if len(changes) > MOST_NUMBERS:
        return [teller.sentence(MANY_NUMBERS, name, count=words.number(len(changes)))]
    views = []
    for one in changes:
        before, after = (_shown(number, one, teller) for number in (one.before, one.after))
        values = {"row": one.at[0], "column": one.at[1], "before": before, "after": after}
        views.append(teller.sentence(NUMBERS[one.act], name, **values))
    return views


def _goal_view(change: Change, teller: Teller) -> ChangeView | None:
    """Nothing of a goal that nobody knows the words of any more."""
    part = change.part
    goal = teller.names.goal(str(change.before or change.after)).removesuffix(".")
    form = GOALS[part.kind, change.act]
    return teller.sentence(form, _name(change), part.anchor, goal=goal) if goal else None


def _view(change: Change, teller: Teller) -> ChangeView | None:
    kind, name = change.part.kind, _name(change)
    if not change.field:
        return teller.sentence(PARTS[kind, change.act], name, change.part.anchor)
    own = {"readings": _reading_view, "goals": _goal_view, "contributes_to": _goal_view}
    if change.field in own:
        return own[change.field](change, teller)
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
EXPLAINED = N_("Forklaringen av {what} for «{name}» er endret.")
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
    what = words.text(VALUES[part.kind, change.field]).format(year=change.at)
    if before == after:
        return _explained(what, change, teller)
    form = (VALUE_FORMS if part.id else HEADER_FORMS)[change.act]
    match change.before, change.after:
        case date() as old, date() as new if part.id:
            form = MOVED
            before = words.day_and_month(old) if old.year == new.year else before
        case Reading(on=old), Reading(on=new) if old == new:
            before, after = (
                teller.maker.amount(one.value, part.unit) for one in (change.before, change.after)
            )
    values = {"what": what, "before": before, "after": after}
    return teller.sentence(form, _name(change), part.anchor, **values)


def _explained(what: str, change: Change, teller: Teller) -> ChangeView | None:
    """An amount that is what it was, with another comment."""
    match change.before, change.after:
        case Amount(comment=old), Amount(comment=new) if old != new:
            part = change.part
            what = inside_sentence(what)
            return teller.sentence(EXPLAINED, _name(change), part.anchor, what=what)
    return None


def _reading_view(change: Change, teller: Teller) -> ChangeView | None:
    values = {
        name: teller.maker.amount(reading.value, change.part.unit) if reading else ""
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
            shown = teller.maker.amount(value, unit)
        case Enum() if value in LABELS:
            shown = inside_sentence(maker.label(value))
    if change.field == "id":
        shown = a3_address(shown)
    if change.field == "phase":
        shown = inside_sentence(teller.names.phases.get(shown, shown))
    return f"«{shown}»" if change.field == "title" else shown
