"""The field of effect and resources: ideas and measures in cells, in KL's four colours.

Effect grows upwards and effort to the right. Each cell has a mark for each candidate, numbered as
in the list, or only their count. Above the top row and below the bottom row, a strip names the
zones.
"""

from collections.abc import Iterator

from planhandbok.frozen import frozen
from planhandbok.pages.charts.drawing import WIDTH, Label, NumberRows
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.plan.cycle.priority import Choice, FieldCell, Priority
from planhandbok.plan.cycle.zone import MUCH, Zone

LEVELS = range(1, 6)
"""The levels of effect and of effort."""
CELL_WIDTH = 60
CELL_HEIGHT = 58
CELLS_LEFT = WIDTH - len(LEVELS) * CELL_WIDTH
CELLS_TOP = 34
STRIP_HEIGHT = 18
FIELD_FOOT = CELLS_TOP + len(LEVELS) * CELL_HEIGHT + STRIP_HEIGHT
MARKS_ACROSS = 3
"""Marks that a cell has room for beside each other, and below each other."""
MARK_STEP = 19
"""Units from one mark to the next."""
MOST_NUMBERS = 99
"""A mark has room for two digits."""
MARK_KINDS = {Choice.CHOSEN: "taken", Choice.UNDECIDED: "waiting", Choice.PUT_ASIDE: "aside"}


@frozen
class Ground:
    """A zone: its colour, and its name on a strip above or below its cells."""

    tone: str
    x: int
    y: int
    width: int
    height: int
    name: Label


@frozen
class CandidateMark:
    """The number of a candidate; its kind shows if it was chosen."""

    kind: str
    number: str
    x: int
    y: int


@frozen
class FieldPoint:
    """A cell with candidates, which leads to the first of them in the list. It has a mark for each,
    or a count if they are too many.
    """

    href: str
    name: str
    x: int
    y: int
    marks: tuple[CandidateMark, ...]
    count: Label | None


@frozen
class ZoneChart:
    """`keys` are the kinds of marks, each with its meaning."""

    title: str
    message: str
    height: int
    cell_width: int
    cell_height: int
    grounds: tuple[Ground, ...]
    lines: str
    labels: tuple[Label, ...]
    points: tuple[FieldPoint, ...]
    keys: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: NumberRows


def zone_chart(priority: Priority, context: PageContext) -> ZoneChart | None:
    """Return the field; None if nothing is judged."""
    if not priority.cells:
        return None
    _ = context.words.text
    has_numbers = priority.judged <= MOST_NUMBERS
    return ZoneChart(
        title=_("Effekt og ressurser"),
        message=_message(priority, context),
        height=FIELD_FOOT + 34,
        cell_width=CELL_WIDTH,
        cell_height=CELL_HEIGHT,
        grounds=tuple(_ground(zone, context) for zone in Zone),
        lines="".join(_lines()),
        labels=tuple(_labels(context)),
        points=tuple(_point(cell, context, has_numbers=has_numbers) for cell in priority.cells),
        keys=tuple(
            (MARK_KINDS[choice], f"{context.label(choice)} ({context.words.number(count)})")
            for choice, count in priority.choices.items()
        ),
        columns=tuple(_("Ressurser {n}").format(n=level) for level in LEVELS),
        rows=_rows(priority, context),
    )


def cell_anchor(cell: FieldCell) -> str:
    """The anchor of the first candidate of a cell in the list."""
    return f"felt-{cell.effect}-{cell.effort}"


def _message(priority: Priority, context: PageContext) -> str:
    sentence = context.words.text(
        "{n} er vurdert: {green} i grønt, {yellow} i gult, {orange} i oransje og {red} i rødt felt."
    )
    number = context.words.number
    counts = {zone.name.lower(): number(count) for zone, count in priority.zones.items()}
    return sentence.format(n=number(priority.judged), **counts)


def _x(effort: int) -> int:
    return CELLS_LEFT + (effort - 1) * CELL_WIDTH


