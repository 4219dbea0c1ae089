"""The table of the A3s, and the cells that a row about anything in an A3 begins with."""

from datetime import date

from planhandbok.pages.data.table_form import (
    AddressCell,
    Columns,
    TableColumn,
    TableRows,
    Value,
)
from planhandbok.pages.pieces.parts import role_text
from planhandbok.phrase import Translate
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.records.addresses import urls
from planhandbok.records.schema.a3 import A3Kind
from planhandbok.records.schema.method import Phase

SHEETS = "a3"


def head_cells(figure: SheetFigure, address: str) -> tuple[Value, ...]:
    """Return the address of a row, and the title, budget year and unit of its A3."""
    a3 = figure.sheet.a3
    return (AddressCell(address), a3.title, figure.sheet.year, a3.unit)


def sheet_columns(phases: tuple[Phase, ...], _: Translate) -> Columns:
    return (
        TableColumn("type", _("Type"), A3Kind),
        TableColumn("eier", _("Eier"), str | None),
        TableColumn("utgave", _("Utgave"), str),
        TableColumn("dato", _("Dato"), date),
        TableColumn(
            "fase", _("Fase"), str | None, names={phase.id: phase.name for phase in phases}
        ),
        TableColumn("status", _("Status"), SheetStatus),
    )


def sheet_rows(figure: SheetFigure) -> TableRows:
    """Yield the one row of an A3, with the most pressing of its statuses."""
    a3 = figure.sheet.a3
    yield (
        *head_cells(figure, urls.sheet_address(figure.sheet)),
        a3.kind,
        role_text(a3.owners) or None,
        a3.edition,
        a3.on,
        figure.phase.id if figure.phase else None,
        figure.statuses[0],
    )
