"""All pages of the site, in the order of their addresses' importance.

Each is a plan for a page: nothing is made until it is asked for, so pages can be made in any
order and in several processes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from planhandbok.pages.a3.a3 import a3_view
from planhandbok.pages.a3.cases import case_list_view, case_page_view, case_title
from planhandbok.pages.a3.citation import edition_citation, sheet_citation
from planhandbok.pages.a3.editions import decided_sentence, edition_title, edition_view
from planhandbok.pages.benefits.gap import all_benefits_view, gap_link, gap_title, gap_view
from planhandbok.pages.benefits.tree import CycleGoals, cycle_tree_view, tree_title
from planhandbok.pages.boards.boards import board_list_view, board_pages
from planhandbok.pages.changes.change_writer import Names
from planhandbok.pages.changes.diary import changes_view, diary_view
from planhandbok.pages.cycle.cycle import cycle_title, cycle_view, step_title, step_view
from planhandbok.pages.cycle.priority import priority_lead, priority_title, priority_view
from planhandbok.pages.gone.gone import gone_pages, with_gone_anchors
from planhandbok.pages.overviews.about import accessibility_view, privacy_view
from planhandbok.pages.overviews.front import front_view
from planhandbok.pages.overviews.overviews import measure_list_view, sheet_list_view, status_view
from planhandbok.pages.pieces.page import PARENT, SHELL, Page, PagePlan, page
from planhandbok.pages.pieces.parts import PageContext
from planhandbok.pages.pieces.render import fragment
from planhandbok.pages.pieces.words import Words
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.changes.entries import Entry, by_sheet
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.text.files import cycle_file

A3_SHELL = urls.a3_address(SHELL)
EDITION_SHELL = f"a3/{PARENT}/{SHELL}/"
CASE_SHELL = f"{urls.CASES}{SHELL}/"
SHARED_SHELLS = (A3_SHELL, EDITION_SHELL, CASE_SHELL)
"""A3s, their frozen editions and cases share a shell of each kind, at the same depth as they are;
other pages have their own."""


def shell_of(address: str) -> str:
    match address.split("/"):
        case ["a3", _, ""]:
            return A3_SHELL
        case ["a3", _, _, ""]:
            return EDITION_SHELL
        case ["sak", _, ""]:
            return CASE_SHELL
        case _:
            return address


def every_page(plan: Plan) -> list[PagePlan]:
    """The pages we make: overviews, about the site, and cycles first, then the A3s by id."""
    words = Words(plan.handbook.site.settings.language)
    about = _about(plan, words)
    pages = [
        *_overviews(plan, words),
        *about,
        *_cycles(plan, words),
        *_gaps(plan, words),
        *_priorities(plan, words),
        *_trees(plan, words),
        *_cases(plan, words),
        *_a3s(plan, words),
        *_editions(plan, words),
        *board_pages(plan, words),
    ]
    return [*with_gone_anchors(pages, plan, words), *gone_pages(plan, shell_of, words)]


def _overviews(plan: Plan, words: Words) -> Iterator[PagePlan]:
    _ = words.text
    described = plan.handbook.site.engine.get("site_description") or _("Planer, tiltak og status")
    for address, title, template, view, description in (
        (urls.FRONT, _("Forside"), "overviews/front.html", front_view, described),
        (urls.STATUS, _("Status"), "overviews/status.html", status_view,
         _("Hva haster, per enhet.")),
        (urls.A3_LIST, _("Alle A3-er"), "overviews/a3_list.html", sheet_list_view,
         _("Alle A3-er.")),
        (urls.MEASURES, _("Alle tiltak"), "overviews/measures.html", measure_list_view,
         _("Alle tiltak med ansvar, frist og status.")),
        (urls.BENEFITS, _("Gevinster"), "benefits/all_benefits.html", all_benefits_view,
         _("Hvor mye av gapet som er tettet, per syklus, enhet og type.")),
        (urls.BOARDS, _("Tavler"), "boards/boards.html", board_list_view,
         _("Tavlene til det korte møtet, per enhet og A3.")),
        (urls.CHANGES, _("Endringer"), "changes/all_changes.html", changes_view,
         _("Hva som er endret i A3-ene, måned for måned.")),
        (urls.CASES, _("Politiske saker"), "a3/cases.html", case_list_view,
         _("Sakene som A3-ene er behandlet i.")),
    ):  # fmt: skip
        context = PageContext.at(address, plan.handbook.method, words)
        make = partial(_made, template, partial(view, plan, context), title, description, words)
        yield PagePlan(address, address, None, make, is_searchable=False)


def _about(plan: Plan, words: Words) -> Iterator[PagePlan]:
    _ = words.text
    for address, title, template, view, description in (
        (urls.ACCESSIBILITY, _("Tilgjengelighet"),
         "overviews/accessibility.html", accessibility_view,
         _("Hvem som kan bruke nettstedet, hva som ikke er bra nok, og hvor du sier fra.")),
        (urls.PRIVACY, _("Personvern"), "overviews/privacy.html", privacy_view,
         _("Hva nettstedet vet om deg som leser det.")),
    ):  # fmt: skip
        context = PageContext.at(address, plan.handbook.method, words)
        make = partial(_made, template, partial(view, plan, context), title, description, words)
        yield PagePlan(address, address, None, make)


def _cycles(plan: Plan, words: Words) -> Iterator[PagePlan]:
    method = plan.handbook.method
    for figure, priority in zip(reversed(plan.cycles), reversed(plan.priorities), strict=True):
        cycle = figure.cycle
        sheets = [sheet for sheet in plan.sheets if sheet.sheet.year == cycle.year]
        address = urls.cycle_address(cycle)
        context = PageContext.at(address, method, words)
        title = cycle_title(cycle, context)
        lead = priority_lead(priority, context)
        shown = [sheet.sheet for sheet in sheets]
        view = partial(cycle_view, figure, method, shown, lead, plan.today, context)
        description = f"{method.name}: {title}"
        make = partial(_made, "cycle/cycle.html", view, title, description, words)
        source = cycle_file(cycle.year)
        yield PagePlan(address, address, source, make)
        for index, step in enumerate(figure.steps):
            address = urls.step_address(cycle, step.step)
            context = PageContext.at(address, method, words)
            title = step_title(cycle, step)
            chooses = step.step == priority.step
            step_lead = priority_lead(priority, context) if chooses else None
            step_maker = partial(step_view, figure, index, method, sheets, context, step_lead)
            make = partial(_made, "cycle/step.html", step_maker, title, step.step.aim, words)
            yield PagePlan(address, address, source, make)


def _gaps(plan: Plan, words: Words) -> Iterator[PagePlan]:
    description = words.text("Hvor mye av omstillingsbehovet gevinstene tetter, år for år.")
    for figure in reversed(plan.benefits.cycles):
        address = urls.gap_address(figure.cycle)
        context = PageContext.at(address, plan.handbook.method, words)
        title, view = gap_title(figure, context), partial(gap_view, figure, plan, context)
        make = partial(_made, "benefits/gap.html", view, title, description, words)
        yield PagePlan(address, address, None, make)


def _priorities(plan: Plan, words: Words) -> Iterator[PagePlan]:
    description = words.text("Ideer og tiltak etter effekt og ressurser, og hva som er valgt.")
    for figure in reversed(plan.priorities):
        address = urls.priority_address(figure.cycle)
        context = PageContext.at(address, plan.handbook.method, words)
        title, view = priority_title(figure, context), partial(priority_view, figure, context)
        make = partial(_made, "cycle/priority.html", view, title, description, words)
        yield PagePlan(address, address, None, make)


def _trees(plan: Plan, words: Words) -> Iterator[PagePlan]:
    description = words.text("Hvilke tiltak som gir hvilke gevinster, og hvilke mål de bidrar til.")
    for figure, tree in reversed(list(zip(plan.benefits.cycles, plan.trees, strict=True))):
        address = urls.tree_address(figure.cycle)
        context = PageContext.at(address, plan.handbook.method, words)
        title = tree_title(figure.cycle, context)
        view = partial(cycle_tree_view, figure.cycle, tree, gap_link(figure, context), context)
        make = partial(_made, "benefits/tree.html", view, title, description, words)
        yield PagePlan(address, address, None, make)


def _cases(plan: Plan, words: Words) -> Iterator[PagePlan]:
    context = PageContext.at(CASE_SHELL, plan.handbook.method, words)
    description = words.text("A3-ene som saken gjaldt, slik de ble vedtatt.")
    for figure in plan.cases:
        title = case_title(figure.number, context)
        view = partial(case_page_view, figure, context)
        make = partial(_made, "a3/case.html", view, title, description, words)
        yield PagePlan(urls.case_address(figure.number), CASE_SHELL, None, make)


def _editions(plan: Plan, words: Words) -> Iterator[PagePlan]:
    """Outside search, where each would stand beside the A3 it is an older form of."""
    titles = {sheet.a3.id: sheet.a3.title for sheet in plan.handbook.sheets}
    context = PageContext.at(EDITION_SHELL, plan.handbook.method, words)
    for figure in plan.editions:
        title = edition_title(figure.edition, context)
        address = urls.edition_address(figure.edition.sheet)
        make = partial(_edition, figure, titles, plan.handbook, title, context)
        yield PagePlan(address, EDITION_SHELL, None, make, is_searchable=False)


def _edition(
    figure: EditionFigure,
    titles: Mapping[str, str],
    handbook: Handbook,
    title: str,
    context: PageContext,
) -> Page:
    view = edition_view(figure, titles, Names.of(handbook, figure.edition.sheet.year), context)
    view = replace(view, citation=edition_citation(figure, handbook, context))
    body = fragment("a3/a3.html", view, context.words.language)
    described = f"{decided_sentence(figure.edition, context)} {figure.edition.decision.text or ''}"
    return page(title, described, body)


def _a3s(plan: Plan, words: Words) -> Iterator[PagePlan]:
    titles = {sheet.a3.id: sheet.a3.title for sheet in plan.handbook.sheets}
    cycles = {cycle.year: cycle for cycle in plan.handbook.cycles}
    context = PageContext.at(A3_SHELL, plan.handbook.method, words)
    told = by_sheet(plan.entries)
    for figure in plan.sheets:
        sheet = figure.sheet
        entries = told.get(sheet.a3.id, ())
        make = partial(_a3, figure, titles, cycles[sheet.year], entries, plan, context)
        yield PagePlan(urls.sheet_address(sheet), A3_SHELL, sheet.file, make)


def _a3(
    figure: SheetFigure,
    titles: Mapping[str, str],
    cycle: Cycle,
    entries: Sequence[Entry],
    plan: Plan,
    context: PageContext,
) -> Page:
    names = {goal.id: goal.text for goal in cycle.goals}
    goals = CycleGoals(names, context.root + urls.tree_address(cycle))
    view = replace(
        a3_view(figure, titles, goals, plan.today, context),
        board=context.root + urls.board_address(figure.sheet.a3.id),
        citation=sheet_citation(figure, plan.handbook, context),
        diary=diary_view(figure, entries, plan, context),
    )
    body = fragment("a3/a3.html", view, context.words.language)
    first_paragraph = view.background.partition("</p>")[0]
    return page(view.title, first_paragraph, body)


def _made(
    template: str, view: Callable[[], object], title: str, description: str, words: Words
) -> Page:
    return page(title, description, fragment(template, view(), words.language))
