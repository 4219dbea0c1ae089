"""The result of the second room: a handbook with every figure that its site shows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import compress
from operator import attrgetter, not_, or_

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.plan.a3.cases import CaseFigure, case_figures, treatments_of
from planhandbok.plan.a3.corrections import WrongCaseFigure, wrong_cases
from planhandbok.plan.a3.editions import EditionFigure, edition_figures
from planhandbok.plan.a3.in_units import WorkByUnit
from planhandbok.plan.a3.measures import MeasureFigure
from planhandbok.plan.a3.sheets import Rules, SheetFigure, sheet_figures
from planhandbok.plan.benefits.gap import Benefits, CycleBenefits, all_benefits
from planhandbok.plan.benefits.tree import CycleTree, cycle_trees
from planhandbok.plan.boards.board import Boards, PeriodStart, period_start
from planhandbok.plan.changes.entries import Diary, Entry, diary
from planhandbok.plan.changes.successors import ends, successors
from planhandbok.plan.cycle.calendar import CurrentCycle, CycleFigure, cycle_figure, running_cycles
from planhandbok.plan.cycle.priority import CyclePriority, cycle_priorities
from planhandbok.plan.goals.goals import GoalFigures, goal_figures
from planhandbok.plan.overviews.long_list import LongList, measure_list, sheet_list
from planhandbok.plan.overviews.overview import Overview, overview
from planhandbok.plan.palette import Palette, palette
from planhandbok.plan.units.work import UnitWorks, unit_works
from planhandbok.records.addresses.case_addresses import CaseAddresses, cases_in
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.sheet import (
    Sheet,
    has_cases,
    id_of,
    is_example,
    unit_of,
    year_of,
)
from planhandbok.records.schema.units import Unit, UnitTree, unit_tree
from planhandbok.records.text.address_text import slug


@frozen
class Plan:
    """All figures of one handbook on one day. `sheets`, `cycles` and `editions` are in its order;
    `priorities` and the benefits `trees` have one for each cycle. What is not a field is computed
    when a page asks for it, and takes over from `memo` what rests on the same A3s.
    """

    handbook: Handbook
    today: date
    cycles: tuple[CycleFigure, ...]
    sheets: tuple[SheetFigure, ...]
    editions: tuple[EditionFigure, ...]
    cases: tuple[CaseFigure, ...]
    diary: Diary
    units: UnitTree
    memo: Memo = field(default=NO_MEMO, compare=False, repr=False)

    @cached_property
    def current_cycle(self) -> CurrentCycle | None:
        return self.running_cycles[0] if self.running_cycles else None

    @cached_property
    def running_cycles(self) -> tuple[CurrentCycle, ...]:
        """The current cycle, and those that are being carried out besides."""
        return self.memo(running_cycles, self.counted_cycles, self.today)

    @cached_property
    def counted_cycles(self) -> tuple[CycleFigure, ...]:
        """All cycles but the examples."""
        return tuple(figure for figure in self.cycles if self.handbook.counts(figure.cycle))

    @cached_property
    def counted(self) -> tuple[SheetFigure, ...]:
        """The A3s in lists and sums: all but the examples."""
        is_counted = self.is_counted
        return tuple(compress(self.sheets, is_counted)) if not all(is_counted) else self.sheets

    @cached_property
    def is_counted(self) -> Sequence[bool]:
        """Tell of each A3 whether it is in lists and sums."""
        examples = self.memo.each(is_example, self.handbook.sheets)
        if self.handbook.site.settings.is_example_handbook:
            return [True] * len(examples)
        return list(map(not_, examples))

    @cached_property
    def ids(self) -> Sequence[str]:
        """The ids of the A3s, in their order."""
        return self.memo.each(id_of, self.handbook.sheets)

    @cached_property
    def work_by_unit(self) -> WorkByUnit:
        return WorkByUnit.of(self.counted, self.units)

    @cached_property
    def overview(self) -> Overview:
        return overview(
            self.counted, self.work_by_unit, self.counted_cycles, self.units, self.today
        )

    @cached_property
    def benefits(self) -> Benefits:
        return all_benefits(
            [figure.benefits for figure in self.counted],
            [figure.cycle for figure in self.counted_cycles],
            self.handbook.site.settings,
            self.handbook.method.kinds,
            self.memo,
        )

    @cached_property
    def boards(self) -> Boards:
        return Boards(
            self.counted, self.diary.by_id, self.work_by_unit, self.units, self.period_start
        )

    @cached_property
    def period_start(self) -> PeriodStart:
        """The start of the period that a board tells the news of."""
        return period_start(self.handbook.site.settings.meetings, self.today)

    @cached_property
    def measure_list(self) -> LongList[MeasureFigure]:
        return measure_list(self.counted, self.memo)

    @cached_property
    def sheet_list(self) -> LongList[SheetFigure]:
        return sheet_list(self.counted, self.memo)

    @cached_property
    def counted_entries(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.diary.entries if self.handbook.counts(entry))

    @cached_property
    def slugs_with_entries(self) -> frozenset[str]:
        """The slugs of the units whose A3s have an entry."""
        return frozenset(filter(None, (slug(entry.unit or "") for entry in self.counted_entries)))

    @cached_property
    def counted_cases(self) -> tuple[CaseFigure, ...]:
        """The cases with the A3s in lists and sums."""
        counts = self.handbook.counts
        counted = (
            replace(
                case, treatments=tuple(known for known in case.treatments if counts(known.sheet.a3))
            )
            for case in self.cases
        )
        return tuple(case for case in counted if case.treatments)

    @cached_property
    def wrong_cases(self) -> tuple[WrongCaseFigure, ...]:
        """The numbers that cases had in frozen editions, and that were corrected."""
        return wrong_cases(self.editions, _case_addresses(self.handbook, self.memo))

    @cached_property
    def members(self) -> Mapping[int, Sequence[SheetFigure]]:
        """The A3s of each cycle by its year: those that count, and all in a cycle that does not."""
        groups: dict[int, list[SheetFigure]] = {}
        years = self.memo.each(_year_of_figure, self._members)
        for year, figure in zip(years, self._members, strict=True):
            groups.setdefault(year, []).append(figure)
        return groups

    @cached_property
    def _members(self) -> Sequence[SheetFigure]:
        examples = {cycle.year for cycle in self.handbook.cycles if not self.handbook.counts(cycle)}
        years = self.memo.each(year_of, self.handbook.sheets)
        in_example = map(examples.__contains__, years)
        return list(compress(self.sheets, map(or_, in_example, self.is_counted)))

    @cached_property
    def priorities(self) -> tuple[CyclePriority, ...]:
        sheets = self.memo.each(_sheet_of, self._members)
        return cycle_priorities(self.handbook.cycles, sheets, self.handbook.method)

    @cached_property
    def trees(self) -> tuple[CycleTree, ...]:
        trees = [(figure.sheet, figure.tree) for figure in self._members]
        return cycle_trees(self.handbook.cycles, trees, self.memo)

    @cached_property
    def cycle_benefits(self) -> tuple[CycleBenefits, ...]:
        """The benefits of every cycle, in the order of the cycles. Those of an example are its own
        A3s', and count nowhere else.
        """
        examples = [cycle for cycle in self.handbook.cycles if not self.handbook.counts(cycle)]
        years = {cycle.year for cycle in examples}
        shown = all_benefits(
            [figure.benefits for figure in self.sheets if figure.sheet.year in years],
            examples,
            self.handbook.site.settings,
            self.handbook.method.kinds,
            self.memo,
        )
        both = (*self.benefits.cycles, *shown.cycles)
        return tuple(sorted(both, key=lambda benefits: benefits.cycle.year))

    @cached_property
    def goals(self) -> GoalFigures:
        return goal_figures(
            self.handbook, [tree.whole for tree in self.trees], self.members, self.memo
        )

    @cached_property
    def by_id(self) -> Mapping[str, Sheet]:
        return dict(zip(self.ids, self.handbook.sheets, strict=True))

    @cached_property
    def works(self) -> UnitWorks:
        return unit_works(
            self.counted, self.work_by_unit, self.counted_cycles, self.units, self.today, self.memo
        )

    @cached_property
    def palette(self) -> Palette | None:
        """None if the settings name no colours."""
        colours = self.handbook.site.settings.colours
        return palette(colours) if colours else None


_sheet_of: Callable[[SheetFigure], Sheet] = attrgetter("sheet")
_year_of_figure: Callable[[SheetFigure], int] = attrgetter("sheet.year")


def _units(
    units: Sequence[Unit], roles: Mapping[str, str], sheets: Sequence[Sheet], memo: Memo
) -> UnitTree:
    """Return the units of the settings, and those that A3s name."""
    named = dict.fromkeys(filter(None, memo.each(unit_of, sheets)))
    return memo(unit_tree, units, roles, tuple(named))


def _rules(method: Method, units: UnitTree, rate: Decimal | None, today: date) -> Rules:
    return Rules({phase.id: phase for phase in method.phases}, units, rate, today)


def _by_any_id(handbook: Handbook, became: Mapping[str, str], memo: Memo) -> Mapping[str, Sheet]:
    """Return each A3 by its id, and by those it had before."""
    ids = memo.each(id_of, handbook.sheets)
    by_id = dict(zip(ids, handbook.sheets, strict=True))
    return by_id | {old: by_id[new] for old, new in became.items()}


def _with_cases(handbook: Handbook, memo: Memo) -> Sequence[Sheet]:
    return list(compress(handbook.sheets, memo.each(has_cases, handbook.sheets)))


def _case_addresses(handbook: Handbook, memo: Memo) -> CaseAddresses:
    sheets = _with_cases(handbook, memo)
    return memo(CaseAddresses.of, tuple(cases_in(sheets, handbook.editions)))


def plan_of(handbook: Handbook, today: date, memo: Memo = NO_MEMO) -> Plan:
    """Compute all figures: a pure function of the handbook and the day. With a `memo`, what rests
    on records that are the same as the last time is taken over.
    """
    settings = handbook.site.settings
    method = handbook.method
    cycles = tuple(memo(cycle_figure, cycle, method, today) for cycle in handbook.cycles)
    units = _units(settings.units, settings.roles, handbook.sheets, memo)
    rules = memo(_rules, method, units, settings.discount_rate, today)
    became = successors(handbook)
    addresses = _case_addresses(handbook, memo)
    with_cases = _with_cases(handbook, memo)
    treatments = treatments_of(with_cases, handbook.editions, became, addresses, memo)
    by_any_id = _by_any_id(handbook, became, memo)
    return Plan(
        handbook=handbook,
        today=today,
        cycles=cycles,
        sheets=sheet_figures(handbook.sheets, treatments, cycles, rules, memo),
        editions=edition_figures(
            handbook.editions, by_any_id, ends(handbook), rules.phases, addresses, memo
        ),
        cases=case_figures(treatments),
        diary=diary(handbook, today, memo),
        units=units,
        memo=memo,
    )
