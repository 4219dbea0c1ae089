"""The figure of the model: from now to the goal through the steps, and round again.

After KS FoU 204024, figure 1 and table 1. It is drawn twice: for wide screens, with the steps of
planning side by side between now and goal and those that carry the plan out below, and for phones,
with all boxes below each other.
"""

from collections.abc import Iterator, Sequence

from planhandbok.frozen import frozen
from planhandbok.pages.charts.drawing import LINE, WIDTH, Label, stacked, wrapped
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.schema.method import Method, Step

WIDE_WIDTH = 640
"""Units of the wide figure; with more than four steps of planning it is wider."""
LEAST_STEP_WIDTH = 105
STEP_GAP = 12
STEP_TOP = 36
STEP_HEIGHT = 136
END_WIDTH = 80
"""Units that now and goal take, at the ends of the wide figure."""
LAST_STEP_TOP = 216
LAST_STEP_HEIGHT = 64

ROW_HEIGHT = 80
BOX_GAP = 16
ROW_STEP = ROW_HEIGHT + BOX_GAP
"""Units of a box of the narrow figure, between two, and from one to the next."""
RETURN_WIDTH = 26
"""Units for the arrow back, to the left of the boxes."""

TEXT_GAP = 5
"""Units between two texts in a box."""
RIGHT_TIP = "l-8 -4v8z"
DOWN_TIP = "l-4 -8h8z"
UP_TIP = "l-4 8h8z"
"""The heads of arrows, drawn from their points."""


