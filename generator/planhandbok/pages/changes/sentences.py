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

from planhandbok.pages.benefits.amounts import amount_text
from planhandbok.pages.changes.change_writer import ChangeView, ChangeWriter
from planhandbok.pages.changes.wording import Piece, came, went, wording
from planhandbok.pages.changes.words_of_parts import (
    BOXES,
    GOALS,
    MANY_NUMBERS,
    MENTIONED,
    NUMBERS,
    PARTS,
    SERIES,
    TEXTS,
    VALUES,
)
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.labels import LABELS
from planhandbok.pages.pieces.parts import inside_sentence, owner_text
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.changes.differences import Act, Cell, Change
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.schema.a3 import A3, Reading
from planhandbok.records.schema.benefit import Amount
from planhandbok.records.schema.record import Owner

LONGEST_NAME = 90
"""Characters of the name of a part; a measure may be called a whole paragraph."""

MOST_NUMBERS = 3
"""Of a figure that are told one by one; more are counted."""

LINK = re.compile(r"a3:[a-z0-9-]+")
"""A link that stands outside brackets, as an old text may have it: an id is for no reader."""


def change_views(changes: Sequence[Change], writer: ChangeWriter) -> tuple[ChangeView, ...]:
    """A sentence for each change. Values that came at once are told in one, and what is not worth
    one of its own is told once for each part.
    """
    views: list[ChangeView] = []
    other: dict[tuple[type, str], ChangeView] = {}
    for _, group in groupby(changes, key=_series):
        change, *more = some = list(group)
        if _is_number(change):
            views += _number_views(some, writer)
            continue
        view = _series_view(some, writer) if more else _view(change, writer)
        if view:
            views.append(view)
        else:
            part = change.part
            other[part.kind, part.id] = writer.sentence(
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


def _series_view(changes: Sequence[Change], writer: ChangeWriter) -> ChangeView:
    last, words = changes[-1], writer.context.words
    name, anchor = _name(last), last.part.anchor
    if isinstance(last.after, Reading):
        count, day = words.number(len(changes)), words.long_date(last.after.on)
        value = writer.context.amount(last.after.value, last.part.unit)
        return writer.sentence(READINGS, name, anchor, count=count, day=day, value=value)
    form = words.text(AMOUNT_IN)
    amounts = [form.format(amount=_shown(one.after, one, writer), year=one.at) for one in changes]
    series = SERIES[last.part.kind, last.field]
    return writer.sentence(series, name, anchor, amounts=", ".join(amounts))


def _is_number(change: Change) -> bool:
    return isinstance(change.at, Cell)


def _number_views(changes: Sequence[Change], writer: ChangeWriter) -> list[ChangeView]:
    """Of one figure: each number that is not as it was, or how many there are."""
    words, name = writer.context.words, _name(changes[0])
    if len(changes) > MOST_NUMBERS:
        return [writer.sentence(MANY_NUMBERS, name, count=words.number(len(changes)))]
    views = []
    for change in changes:
        if isinstance(change.at, Cell):
            before = _shown(change.before, change, writer)
            after = _shown(change.after, change, writer)
            values = {**change.at._asdict(), "before": before, "after": after}
            views.append(writer.sentence(NUMBERS[change.act], name, **values))
    return views


def _goal_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    """Nothing of a goal that nobody knows the words of any more."""
    part = change.part
    goal = writer.names.goal(str(change.before or change.after)).removesuffix(".")
    form = GOALS[part.kind, change.act]
    return writer.sentence(form, _name(change), part.anchor, goal=goal) if goal else None


def _view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    kind, name = change.part.kind, _name(change)
    if not change.field:
        return writer.sentence(PARTS[kind, change.act], name, change.part.anchor)
    own = {"readings": _reading_view, "goals": _goal_view, "contributes_to": _goal_view}
    if change.field in own:
        return own[change.field](change, writer)
    if kind is A3 and change.field in BOXES:
        return _box_view(change, writer)
    if (kind, change.field) in TEXTS:
        return _text_view(change, writer)
    if (kind, change.field) in VALUES:
        return _value_view(change, writer)
    return _mentioned(change, writer)


def _mentioned(change: Change, writer: ChangeWriter) -> ChangeView | None:
    sentence = MENTIONED.get((change.part.kind, change.field))
    return writer.sentence(sentence, _name(change), change.part.anchor) if sentence else None


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


READING_ON = N_("Målingen {day}")
READINGS = N_("{count} nye målinger av «{name}». Den siste, {day}, er {value}.")
AMOUNT_IN = N_("{amount} i {year}")


def _box_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    label, anchor = BOXES[change.field]
    pieces = _pieces(change)
    if not pieces:
        return None
    view = writer.sentence(BOX_FORMS[change.act], writer.context.words.text(label), anchor)
    return (
        view if change.act is Act.ADDED else replace(view, pieces=pieces)
    )  # it is all there to read


def _text_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    pieces = _pieces(change)
    if not pieces:
        return None
    what = writer.context.words.text(TEXTS[change.part.kind, change.field])
    form = TEXT_FORMS[change.act]
    return replace(
        writer.sentence(form, _name(change), change.part.anchor, what=what), pieces=pieces
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


def _value_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    words, part = writer.context.words, change.part
    before, after = (_shown(one, change, writer) for one in (change.before, change.after))
    what = words.text(VALUES[part.kind, change.field]).format(year=change.at)
    if before == after:
        return _explained(what, change, writer)
    form = (VALUE_FORMS if part.id else HEADER_FORMS)[change.act]
    match change.before, change.after:
        case date() as old, date() as new if part.id:
            form = MOVED
            before = words.day_and_month(old) if old.year == new.year else before
        case Reading(on=old), Reading(on=new) if old == new:
            before, after = (
                writer.context.amount(one.value, part.unit) for one in (change.before, change.after)
            )
    values = {"what": what, "before": before, "after": after}
    return writer.sentence(form, _name(change), part.anchor, **values)


def _explained(what: str, change: Change, writer: ChangeWriter) -> ChangeView | None:
    """An amount or a reading that is what it was, with another comment."""
    match change.before, change.after:
        case (Amount() | Reading()) as old, (Amount() | Reading()) as new if (
            old.comment != new.comment
        ):
            part = change.part
            what = inside_sentence(what)
            return writer.sentence(EXPLAINED, _name(change), part.anchor, what=what)
    return None


def _reading_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    words, part = writer.context.words, change.part
    values = {
        name: writer.context.amount(reading.value, part.unit) if reading else ""
        for name, reading in (("before", change.before), ("after", change.after))
    }
    day = words.long_date((change.after or change.before).on)
    if values["before"] == values["after"]:
        return _explained(words.text(READING_ON).format(day=day), change, writer)
    return writer.sentence(READING_FORMS[change.act], _name(change), part.anchor, day=day, **values)


def _shown(value: Any, change: Change, writer: ChangeWriter) -> str:
    """A value in the middle of a sentence."""
    context, unit = writer.context, change.part.unit
    shown = "" if value is None else str(value)
    match value:
        case date():
            shown = context.words.long_date(value)
        case Owner():
            shown = owner_text(value)
        case Reading():
            shown = context.reading(value, unit)
        case Amount():
            shown = f"{amount_text(value, context)} {unit}".rstrip()
        case Decimal():
            shown = writer.context.amount(value, unit)
        case Enum() if value in LABELS:
            shown = inside_sentence(context.label(value))
    if change.field == "id":
        shown = a3_address(shown)
    if change.field == "phase":
        shown = inside_sentence(writer.names.phases.get(shown, shown))
    return f"«{shown}»" if change.field == "title" else shown
