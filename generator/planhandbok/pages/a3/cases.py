"""Political cases: on the A3s they dealt with, and a page for each case."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.a3.cases import CaseFigure, Treatment
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls


@dataclass(frozen=True)
class CaseView:
    """A case on the page of an A3; `frozen` links to the edition that was decided."""

    case: Link
    place: str
    edition: str
    frozen: str
    document: str
    decision: Markup | None


@dataclass(frozen=True)
class DecidedSheet:
    """An A3 that a case dealt with, in the edition that was decided if that is frozen."""

    link: Link
    edition: str
    is_frozen: bool


@dataclass(frozen=True)
class MeetingView:
    """One body dealing with a case one day."""

    place: str
    decisions: tuple[Markup, ...]
    documents: tuple[str, ...]
    sheets: tuple[DecidedSheet, ...]


@dataclass(frozen=True)
class CaseRow:
    link: Link
    place: str
    on: str
    sheets: tuple[str, ...]


BODIES = {"bystyret", "formannskapet", "fylkestinget", "fylkesutvalget", "kommunestyret"}
"""Bodies that every municipality or county has, so their names are common nouns."""


def body_in_sentence(body: str) -> str:
    """Return a body for the middle of a sentence, in lower case unless it may be a proper name."""
    return body.lower() if body.lower() in BODIES else body


def case_title(number: str, context: PageContext) -> str:
    return context.words.text("Sak {number}").format(number=number)


def case_view(treatment: Treatment, context: PageContext) -> CaseView:
    case = treatment.case
    frozen = treatment.edition
    return CaseView(
        case=context.link(case_title(case.number, context), urls.case_address(case.number)),
        place=_place(treatment, context),
        edition=case.edition or "",
        frozen=context.root + urls.edition_address(frozen.sheet) if frozen else "",
        document=case.link or "",
        decision=text.line(case.decision) if case.decision else None,
    )


def case_meetings(figure: CaseFigure, context: PageContext) -> Sequence[MeetingView]:
    meetings: dict[str, list[Treatment]] = {}
    for treatment in figure.treatments:
        meetings.setdefault(_place(treatment, context), []).append(treatment)
    return [_meeting(place, treatments, context) for place, treatments in meetings.items()]


def case_rows(cases: Sequence[CaseFigure], context: PageContext) -> Sequence[CaseRow]:
    return [_row(figure, context) for figure in cases]


def _place(treatment: Treatment, context: PageContext) -> str:
    """«Kommunestyret, 14. desember 2023»."""
    on = treatment.case.on
    body = _capitalized(treatment.case.body)
    return f"{body}, {context.words.long_date(on)}" if on else body


def _meeting(place: str, treatments: Sequence[Treatment], context: PageContext) -> MeetingView:
    cases = [treatment.case for treatment in treatments]
    decisions = dict.fromkeys(case.decision for case in cases if case.decision)
    documents = dict.fromkeys(case.link for case in cases if case.link)
    return MeetingView(
        place=place,
        decisions=tuple(text.block(decision) for decision in decisions),
        documents=tuple(documents),
        sheets=tuple(_decided(treatment, context) for treatment in treatments),
    )


def _decided(treatment: Treatment, context: PageContext) -> DecidedSheet:
    sheet = treatment.edition.sheet if treatment.edition else treatment.sheet
    address = urls.edition_address(sheet) if treatment.edition else urls.sheet_address(sheet)
    return DecidedSheet(
        link=context.link(sheet.a3.title, address),
        edition=treatment.case.edition or "",
        is_frozen=treatment.edition is not None,
    )


def _row(figure: CaseFigure, context: PageContext) -> CaseRow:
    newest = figure.treatments[0].case
    oldest_first = reversed(figure.treatments)
    bodies = dict.fromkeys(treatment.case.body.casefold() for treatment in oldest_first)
    return CaseRow(
        link=context.link(case_title(figure.number, context), urls.case_address(figure.number)),
        place=", ".join(map(_capitalized, bodies)),
        on=context.words.short_date(newest.on) if newest.on else "",
        sheets=tuple(dict.fromkeys(treatment.sheet.a3.title for treatment in figure.treatments)),
    )


def _capitalized(body: str) -> str:
    return body[:1].upper() + body[1:]


def case_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    yield view_page(
        site,
        urls.CASES,
        title=site.words.text("Politiske saker"),
        description=site.words.text("Sakene som A3-ene er behandlet i."),
        template="a3/cases.html",
        view=partial(case_rows, plan.cases),
        is_searchable=False,
    )
    for figure in plan.cases:
        address = urls.case_address(figure.number)
        yield view_page(
            site,
            address,
            title=case_title(figure.number, site.at(address)),
            description=site.words.text("A3-ene som saken gjaldt, slik de ble vedtatt."),
            template="a3/case.html",
            view=partial(case_meetings, figure),
        )
