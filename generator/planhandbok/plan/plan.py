"""The result of the second room: a handbook with every figure that its site shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planhandbok.plan.a3.cases import CaseFigure, case_figures, treatments_of
from planhandbok.plan.a3.editions import EditionFigure, edition_figures
from planhandbok.plan.a3.sheets import SheetFigure, sheet_figures
from planhandbok.plan.benefits.gap import Benefits, all_benefits
from planhandbok.plan.benefits.tree import BenefitsTree, cycle_trees
from planhandbok.plan.boards.board import Boards, boards, period_start
from planhandbok.plan.changes.entries import Entry, entries
from planhandbok.plan.changes.successors import ends, successors
from planhandbok.plan.cycle.calendar import CurrentCycle, CycleFigure, current_cycle, cycle_figure
from planhandbok.plan.cycle.priority import CyclePriority, cycle_priorities
from planhandbok.plan.overviews.overview import Overview, overview
from planhandbok.plan.palette import Palette, palette
from planhandbok.records.addresses.case_addresses import CaseAddresses, cases_in
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.schema.units import UnitTree, unit_tree


@dataclass(frozen=True)
class Plan:
    """All figures of one handbook on one day. `sheets`, `cycles` and `editions` are in its order;
    `priorities` and the benefits `trees` have one for each cycle.
    """

    handbook: Handbook
    today: date
    cycles: tuple[CycleFigure, ...]
    sheets: tuple[SheetFigure, ...]
    editions: tuple[EditionFigure, ...]
    cases: tuple[CaseFigure, ...]
    overview: Overview
    benefits: Benefits
    priorities: tuple[CyclePriority, ...]
    boards: Boards
    trees: tuple[BenefitsTree, ...]
    entries: tuple[Entry, ...]

    @cached_property
    def current_cycle(self) -> CurrentCycle | None:
        return current_cycle(self.cycles, self.today)

    @cached_property
    def by_id(self) -> Mapping[str, Sheet]:
        return {sheet.a3.id: sheet for sheet in self.handbook.sheets}

    @cached_property
    def units(self) -> UnitTree:
        return units_of(self.handbook)

    @cached_property
    def palette(self) -> Palette | None:
        """None if the settings name no colours."""
        colours = self.handbook.site.settings.colours
        return palette(colours) if colours else None


def units_of(handbook: Handbook) -> UnitTree:
    """Return the units of the settings, and those that A3s name."""
    settings = handbook.site.settings
    named = [sheet.a3.unit for sheet in handbook.sheets if sheet.a3.unit]
    return unit_tree(settings.units, settings.roles, named)


def plan_of(handbook: Handbook, today: date) -> Plan:
    """Compute all figures: a pure function of the handbook and the day."""
    phases = {phase.id: phase for phase in handbook.method.phases}
    cycles = tuple(cycle_figure(cycle, handbook.method, today) for cycle in handbook.cycles)
    settings = handbook.site.settings
    units = units_of(handbook)
    became = successors(handbook)
    case_addresses = CaseAddresses.of(cases_in(handbook.sheets, handbook.editions))
    treatments = treatments_of(handbook.sheets, handbook.editions, became, case_addresses)
    sheets = sheet_figures(
        handbook.sheets,
        phases=phases,
        treatments=treatments,
        cycles=cycles,
        today=today,
        units=units,
        rate=settings.discount_rate,
    )
    by_id = {sheet.a3.id: sheet for sheet in handbook.sheets}
    diary = entries(handbook, today)
    return Plan(
        handbook=handbook,
        today=today,
        cycles=cycles,
        sheets=sheets,
        editions=edition_figures(
            handbook.editions,
            by_id | {old: by_id[new] for old, new in became.items()},
            ends(handbook),
            phases,
            case_addresses,
        ),
        cases=case_figures(treatments),
        overview=overview(sheets, units, today),
        benefits=all_benefits([figure.benefits for figure in sheets], handbook.cycles, settings),
        priorities=cycle_priorities(handbook.cycles, handbook.sheets, handbook.method),
        boards=boards(sheets, diary, units, period_start(settings.meetings, today)),
        trees=cycle_trees(handbook.cycles, [(figure.sheet, figure.tree) for figure in sheets]),
        entries=diary,
    )
