"""What the second room gives: the handbook with every figure the site will show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planhandbok.plan.a3.cases import CaseFigure, case_figures, treatments_of
from planhandbok.plan.a3.editions import EditionFigure, edition_figures
from planhandbok.plan.a3.sheets import SheetFigure, sheet_figures
from planhandbok.plan.benefits.gap import Benefits, all_benefits
from planhandbok.plan.benefits.tree import BenefitsTree, cycle_trees
from planhandbok.plan.boards.board import Boards, boards
from planhandbok.plan.changes.entries import Entry, entries
from planhandbok.plan.changes.successors import ends, successors
from planhandbok.plan.cycle.calendar import CurrentCycle, CycleFigure, current_cycle, cycle_figure
from planhandbok.plan.cycle.priority import CyclePriority, cycle_priorities
from planhandbok.plan.overviews.overview import Overview, overview
from planhandbok.plan.palette import Palette, palette
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.sheet import Sheet


@dataclass(frozen=True)
class Plan:
    """All figures of one handbook on one day. `sheets`, `cycles`, `priorities` and `editions` are
    in its order; `trees` are those of benefits, one for each cycle.
    """

    handbook: Handbook
    today: date
    cycles: tuple[CycleFigure, ...]
    current_cycle: CurrentCycle | None
    sheets: tuple[SheetFigure, ...]
    editions: tuple[EditionFigure, ...]
    cases: tuple[CaseFigure, ...]
    overview: Overview
    benefits: Benefits
    priorities: tuple[CyclePriority, ...]
    boards: Boards
    trees: tuple[BenefitsTree, ...]
    by_id: Mapping[str, Sheet]
    palette: Palette | None
    entries: tuple[Entry, ...]


def plan_of(handbook: Handbook, today: date) -> Plan:
    """A pure function: the same handbook and day give the same figures."""
    phases = {phase.id: phase for phase in handbook.method.phases}
    cycles = tuple(cycle_figure(cycle, handbook.method, today) for cycle in handbook.cycles)
    running = current_cycle(cycles, today)
    settings = handbook.site.settings
    rate = settings.discount_rate
    became = successors(handbook)
    treatments = treatments_of(handbook.sheets, handbook.editions, became)
    sheets = sheet_figures(handbook.sheets, phases, treatments, running, today, rate)
    by_id = {sheet.a3.id: sheet for sheet in handbook.sheets}
    diary = entries(handbook, today)
    return Plan(
        handbook=handbook,
        today=today,
        cycles=cycles,
        current_cycle=running,
        sheets=sheets,
        editions=edition_figures(
            handbook.editions,
            by_id | {old: by_id[new] for old, new in became.items()},
            ends(handbook),
            phases,
        ),
        cases=case_figures(treatments),
        overview=overview(sheets, today),
        benefits=all_benefits([figure.benefits for figure in sheets], handbook.cycles, settings),
        priorities=cycle_priorities(handbook.cycles, handbook.sheets, handbook.method),
        boards=boards(sheets, diary, settings.meetings, today),
        trees=cycle_trees(handbook.cycles, [(one.sheet, one.tree) for one in sheets]),
        by_id=by_id,
        palette=palette(settings.colours) if settings.colours else None,
        entries=diary,
    )
