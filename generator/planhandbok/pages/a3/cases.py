"""Political cases: on the A3s they dealt with, on a page for each case, and in the list of all."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.data.case_table import CASES
from planhandbok.pages.data.tables import csv_file
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link, inside_sentence
from planhandbok.plan.a3.cases import CaseFigure, Treatment, as_case, is_same_case
from planhandbok.plan.overviews.long_list import MOST_ROWS
from planhandbok.records.addresses import urls
from planhandbok.records.schema.sheet import Edition, WrongCase
from planhandbok.records.text.address_text import slug


@frozen
class CaseView:
    """A case on the page of an A3; `frozen` links to the edition that was decided. If none is,
    `arrival` is the anchor that its page links to, and what a reader who comes there is told.
    """

    case: Link
    place: str
    archive: str
    edition: str
    frozen: str
    document: str
    decision: Markup | None
    arrival: tuple[str, str] | None


@frozen
class DecidedSheet:
    """An A3 that a case dealt with, in the edition that was decided if that is frozen; else `note`
    says that the link shows the A3 as it is now.
    """

    link: Link
    edition: str
    note: str


@frozen
class OtherCase:
    link: Link
    place: str


@frozen
class MeetingView:
    """One body dealing with a case one day."""

    place: str
    decisions: tuple[Markup, ...]
    documents: tuple[str, ...]
    sheets: tuple[DecidedSheet, ...]


@frozen
class RightCase:
    """A case that had another number in frozen editions: how it was `corrected`, and their A3s."""

    corrected: str
    case: Link
    sheets: tuple[str, ...]


@frozen
class CasePageView:
    """A case of one body. `others` are the cases of other bodies on the same archive case.
    `corrected` says which numbers it had, and `right` are cases that had its number by mistake.
    """

    meetings: Sequence[MeetingView]
    archive: str
    others: tuple[OtherCase, ...]
    corrected: tuple[str, ...]
    right: tuple[RightCase, ...] = ()


@frozen
class CaseRow:
    link: Link
    place: str
    on: str
    sheets: tuple[str, ...]


@frozen
class CaseListView:
    """The newest cases; `cut` says that there are more, "" if there are not, and `file` has all."""

    rows: tuple[CaseRow, ...]
    cut: str
    file: Link


BODIES = {"bystyret", "formannskapet", "fylkestinget", "fylkesutvalget", "kommunestyret"}
"""Bodies that every municipality or county has, so their names are common nouns."""


def body_in_sentence(body: str) -> str:
    """Return a body for the middle of a sentence, in lower case unless it may be a proper name."""
    return body.lower() if body.lower() in BODIES else body


def case_title(number: str, context: PageContext) -> str:
    return context.words.text("Sak {number}").format(number=number)


def treatment_title(treatment: Treatment, context: PageContext) -> str:
    """Return the title of a case, with its body if another body has a case of the same number."""
    title = case_title(treatment.case.number, context)
    return f"{title}, {_capitalized(treatment.case.body)}" if treatment.is_shared else title


def case_view(treatment: Treatment, context: PageContext) -> CaseView:
    case = treatment.case
    frozen = treatment.edition
    return CaseView(
        case=context.link(case_title(case.number, context), treatment.address),
        place=case_place(treatment, context),
        archive=case.archive or "",
        edition=case.edition or "",
        frozen=context.root + urls.edition_address(frozen.sheet) if frozen else "",
        document=case.link or "",
        decision=text.line(case.decision) if case.decision else None,
        arrival=None if frozen else (_arrival_anchor(treatment), _arrival(treatment, context)),
    )


def _arrival_anchor(treatment: Treatment) -> str:
    """Return the anchor of the notice for readers who come from a case without a frozen edition."""
    edition = treatment.case.edition or ""
    return f"fra-{slug(f'{treatment.address} {edition}')}"


def _arrival(treatment: Treatment, context: PageContext) -> str:
    """Tell a reader who comes from a case that the A3 is not as it was then."""
    _ = context.words.text
    edition = treatment.case.edition
    sentence = (
        _(
            "Du kom fra {case}, som gjaldt utgave {edition}. Den er ikke tatt vare på. Her er "
            "A3-en slik den er nå, utgave {now}."
        )
        if edition
        else _(
            "Du kom fra {case}. A3-en er ikke tatt vare på slik den var da. Her er den slik den er "
            "nå, utgave {now}."
        )
    )
    return sentence.format(
        case=inside_sentence(treatment_title(treatment, context)),
        edition=edition,
        now=treatment.sheet.a3.edition,
    )


def case_page_view(figure: CaseFigure, context: PageContext) -> CasePageView:
    meetings: dict[str, list[Treatment]] = {}
    for treatment in figure.treatments:
        meetings.setdefault(case_place(treatment, context), []).append(treatment)
    archives = dict.fromkeys(
        treatment.case.archive for treatment in figure.treatments if treatment.case.archive
    )
    return CasePageView(
        meetings=[_meeting(place, parts, context) for place, parts in meetings.items()],
        archive=", ".join(archives),
        others=tuple(other_case(treatment, context) for treatment in figure.same_matter),
        corrected=tuple(dict.fromkeys(_corrections(figure, context))),
    )


def _corrections(figure: CaseFigure, context: PageContext) -> Iterator[str]:
    for treatment in figure.treatments:
        edition = treatment.edition
        if edition and edition.wrong_case and is_same_case(treatment.case, as_case(edition)):
            yield correction_sentence(edition, edition.wrong_case, context)


def correction_sentence(edition: Edition, wrong: WrongCase, context: PageContext) -> str:
    sentence = context.words.text("Saksnummeret ble {day} rettet fra {wrong} til {right}.")
    return sentence.format(
        day=context.words.long_date(wrong.corrected_on),
        wrong=wrong.number,
        right=edition.decision.case,
    )


def other_case(treatment: Treatment, context: PageContext) -> OtherCase:
    title = case_title(treatment.case.number, context)
    return OtherCase(context.link(title, treatment.address), case_place(treatment, context))


def case_list_view(cases: Sequence[CaseFigure], context: PageContext) -> CaseListView:
    words = context.words
    cut = words.text("Her står de {n} nyeste sakene.").format(n=words.number(MOST_ROWS))
    return CaseListView(
        rows=tuple(_row(figure, context) for figure in cases[:MOST_ROWS]),
        cut=cut if len(cases) > MOST_ROWS else "",
        file=context.link(words.text("Alle sakene som CSV"), urls.DATA + csv_file(CASES)),
    )


def case_place(treatment: Treatment, context: PageContext) -> str:
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
    address = (
        urls.edition_address(sheet)
        if treatment.edition
        else f"{urls.sheet_address(sheet)}#{_arrival_anchor(treatment)}"
    )
    return DecidedSheet(
        link=context.link(sheet.a3.title, address),
        edition=treatment.case.edition or "",
        note="" if treatment.edition else _note(treatment, context),
    )


def _note(treatment: Treatment, context: PageContext) -> str:
    """Say that the link shows the A3 as it is now, and what edition that is."""
    now = treatment.sheet.a3.edition
    if treatment.case.edition and treatment.case.edition != now:
        sentence = context.words.text("ikke tatt vare på: A3-en er kommet til utgave {edition}")
        return sentence.format(edition=now)
    return context.words.text("vises slik A3-en er nå")


def _row(figure: CaseFigure, context: PageContext) -> CaseRow:
    newest = figure.newest.case
    return CaseRow(
        link=context.link(case_title(newest.number, context), figure.address),
        place=_capitalized(newest.body),
        on=context.words.short_date(newest.on) if newest.on else "",
        sheets=tuple(dict.fromkeys(treatment.sheet.a3.title for treatment in figure.treatments)),
    )


def _capitalized(body: str) -> str:
    return body[:1].upper() + body[1:]
