"""The gap year by year: a bar of what is needed, and beside it a bar of what each stage closes.

All begin at the line of zero. A bar is parted by how the budget becomes lower, and lines across a
part tell how. Round amounts are named on the left, and below each year stands the share of its need
that is decided, if no newer plan answers for the year.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planhandbok.frozen import frozen
from planhandbok.pages.charts.drawing import LINE, WIDTH, Axis, Label, NumberRows
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.benefits.gap import CycleBenefits, GapYear
from planhandbok.plan.benefits.sums import ZERO
from planhandbok.records.schema.benefit import BudgetEffect, Stage
from planhandbok.records.values.numbers import NO_NUMBER

YEARS_LEFT = 56
"""Units for the names of levels, to the left of the years."""
TOP = 8
BOTTOM = 128
"""The highest and the lowest amount, in units from the top."""
YEARS_FOOT = 144
HEIGHT = 164
YEAR_GAP = 8
MOST_LEVELS = 4
"""The steps that the height is divided in; one more where the bars end between two of them."""
MILLION = 1_000_000
STEP_KINDS = ("need", "estimated", "calculated", "decided", "realised")
"""The bars of a year in their order: the need, and then each stage."""
EFFECTS: Mapping[BudgetEffect, tuple[str, str]] = {
    BudgetEffect.LOWERED: ("", N_("Poster som går ned")),
    BudgetEffect.AVOIDED: ("across", N_("Unngått vekst")),
    BudgetEffect.INCOME: ("upright", N_("Mer inntekt")),
    BudgetEffect.DIRECT: ("across upright", N_("Ikke sagt hvordan")),
}
"""The lines in the part of a bar for each way that the budget becomes lower, and its name."""
LINE_STEP = 4
"""Units from one line in a part to the next."""


@frozen
class StairStep:
    """A bar, or a part of one; `lines` are drawn inside it."""

    kind: str
    outline: str
    lines: str = ""


@frozen
class Stairs:
    """`keys` are the kinds of bars with their names, and `effects` the lines in their parts with
    theirs. `lines` are the levels that are named on the left, and `zero` is where the bars begin.
    """

    title: str
    message: str
    height: int
    steps: tuple[StairStep, ...]
    labels: tuple[Label, ...]
    lines: str
    zero: int
    keys: tuple[tuple[str, str], ...]
    effects: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: NumberRows


def stairs(figure: CycleBenefits, context: PageContext) -> Stairs | None:
    """Return the chart; None if there is neither a need nor a benefit."""
    years = figure.gap
    ends = [float(end) for year in years for end in _ends(year)]
    if not any(ends):
        return None
    levels = _levels(min(0, *ends), max(0, *ends))
    y = Axis(levels[0], levels[-1], BOTTOM, TOP)
    names = [context.words.text("Behov"), *(context.label(stage) for stage in Stage)]
    year_step = (WIDTH - YEARS_LEFT) // len(years)
    width = max(len(STEP_KINDS), year_step - YEAR_GAP)  # very many years are drawn, not readable
    placed = [(YEARS_LEFT + YEAR_GAP // 2 + n * year_step, year) for n, year in enumerate(years)]
    steps = tuple(step for left, year in placed for step in _steps(year, left, width, y))
    drawn = {step.kind for step in steps}
    return Stairs(
        title=context.words.text("Gapet år for år"),
        message=context.words.text("Prosenten under et år er den vedtatte andelen av behovet."),
        height=HEIGHT,
        steps=steps,
        labels=(
            *(_level_label(level, y, context) for level in levels if level),
            *(
                label
                for left, year in placed
                for label in _year_labels(year, figure, left + width // 2, context)
            ),
        ),
        lines="".join(f"M{YEARS_LEFT} {y.at(level)}H{WIDTH}" for level in levels if level),
        zero=y.at(0),
        keys=tuple(key for key in zip(STEP_KINDS, names, strict=True) if key[0] in drawn),
        effects=tuple(_effects(years, context)),
        columns=tuple(names),
        rows=tuple(row for year in years for row in _rows(year, context)),
    )


def _levels(lowest: float, highest: float) -> list[float]:
    """Return round amounts that divide the height, from below the lowest bar to above the highest:
    1, 2 or 5 and zeros.
    """
    span = highest - lowest
    step = 10 ** math.floor(math.log10(span / MOST_LEVELS))
    step *= next(times for times in (1, 2, 5, 10) if span / (step * times) <= MOST_LEVELS)
    first = math.floor(lowest / step)
    last = math.ceil(highest / step)
    return [step * number for number in range(first, last + 1)]


def _level_label(level: float, y: Axis, context: PageContext) -> Label:
    number = context.words.number
    if abs(level) >= MILLION:
        text = context.words.text("{n} mill.").format(n=number(Decimal(f"{level / MILLION:g}")))
    else:
        text = number(Decimal(f"{level:.15g}"))
    return Label(text, YEARS_LEFT - 6, y.at(level) + 4, "end")


def _year_labels(
    year: GapYear, figure: CycleBenefits, middle: int, context: PageContext
) -> Iterator[Label]:
    """Yield the year, and how much of its need is decided."""
    yield Label(str(year.year), middle, YEARS_FOOT)
    if year.need and year.need > 0 and year.year not in figure.newer:
        share = year.share.get(Stage.DECIDED)
        text = NO_NUMBER if share is None else context.words.percent(share)
        yield Label(text, middle, YEARS_FOOT + LINE)


def _amounts(year: GapYear) -> list[Decimal | None]:
    """The amounts in the order of `STEP_KINDS`."""
    closed = (year.closed.get(stage) for stage in Stage)
    return [year.need, *(amount and amount.expected for amount in closed)]


def _effects(years: Sequence[GapYear], context: PageContext) -> Iterator[tuple[str, str]]:
    """Yield the lines and the name of each effect that the chart has."""
    found = {effect for year in years for parts in year.effects.values() for effect in parts}
    for effect, (lines, name) in EFFECTS.items():
        if effect in found:
            yield lines, context.words.text(name)


def _rows(year: GapYear, context: PageContext) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the amounts of a year, and those of each effect."""
    yield str(year.year), _cells(_amounts(year), context)
    for effect, (_, name) in EFFECTS.items():
        parts = [year.effects.get(stage, {}).get(effect) for stage in Stage]
        if any(parts):
            amounts = [part and part.expected for part in parts]
            part_name = inside_sentence(context.words.text(name))
            yield f"{year.year}, {part_name}", _cells([None, *amounts], context)


