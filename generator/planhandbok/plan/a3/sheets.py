"""The figures of one A3: its measures, its indicators, what it lacks, its parent and children."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planhandbok.plan.a3.cases import Treatment
from planhandbok.plan.a3.indicators import IndicatorFigure, indicator_figure
from planhandbok.plan.a3.measures import MeasureFigure, urgency
from planhandbok.plan.a3.standing import SheetStatus, Standing, standing_of
from planhandbok.plan.benefits.sheet_benefits import SheetBenefits, sheet_benefits
from planhandbok.plan.benefits.tree import BenefitsTree, ReferencedBenefit, sheet_tree
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.schema.method import Phase
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.units import NO_UNITS, UnitTree
from planhandbok.records.text.grouping import grouped


@dataclass(frozen=True)
class SheetFigure:
    """An A3 with all that is computed of it. `children` are sorted by id, `treatments` by day."""

    sheet: Sheet
    measures: tuple[MeasureFigure, ...]
    indicators: tuple[IndicatorFigure, ...]
    benefits: SheetBenefits
    tree: BenefitsTree
    standing: Standing
    parent: Sheet | None
    children: tuple[Sheet, ...]
    treatments: tuple[Treatment, ...]

    @property
    def phase(self) -> Phase | None:
        return self.standing.phase

    @property
    def units(self) -> tuple[str, ...]:
        return (self.sheet.a3.unit,) if self.sheet.a3.unit else ()

    @property
    def statuses(self) -> tuple[SheetStatus, ...]:
        urgencies = [measure.urgency for measure in self.measures]
        return self.standing.statuses(has_overdue=Urgency.OVERDUE in urgencies)


def sheet_figures(
    sheets: Sequence[Sheet],
    phases: Mapping[str, Phase],
    treatments: Mapping[str, tuple[Treatment, ...]],
    cycles: Sequence[CycleFigure],
    today: date,
    units: UnitTree,
    rate: Decimal | None,
) -> tuple[SheetFigure, ...]:
    """Return one figure for each sheet, in the same order; `phases` are in the order of the method,
    and `rate` is the discount rate in percent a year.
    """
    by_id = {sheet.a3.id: sheet for sheet in sheets}
    by_year = {figure.cycle.year: figure for figure in cycles}
    children = grouped(sheets, lambda sheet: sheet.a3.parent)
    return tuple(
        sheet_figure(
            sheet,
            standing=standing_of(
                sheet.a3, phases.get(sheet.a3.phase or ""), phases, by_year.get(sheet.year)
            ),
            parent=by_id.get(sheet.a3.parent or ""),
            children=tuple(children.get(sheet.a3.id, ())),
            treatments=treatments.get(sheet.a3.id, ()),
            references=tuple(_referenced_benefits(sheet, by_id)),
            today=today,
            units=units,
            rate=rate,
        )
        for sheet in sheets
    )


def sheet_figure(
    sheet: Sheet,
    *,
    standing: Standing,
    parent: Sheet | None,
    children: tuple[Sheet, ...] = (),
    treatments: tuple[Treatment, ...],
    references: Sequence[ReferencedBenefit] = (),
    today: date,
    units: UnitTree = NO_UNITS,
    rate: Decimal | None = None,
) -> SheetFigure:
    """Return the figures of one A3 as they are `today`. `references` are the benefits of other A3s
    that it points to. Without a discount `rate` the business case has no present value.
    """
    a3 = sheet.a3
    return SheetFigure(
        sheet=sheet,
        measures=tuple(
            MeasureFigure(
                sheet, measure, urgency(measure, today), units.answering(measure.owners, a3.unit)
            )
            for measure in a3.measures
        ),
        indicators=tuple(
            indicator_figure(sheet, indicator, today, units.answering(indicator.owners, a3.unit))
            for indicator in a3.indicators
        ),
        benefits=sheet_benefits(sheet, rate),
        tree=sheet_tree(sheet, references),
        standing=standing,
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