def _y(effect: int) -> int:
    return CELLS_TOP + (LEVELS[-1] - effect) * CELL_HEIGHT


def _ground(zone: Zone, context: PageContext) -> Ground:
    is_above = zone in (Zone.GREEN, Zone.YELLOW)
    is_left = zone in (Zone.GREEN, Zone.ORANGE)
    left = CELLS_LEFT if is_left else _x(MUCH)
    right = _x(MUCH) if is_left else WIDTH
    top = CELLS_TOP - STRIP_HEIGHT if is_above else _y(MUCH - 1)
    foot = _y(MUCH - 1) if is_above else FIELD_FOOT
    return Ground(
        tone=context.badge(zone).tone,
        x=left,
        y=top,
        width=right - left,
        height=foot - top,
        name=Label(context.label(zone), left + 6, top + 14 if is_above else foot - 5, "start"),
    )


def _lines() -> Iterator[str]:
    """Yield the lines between the cells."""
    for level in LEVELS[1:]:
        yield f"M{_x(level)} {CELLS_TOP}V{FIELD_FOOT - STRIP_HEIGHT}"
        yield f"M{CELLS_LEFT} {_y(level) + CELL_HEIGHT}H{WIDTH}"


def _labels(context: PageContext) -> Iterator[Label]:
    _ = context.words.text
    yield Label(_("Effekt"), 0, 11, "start")
    for level in LEVELS:
        yield Label(str(level), CELLS_LEFT - 6, _y(level) + CELL_HEIGHT // 2 + 4, "end")
        yield Label(str(level), _x(level) + CELL_WIDTH // 2, FIELD_FOOT + 14)
    yield Label(_("Ressurser"), WIDTH, FIELD_FOOT + 30, "end")


def _point(cell: FieldCell, context: PageContext, *, has_numbers: bool) -> FieldPoint:
    x = _x(cell.effort)
    y = _y(cell.effect)
    count = len(cell.candidates)
    shown = context.words.text("{n} stk.").format(n=context.words.number(count))
    marks: tuple[CandidateMark, ...] = ()
    if has_numbers and count <= MARKS_ACROSS**2:
        marks = tuple(
            CandidateMark(
                MARK_KINDS[candidate.choice], str(cell.first + place), *_place(place, count, x, y)
            )
            for place, candidate in enumerate(cell.candidates)
        )
        shown = " ".join(mark.number for mark in marks)
    name = context.words.text("{shown}: {zone}, effekt {effect}, ressurser {effort}")
    return FieldPoint(
        href=f"#{cell_anchor(cell)}",
        name=name.format(
            shown=shown,
            zone=inside_sentence(context.label(cell.zone)),
            effect=cell.effect,
            effort=cell.effort,
        ),
        x=x,
        y=y,
        marks=marks,
        count=None if marks else Label(shown, x + CELL_WIDTH // 2, y + CELL_HEIGHT // 2 + 4),
    )


def _place(place: int, count: int, x: int, y: int) -> tuple[int, int]:
    """Return where a mark stands, counted by rows, among all in the cell at (`x`, `y`): they fill
    its middle.
    """
    row, column = divmod(place, MARKS_ACROSS)
    last_row = (count - 1) // MARKS_ACROSS
    last_column = min(count - row * MARKS_ACROSS, MARKS_ACROSS) - 1
    return (
        x + CELL_WIDTH // 2 + (2 * column - last_column) * MARK_STEP // 2,
        y + CELL_HEIGHT // 2 + (2 * row - last_row) * MARK_STEP // 2,
    )


def _rows(priority: Priority, context: PageContext) -> NumberRows:
    """Return the count of each cell, the greatest effect first."""
    number = context.words.number
    counts = {(cell.effect, cell.effort): len(cell.candidates) for cell in priority.cells}
    return tuple(
        (str(effect), tuple(number(counts.get((effect, effort), 0)) for effort in LEVELS))
        for effect in reversed(LEVELS)
    )
