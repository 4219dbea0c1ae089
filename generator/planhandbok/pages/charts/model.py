"""The figure of the model: from now to the goal through the steps, and round again.

It is drawn twice: across for a wide screen, and downwards for a phone. After KS FoU 204024,
figure 1 and table 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from planhandbok.pages.charts.drawing import LINE, WIDTH, Label, stacked, wrapped
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.schema.method import Method, Step

ACROSS, SPACE, TOP, HEIGHT, LOWER = 640, 12, 36, 136, 216
END_WIDTH = 80
LOW_HEIGHT, BETWEEN = 64, 5
DOWN_STEP, DOWN_HEIGHT, RETURN = 96, 80, 26
RIGHT, DOWN, UP = "l-8 -4v8z", "l-4 -8h8z", "l-4 8h8z"
"""The heads of arrows, from their points."""


@dataclass(frozen=True)
class Box:
    """A box of the figure; `kind` is «place» for where one starts and arrives, else «step»."""

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
    """One way to draw the figure; `back` is the arrow that leads round again, and `bracket` spans
    the gap, where there is room for it.
    """

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    back: Arrow
    again: Label
    bracket: str = ""
    gap: Label | None = None


@dataclass(frozen=True)
class ModelFigure:
    title: str
    message: str
    description: str
    across: Layout
    down: Layout


def model_figure(method: Method, context: PageContext) -> ModelFigure:
    _ = context.words.text
    names = ", ".join(f"{step.period}: {step.name}" for step in method.steps)
    return ModelFigure(
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
    """Words in the middle of a box of `x, y, width, height`, with a space between the texts."""
    x, y, width, height = place
    blocks = [wrapped(text, width - 4) for text in texts]
    tall = sum(len(block) * LINE for block in blocks) + (len(blocks) - 1) * BETWEEN + LINE
    middle, foot = x + width // 2, y + (height - tall) // 2 + LINE - 3
    label = Label(heading, middle, foot)
    lines: list[Label] = []
    for block in blocks:
        lines += stacked(block, middle, foot + LINE)
        foot += len(block) * LINE + BETWEEN
    return Box(kind, x, y, width, height, label, tuple(lines))


def _across(steps: Sequence[Step], context: PageContext) -> Layout:
    """The steps of planning side by side, and the last step below them."""
    (now, now_text), (goal, goal_text) = _ends(context)
    *planning, carrying_out = steps
    inner = ACROSS - 2 * (END_WIDTH + SPACE)
    width = (inner - SPACE * (len(planning) - 1)) // max(len(planning), 1)
    starts = [END_WIDTH + SPACE + n * (width + SPACE) for n in range(len(planning))]
    boxes = [_box("place", (0, TOP, END_WIDTH, HEIGHT), now, [now_text])]
    boxes += [
        _box("step", (x, TOP, width, HEIGHT), step.period, [step.name, step.subtitle])
        for x, step in zip(starts, planning, strict=True)
    ]
    boxes.append(_box("place", (ACROSS - END_WIDTH, TOP, END_WIDTH, HEIGHT), goal, [goal_text]))
    low = (starts[1], LOWER, ACROSS - END_WIDTH - SPACE - starts[1], LOW_HEIGHT)
    boxes.append(_box("step", low, carrying_out.period, [carrying_out.name, carrying_out.subtitle]))
    middle, under, aside = TOP + HEIGHT // 2, TOP + HEIGHT, LOWER + LOW_HEIGHT // 2
    to_goal = ACROSS - END_WIDTH // 2
    back_x = starts[0] + width // 2
    return Layout(
        ACROSS,
        LOWER + LOW_HEIGHT + 2,
        tuple(boxes),
        (
            *(_arrow(f"M{x - SPACE} {middle}", x, middle, RIGHT) for x in starts),
            _arrow(f"M{starts[-1] + width // 2} {under}", starts[-1] + width // 2, LOWER, DOWN),
            _arrow(f"M{low[0] + low[2]} {aside}H{to_goal}", to_goal, under, UP),
        ),
        _arrow(f"M{low[0]} {aside}H{back_x}", back_x, under, UP),
        Label(context.words.text("Gjenta og lær"), back_x, aside + LINE + 4),
        f"M{END_WIDTH // 2} {TOP}V{LINE}H{to_goal}V{TOP}",
        Label(context.words.text("Gapet dere skal tette"), ACROSS // 2, LINE + 4),
    )


def _arrow(line: str, x: int, y: int, tip: str) -> Arrow:
    """A line that ends at a place; `tip` is the outline of its head from there."""
    return Arrow(f"{line}L{x} {y}", f"M{x} {y}{tip}")


def _down(steps: Sequence[Step], context: PageContext) -> Layout:
    """Everything below each other, with the way back along the left side."""
    (now, now_text), (goal, goal_text) = _ends(context)
    rows = [
        ("place", now, [now_text]),
        *(("step", step.period, [step.name, step.subtitle]) for step in steps),
        ("place", goal, [goal_text]),
    ]
    x, width = RETURN, WIDTH - RETURN - 2
    boxes = [
        _box(kind, (x, 2 + n * DOWN_STEP, width, DOWN_HEIGHT), heading, texts)
        for n, (kind, heading, texts) in enumerate(rows)
    ]
    middle = x + width // 2
    gap = DOWN_STEP - DOWN_HEIGHT
    first, last = (boxes[n].y + DOWN_HEIGHT // 2 for n in (1, -2))
    foot = boxes[-1].y + DOWN_HEIGHT + LINE + 2
    return Layout(
        WIDTH,
        foot + 4,
        tuple(boxes),
        tuple(_arrow(f"M{middle} {box.y - gap}", middle, box.y, DOWN) for box in boxes[1:]),
        _arrow(f"M{x} {last}H6V{first}", x, first, RIGHT),
        Label(context.words.text("Stiplet pil: gjenta og lær"), 0, foot, "start"),
    )
