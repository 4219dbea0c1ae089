"""Plans of the pages of A3s and of their frozen editions."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from planhandbok.memo import Memo
from planhandbok.pages.a3.a3 import A3View, PageParts, a3_view, became, titles
from planhandbok.pages.a3.citation import LastChange, edition_citation, sheet_citation
from planhandbok.pages.a3.editions import banner, decided_sentence, names_then, numbered_title
from planhandbok.pages.a3.sheet_input import SheetInput, last_change
from planhandbok.pages.changes.change_writer import ChangesContext, Names
from planhandbok.pages.changes.diary import diary_view
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import EDITION_SHELL, PlannedPage, view_page
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.schema.sheet import Sheet


def a3_pages(made_of: Sequence[SheetInput], site: SiteContext, memo: Memo) -> Sequence[PlannedPage]:
    """Plan the page of each A3."""
    return memo.each(_a3_page, made_of, shared=(site,))


def _a3_page(made_of: SheetInput, site: SiteContext) -> PlannedPage:
    sheet = made_of.sheet
    return view_page(
        site,
        urls.sheet_address(sheet),
        title=sheet.a3.title,
        description=partial(_first_paragraph, sheet),
        template="a3/a3.html",
        view=partial(_sheet_view, made_of),
        source=sheet.file,
    )


def _first_paragraph(sheet: Sheet) -> str:
    return text.block(sheet.a3.background).partition("</p>")[0]


def edition_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the page of each frozen edition; search leads to the A3 itself instead."""
    context = site.at(EDITION_SHELL)
    changes = ChangesContext.of(plan)
    for figure in plan.editions:
        edition = figure.edition
        yield view_page(
            site,
            urls.edition_address(edition.sheet),
            title=numbered_title(edition.sheet.a3, context),
            description=f"{decided_sentence(edition, context)} {edition.decision.text or ''}",
            template="a3/a3.html",
            view=partial(
                _edition_view,
                figure,
                changes.names_in(edition.sheet.year),
                titles(became(edition.sheet), plan.by_id),
                last_change(edition.sheet, plan.handbook),
            ),
        )


def _sheet_view(made_of: SheetInput, context: PageContext) -> A3View:
    figure = made_of.figure
    frame = PageParts(
        citation=sheet_citation(figure, made_of.last_change, context),
        board=context.root + urls.board_address(figure.sheet.a3.id),
        diary=diary_view(figure, made_of.entries, made_of.changes, context),
        edit=context.edit_href(figure.sheet.a3.id),
    )
    return a3_view(figure, made_of.names, context.site.today, frame, context)


def _edition_view(
    figure: EditionFigure,
    names: Names,
    deep_dives_now: Mapping[str, str],
    last_change: LastChange | None,
    context: PageContext,
) -> A3View:
    edition = figure.edition
    frame = PageParts(
        citation=edition_citation(figure, last_change, context),
        banner=banner(figure, names, context),
    )
    referenced = names_then(edition, names, deep_dives_now)
    return a3_view(figure.figure, referenced, edition.decision.on, frame, context)