def _cells(amounts: Sequence[Decimal | None], context: PageContext) -> tuple[str, ...]:
    return tuple(
        NO_NUMBER if amount is None else context.words.number(amount) for amount in amounts
    )


def _ends(year: GapYear) -> Iterator[Decimal]:
    """Yield where each bar and each part of one ends."""
    yield year.need or ZERO
    for stage in year.effects:
        for _, _, end in _parts(year, stage):
            yield end


def _parts(year: GapYear, stage: Stage) -> Iterator[tuple[BudgetEffect, Decimal, Decimal]]:
    """Yield each effect with where its part begins and ends: those below zero hang from it."""
    above = below = ZERO
    for effect in EFFECTS:
        amount = year.effects.get(stage, {}).get(effect)
        if amount and amount.expected > 0:
            yield effect, above, above + amount.expected
            above += amount.expected
        elif amount and amount.expected < 0:
            yield effect, below, below + amount.expected
            below += amount.expected


def _steps(year: GapYear, left: int, width: int, y: Axis) -> Iterator[StairStep]:
    step_width = width / len(STEP_KINDS)
    places = [round(left + number * step_width) for number in range(len(STEP_KINDS) + 1)]
    if year.need:
        yield _bar(STEP_KINDS[0], "", (places[0], places[1] - 1), (y.at(0), y.at(float(year.need))))
    for number, stage in enumerate(Stage, start=1):
        across = (places[number], places[number + 1] - 1)
        for effect, start, end in _parts(year, stage):
            lines, _ = EFFECTS[effect]
            height = (y.at(float(start)), y.at(float(end)))
            yield _bar(STEP_KINDS[number], lines, across, height)


def _bar(kind: str, lines: str, across: tuple[int, int], height: tuple[int, int]) -> StairStep:
    left, right = across
    foot, top = height
    drawn = ""
    if "across" in lines:
        heights = range(min(height) + LINE_STEP, max(height), LINE_STEP)
        drawn += "".join(f"M{left} {y}H{right}" for y in heights)
    if "upright" in lines:
        drawn += "".join(f"M{x} {foot}V{top}" for x in range(left + LINE_STEP, right, LINE_STEP))
    return StairStep(kind, f"M{left} {foot}V{top}H{right}V{foot}z", drawn)
