"""Everything that a site holds, as one value: pages, and the files beside them.

Nothing is made until it is asked for, so that it can be made in any order and by several processes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.pages.a3.case_pages import case_pages
from planhandbok.pages.a3.planned_pages import a3_pages, edition_pages
from planhandbok.pages.a3.sheet_input import SheetInput, sheet_inputs
from planhandbok.pages.benefits.planned_pages import benefits_pages, tree_pages
from planhandbok.pages.boards.boards import board_pages
from planhandbok.pages.changes.diary import changes_page
from planhandbok.pages.changes.feeds import PlannedFeeds
from planhandbok.pages.cycle.planned_pages import cycle_pages, priority_pages
from planhandbok.pages.data.tables import Tables, tables
from planhandbok.pages.goals.planned_pages import goal_pages
from planhandbok.pages.gone.gone import with_gone
from planhandbok.pages.gone.redirects import Redirect, redirects
from planhandbok.pages.guide.meanings import filled_glossary
from planhandbok.pages.guide.notes import Notes, guide_notes
from planhandbok.pages.guide.pictures import Pictures, guide_pictures
from planhandbok.pages.overviews.about import about_pages, build_note
from planhandbok.pages.overviews.everything import everything_page
from planhandbok.pages.overviews.frame import Frame, frame
from planhandbok.pages.overviews.front import front_page
from planhandbok.pages.overviews.measure_list import measure_pages
from planhandbok.pages.overviews.report import ReportFile, report_files, report_pages
from planhandbok.pages.overviews.sheet_list import sheet_pages
from planhandbok.pages.overviews.status import status_page
from planhandbok.pages.pdf.planned_pdfs import PlannedPdfs, planned_pdfs
from planhandbok.pages.pieces.context import SiteContext
from planhandbok.pages.pieces.page import PlannedPage
from planhandbok.pages.pieces.stylesheet import stylesheet
from planhandbok.pages.readers.planned_pages import reader_pages
from planhandbok.pages.search.planned_search import PlannedSearch, planned_search
from planhandbok.pages.units.planned_pages import unit_pages
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses.urls import guide_address
from planhandbok.records.guide.glossary import Glossary
from planhandbok.records.schema.settings import Language


@frozen
class GuideOutput:
    """Additions to the pages of the guide: notes under headings, pictures, and the meanings of
    words. `a3_ids` are the A3s that prose may link to; a link to any other becomes plain text.
    """

    language: Language
    content: str
    """The name of the guide's folder."""
    notes: Notes
    pictures: Pictures
    glossary: Glossary
    a3_ids: Collection[str]
    aliases: Mapping[str, Mapping[str, str]]
    """The earlier anchor of a heading by its anchor, for the address of each page that has any."""
    of_base: Collection[str]
    """The addresses of pages of the base handbook, which nobody can edit in the municipality's
    repository."""


@frozen
class Output:
    """The content of a whole site. `url` is where it will stand, "" if that is unknown;
    `stylesheet` has the municipality's own colours, and is "" if it has none.
    """

    url: str
    frame: Frame
    pages: tuple[PlannedPage, ...]
    guide: GuideOutput
    redirects: tuple[Redirect, ...]
    feeds: PlannedFeeds
    report_files: tuple[ReportFile, ...]
    tables: Tables
    search: PlannedSearch
    pdfs: PlannedPdfs
    stylesheet: str
    build_note: str


def output_of(plan: Plan, memo: Memo = NO_MEMO, forms: str = "") -> Output:
    """Plan all that the site holds. With a `memo`, what is made of one A3 that is the same as the
    last time is taken over. `forms` is where the server that shows the site has its own.
    """
    site = memo.same(SiteContext.of(plan, memo, forms))
    sheets = sheet_inputs(plan, memo)
    glossary = filled_glossary(plan.handbook, memo)
    pages = tuple(_every_page(plan, sheets, site, memo))
    return Output(
        url=site.url,
        frame=frame(plan, site),
        pages=pages,
        guide=_guide(plan, site, glossary),
        redirects=tuple(redirects(plan, site)),
        feeds=PlannedFeeds(plan, site),
        report_files=tuple(report_files(plan, site)),
        tables=tables(plan, site),
        search=planned_search(plan, site, glossary, pages),
        pdfs=planned_pdfs(plan, sheets, site, memo),
        stylesheet=stylesheet(plan.palette, site.words.language),
        build_note=build_note(plan),
    )


def _every_page(
    plan: Plan, sheets: Sequence[SheetInput], site: SiteContext, memo: Memo
) -> Iterator[PlannedPage]:
    """Plan all pages but those of the guide: overviews and cycles first, then the A3s by id."""
    pages = [
        front_page(plan, site),
        status_page(plan, site),
        *sheet_pages(plan, site),
        *measure_pages(plan, site),
        changes_page(plan, site),
        everything_page(plan, site),
        *about_pages(plan, site),
        *report_pages(plan, site),
        *cycle_pages(plan, site),
        *benefits_pages(plan, site),
        *priority_pages(plan, site),
        *tree_pages(plan, site),
        *goal_pages(plan, site),
        *reader_pages(plan, site),
        *case_pages(plan, site),
        *a3_pages(sheets, site, memo),
        *edition_pages(plan, site),
        *board_pages(plan, sheets, site, memo),
        *unit_pages(plan, site),
    ]
    yield from with_gone(pages, plan, site)


def _guide(plan: Plan, site: SiteContext, glossary: Glossary) -> GuideOutput:
    return GuideOutput(
        language=site.words.language,
        content=plan.handbook.site.content,
        notes=guide_notes(plan, site),
        pictures=guide_pictures(plan, site),
        glossary=glossary,
        a3_ids=frozenset(plan.ids),
        aliases={
            guide_address(page.path): page.anchors.aliases
            for page in plan.handbook.guide
            if page.anchors.aliases
        },
        of_base=frozenset(guide_address(page.path) for page in plan.handbook.guide if page.is_base),
    )
