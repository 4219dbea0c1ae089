"""Plans of the pages of A3s and of their frozen editions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from planhandbok.pages.a3.a3 import a3_view
from planhandbok.pages.a3.citation import edition_citation, sheet_citation
from planhandbok.pages.a3.editions import decided_sentence, edition_title, edition_view
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.changes.changes_context import ChangesContext
from planhandbok.pages.changes.diary import diary_view
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import A3_SHELL, EDITION_SHELL, Page, PagePlan, page
from planhandbok.pages.pieces.render import fragment
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.changes.entries import Entry, by_sheet
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.cycle import Cycle


def a3_pages(plan: Plan, site: SiteContext) -> Iterator[PagePlan]:
    """Plan the page of each A3, by id."""
    titles = {sheet.a3.id: sheet.a3.title for sheet in plan.handbook.sheets}
    cycles = {cycle.year: cycle for cycle in plan.handbook.cycles}
    entries = by_sheet(plan.entries)
    changes = ChangesContext.of(plan)
    context = site.at(A3_SHELL)
    for figure in plan.sheets:
        sheet = figure.sheet
        own = entries.get(sheet.a3.id, ())
        make = partial(
            _a3_page, figure, titles, cycles[sheet.year], own, changes, plan.handbook, context
        )
        yield PagePlan(urls.sheet_address(sheet), A3_SHELL, sheet.file, make)


def edition_pages(plan: Plan, site: SiteContext) -> Iterator[PagePlan]:
    """Plan the page of each frozen edition; search leads to the A3 itself instead."""
    titles = {sheet.a3.id: sheet.a3.title for sheet in plan.handbook.sheets}
    changes = ChangesContext.of(plan)
    context = site.at(EDITION_SHELL)
    for figure in plan.editions:
        make = partial(_edition_page, figure, titles, changes, plan.handbook, context)
        address = urls.edition_address(figure.edition.sheet)
        yield PagePlan(address, EDITION_SHELL, None, make, is_searchable=False)


def _a3_page(
    figure: SheetFigure,
    titles: Mapping[str, str],
    cycle: Cycle,
    entries: Sequence[Entry],
    changes: ChangesContext,
    handbook: Handbook,
    context: PageContext,
) -> Page:
    names = {goal.id: goal.text for goal in cycle.goals}
    goals = CycleGoals(names, context.root + urls.tree_address(cycle))
    view = replace(
        a3_view(figure, titles, goals, context.site.today, context),
        board=context.root + urls.board_address(figure.sheet.a3.id),
        citation=sheet_citation(figure, handbook, context),
        diary=diary_view(figure, entries, changes, context),
    )
    body = fragment("a3/a3.html", view, context.words.language)
    first_paragraph = view.background.partition("</p>")[0]
    return page(view.title, first_paragraph, body)


def _edition_page(
    figure: EditionFigure,
    titles: Mapping[str, str],
    changes: ChangesContext,
    handbook: Handbook,
    context: PageContext,
) -> Page:
    edition = figure.edition
    names = changes.names_in(edition.sheet.year)
    view = replace(
        edition_view(figure, titles, names, context),
        citation=edition_citation(figure, handbook, context),
    )
    body = fragment("a3/a3.html", view, context.words.language)
    description = f"{decided_sentence(edition, context)} {edition.decision.text or ''}"
    return page(edition_title(edition, context), description, body)
