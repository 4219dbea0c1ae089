"""Plans of the pages of cases: all of them, each, and those at a number that several bodies have or
that was wrong.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from planhandbok.pages.a3.cases import (
    CasePageView,
    OtherCase,
    RightCase,
    case_list_view,
    case_page_view,
    case_place,
    case_title,
    correction_sentence,
    other_case,
    treatment_title,
)
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.plan.a3.cases import CaseFigure, shared_numbers
from planhandbok.plan.a3.corrections import WrongCaseFigure
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.text.files import FORWARDING
from planhandbok.records.text.grouping import grouped


def case_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    yield view_page(
        site,
        urls.CASES,
        title=site.words.text("Politiske saker"),
        description=site.words.text("Sakene som A3-ene er behandlet i."),
        template="a3/cases.html",
        view=partial(case_list_view, plan.counted_cases),
    )
    wrong = {figure.address: figure for figure in plan.wrong_cases}
    for figure in plan.cases:
        yield view_page(
            site,
            figure.address,
            title=treatment_title(figure.newest, site.at(figure.address)),
            description=site.words.text("A3-ene som saken gjaldt, slik de ble vedtatt."),
            template="a3/case.html",
            view=partial(_case_view, figure, wrong.pop(figure.address, None)),
        )
    yield from (_wrong_page(figure, site) for figure in wrong.values())
    for address, choices in _choices(plan, list(wrong.values())).items():
        first = choices[0]
        number = first.number if isinstance(first, WrongCaseFigure) else first.newest.case.number
        yield view_page(
            site,
            address,
            title=case_title(number, site.at(address)),
            description=site.words.text("Flere organ har en sak med dette nummeret."),
            template="a3/case_choice.html",
            view=partial(_choice_view, choices),
        )


def _wrong_page(figure: WrongCaseFigure, site: SiteContext) -> PlannedPage:
    """Plan the page at a number that no case of the body has."""
    return view_page(
        site,
        figure.address,
        title=case_title(figure.number, site.at(figure.address)),
        description=site.words.text("Saksnummeret er rettet."),
        template="a3/case_wrong.html",
        view=partial(_right_cases, figure),
        source=FORWARDING,
        is_listed=False,
    )


def _case_view(
    figure: CaseFigure, wrong: WrongCaseFigure | None, context: PageContext
) -> CasePageView:
    """Return a case; decisions that once had its number by mistake are told below."""
    view = case_page_view(figure, context)
    return replace(view, right=_right_cases(wrong, context)) if wrong else view


def _right_cases(figure: WrongCaseFigure, context: PageContext) -> tuple[RightCase, ...]:
    titles: dict[tuple[str, str], list[str]] = {}
    addresses = {treatment.address: treatment for treatment in figure.treatments}
    for treatment in figure.treatments:
        edition = treatment.edition
        if edition and edition.wrong_case:
            sentence = correction_sentence(edition, edition.wrong_case, context)
            titles.setdefault((treatment.address, sentence), []).append(treatment.sheet.a3.title)
    return tuple(
        RightCase(
            sentence,
            context.link(treatment_title(addresses[address], context), address),
            tuple(dict.fromkeys(sheets)),
        )
        for (address, sentence), sheets in titles.items()
    )


Choice = CaseFigure | WrongCaseFigure


def _choices(plan: Plan, wrong: Sequence[WrongCaseFigure]) -> Mapping[str, Sequence[Choice]]:
    """Return the cases of each number that several bodies have or had, by its address."""
    known = shared_numbers(plan.cases)
    shared = (figure for figure in wrong if figure.is_shared)
    had = grouped(shared, lambda figure: urls.case_address(figure.number))
    addresses = sorted(known.keys() | had.keys())
    return {address: (*known.get(address, ()), *had.get(address, ())) for address in addresses}


def _choice_view(choices: Sequence[Choice], context: PageContext) -> Sequence[OtherCase]:
    return [_choice(choice, context) for choice in choices]


def _choice(choice: Choice, context: PageContext) -> OtherCase:
    if isinstance(choice, CaseFigure):
        return other_case(choice.newest, context)
    link = context.link(case_title(choice.number, context), choice.address)
    return OtherCase(link, case_place(choice.treatments[0], context))
