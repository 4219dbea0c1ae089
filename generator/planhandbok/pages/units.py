"""The table of units: how much each has to do, and how it goes."""

from dataclasses import dataclass

from planhandbok.pages.charts.small import StackedBar, measures_bar
from planhandbok.pages.parts import Maker
from planhandbok.plan.overview import Overview, UnitFigure


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


def unit_table(overview: Overview, maker: Maker) -> UnitTable:
    _ = maker.words.text
    return UnitTable(
        columns=(
            _("A3-er"), _("Åpne tiltak"), _("Forfalt"), _("Innen 30 dager"), _("Lukket"),
            _("Måleparametere"), _("I rute"), _("A3-er som mangler noe"),
        ),
        units=tuple(_row(one, _("Uten enhet"), maker) for one in overview.units),
        total=_row(overview.total, _("I alt"), maker),
    )  # fmt: skip


def _row(figure: UnitFigure, unnamed: str, maker: Maker) -> UnitRow:
    counts = (
        figure.sheets, figure.open_measures, figure.overdue, figure.soon, figure.closed_measures,
        figure.indicators, figure.on_track, figure.incomplete,
    )  # fmt: skip
    cells = tuple(maker.words.number(count) for count in counts)
    return UnitRow(figure.unit or unnamed, measures_bar(figure, maker), cells)
