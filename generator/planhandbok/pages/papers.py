"""All PDFs of the site: each A3 as a sheet, each step's checklist, and each cycle's A3s together.

Each is a plan for a PDF: nothing is made until it is asked for.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.a3 import a3_view
from planhandbok.pages.benefits_tree import Goals
from planhandbok.pages.checklist_paper import ChecklistView, checklist_view
from planhandbok.pages.cycle import cycle_period, cycle_title, step_view
from planhandbok.pages.editions import edition_view
from planhandbok.pages.paper import Paper, Press
from planhandbok.pages.sheet_paper import SheetView, sheet_view
from planhandbok.pages.teller import Names
from planhandbok.plan.calendar import CycleFigure
from planhandbok.plan.editions import EditionFigure
from planhandbok.plan.plan import Plan
from planhandbok.plan.sheets import SheetFigure
from planhandbok.records import addresses
from planhandbok.records.a3 import A3Kind
from planhandbok.records.addresses import edition_address, sheet_address
from planhandbok.records.files import METHOD, cycle_file
from planhandbok.records.handbook import Sheet
from planhandbok.records.method import Method


@dataclass(frozen=True)
class BookletView:
    """What stands before the A3s of a cycle: their titles, and those that fit on no sheet."""

    title: str
    period: str
    municipality: str
    address: str
    sheets: tuple[str, ...]
    absent: tuple[str, ...]


def sheet_papers(plan: Plan, press: Press) -> Iterator[Paper]:
    """The A3s, in the order of their ids, and then the frozen editions."""
    for figure in plan.sheets:
        sheet = figure.sheet
        file, make = addresses.sheet_pdf(sheet), partial(_sheet, figure, press)
        yield Paper(sheet_address(sheet), file, "a3.typ", (sheet.file,), sheet.a3.on, make)
    names = Names.of(plan.handbook)
    for edition in plan.editions:
        sheet = edition.edition.sheet
        file, make = addresses.edition_pdf(sheet), partial(_edition, edition, names, press)
        yield Paper(edition_address(sheet), file, "a3.typ", (), sheet.a3.on, make)


def checklist_papers(plan: Plan, press: Press) -> Iterator[Paper]:
    """The steps of each cycle, in order."""
    for figure in plan.cycles:
        for index, step in enumerate(figure.steps):
            address = addresses.step_address(figure.cycle, step.step)
            file = addresses.step_pdf(figure.cycle, step.step)
            make = partial(_checklist, figure, index, plan.handbook.method, address, press)
            sources = (cycle_file(figure.cycle.year), METHOD)
            yield Paper(address, file, "checklist.typ", sources, step.dates.first, make)


def booklet_papers(plan: Plan, press: Press, absent: Collection[str]) -> Iterator[Paper]:
    """The cycles that have A3s. `absent` are the pages of those that fit on no sheet.

    That of the whole municipality stands first.
    """
    order = list(A3Kind)
    for figure in plan.cycles:
        sheets = [one.sheet for one in plan.sheets if one.sheet.year == figure.cycle.year]
        sheets.sort(key=lambda sheet: order.index(sheet.a3.kind))
        there = [one for one in sheets if sheet_address(one) not in absent]
        if sheets:
            yield Paper(
                page=addresses.cycle_address(figure.cycle),
                file=addresses.cycle_pdf(figure.cycle),
                template="booklet.typ",
                sources=(cycle_file(figure.cycle.year),),
                day=max(one.a3.on for one in sheets),
                make=partial(_booklet, figure, sheets, there, press),
                bound=tuple(addresses.sheet_pdf(one) for one in there),
            )


def _sheet(figure: SheetFigure, press: Press) -> SheetView:
    sheet, maker = figure.sheet, press.maker
    page = a3_view(figure, press.titles, Goals(press.goals[sheet.year]), press.today, maker)
    address = press.address(sheet_address(sheet))
    return sheet_view(sheet.a3, page, address, press.municipality, None, maker)


def _edition(figure: EditionFigure, names: Names, press: Press) -> SheetView:
    """The A3 as it was decided, with the case that did."""
    sheet, maker = figure.edition.sheet, press.maker
    page = edition_view(figure, press.titles, names, maker)
    address = press.address(edition_address(sheet))
    return sheet_view(sheet.a3, page, address, press.municipality, figure.edition, maker)


def _checklist(
    figure: CycleFigure, index: int, method: Method, address: str, press: Press
) -> ChecklistView:
    page = step_view(figure, index, method, [], press.maker)
    return checklist_view(page, press.address(address), press.municipality)


def _booklet(
    figure: CycleFigure, sheets: Sequence[Sheet], there: Sequence[Sheet], press: Press
) -> BookletView:
    return BookletView(
        title=cycle_title(figure.cycle, press.maker),
        period=cycle_period(figure.cycle, press.maker),
        municipality=press.municipality,
        address=press.address(addresses.cycle_address(figure.cycle)),
        sheets=tuple(one.a3.title for one in there),
        absent=tuple(one.a3.title for one in sheets if one not in there),
    )