@frozen
class FigureBox:
    """A box of the figure; `kind` is «place» for now and goal, else «step»."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    heading: Label
    lines: tuple[Label, ...]


@frozen
class Arrow:
    """A line and its head, as outlines."""

    line: str
    tip: str


@frozen
class Layout:
    """One way to draw the figure; `back` is the arrow that leads round again. The `bracket` over
    the gap is in the wide figure only.
    """

    width: int
    height: int
    boxes: tuple[FigureBox, ...]
    arrows: tuple[Arrow, ...]
    back: Arrow
    again: Label
    bracket: str = ""
    gap_label: Label | None = None


@frozen
class ModelChart:
    title: str
    message: str
    description: str
    across: Layout
    down: Layout


def model_chart(method: Method, context: PageContext) -> ModelChart:
    _ = context.words.text
    names = ", ".join(f"{step.period}: {step.name}" for step in method.steps)
    return ModelChart(
        title=method.name,
        message=_("Fra NÅ til MÅL i {count} steg. Så begynner dere på nytt.").format(
            count=len(method.steps)
        ),
        description=_("NÅ, {steps}, MÅL. En stiplet pil går tilbake til {first}.").format(
            steps=names, first=method.steps[0].period
        ),
        across=_across(method, context),
        down=_down(method.steps, context),
    )


def _ends(context: PageContext) -> tuple[tuple[str, str], tuple[str, str]]:
    _ = context.words.text
    return (_("NÅ"), _("nåsituasjon")), (_("MÅL"), _("ønsket situasjon"))


def _box(
    kind: str, place: tuple[int, int, int, int], heading: str, texts: Sequence[str]
) -> FigureBox:
    """Return a box of `x, y, width, height` with its words in the middle."""
    x, y, width, height = place
    blocks = [wrapped(text, width - 4) for text in texts]
    lines_height = LINE + sum(len(block) * LINE for block in blocks)
    words_height = lines_height + (len(blocks) - 1) * TEXT_GAP
    middle = x + width // 2
    foot = y + (height - words_height) // 2 + LINE - 3
    label = Label(heading, middle, foot)
    lines: list[Label] = []
    for block in blocks:
        lines += stacked(block, middle, foot + LINE)
        foot += len(block) * LINE + TEXT_GAP
    return FigureBox(kind, x, y, width, height, label, tuple(lines))


def _step_box(step: Step, place: tuple[int, int, int, int]) -> FigureBox:
    return _box("step", place, step.period, [step.name, step.subtitle])


def _arrow(line: str, x: int, y: int, tip: str) -> Arrow:
    """Return a line that ends at a place, with a tip drawn from there."""
    return Arrow(f"{line}L{x} {y}", f"M{x} {y}{tip}")


def _across(method: Method, context: PageContext) -> Layout:
    (now, now_text), (goal, goal_text) = _ends(context)
    planned = _planning_boxes(method)
    goal_left = max(WIDE_WIDTH - END_WIDTH, planned[-1].x + planned[-1].width + STEP_GAP)
    goal_x = goal_left + END_WIDTH // 2
    back_x = planned[0].x + planned[0].width // 2
    left = planned[1].x if len(planned) > 1 else back_x + STEP_GAP
    carried = _carrying_boxes(method, left, goal_left - STEP_GAP)
    foot = STEP_TOP + STEP_HEIGHT
    last_top = carried[-1].y if carried else LAST_STEP_TOP
    last_middle = last_top + LAST_STEP_HEIGHT // 2
    down_x = planned[-1].x + planned[-1].width // 2
    back_start = f"M{left} {last_middle}" if carried else f"M{down_x} {foot}V{last_middle}"
    return Layout(
        width=goal_left + END_WIDTH,
        height=last_top + LAST_STEP_HEIGHT + 2,
        boxes=(
            _box("place", (0, STEP_TOP, END_WIDTH, STEP_HEIGHT), now, [now_text]),
            *planned,
            _box("place", (goal_left, STEP_TOP, END_WIDTH, STEP_HEIGHT), goal, [goal_text]),
            *carried,
        ),
        arrows=tuple(_arrows_across(planned, carried, goal_left)),
        back=_arrow(f"{back_start}H{back_x}", back_x, foot, UP_TIP),
        again=Label(context.words.text("Gjenta og lær"), back_x, last_middle + LINE + 4),
        bracket=f"M{END_WIDTH // 2} {STEP_TOP}V{LINE}H{goal_x}V{STEP_TOP}",
        gap_label=Label(
            context.words.text("Gapet dere skal tette"), (goal_left + END_WIDTH) // 2, LINE + 4
        ),
    )


def _planning_boxes(method: Method) -> list[FigureBox]:
    """Return the steps of planning beside each other, in the room between now and goal."""
    count = len(method.planning)
    room = WIDE_WIDTH - 2 * (END_WIDTH + STEP_GAP) - STEP_GAP * (count - 1)
    width = max(room // count, LEAST_STEP_WIDTH)
    return [
        _step_box(
            step, (END_WIDTH + STEP_GAP + n * (width + STEP_GAP), STEP_TOP, width, STEP_HEIGHT)
        )
        for n, step in enumerate(method.planning)
    ]


def _carrying_boxes(method: Method, left: int, right: int) -> list[FigureBox]:
    """Return the steps that carry the plan out, below each other."""
    steps = [step for step in method.steps if step not in method.planning]
    height = LAST_STEP_HEIGHT + BOX_GAP
    return [
        _step_box(step, (left, LAST_STEP_TOP + n * height, right - left, LAST_STEP_HEIGHT))
        for n, step in enumerate(steps)
    ]


def _arrows_across(
    planned: Sequence[FigureBox], carried: Sequence[FigureBox], goal_left: int
) -> Iterator[Arrow]:
    """Yield the arrows from box to box, and from the last one to the goal."""
    middle = STEP_TOP + STEP_HEIGHT // 2
    for box in planned:
        yield _arrow(f"M{box.x - STEP_GAP} {middle}", box.x, middle, RIGHT_TIP)
    last = planned[-1]
    if not carried:
        yield _arrow(f"M{last.x + last.width} {middle}", goal_left, middle, RIGHT_TIP)
        return
    down_x = max(last.x + last.width // 2, carried[0].x + STEP_GAP)
    foot = STEP_TOP + STEP_HEIGHT
    for box in carried:
        yield _arrow(f"M{down_x} {foot}", down_x, box.y, DOWN_TIP)
        foot = box.y + box.height
    end = carried[-1]
    end_middle = end.y + end.height // 2
    goal_x = goal_left + END_WIDTH // 2
    start = f"M{end.x + end.width} {end_middle}H{goal_x}"
    yield _arrow(start, goal_x, STEP_TOP + STEP_HEIGHT, UP_TIP)


def _down(steps: Sequence[Step], context: PageContext) -> Layout:
    (now, now_text), (goal, goal_text) = _ends(context)
    left = RETURN_WIDTH
    width = WIDTH - RETURN_WIDTH - 2
    places = [(left, 2 + n * ROW_STEP, width, ROW_HEIGHT) for n in range(len(steps) + 2)]
    boxes = [
        _box("place", places[0], now, [now_text]),
        *(_step_box(step, place) for step, place in zip(steps, places[1:-1], strict=True)),
        _box("place", places[-1], goal, [goal_text]),
    ]
    middle = left + width // 2
    first = boxes[1].y + ROW_HEIGHT // 2
    last = boxes[-2].y + ROW_HEIGHT // 2
    foot = boxes[-1].y + ROW_HEIGHT + LINE + 2
    return Layout(
        width=WIDTH,
        height=foot + 4,
        boxes=tuple(boxes),
        arrows=tuple(
            _arrow(f"M{middle} {box.y - BOX_GAP}", middle, box.y, DOWN_TIP) for box in boxes[1:]
        ),
        back=_arrow(f"M{left} {last}H6V{first}", left, first, RIGHT_TIP),
        again=Label(context.words.text("Stiplet pil: gjenta og lær"), 0, foot, "start"),
    )
