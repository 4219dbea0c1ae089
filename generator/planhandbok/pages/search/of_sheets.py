"""Makes entries of search of A3s, and of the political cases that dealt with them."""

from collections.abc import Iterator

from planhandbok.pages.a3.cases import treatment_title
from planhandbok.pages.benefits.money import main_amount
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import role_text
from planhandbok.pages.pieces.text import plain_text
from planhandbok.pages.search.entry import OF_SELDOM, Group, Part, SearchEntry, sentences
from planhandbok.plan.a3.cases import CaseFigure
from planhandbok.plan.a3.indicators import IndicatorFigure
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure
from planhandbok.records.addresses import anchors, urls
from planhandbok.records.addresses.case_number import archive_number, case_number
from planhandbok.records.schema.a3 import A3, Measure


def sheet_entry(figure: SheetFigure, context: PageContext) -> SearchEntry:
    sheet = figure.sheet
    a3 = sheet.a3
    statuses = figure.statuses
    return SearchEntry(
        address=urls.sheet_address(sheet),
        group=Group.A3S,
        kind=context.words.text("A3"),
        title=a3.title,
        parts=tuple(_parts(figure, context)),
        owner=role_text(a3.owners),
        unit=a3.unit or "",
        year=str(sheet.year),
        status=context.badge(statuses[0]) if statuses else None,
        words=(a3.id,),
    )


def _parts(figure: SheetFigure, context: PageContext) -> Iterator[Part]:
    a3 = figure.sheet.a3
    _ = context.words.text
    yield Part(_("A3"), a3.title, sentences(map(plain_text, _texts(a3))))
    for measure in a3.measures:
        yield _measure(measure, context)
    for indicator in figure.indicators:
        yield _indicator(indicator, context)
    for benefit in figure.benefits.figures:
        yield _benefit(benefit, context)


def _texts(a3: A3) -> Iterator[str]:
    """Yield the texts that stand in the form, in its order, and those below it."""
    yield a3.background
    yield a3.current_state or ""
    for chart in a3.drawn_tables:
        yield from (chart.title, *(row.name for row in chart.rows))
    for cause in a3.root_causes:
        yield from (cause.cause, cause.category or "", *cause.whys)
    yield a3.target_state or ""
    yield from (change.text for change in a3.business_changes)
    yield from a3.own_boxes.values()
    yield from (idea.text for idea in a3.ideas)
    yield from (theme.answer for theme in a3.themes)
    for case in a3.cases:
        yield from (case.number, case.body, case.decision or "")
    yield from (owner.role for owner in a3.participants)
    yield a3.source or ""


def _measure(measure: Measure, context: PageContext) -> Part:
    return Part(
        kind=context.words.text("Tiltak"),
        title=plain_text(measure.text),
        text=plain_text(measure.comment or ""),
        anchor=anchors.measure_anchor(measure.id),
        owner=role_text(measure.owners),
        status=context.badge(measure.status) if measure.status else None,
    )


def _indicator(figure: IndicatorFigure, context: PageContext) -> Part:
    indicator = figure.indicator
    known = (indicator.baseline, figure.latest, indicator.target)
    amounts = [context.reading(reading, indicator.unit) for reading in known]
    return Part(
        kind=context.words.text("Måleparameter"),
        title=indicator.parameter,
        text=sentences((*amounts, indicator.source or "")),
        anchor=anchors.indicator_anchor(indicator.id),
        owner=role_text(indicator.owners),
        status=context.badge(figure.course),
    )


def _benefit(figure: BenefitFigure, context: PageContext) -> Part:
    benefit = figure.benefit
    texts = (benefit.uncertainty or "", *benefit.assumptions, benefit.budget_line or "")
    return Part(
        kind=context.words.text("Gevinst"),
        title=plain_text(benefit.description),
        text=sentences((main_amount(figure, context), *map(plain_text, texts))),
        anchor=anchors.benefit_anchor(benefit.id),
        owner=role_text(benefit.owners),
    )


def case_entry(figure: CaseFigure, context: PageContext) -> SearchEntry:
    newest = figure.newest
    case = newest.case
    sheets = [treatment.sheet.a3.title for treatment in figure.treatments]
    decisions = [treatment.case.decision or "" for treatment in figure.treatments]
    title = treatment_title(newest, context)
    text = sentences((*sheets, *map(plain_text, dict.fromkeys(decisions))))
    return SearchEntry(
        address=figure.address,
        group=Group.CASES,
        kind=context.words.text("Politisk sak"),
        title=title,
        parts=(Part(context.words.text("Politisk sak"), title, text),),
        owner=case.body,
        year=str(case.on.year) if case.on else "",
        words=tuple(_numbers(figure)),
        weight=OF_SELDOM,
    )


def _numbers(figure: CaseFigure) -> Iterator[str]:
    """Yield the numbers of a case in each form that people write: «48/26», «48/2026», «48-26»."""
    case = figure.newest.case
    for number in (case.number, *_wrong_numbers(figure)):
        yield number
        if parts := case_number(number):
            year = f"{parts.year % 100:02}"
            yield from (f"{parts.sequence}/{year}", f"{parts.sequence}/{parts.year}")
            yield from (f"{parts.sequence}-{year}", f"{parts.sequence}-{parts.year}")
            yield f"{parts.sequence:03}/{year}"
    if case.archive:
        yield case.archive
        if parts := archive_number(case.archive):
            yield from (f"{parts.year}/{parts.sequence}", f"{parts.year % 100:02}/{parts.sequence}")


def _wrong_numbers(figure: CaseFigure) -> Iterator[str]:
    """Yield the numbers that editions which the case decided had, and that were corrected."""
    editions = (treatment.edition for treatment in figure.treatments)
    wrong = (edition.wrong_case for edition in editions if edition)
    yield from dict.fromkeys(case.number for case in wrong if case)
