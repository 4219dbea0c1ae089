"""The table of political cases: the parts of their numbers as eInnsyn has them, and their A3s."""

from collections.abc import Sequence
from datetime import date

from planhandbok.pages.data.table_form import (
    AddressCell,
    Columns,
    TableColumn,
    TableRows,
    Value,
)
from planhandbok.pages.pieces import text
from planhandbok.phrase import Translate
from planhandbok.plan.a3.cases import CaseFigure, Treatment
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.case_number import archive_number, case_number

CASES = "saker"


def case_columns(_: Translate) -> Columns:
    return (
        TableColumn("saksnummer", _("Saksnummer"), str),
        TableColumn("organ", _("Organ"), str),
        TableColumn("møtesaksår", _("Møtesaksår"), int | None),
        TableColumn("møtesakssekvensnummer", _("Møtesakssekvensnummer"), int | None),
        TableColumn("dato", _("Dato"), date | None),
        TableColumn("arkivsak", _("Arkivsak"), str | None),
        TableColumn("saksår", _("Saksår"), int | None),
        TableColumn("sakssekvensnummer", _("Sakssekvensnummer"), int | None),
        TableColumn("a3", _("A3"), str),
        TableColumn("a3_adresse", _("Adressen til A3-en"), AddressCell),
        TableColumn("utgave", _("Utgave"), str | None),
        TableColumn("vedtak", _("Vedtak"), str | None),
    )


def case_rows(cases: Sequence[CaseFigure]) -> TableRows:
    for figure in cases:
        for treatment in figure.treatments:
            yield _row(treatment)


def _row(treatment: Treatment) -> Sequence[Value]:
    """Lead to the frozen edition, if there is one, else to the A3 as it is now."""
    case = treatment.case
    sheet = treatment.edition.sheet if treatment.edition else treatment.sheet
    number = case_number(case.number)
    archive = archive_number(case.archive or "")
    return (
        AddressCell(treatment.address),
        case.number,
        case.body,
        number.year if number else None,
        number.sequence if number else None,
        case.on,
        case.archive,
        archive.year if archive else None,
        archive.sequence if archive else None,
        sheet.a3.title,
        AddressCell(
            urls.edition_address(sheet) if treatment.edition else urls.sheet_address(sheet)
        ),
        case.edition,
        text.plain_line(case.decision) if case.decision else None,
    )
