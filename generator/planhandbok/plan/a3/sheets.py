"""The figures of one A3: its measures, its indicators, what it lacks, its parent and children."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import compress

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.plan.a3.cases import Treatment
from planhandbok.plan.a3.indicators import IndicatorFigure, indicator_figure
from planhandbok.plan.a3.measures import MeasureFigure, urgency
from planhandbok.plan.a3.standing import SheetStatus, Standing, standing_of
from planhandbok.plan.benefits.sheet_benefits import SheetBenefits, sheet_benefits
from planhandbok.plan.benefits.tree import BenefitsTree, ReferencedBenefit, sheet_tree
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.plan.cycle.urgency import Urgency
from planhandbok.records.schema.method import Phase
from planhandbok.records.schema.sheet import Sheet, id_of, parent_of, year_of
from planhandbok.records.schema.units import NO_UNITS, UnitTree


@frozen
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

    @cached_property
    def statuses(self) -> tuple[SheetStatus, ...]:
        urgencies = [measure.urgency for measure in self.measures]
        return self.standing.statuses(has_overdue=Urgency.OVERDUE in urgencies)


@frozen
class Rules:
    """The common ground of the figures of all A3s. `phases` are in the order of the
    method, and `rate` is the discount rate in percent a year.
    """

    phases: Mapping[str, Phase]
    units: UnitTree
    rate: Decimal | None
    today: date


def sheet_figures(
    sheets: Sequence[Sheet],
    treatments: Mapping[str, tuple[Treatment, ...]],
    cycles: Sequence[CycleFigure],
    rules: Rules,
    memo: Memo,
) -> tuple[SheetFigure, ...]:
    """Return one figure for each sheet, in the same order."""
    by_year = {figure.cycle.year: figure for figure in cycles}
    ids = memo.each(id_of, sheets)
    parents = memo.each(parent_of, sheets)
    grouped_children: dict[str, list[Sheet]] = {}
    for parent, sheet in compress(zip(parents, sheets, strict=True), parents):
        grouped_children.setdefault(parent, []).append(sheet)
    children = {parent: tuple(group) for parent, group in grouped_children.items()}
    by_id = dict(zip(ids, sheets, strict=True))
    homes = memo.each(_homes, sheets)
    figures = memo.each(
        _figure,
        sheets,
        list(map(by_year.get, memo.each(year_of, sheets))),
        list(map(by_id.get, parents)),
        [children.get(id, ()) for id in ids],
        [tuple(map(by_id.__getitem__, own)) if own else () for own in homes],
        [treatments.get(id, ()) for id in ids],
        shared=(rules,),
    )
    return tuple(figures)


def _figure(
    sheet: Sheet,
    cycle: CycleFigure | None,
    parent: Sheet | None,
    children: tuple[Sheet, ...],
    homes: tuple[Sheet, ...],
    treatments: tuple[Treatment, ...],
    rules: Rules,
) -> SheetFigure:
    """Return the figures of an A3. `homes` are those that have the benefits that it points to."""
    return sheet_figure(
        sheet,
        standing=standing_of(sheet.a3, rules.phases.get(sheet.a3.phase or ""), rules.phases, cycle),
        parent=parent,
        children=children,
        treatments=treatments,
        references=tuple(_referenced_benefits(sheet, homes)),
        today=rules.today,
        units=rules.units,
        rate=rules.rate,
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


def _homes(sheet: Sheet) -> tuple[str, ...]:
    """Return the id of the A3 that each benefit lives in to which an A3 points."""
    return tuple(reference.partition("/")[0] for reference in sheet.a3.benefits_elsewhere)


def _referenced_benefits(sheet: Sheet, homes: Sequence[Sheet]) -> Iterator[ReferencedBenefit]:
    for reference, home in zip(sheet.a3.benefits_elsewhere, homes, strict=True):
        name = reference.partition("/")[2]
        for benefit in home.a3.benefits:
            if benefit.id == name:
                yield ReferencedBenefit(home, benefit)
