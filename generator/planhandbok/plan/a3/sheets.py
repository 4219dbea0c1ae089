"""The figures of one A3: its measures, its indicators, what it lacks, its parent and children."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from planhandbok.plan.a3.cases import Treatment
from planhandbok.plan.a3.indicators import IndicatorFigure, indicator_figure
from planhandbok.plan.a3.measures import MeasureFigure, urgency
from planhandbok.plan.a3.missing import Lack, lacks
from planhandbok.plan.benefits.sheet_benefits import SheetBenefits, sheet_benefits
from planhandbok.plan.benefits.tree import BenefitsTree, ReferencedBenefit, sheet_tree
from planhandbok.plan.cycle.calendar import CurrentCycle
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.schema.method import Phase
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.grouping import grouped


class SheetStatus(Enum):
    """The one thing to know of an A3 in a list; the values are words of the address."""

    OVERDUE = "forfalt"
    INCOMPLETE = "mangler"
    IN_ORDER = "i-orden"


@dataclass(frozen=True)
class SheetFigure:
    """An A3 with all that is computed about it; `children` are sorted by id, `treatments` by day.

    `due` is the phase of the running step, if the A3 has not come that far, and `due_lacks` what it
    lacks for that phase besides `lacks`, which is for its own.
    """

    sheet: Sheet
    measures: tuple[MeasureFigure, ...]
    indicators: tuple[IndicatorFigure, ...]
    benefits: SheetBenefits
    tree: BenefitsTree
    phase: Phase | None
    lacks: tuple[Lack, ...]
    due: Phase | None
    due_lacks: tuple[Lack, ...]
    parent: Sheet | None
    children: tuple[Sheet, ...]
    treatments: tuple[Treatment, ...]

    @property
    def status(self) -> SheetStatus:
        if any(measure.urgency is Urgency.OVERDUE for measure in self.measures):
            return SheetStatus.OVERDUE
        return SheetStatus.INCOMPLETE if self.lacks else SheetStatus.IN_ORDER


def sheet_figures(
    sheets: Sequence[Sheet],
    phases: Mapping[str, Phase],
    treatments: Mapping[str, tuple[Treatment, ...]],
    current: CurrentCycle | None,
    today: date,
    rate: Decimal | None,
) -> tuple[SheetFigure, ...]:
    """Return one figure for each sheet, in the same order; `phases` are in the order of the method,
    and `rate` is the discount rate in percent a year.
    """
    by_id = {sheet.a3.id: sheet for sheet in sheets}
    children = grouped(sheets, lambda sheet: sheet.a3.parent)
    return tuple(
        sheet_figure(
            sheet,
            phase=phases.get(sheet.a3.phase or ""),
            due=_due_phase(sheet, phases, current),
            parent=by_id.get(sheet.a3.parent or ""),
            children=tuple(children.get(sheet.a3.id, ())),
            treatments=treatments.get(sheet.a3.id, ()),
            references=tuple(_referenced_benefits(sheet, by_id)),
            today=today,
            rate=rate,
        )
        for sheet in sheets
    )


def sheet_figure(
    sheet: Sheet,
    *,
    phase: Phase | None,
    due: Phase | None = None,
    parent: Sheet | None,
    children: tuple[Sheet, ...] = (),
    treatments: tuple[Treatment, ...],
    references: Sequence[ReferencedBenefit] = (),
    today: date,
    rate: Decimal | None = None,
) -> SheetFigure:
    """Return the figures of one A3 as they are `today`. `references` are the benefits of other A3s
    that it points to. Without a discount `rate` the business case has no present value.
    """
    a3 = sheet.a3
    own_lacks = lacks(a3, phase)
    return SheetFigure(
        sheet=sheet,
        measures=tuple(
            MeasureFigure(sheet, measure, urgency(measure, today)) for measure in a3.measures
        ),
        indicators=tuple(indicator_figure(sheet, indicator, today) for indicator in a3.indicators),
        benefits=sheet_benefits(sheet, rate),
        tree=sheet_tree(sheet, references),
        phase=phase,
        lacks=own_lacks,
        due=due,
        due_lacks=tuple(lack for lack in lacks(a3, due) if lack not in own_lacks),
        parent=parent,
        children=children,
        treatments=treatments,
    )


def _referenced_benefits(sheet: Sheet, by_id: Mapping[str, Sheet]) -> Iterator[ReferencedBenefit]:
    for reference in sheet.a3.benefits_elsewhere:
        id, _, name = reference.partition("/")
        for benefit in by_id[id].a3.benefits:
            if benefit.id == name:
                yield ReferencedBenefit(by_id[id], benefit)


def _due_phase(
    sheet: Sheet, phases: Mapping[str, Phase], current: CurrentCycle | None
) -> Phase | None:
    """Return the phase of the running step, if the A3 belongs to its cycle and is behind it."""
    if current is None or current.step is None or current.figure.cycle.year != sheet.year:
        return None
    order = list(phases)
    if sheet.a3.phase not in order:
        return None
    later = [phases[id] for id in order[order.index(sheet.a3.phase) + 1 :]]
    return next((phase for phase in later if phase.step == current.step.step.id), None)
