"""What comes first: ideas and measures in the field of effect and resources, and as a list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.charts.field import Field, field, spot
from planhandbok.pages.cycle.cycle import cycle_title
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import Filter, filter_of, used
from planhandbok.pages.pieces.parts import Badge, HelpLinks, Lead, Link
from planhandbok.pages.pieces.words import N_
from planhandbok.plan.cycle.priority import (
    Candidate,
    Choice,
    CyclePriority,
    FieldCell,
    Priority,
    Workload,
)
from planhandbok.plan.cycle.zone import Zone
from planhandbok.records.addresses import urls
from planhandbok.records.schema.a3 import Measure

ADVICE: Mapping[Zone, str] = {
    Zone.GREEN: N_("Stor effekt, krever lite. Ta dem først."),
    Zone.YELLOW: N_("Stor effekt, krever mye. Planlegg dem."),
    Zone.ORANGE: N_("Liten effekt, krever lite. Ta dem om det passer."),
    Zone.RED: N_("Liten effekt, krever mye. La dem ligge."),
}


@dataclass(frozen=True)
class CandidateRow:
    """An idea or a measure in the list; `a3` is set where the list is of several. The first on each
    point has an `anchor`; the fields that end in `_key` are what filters compare.
    """

    anchor: str
    number: str
    text: Markup
    href: str
    is_idea: bool
    a3: Link | None
    unit: str
    zone: Badge
    zone_key: str
    effect: str
    effort: str
    choice: Badge
    choice_key: str
    reason: Markup | None


@dataclass(frozen=True)
class ZoneLine:
    """What a colour means, and how many have it; `href` leads to the first of them, if any."""

    zone: Badge
    advice: str
    count: str
    href: str


@dataclass(frozen=True)
class UnjudgedLine:
    a3: Link
    texts: tuple[Markup, ...]


@dataclass(frozen=True)
class FieldView:
    """The candidates of an A3, a unit or a cycle. `told` is what the sum does not say."""

    sentence: str
    load: Badge | None
    told: tuple[str, ...]
    chart: Field | None
    zones: tuple[ZoneLine, ...]
    rows: tuple[CandidateRow, ...]
    unjudged: tuple[UnjudgedLine, ...]


@dataclass(frozen=True)
class PriorityView:
    """One cycle; `others` lead to it, and to the step that chooses. `missing` tells of a capacity
    that nobody has written.
    """

    title: str
    help: HelpLinks
    is_example: bool
    field: FieldView
    missing: str
    filters: tuple[Filter, ...]
    others: tuple[Link, ...]


def priority_title(figure: CyclePriority, context: PageContext) -> str:
    return context.words.text("Prioritering i budsjett {year}").format(year=figure.cycle.year)


def priority_lead(figure: CyclePriority, context: PageContext) -> Lead:
    link = context.link(priority_title(figure, context), urls.priority_address(figure.cycle))
    return Lead(effort_sentence(figure.priority, context), link)


def effort_sentence(priority: Priority, context: PageContext) -> str:
    """What the chosen ones take, held against what there is where that is known."""
    _, number = context.words.text, context.words.number
    if not priority.chosen:
        return _("Ingen tiltak er valgt ennå.")
    if priority.capacity is None or priority.left is None:
        return _("Valgte tiltak krever {effort} poeng.").format(effort=number(priority.effort))
    sentence = _("Valgte tiltak krever {effort} av {capacity} poeng.")
    if priority.workload is Workload.OVER:
        sentence = _("Valgte tiltak krever {effort} poeng. Dere har krefter til {capacity}.")
    return sentence.format(effort=number(priority.effort), capacity=number(priority.capacity))


def field_view(priority: Priority, context: PageContext, *, with_a3: bool) -> FieldView:
    return FieldView(
        sentence=effort_sentence(priority, context),
        load=context.badge(priority.workload) if priority.workload and priority.chosen else None,
        told=tuple(_told(priority, context)),
        chart=field(priority, context),
        zones=tuple(_zone_line(zone, priority, context) for zone in Zone),
        rows=tuple(row for cell in priority.cells for row in _rows(cell, with_a3, context)),
        unjudged=tuple(
            UnjudgedLine(
                context.sheet_link(sheet), tuple(text.line(one.source.text) for one in some)
            )
            for sheet, some in priority.unjudged
        ),
    )


def priority_view(figure: CyclePriority, context: PageContext) -> PriorityView:
    _, shown = context.words.text, field_view(figure.priority, context, with_a3=True)
    return PriorityView(
        title=priority_title(figure, context),
        help=context.help,
        is_example=figure.cycle.is_example,
        field=shown,
        missing="" if figure.priority.capacity is not None else _("Kapasiteten er ikke lagt inn."),
        filters=(
            filter_of("felt", _("Felt"), [(one.value, context.label(one)) for one in Zone]),
            filter_of("valg", _("Valg"), [(one.value, context.label(one)) for one in Choice]),
            filter_of("enhet", _("Enhet"), used(row.unit for row in shown.rows)),
        ),
        others=tuple(_others(figure, context)),
    )


def _others(figure: CyclePriority, context: PageContext) -> Iterator[Link]:
    cycle, step = figure.cycle, figure.step
    if step:
        yield context.link(f"{step.period}: {step.name}", urls.step_address(cycle, step))
    yield context.link(cycle_title(cycle, context), urls.cycle_address(cycle))


def _told(priority: Priority, context: PageContext) -> Iterator[str]:
    count = context.words.count
    if priority.uncounted:
        yield count(
            "{n} valgt tiltak har ikke tall for ressurser, og er ikke regnet med.",
            "{n} valgte tiltak har ikke tall for ressurser, og er ikke regnet med.",
            priority.uncounted,
        )
    if priority.deep_dives:
        yield count(
            "{n} tiltak ble til et dypdykk. Det er tiltakene i dypdykket som står her.",
            "{n} tiltak ble til dypdykk. Det er tiltakene i dypdykkene som står her.",
            priority.deep_dives,
        )


def _zone_line(zone: Zone, priority: Priority, context: PageContext) -> ZoneLine:
    first = next((one for one in priority.cells if one.zone is zone), None)
    return ZoneLine(
        zone=context.badge(zone),
        advice=context.words.text(ADVICE[zone]),
        count=context.words.number(priority.zones[zone]),
        href=f"#{spot(first)}" if first else "",
    )


def _rows(cell: FieldCell, with_a3: bool, context: PageContext) -> Iterator[CandidateRow]:
    for number, one in enumerate(cell.candidates, start=cell.first):
        anchor = spot(cell) if number == cell.first else ""
        yield CandidateRow(
            anchor=anchor,
            number=str(number),
            text=text.line(one.source.text),
            href=_href(one, context),
            is_idea=not isinstance(one.source, Measure),
            a3=context.sheet_link(one.sheet) if with_a3 else None,
            unit=one.sheet.a3.unit or "",
            zone=context.badge(cell.zone),
            zone_key=cell.zone.value,
            effect=str(cell.effect),
            effort=str(cell.effort),
            choice=context.badge(one.choice),
            choice_key=one.choice.value,
            reason=_reason(one, context),
        )


def _href(one: Candidate, context: PageContext) -> str:
    """An idea stands on the board of its A3 alone."""
    if isinstance(one.source, Measure):
        return context.root + urls.measure_address(one.sheet, one.source.id)
    return context.root + urls.board_address(one.sheet.a3.id)


def _reason(one: Candidate, context: PageContext) -> Markup | None:
    """What is put aside without a word asks for one."""
    if one.reason:
        return text.line(one.reason)
    is_silent = one.choice is Choice.PUT_ASIDE
    return Markup("<em>{}</em>").format(context.words.text("Ikke forklart")) if is_silent else None
