"""The page of a frozen edition: the A3 as it was decided, under a banner that says so."""

from collections.abc import Mapping
from dataclasses import replace

from planhandbok.pages.a3.a3 import A3View, Banner, a3_view
from planhandbok.pages.a3.cases import body_in_sentence, case_title
from planhandbok.pages.benefits.tree import CycleGoals
from planhandbok.pages.changes.change_writer import ChangeView, ChangeWriter, Names
from planhandbok.pages.changes.sentences import change_views
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import Link
from planhandbok.plan.a3.editions import EditionFigure
from planhandbok.records.addresses.anchors import anchors_of
from planhandbok.records.addresses.urls import case_address, sheet_address
from planhandbok.records.freezing import goals_named
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.sheet import Edition


def numbered_title(a3: A3, context: PageContext) -> str:
    """What an A3 is called where nothing else says which edition of it this is."""
    return context.words.text("{title}, utgave {edition}").format(
        title=a3.title, edition=a3.edition
    )


def edition_title(edition: Edition, context: PageContext) -> str:
    return numbered_title(edition.sheet.a3, context)


def decided_title(edition: Edition, context: PageContext) -> str:
    """What a file of an edition is called: it may lie far from the banner of its page."""
    title, day = edition_title(edition, context), context.words.long_date(edition.decision.on)
    return context.words.text("{title}, vedtatt {day}").format(title=title, day=day)


def edition_view(
    figure: EditionFigure, titles: Mapping[str, str], names: Names, context: PageContext
) -> A3View:
    """The A3's page with a banner; `titles` gives the title of each A3 there is now, by id, and
    `names` what it refers to is called now.
    """
    edition = figure.edition
    goals = {goal: edition.names.goals.get(goal) or names.goal(goal) or goal
             for goal in goals_named(edition.sheet.a3)}  # fmt: skip
    then = {**titles, **_deep_dives_then(edition, titles)}
    view = a3_view(figure.figure, then, CycleGoals(goals), edition.decision.on, context)
    since = _since(figure, names, context)
    return replace(view, frozen=replace(_banner(figure, context), since=since))


def _since(figure: EditionFigure, names: Names, context: PageContext) -> tuple[ChangeView, ...]:
    """What has changed from the edition to the A3 as it is now, with links to it."""
    if figure.current is None:
        return ()
    way = context.root + sheet_address(figure.current)
    known = replace(names, goals=[figure.edition.names.goals, *names.goals])
    writer = ChangeWriter(context, known, way, frozenset(anchors_of(figure.current.a3)))
    return change_views(figure.changes_since, writer)


def decided_sentence(edition: Edition, context: PageContext) -> str:
    """What decided it, with the number of the case."""
    above = _decided(edition, context)
    return f"{above} {case_title(edition.decision.case, context)}."


def _decided(edition: Edition, context: PageContext) -> str:
    sentence = context.words.text(
        "Utgave {edition}, slik den var da {body} behandlet saken {date}."
    )
    return sentence.format(
        edition=edition.sheet.a3.edition,
        body=body_in_sentence(edition.decision.body),
        date=context.words.long_date(edition.decision.on),
    )


def _banner(figure: EditionFigure, context: PageContext) -> Banner:
    decision = figure.edition.decision
    return Banner(
        decided=_decided(figure.edition, context),
        case=context.link(case_title(decision.case, context), case_address(decision.case)),
        standing=_standing(figure, context),
        now=_now(figure, context),
    )


def _now(figure: EditionFigure, context: PageContext) -> Link | None:
    _ = context.words.text
    if figure.current:
        return context.link(_("Se A3-en slik den er nå"), sheet_address(figure.current))
    return context.link(_("Se hvorfor"), figure.ended.address) if figure.ended else None


def _standing(figure: EditionFigure, context: PageContext) -> str:
    _ = context.words.text
    if figure.ended and figure.ended.end:
        return _("A3-en ble avsluttet {day}.").format(
            day=context.words.long_date(figure.ended.end.on)
        )
    if figure.current is None:
        return _("A3-en er tatt ut av håndboken.")
    if figure.is_newest and not figure.holds:
        return _("Planen er endret etter vedtaket, og har ikke fått et nytt utgavenummer ennå.")
    if figure.is_newest:
        return _("Utgaven gjelder fortsatt. Status og målinger kan være nyere.")
    newest = _("Dette er ikke den nyeste utgaven. A3-en er kommet til utgave {edition}.")
    return newest.format(edition=figure.current.a3.edition)


def _deep_dives_then(edition: Edition, titles: Mapping[str, str]) -> dict[str, str]:
    """The title that day of each deep-dive; its id where neither then nor now gives one."""
    became = [one.became for one in edition.sheet.a3.measures if one.became]
    return {id: edition.names.deep_dives.get(id) or titles.get(id, id) for id in became}
