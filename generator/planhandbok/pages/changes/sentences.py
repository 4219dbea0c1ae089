"""The changes between two versions of an A3 as sentences: from one commit to the next, or from a
frozen edition to today.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from enum import Enum
from itertools import groupby
from typing import Any

from planhandbok.pages.benefits.tables import amount_text
from planhandbok.pages.changes import sentence_forms as forms
from planhandbok.pages.changes.change_writer import ChangeView, ChangeWriter
from planhandbok.pages.changes.wording import Piece, wording
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.labels import LABELS
from planhandbok.pages.pieces.parts import inside_sentence, owner_text
from planhandbok.plan.changes.differences import Change, ChangeKind, TableCell
from planhandbok.records.addresses.urls import a3_address
from planhandbok.records.schema.a3 import A3, Reading
from planhandbok.records.schema.benefit import Amount, Benefit
from planhandbok.records.schema.record import Owner
from planhandbok.records.text.links import RECORD_LINK
from planhandbok.records.values.periods import Period

LONGEST_NAME = 90
"""Characters of a part's name in a sentence; a measure may be named by a whole paragraph."""

MOST_NUMBERS = 3
"""More changed numbers in one figure are counted, not told one by one."""


def change_views(changes: Sequence[Change], writer: ChangeWriter) -> tuple[ChangeView, ...]:
    """Return a sentence for each change. Values added at once share one, and so do those changes of
    a part that have no sentence of their own; the latter come last.
    """
    views: list[ChangeView] = []
    others: dict[tuple[type, str], ChangeView] = {}
    for _, group in groupby(changes, key=_group_key):
        together = list(group)
        found = _views(together, writer)
        views += found
        if not found:
            change = together[0]
            form = forms.OTHER_OF_PART if change.part.id else forms.OTHER_OF_A3
            other = replace(_sentence(form, change, writer), says_what=False)
            others[change.part.kind, change.part.id] = other
    return (*views, *others.values())


def _group_key(change: Change) -> Any:
    """A key that is equal for changes told together: the changed numbers of a figure, and the
    readings or years that were added to a part.
    """
    part = change.part
    if isinstance(change.at, TableCell):
        return part.kind, part.id
    is_series = change.field == "readings" or (part.kind, change.field) in forms.AMOUNTS_SENTENCES
    if is_series and change.kind is ChangeKind.ADDED:
        return part.kind, part.id, change.field
    return id(change)


def _views(changes: Sequence[Change], writer: ChangeWriter) -> list[ChangeView]:
    first = changes[0]
    if isinstance(first.at, TableCell):
        return _number_views(changes, writer)
    if len(changes) > 1:
        return [_series_view(changes, writer)]
    view = _view(first, writer)
    return [view] if view else []


def _number_views(changes: Sequence[Change], writer: ChangeWriter) -> list[ChangeView]:
    if len(changes) > MOST_NUMBERS:
        count = writer.context.words.number(len(changes))
        return [writer.sentence(forms.MANY_NUMBERS_SENTENCE, _name(changes[0]), count=count)]
    return [
        writer.sentence(
            forms.NUMBER_SENTENCES[change.kind],
            _name(change),
            row=change.at.row,
            column=change.at.column,
            before=_shown(change.before, change, writer),
            after=_shown(change.after, change, writer),
        )
        for change in changes
        if isinstance(change.at, TableCell)
    ]


def _series_view(changes: Sequence[Change], writer: ChangeWriter) -> ChangeView:
    words = writer.context.words
    last = changes[-1]
    if isinstance(last.after, Reading):
        return _sentence(
            forms.READINGS_SENTENCE,
            last,
            writer,
            count=words.number(len(changes)),
            day=writer.context.long_when(last.after.on),
            value=writer.context.amount(last.after.value, last.part.unit),
        )
    form = words.text(forms.AMOUNT_IN_YEAR)
    amounts = [
        form.format(amount=_shown(change.after, change, writer), year=change.at)
        for change in changes
    ]
    series = forms.AMOUNTS_SENTENCES[last.part.kind, last.field]
    return _sentence(series, last, writer, amounts=", ".join(amounts))


def _view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    """The sentence of a change; None if the change has none of its own."""
    kind = change.part.kind
    views = {"readings": _reading_view, "goals": _goal_view, "contributes_to": _goal_view}
    if not change.field:
        return _sentence(forms.PART_SENTENCES[kind, change.kind], change, writer)
    if change.field in views:
        return views[change.field](change, writer)
    if kind is A3 and (change.field in forms.BOX_NAMES or change.field in writer.names.boxes):
        return _box_view(change, writer)
    if (kind, change.field) in forms.TEXT_NAMES:
        return _text_view(change, writer)
    if (kind, change.field) in forms.VALUE_NAMES:
        return _value_view(change, writer)
    form = forms.MENTION_SENTENCES.get((kind, change.field))
    return _sentence(form, change, writer) if form else None


