"""The page of a frozen edition: the A3 as it was decided, under a banner that says so."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from markupsafe import escape

from planhandbok.pages.a3.a3 import Banner, ReferencedNames, became
from planhandbok.pages.a3.cases import body_in_sentence, case_title, correction_sentence
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.changes.change_writer import ChangeView, ChangeWriter, Names
from planhandbok.pages.changes.sentences import change_views
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.text import line
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.records.addresses import anchors, urls
from planhandbok.records.freezing import goals_named
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.sheet import Edition


def numbered_title(a3: A3, context: PageContext) -> str:
    """Return «Skolemat, utgave 1.0», for where nothing else tells which edition it is."""
    return context.words.text("{title}, utgave {edition}").format(
        title=a3.title, edition=a3.edition
    )


def decided_title(edition: Edition, context: PageContext) -> str:
    """Return the title of a file of an edition, which may be read far from the page's banner."""
    return context.words.text("{title}, vedtatt {day}").format(
        title=numbered_title(edition.sheet.a3, context),
        day=context.words.long_date(edition.decision.on),
    )


def decided_sentence(edition: Edition, context: PageContext) -> str:
    """Return which body decided the edition and when, with the number of the case, and whether that
    was corrected.
    """
    case = case_title(edition.decision.case, context)
    return " ".join((_decided(edition, context), f"{case}.", *_correction(edition, context)))


def _correction(edition: Edition, context: PageContext) -> Iterator[str]:
    if edition.wrong_case:
        yield correction_sentence(edition, edition.wrong_case, context)


def names_then(edition: Edition, names: Names, now: Mapping[str, str]) -> ReferencedNames:
    """Return the names on the day of the decision. A deep-dive or goal that the edition does not
    name has its name of today, or its id if it is gone. `now` are the deep-dives of today.
    """
    goals = {
        goal: edition.names.goals.get(goal) or names.goal(goal) or goal
        for goal in goals_named(edition.sheet.a3)
    }
    deep_dives = {
        id: edition.names.deep_dives.get(id) or now.get(id, id) for id in became(edition.sheet)
    }
    return ReferencedNames(deep_dives, CycleGoals(goals))


def banner(figure: EditionFigure, names: Names, context: PageContext) -> Banner:
    """Return the banner of an edition; `names` tells what ids in its changes since are called."""
    decision = figure.edition.decision
    return Banner(
        decided=_decided(figure.edition, context),
        case=context.link(case_title(decision.case, context), figure.decided_in.address),
        standing=_standing(figure, context),
        now=_now(figure, context),
        since=_since(figure, names, context),
        notices=(
            *map(escape, _correction(figure.edition, context)),
            *map(line, figure.edition.notices),
        ),
    )


def _decided(edition: Edition, context: PageContext) -> str:
    sentence = context.words.text(
        "Utgave {edition}, slik den var da {body} behandlet saken {date}."
    )
    return sentence.format(
        edition=edition.sheet.a3.edition,
        body=body_in_sentence(edition.decision.body),
        date=context.words.long_date(edition.decision.on),
    )


def _now(figure: EditionFigure, context: PageContext) -> Link | None:
    _ = context.words.text
    if figure.current:
        return context.link(_("Se A3-en slik den er nå"), urls.sheet_address(figure.current))
    return context.link(_("Se hvorfor"), figure.ended.address) if figure.ended else None


def _standing(figure: EditionFigure, context: PageContext) -> str:
    _ = context.words.text
    if figure.ended and figure.ended.end:
        day = context.words.long_date(figure.ended.end.on)
        return _("A3-en ble avsluttet {day}.").format(day=day)
    if figure.current is None:
        return _("A3-en er tatt ut av håndboken.")
    if figure.is_newest and not figure.is_unchanged:
        return _("Planen er endret etter vedtaket, og har ikke fått et nytt utgavenummer ennå.")
    if figure.is_newest:
        return _("Utgaven gjelder fortsatt. Status og målinger kan være nyere.")
    newest = _("Den nyeste utgaven er {edition}.")
    return newest.format(edition=figure.current.a3.edition)


def _since(figure: EditionFigure, names: Names, context: PageContext) -> tuple[ChangeView, ...]:
    """Return the changes from the edition to the A3 as it is now, with links into its page."""
    if figure.current is None:
        return ()
    address = context.root + urls.sheet_address(figure.current)
    then_or_now = replace(names, goals=[figure.edition.names.goals, *names.goals])
    anchors_now = frozenset(anchors.anchors_of(figure.current.a3))
    writer = ChangeWriter(context, then_or_now, address, anchors_now)
    return change_views(figure.changes_since, writer)
