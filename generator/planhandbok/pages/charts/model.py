"""The figure of the model: from now to the goal through the steps, and round again.

After KS FoU 204024, figure 1 and table 1. It is drawn twice: for wide screens, with the steps of
planning side by side between now and goal and the last step below, and for phones, with all boxes
below each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planhandbok.pages.charts.drawing import LINE, WIDTH, Label, stacked, wrapped
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.schema.method import Method, Step

WIDE_WIDTH = 640
STEP_GAP = 12
STEP_TOP = 36
STEP_HEIGHT = 136
END_WIDTH = 80
"""Units that now and goal take, at the ends of the wide figure."""
LAST_STEP_TOP = 216
LAST_STEP_HEIGHT = 64

ROW_STEP = 96
ROW_HEIGHT = 80
"""Units from one box of the narrow figure to the next, and of a box."""
RETURN_WIDTH = 26
"""Units for the arrow back, to the left of the boxes."""

TEXT_GAP = 5
"""Units between two texts in a box."""
RIGHT_TIP = "l-8 -4v8z"
DOWN_TIP = "l-4 -8h8z"
UP_TIP = "l-4 8h8z"
"""The heads of arrows, drawn from their points."""


@dataclass(frozen=True)
class Box:
    """A box of the figure; `kind` is «place» for now and goal, else «step»."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    heading: Label
    lines: tuple[Label, ...]


@dataclass(frozen=True)
class Arrow:
    """A line and its head, as outlines."""

    line: str
    tip: str


@dataclass(frozen=True)
class Layout:
    """One way to draw the figure; `back` is the arrow that leads round again. The `bracket` over
    the gap is in the wide figure only.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    back: Arrow
    again: Label
    bracket: str = ""
    gap_label: Label | None = None


@dataclass(frozen=True)
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
        message=_("Fra NÅ til MÅL gjennom fire kvartaler og år 2. Så begynner dere på nytt."),
        description=_("NÅ, {steps}, MÅL. En stiplet pil går tilbake til {first}.").format(
            steps=names, first=method.steps[0].period
        ),
        across=_across(method.steps, context),
        down=_down(method.steps, context),
    )


def _ends(context: PageContext) -> tuple[tuple[str, str], tuple[str, str]]:
    _ = context.words.text
    return (_("NÅ"), _("nåsituasjon")), (_("MÅL"), _("ønsket situasjon"))


def _box(kind: str, place: tuple[int, int, int, int], heading: str, texts: Sequence[str]) -> Box:
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
    return Box(kind, x, y, width, height, label, tuple(lines))


def _step_box(step: Step, place: tuple[int, int, int, int]) -> Box:
    return _box("step", place, step.period, [step.name, step.subtitle])


def _arrow(line: str, x: int, y: int, tip: str) -> Arrow:
    """Return a line that ends at a place, with a tip drawn from there."""
    return Arrow(f"{line}L{x} {y}", f"M{x} {y}{tip}")


def _across(steps: Sequence[Step], context: PageContext) -> Layout:
    (now, now_text), (goal, goal_text) = _ends(context)
    *planning, last_step = steps
    inner_width = WIDE_WIDTH - 2 * (END_WIDTH + STEP_GAP)
    width = (inner_width - STEP_GAP * (len(planning) - 1)) // max(len(planning), 1)
    starts = [END_WIDTH + STEP_GAP + n * (width + STEP_GAP) for n in range(len(planning))]
    goal_left = WIDE_WIDTH - END_WIDTH
    last_left = starts[1]
    last_right = goal_left - STEP_GAP
    boxes = [_box("place", (0, STEP_TOP, END_WIDTH, STEP_HEIGHT), now, [now_text])]
    for x, step in zip(starts, planning, strict=True):
        boxes.append(_step_box(step, (x, STEP_TOP, width, STEP_HEIGHT)))
    boxes.append(_box("place", (goal_left, STEP_TOP, END_WIDTH, STEP_HEIGHT), goal, [goal_text]))
    last_place = (last_left, LAST_STEP_TOP, last_right - last_left, LAST_STEP_HEIGHT)
    boxes.append(_step_box(last_step, last_place))
    middle = STEP_TOP + STEP_HEIGHT // 2
    foot = STEP_TOP + STEP_HEIGHT
    last_middle = LAST_STEP_TOP + LAST_STEP_HEIGHT // 2
    down_x = starts[-1] + width // 2
    goal_x = WIDE_WIDTH - END_WIDTH // 2
    back_x = starts[0] + width // 2
    return Layout(
        width=WIDE_WIDTH,
        height=LAST_STEP_TOP + LAST_STEP_HEIGHT + 2,
        boxes=tuple(boxes),
        arrows=(
            *(_arrow(f"M{x - STEP_GAP} {middle}", x, middle, RIGHT_TIP) for x in starts),
            _arrow(f"M{down_x} {foot}", down_x, LAST_STEP_TOP, DOWN_TIP),
            _arrow(f"M{last_right} {last_middle}H{goal_x}", goal_x, foot, UP_TIP),
        ),
        back=_arrow(f"M{last_left} {last_middle}H{back_x}", back_x, foot, UP_TIP),
        again=Label(context.words.text("Gjenta og lær"), back_x, last_middle + LINE + 4),
        bracket=f"M{END_WIDTH // 2} {STEP_TOP}V{LINE}H{goal_x}V{STEP_TOP}",
        gap_label=Label(context.words.text("Gapet dere skal tette"), WIDE_WIDTH // 2, LINE + 4),
    )


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
    box_gap = ROW_STEP - ROW_HEIGHT
    first = boxes[1].y + ROW_HEIGHT // 2
    last = boxes[-2].y + ROW_HEIGHT // 2
    foot = boxes[-1].y + ROW_HEIGHT + LINE + 2
    return Layout(
        width=WIDTH,
        height=foot + 4,
        boxes=tuple(boxes),
        arrows=tuple(
            _arrow(f"M{middle} {box.y - box_gap}", middle, box.y, DOWN_TIP) for box in boxes[1:]
        ),
        back=_arrow(f"M{left} {last}H6V{first}", left, first, RIGHT_TIP),
        again=Label(context.words.text("Stiplet pil: gjenta og lær"), 0, foot, "start"),
    )