def _sentence(form: str, change: Change, writer: ChangeWriter, **values: str) -> ChangeView:
    """The sentence with the name of the part that was changed."""
    return writer.sentence(form, _name(change), change.part.anchor, **values)


def _name(change: Change) -> str:
    name = text.plain_line(change.part.name).removesuffix(".")  # the sentence has its own
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def _goal_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    """Return None for a goal that is in no cycle any more, and so has no words."""
    goal = writer.names.goal(str(change.before or change.after)).removesuffix(".")
    form = forms.GOAL_SENTENCES[change.part.kind, change.kind]
    return _sentence(form, change, writer, goal=goal) if goal else None


def _reading_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    context = writer.context
    before = context.amount(change.before.value, change.part.unit) if change.before else ""
    after = context.amount(change.after.value, change.part.unit) if change.after else ""
    day = context.long_when((change.after or change.before).on)
    if before == after:
        return _explanation(context.words.text(forms.READING_ON).format(day=day), change, writer)
    form = forms.READING_SENTENCES[change.kind]
    return _sentence(form, change, writer, day=day, before=before, after=after)


def _box_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    if own := writer.names.boxes.get(change.field):
        label, anchor = own
    else:
        label, anchor = forms.BOX_NAMES[change.field]
        label = writer.context.words.text(label)
    pieces = _pieces(change)
    if pieces is None:
        return None
    view = writer.sentence(forms.BOX_SENTENCES[change.kind], label, anchor)
    is_all_new = change.kind is ChangeKind.ADDED  # the box itself shows it
    return view if is_all_new else replace(view, pieces=pieces)


def _text_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    pieces = _pieces(change)
    if pieces is None:
        return None
    what = writer.context.words.text(forms.TEXT_NAMES[change.part.kind, change.field])
    view = _sentence(forms.TEXT_SENTENCES[change.kind], change, writer, what=what)
    return replace(view, pieces=pieces)


def _pieces(change: Change) -> tuple[Piece, ...] | None:
    """Return how a text was reworded; None if only marks or links are different. Old texts may have
    a link without brackets: readers need not see the id in it.
    """
    before, after = (
        RECORD_LINK.sub("", text.block(version).striptags()) if version else ""
        for version in (change.before, change.after)
    )
    pieces = wording(before, after)
    return None if change.kind is ChangeKind.CHANGED and not pieces else pieces


def _value_view(change: Change, writer: ChangeWriter) -> ChangeView | None:
    context = writer.context
    part = change.part
    what = context.words.text(forms.VALUE_NAMES[part.kind, change.field]).format(year=change.at)
    before = _shown(change.before, change, writer)
    after = _shown(change.after, change, writer)
    if before == after:
        return _explanation(what, change, writer)
    form = (forms.VALUE_SENTENCES if part.id else forms.HEADER_SENTENCES)[change.kind]
    match change.before, change.after:
        case date() as old, date() as new if part.id:
            form = forms.MOVED_DAY_SENTENCE
            before = context.words.day_and_month(old) if old.year == new.year else before
        case ((date() | Period()), (date() | Period())) if part.id:
            form = forms.MOVED_DAY_SENTENCE
        case Reading() as old, Reading() as new if old.on == new.on:
            before = context.amount(old.value, part.unit)
            after = context.amount(new.value, part.unit)
    return _sentence(form, change, writer, what=what, before=before, after=after)


def _explanation(what: str, change: Change, writer: ChangeWriter) -> ChangeView | None:
    """The sentence on an amount or a reading of the same value with another comment."""
    match change.before, change.after:
        case (Amount() | Reading()) as old, (Amount() | Reading()) as new if (
            old.comment != new.comment
        ):
            form = forms.EXPLANATION_SENTENCE
            view = _sentence(form, change, writer, what=inside_sentence(what))
            return replace(view, says_what=False)
    return None


def _shown(value: Any, change: Change, writer: ChangeWriter) -> str:
    """A value in the middle of a sentence; "" for None."""
    if value is None:
        return ""
    match change.field:
        case "id":
            return a3_address(value)
        case "phase":
            return inside_sentence(writer.names.phases.get(value, value))
        case "title":
            return f"«{value}»"
        case "kind" if change.part.kind is Benefit:
            return inside_sentence(writer.context.benefit_type(value))
    return _shown_by_type(value, change.part.unit, writer.context)


def _shown_by_type(value: Any, unit: str, context: PageContext) -> str:
    shown = str(value)
    match value:
        case date() | Period():
            shown = context.long_when(value)
        case (Owner(), *_):
            shown = owner_text(value)
        case Reading():
            shown = context.reading(value, unit)
        case Amount():
            shown = f"{amount_text(value, context)} {unit}".rstrip()
        case Decimal():
            shown = context.amount(value, unit)
        case Enum() if value in LABELS:
            shown = inside_sentence(context.label(value))
    return shown
