"""The table of units: how much each has to do, and how it goes."""

from dataclasses import dataclass

from planhandbok.pages.charts.small import StackedBar, measures_bar
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.overviews.overview import Overview, UnitFigure


@dataclass(frozen=True)
class UnitRow:
    """A unit, its measures as a bar where it has any, and a cell for each column after that."""

    unit: str
    bar: StackedBar | None
    cells: tuple[str, ...]


@dataclass(frozen=True)
class UnitTable:
    """`columns` name the cells of the rows."""

    columns: tuple[str, ...]
    units: tuple[UnitRow, ...]
    total: UnitRow


def unit_table(overview: Overview, longest: int, context: PageContext) -> UnitTable:
    """With more units than `longest`, only those that have something overdue or soon."""
    _ = context.words.text
    most = max((one.open_measures + one.closed_measures for one in overview.units), default=0)
    units = [one for one in overview.units if len(overview.units) <= longest or _is_urgent(one)]
    return UnitTable(
        columns=(
            _("A3-er"),
            _("Åpne tiltak"),
            _("Forfalt"),
            _("Innen [tall:snart-dager] dager"),
            _("Lukket"),
            _("Måleparametere"),
            _("I rute"),
            _("A3-er som mangler noe"),
        ),
        units=tuple(_row(one, _("Uten enhet"), most, context) for one in units),
        total=_row(overview.total, _("I alt"), 0, context),
    )  # fmt: skip


def _is_urgent(figure: UnitFigure) -> bool:
    return bool(figure.overdue or figure.soon)


def _row(figure: UnitFigure, unnamed: str, most: int, context: PageContext) -> UnitRow:
    counts = (
        figure.sheets, figure.open_measures, figure.overdue, figure.soon, figure.closed_measures,
        figure.indicators, figure.on_track, figure.incomplete,
    )  # fmt: skip
    cells = tuple(context.words.number(count) for count in counts)
    return UnitRow(figure.unit or unnamed, measures_bar(figure, context, most), cells)
