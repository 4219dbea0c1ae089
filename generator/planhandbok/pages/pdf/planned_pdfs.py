"""Plans for all PDFs: each A3 as a sheet, each step's checklist, the forms to print, and the A3s of
each cycle as a booklet.

Nothing is made until it is asked for.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.pages.a3.a3 import ReferencedNames, became, titles
from planhandbok.pages.a3.editions import names_then
from planhandbok.pages.a3.sheet_input import SheetInput
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.changes.change_writer import ChangesContext, Names
from planhandbok.pages.cycle.cycle import cycle_period, cycle_title
from planhandbok.pages.cycle.step import step_header, step_work
from planhandbok.pages.pdf.checklist import ChecklistView, checklist_view
from planhandbok.pages.pdf.forms import form_pdfs
from planhandbok.pages.pdf.pdf import Pdf, PdfContext
from planhandbok.pages.pdf.sheet import SheetView, sheet_view
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.cycle.calendar import CycleFigure, StepFigure
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.a3 import A3Kind
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.files import METHOD, cycle_file


@frozen
class BookletView:
    """The front page of a booklet: the titles of its A3s, and of those that fit on no sheet."""

    title: str
    period: str
    municipality: str
    address: str
    sheets: tuple[str, ...]
    absent: tuple[str, ...]


def _sheet_pdf(made_of: SheetInput, pdf_context: PdfContext) -> Pdf:
    sheet = made_of.sheet
    goals = CycleGoals(made_of.names.goals.names)  # a sheet of paper leads to no page of a goal
    names = ReferencedNames(made_of.names.deep_dives, goals)
    return Pdf(
        page=urls.sheet_address(sheet),
        file=urls.sheet_pdf(sheet),
        template="a3.typ",
        sources=(sheet.file,),
        day=sheet.a3.on,
        make=partial(_sheet, made_of.figure, names, pdf_context),
    )


def edition_pdfs(plan: Plan, pdf_context: PdfContext) -> Iterator[Pdf]:
    changes = ChangesContext.of(plan)
    for edition in plan.editions:
        sheet = edition.edition.sheet
        yield Pdf(
            page=urls.edition_address(sheet),
            file=urls.edition_pdf(sheet),
            template="a3.typ",
            sources=(),
            day=sheet.a3.on,
            make=partial(
                _edition,
                edition,
                changes.names_in(sheet.year),
                titles(became(sheet), plan.by_id),
                pdf_context,
            ),
        )


def checklist_pdfs(plan: Plan, pdf_context: PdfContext) -> Iterator[Pdf]:
    """Plan the checklist of each step of each cycle."""
    method = plan.handbook.method
    for figure in plan.cycles:
        for step in figure.steps:
            yield Pdf(
                page=urls.step_address(figure.cycle, step.step),
                file=urls.step_pdf(figure.cycle, step.step),
                template="checklist.typ",
                sources=(cycle_file(figure.cycle.year), METHOD),
                day=step.dates.first,
                make=partial(_checklist, figure.cycle, step, method, pdf_context),
            )


def booklet_pdfs(plan: Plan, pdf_context: PdfContext, absent: Collection[str]) -> Iterator[Pdf]:
    """Plan the booklet of each cycle with A3s, the whole municipality's first. `absent` are the
    pages of the A3s that fit on no sheet.
    """
    order = list(A3Kind)
    for figure in plan.cycles:
        year = figure.cycle.year
        sheets = [figure.sheet for figure in plan.members.get(year, ())]
        sheets.sort(key=lambda sheet: order.index(sheet.a3.kind))
        bound = [sheet for sheet in sheets if urls.sheet_address(sheet) not in absent]
        if sheets:
            yield Pdf(
                page=urls.cycle_address(figure.cycle),
                file=urls.cycle_pdf(figure.cycle),
                template="booklet.typ",
                sources=(cycle_file(year),),
                day=max(sheet.a3.on for sheet in sheets),
                make=partial(_booklet, figure, sheets, bound, pdf_context),
                bound=tuple(urls.sheet_pdf(sheet) for sheet in bound),
            )


def _sheet(figure: SheetFigure, names: ReferencedNames, pdf_context: PdfContext) -> SheetView:
    address = pdf_context.address(urls.sheet_address(figure.sheet))
    return sheet_view(figure, names, address, None, pdf_context.context)


def _edition(
    figure: EditionFigure, names: Names, now: Mapping[str, str], pdf_context: PdfContext
) -> SheetView:
    """The A3 as it was decided, with the case that decided it."""
    edition = figure.edition
    referenced = names_then(edition, names, now)
    address = pdf_context.address(urls.edition_address(edition.sheet))
    return sheet_view(figure.figure, referenced, address, edition, pdf_context.context)


def _checklist(
    cycle: Cycle, step: StepFigure, method: Method, pdf_context: PdfContext
) -> ChecklistView:
    address = urls.step_address(cycle, step.step)
    return checklist_view(
        header=step_header(cycle, step, pdf_context.context),
        work=step_work(cycle, step, method, pdf_context.context),
        address=pdf_context.address(address),
        municipality=pdf_context.site.municipality,
    )


def _booklet(
    figure: CycleFigure, sheets: Sequence[Sheet], bound: Sequence[Sheet], pdf_context: PdfContext
) -> BookletView:
    return BookletView(
        title=cycle_title(figure.cycle, pdf_context.context),
        period=cycle_period(figure.cycle, pdf_context.context),
        municipality=pdf_context.site.municipality,
        address=pdf_context.address(urls.cycle_address(figure.cycle)),
        sheets=tuple(sheet.a3.title for sheet in bound),
        absent=tuple(sheet.a3.title for sheet in sheets if sheet not in bound),
    )


@frozen
class PlannedPdfs:
    """All PDFs of a site. `booklets` takes the pages of the PDFs that could not be made, and
    gives the PDFs that bind the others; `booklet_files` are their files by their pages.
    """

    context: PdfContext
    pdfs: tuple[Pdf, ...]
    booklet_files: Mapping[str, str]
    booklets: Callable[[Collection[str]], Iterator[Pdf]]


def planned_pdfs(
    plan: Plan, sheets: Sequence[SheetInput], site: SiteContext, memo: Memo
) -> PlannedPdfs:
    context = memo.same(PdfContext(site, plan.palette))
    return PlannedPdfs(
        context=context,
        pdfs=(
            *memo.each(_sheet_pdf, sheets, shared=(context,)),
            *edition_pdfs(plan, context),
            *checklist_pdfs(plan, context),
            *form_pdfs(plan, context),
        ),
        booklet_files={
            urls.cycle_address(figure.cycle): urls.cycle_pdf(figure.cycle)
            for figure in plan.cycles
            if plan.members.get(figure.cycle.year)
        },
        booklets=partial(booklet_pdfs, plan, context),
    )
