"""All PDFs of the site: each A3 as a sheet, each step's checklist, and each cycle's A3s together.

Each is a plan for a PDF: nothing is made until it is asked for.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from planhandbok.pages.a3.a3 import ReferencedNames
from planhandbok.pages.a3.editions import names_then
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.changes.change_writer import Names
from planhandbok.pages.changes.changes_context import ChangesContext
from planhandbok.pages.cycle.cycle import cycle_period, cycle_title, step_view
from planhandbok.pages.pdf.checklist import ChecklistView, checklist_view
from planhandbok.pages.pdf.pdf import Pdf, PdfContext
from planhandbok.pages.pdf.sheet import SheetView, sheet_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleFigure
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.addresses.urls import edition_address, sheet_address
from planhandbok.records.schema.a3 import A3Kind
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.files import METHOD, cycle_file


@dataclass(frozen=True)
class BookletView:
    """What stands before the A3s of a cycle: their titles, and those that fit on no sheet."""

    title: str
    period: str
    municipality: str
    address: str
    sheets: tuple[str, ...]
    absent: tuple[str, ...]


def sheet_pdfs(plan: Plan, pdf_context: PdfContext) -> Iterator[Pdf]:
    """The A3s, in the order of their ids, and then the frozen editions."""
    for figure in plan.sheets:
        sheet = figure.sheet
        file, make = urls.sheet_pdf(sheet), partial(_sheet, figure, pdf_context)
        yield Pdf(sheet_address(sheet), file, "a3.typ", (sheet.file,), sheet.a3.on, make)
    names = ChangesContext.of(plan).names[None]
    for edition in plan.editions:
        sheet = edition.edition.sheet
        file, make = urls.edition_pdf(sheet), partial(_edition, edition, names, pdf_context)
        yield Pdf(edition_address(sheet), file, "a3.typ", (), sheet.a3.on, make)


def checklist_pdfs(plan: Plan, pdf_context: PdfContext) -> Iterator[Pdf]:
    """The steps of each cycle, in order."""
    for figure in plan.cycles:
        for index, step in enumerate(figure.steps):
            address = urls.step_address(figure.cycle, step.step)
            file = urls.step_pdf(figure.cycle, step.step)
            make = partial(_checklist, figure, index, plan.handbook.method, address, pdf_context)
            sources = (cycle_file(figure.cycle.year), METHOD)
            yield Pdf(address, file, "checklist.typ", sources, step.dates.first, make)


def booklet_pdfs(plan: Plan, pdf_context: PdfContext, absent: Collection[str]) -> Iterator[Pdf]:
    """The cycles that have A3s. `absent` are the pages of those that fit on no sheet.

    That of the whole municipality stands first.
    """
    order = list(A3Kind)
    for figure in plan.cycles:
        sheets = [one.sheet for one in plan.sheets if one.sheet.year == figure.cycle.year]
        sheets.sort(key=lambda sheet: order.index(sheet.a3.kind))
        there = [one for one in sheets if sheet_address(one) not in absent]
        if sheets:
            yield Pdf(
                page=urls.cycle_address(figure.cycle),
                file=urls.cycle_pdf(figure.cycle),
                template="booklet.typ",
                sources=(cycle_file(figure.cycle.year),),
                day=max(one.a3.on for one in sheets),
                make=partial(_booklet, figure, sheets, there, pdf_context),
                bound=tuple(urls.sheet_pdf(one) for one in there),
            )


def _sheet(figure: SheetFigure, pdf_context: PdfContext) -> SheetView:
    sheet = figure.sheet
    goals = CycleGoals(pdf_context.goals[sheet.year])
    names = ReferencedNames(pdf_context.titles, goals)
    address = pdf_context.address(sheet_address(sheet))
    return sheet_view(figure, names, address, None, pdf_context.context)


def _edition(figure: EditionFigure, names: Names, pdf_context: PdfContext) -> SheetView:
    """The A3 as it was decided, with the case that did."""
    edition = figure.edition
    referenced = names_then(edition, pdf_context.titles, names)
    address = pdf_context.address(edition_address(edition.sheet))
    return sheet_view(figure.figure, referenced, address, edition, pdf_context.context)


def _checklist(
    figure: CycleFigure, index: int, method: Method, address: str, pdf_context: PdfContext
) -> ChecklistView:
    page = step_view(figure, index, method, [], None, pdf_context.context)
    return checklist_view(page, pdf_context.address(address), pdf_context.site.municipality)


def _booklet(
    figure: CycleFigure, sheets: Sequence[Sheet], there: Sequence[Sheet], pdf_context: PdfContext
) -> BookletView:
    return BookletView(
        title=cycle_title(figure.cycle, pdf_context.context),
        period=cycle_period(figure.cycle, pdf_context.context),
        municipality=pdf_context.site.municipality,
        address=pdf_context.address(urls.cycle_address(figure.cycle)),
        sheets=tuple(one.a3.title for one in there),
        absent=tuple(one.a3.title for one in sheets if one not in there),
    )


@dataclass(frozen=True)
class PdfPlans:
    """All PDFs of a site. `booklets` takes the pages of the PDFs that were not made, and gives the
    PDFs that bind those that were.
    """

    context: PdfContext
    pdfs: tuple[Pdf, ...]
    booklets: Callable[[Collection[str]], Iterator[Pdf]]


def pdf_plans(plan: Plan, site: SiteContext) -> PdfPlans:
    context = PdfContext.of(plan, site)
    return PdfPlans(
        context=context,
        pdfs=(*sheet_pdfs(plan, context), *checklist_pdfs(plan, context)),
        booklets=partial(booklet_pdfs, plan, context),
    )
