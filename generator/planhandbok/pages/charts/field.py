"""The field of effect and resources: what stands on each point, in KL's four colours."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.charts.drawing import WIDTH, Label, NumberRows
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.plan.cycle.priority import Candidate, Choice, FieldCell, Priority
from planhandbok.plan.cycle.zone import MUCH, Zone

MOST = 5
"""The highest level, of effect upwards and of effort to the right; the lowest is 1."""
BROAD, HIGH, LEFT, TOP, STRIP = 60, 58, WIDTH - 5 * 60, 34, 18
FOOT = TOP + MOST * HIGH + STRIP
ACROSS, STEP = 3, 19
"""Marks beside each other in a cell, and as many below; units from one to the next."""
MOST_NUMBERS = 99
"""A mark has room for two digits."""
KINDS = {Choice.CHOSEN: "taken", Choice.UNDECIDED: "waiting", Choice.PUT_ASIDE: "aside"}


@dataclass(frozen=True)
class Ground:
    """A zone: its colour, and its name on a strip above or below its cells."""

    tone: str
    x: int
    y: int
    width: int
    height: int
    name: Label


@dataclass(frozen=True)
class Mark:
    """A candidate by its number. Its form says what has become of it."""

    kind: str
    number: str
    x: int
    y: int


@dataclass(frozen=True)
class FieldPoint:
    """A cell that holds something: it leads to the first row of the list that does, and shows a
    mark for each, or only how many where there is no room for them.
    """

    href: str
    name: str
    x: int
    y: int
    marks: tuple[Mark, ...]
    count: Label | None


@dataclass(frozen=True)
class Field:
    """`keys` are the forms of marks, and what they say."""

    title: str
    message: str
    height: int
    broad: int
    high: int
    grounds: tuple[Ground, ...]
    lines: str
    labels: tuple[Label, ...]
    points: tuple[FieldPoint, ...]
    keys: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: NumberRows


def field(priority: Priority, context: PageContext) -> Field | None:
    """Nothing where nothing is judged."""
    if not priority.cells:
        return None
    _ = context.words.text
    has_numbers = priority.judged <= MOST_NUMBERS
    return Field(
        title=_("Effekt og ressurser"),
        message=_message(priority, context),
        height=FOOT + 34,
        broad=BROAD,
        high=HIGH,
        grounds=tuple(_ground(zone, context) for zone in Zone),
        lines="".join(_lines()),
        labels=tuple(_labels(context)),
        points=tuple(
            map(partial(_point, has_numbers=has_numbers, context=context), priority.cells)
        ),
        keys=tuple(
            (KINDS[one], f"{context.label(one)} ({context.words.number(count)})")
            for one, count in priority.choices.items()
        ),
        columns=tuple(_("Ressurser {n}").format(n=level) for level in _levels()),
        rows=_rows(priority, context),
    )


def spot(cell: FieldCell) -> str:
    """The anchor of the first of a cell in the list."""
    return f"felt-{cell.effect}-{cell.effort}"


def _levels() -> range:
    return range(1, MOST + 1)


def _message(priority: Priority, context: PageContext) -> str:
    sentence = context.words.text(
        "{n} er vurdert: {green} i grønt, {yellow} i gult, {orange} i oransje og {red} i rødt felt."
    )
    number = context.words.number
    counts = {zone.name.lower(): number(count) for zone, count in priority.zones.items()}
    return sentence.format(n=number(priority.judged), **counts)


def _x(effort: int) -> int:
    return LEFT + (effort - 1) * BROAD


def _y(effect: int) -> int:
    return TOP + (MOST - effect) * HIGH


def _ground(zone: Zone, context: PageContext) -> Ground:
    is_high, is_near = zone in (Zone.GREEN, Zone.YELLOW), zone in (Zone.GREEN, Zone.ORANGE)
    left, right = (_x(1), _x(MUCH)) if is_near else (_x(MUCH), _x(MOST + 1))
    top, foot = (TOP - STRIP, _y(MUCH - 1)) if is_high else (_y(MUCH - 1), FOOT)
    return Ground(
        tone=context.badge(zone).tone,
        x=left,
        y=top,
        width=right - left,
        height=foot - top,
        name=Label(context.label(zone), left + 6, top + 14 if is_high else foot - 5, "start"),
    )


def _lines() -> Iterator[str]:
    """Between the cells."""
    for level in range(2, MOST + 1):
        yield f"M{_x(level)} {TOP}V{FOOT - STRIP}"
        yield f"M{LEFT} {_y(level) + HIGH}H{_x(MOST + 1)}"


def _labels(context: PageContext) -> Iterator[Label]:
    _ = context.words.text
    yield Label(_("Effekt"), 0, 11, "start")
    for level in _levels():
        yield Label(str(level), LEFT - 6, _y(level) + HIGH // 2 + 4, "end")
        yield Label(str(level), _x(level) + BROAD // 2, FOOT + 14)
    yield Label(_("Ressurser"), WIDTH, FOOT + 30, "end")


def _point(cell: FieldCell, *, has_numbers: bool, context: PageContext) -> FieldPoint:
    x, y = _x(cell.effort), _y(cell.effect)
    count = len(cell.candidates)
    shown = context.words.text("{n} stk.").format(n=context.words.number(count))
    marks: tuple[Mark, ...] = ()
    if has_numbers and count <= ACROSS * ACROSS:
        marks = tuple(_mark(one, cell.first + n, n, x, y) for n, one in enumerate(cell.candidates))
        shown = " ".join(one.number for one in marks)
    name = context.words.text("{shown}: {zone}, effekt {effect}, ressurser {effort}")
    return FieldPoint(
        href=f"#{spot(cell)}",
        name=name.format(
            shown=shown,
            zone=inside_sentence(context.label(cell.zone)),
            effect=cell.effect,
            effort=cell.effort,
        ),
        x=x,
        y=y,
        marks=marks,
        count=None if marks else Label(shown, x + BROAD // 2, y + HIGH // 2 + 4),
    )


def _mark(one: Candidate, number: int, place: int, x: int, y: int) -> Mark:
    row, column = divmod(place, ACROSS)
    edge = (BROAD - (ACROSS - 1) * STEP) // 2, (HIGH - (ACROSS - 1) * STEP) // 2
    return Mark(
        KINDS[one.choice], str(number), x + edge[0] + column * STEP, y + edge[1] + row * STEP
    )


def _rows(priority: Priority, context: PageContext) -> NumberRows:
    """How many stand on each point, the greatest effect first."""
    counts = {(one.effect, one.effort): len(one.candidates) for one in priority.cells}
    return tuple(
        (
            str(effect),
            tuple(context.words.number(counts.get((effect, effort), 0)) for effort in _levels()),
        )
        for effect in reversed(_levels())
    )
