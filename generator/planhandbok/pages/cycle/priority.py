"""The priorities of a cycle: ideas and measures by effect and effort, as a chart and a list."""

from collections.abc import Iterator, Mapping
from itertools import islice

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.charts.field import ZoneChart, cell_anchor, zone_chart
from planhandbok.pages.cycle.cycle import cycle_title
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.filters import Filter, labelled, options_of, with_choice
from planhandbok.pages.pieces.parts import Badge, Lead, Link
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
from planhandbok.records.schema.cycle import Cycle

ADVICE: Mapping[Zone, str] = {
    Zone.GREEN: N_("Stor effekt, krever lite. Ta dem først."),
    Zone.YELLOW: N_("Stor effekt, krever mye. Planlegg dem."),
    Zone.ORANGE: N_("Liten effekt, krever lite. Ta dem om det passer."),
    Zone.RED: N_("Liten effekt, krever mye. La dem ligge."),
}


MOST_ROWS = 200
"""Candidates in a list, and A3s whose candidates nobody has judged; the workbook has them all."""


@frozen
class CandidateRow:
    """An idea or a measure in the list; `a3` is set in a list of several A3s. The first row of each
    point in the chart has an `anchor`.
    """

    anchor: str
    number: str
    text: Markup
    href: str
    is_idea: bool
    a3: Link | None
    unit: Link
    zone: Badge
    effect: str
    effort: str
    choice: Badge
    reason: Markup | None


@frozen
class ZoneLine:
    """The advice for a zone, and the count of its candidates; `href` leads to the first, if any."""

    zone: Badge
    advice: str
    count: str
    href: str


@frozen
class UnjudgedLine:
    a3: Link
    texts: tuple[Markup, ...]


@frozen
class FieldView:
    """The candidates of an A3, a unit or a cycle. `notes` tell what the sum leaves out."""

    sentence: str
    load: Badge | None
    notes: tuple[str, ...]
    chart: ZoneChart | None
    zones: tuple[ZoneLine, ...]
    rows: tuple[CandidateRow, ...]
    unjudged: tuple[UnjudgedLine, ...]


@frozen
class PriorityView:
    """`others` lead to the cycle and the step that chooses. `missing` says that the capacity is not
    written yet, "" if it is.
    """

    is_example: bool
    field: FieldView
    missing: str
    filters: tuple[Filter, ...]
    others: tuple[Link, ...]


def priority_title(cycle: Cycle, context: PageContext) -> str:
    return context.words.text("Prioritering i budsjett {year}").format(year=cycle.years)


def priority_lead(figure: CyclePriority, context: PageContext) -> Lead:
    title = priority_title(figure.cycle, context)
    link = context.link(title, urls.priority_address(figure.cycle))
    return Lead(effort_sentence(figure.priority, context), link)


def effort_sentence(priority: Priority, context: PageContext) -> str:
    """Tell the effort that the chosen measures take, the capacity if it is known, and the scale."""
    _ = context.words.text
    number = context.words.number
    if not priority.chosen:
        return _("Ingen tiltak er valgt ennå.")
    scale = _("Et tiltak krever fra 1 poeng (lite) til 5 (mye).")
    if priority.chosen == priority.uncounted:
        sentence = _("Ingen valgte tiltak har tall for ressurser ennå.")
        return f"{sentence} {scale}"
    if priority.capacity is None or priority.left is None:
        sentence = _("Valgte tiltak krever {effort} poeng.")
    elif priority.workload is Workload.OVER:
        sentence = _("Valgte tiltak krever {effort} poeng. Dere har krefter til {capacity}.")
    else:
        sentence = _("Valgte tiltak krever {effort} av {capacity} poeng.")
    capacity = "" if priority.capacity is None else number(priority.capacity)
    return f"{sentence.format(effort=number(priority.effort), capacity=capacity)} {scale}"


def field_view(priority: Priority, context: PageContext, *, with_a3: bool) -> FieldView:
    counted = priority.chosen - priority.uncounted
    return FieldView(
        sentence=effort_sentence(priority, context),
        load=context.badge(priority.workload) if priority.workload and counted else None,
        notes=tuple(_notes(priority, context)),
        chart=zone_chart(priority, context),
        zones=tuple(_zone_line(zone, priority, context) for zone in Zone),
        rows=tuple(
            row
            for cell in priority.cells
            for row in islice(_rows(cell, with_a3, context), _most_of_a_cell(priority))
        ),
        unjudged=tuple(
            UnjudgedLine(
                a3=context.sheet_link(sheet),
                texts=tuple(text.line(candidate.source.text) for candidate in candidates),
            )
            for sheet, candidates in priority.unjudged[: MOST_ROWS // 2]
        ),
    )


def _most_of_a_cell(priority: Priority) -> int:
    """Return how many candidates of each cell the list has room for; it has some of every cell."""
    if _count(priority) <= MOST_ROWS:
        return MOST_ROWS
    return max(1, MOST_ROWS // len(priority.cells))


def _count(priority: Priority) -> int:
    return sum(len(cell.candidates) for cell in priority.cells)


def priority_view(figure: CyclePriority, context: PageContext) -> PriorityView:
    _ = context.words.text
    candidates = field_view(figure.priority, context, with_a3=True)
    return PriorityView(
        is_example=figure.cycle.is_example,
        field=candidates,
        missing="" if figure.priority.capacity is not None else _("Kapasiteten er ikke lagt inn."),
        filters=with_choice(
            (
                Filter("felt", _("Felt"), labelled(Zone, context)),
                Filter("valg", _("Valg"), labelled(Choice, context)),
                Filter("enhet", _("Enhet"), options_of(row.unit.text for row in candidates.rows)),
            )
        ),
        others=tuple(_others(figure, context)),
    )


def _others(figure: CyclePriority, context: PageContext) -> Iterator[Link]:
    cycle = figure.cycle
    if step := figure.step:
        yield context.link(f"{step.period}: {step.name}", urls.step_address(cycle, step))
    yield context.link(cycle_title(cycle, context), urls.cycle_address(cycle))


def _notes(priority: Priority, context: PageContext) -> Iterator[str]:
    count = context.words.count
    if _count(priority) > MOST_ROWS:
        shown = sum(min(len(cell.candidates), _most_of_a_cell(priority)) for cell in priority.cells)
        sentence = context.words.text("Listen viser {shown} av {all} ideer og tiltak.")
        yield sentence.format(shown=shown, all=context.words.number(_count(priority)))
    if len(priority.unjudged) > MOST_ROWS // 2:
        sentence = context.words.text("Ikke vurdert: viser {shown} av {all} A3-er.")
        all = context.words.number(len(priority.unjudged))
        yield sentence.format(shown=MOST_ROWS // 2, all=all)
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
    first = next((cell for cell in priority.cells if cell.zone is zone), None)
    return ZoneLine(
        zone=context.badge(zone),
        advice=context.words.text(ADVICE[zone]),
        count=context.words.number(priority.zones[zone]),
        href=f"#{cell_anchor(first)}" if first else "",
    )


def _rows(cell: FieldCell, with_a3: bool, context: PageContext) -> Iterator[CandidateRow]:
    for number, candidate in enumerate(cell.candidates, start=cell.first):
        yield CandidateRow(
            anchor=cell_anchor(cell) if number == cell.first else "",
            number=str(number),
            text=text.line(candidate.source.text),
            href=_href(candidate, context),
            is_idea=not isinstance(candidate.source, Measure),
            a3=context.sheet_link(candidate.sheet) if with_a3 else None,
            unit=context.unit_link(candidate.sheet.a3.unit or ""),
            zone=context.badge(cell.zone),
            effect=str(cell.effect),
            effort=str(cell.effort),
            choice=context.badge(candidate.choice),
            reason=_reason(candidate, context),
        )


def _href(candidate: Candidate, context: PageContext) -> str:
    """Link to a measure on the page of its A3, and to the board of the A3 for an idea."""
    if isinstance(candidate.source, Measure):
        return context.root + urls.measure_address(candidate.sheet, candidate.source.id)
    return context.root + urls.board_address(candidate.sheet.a3.id)


def _reason(candidate: Candidate, context: PageContext) -> Markup | None:
    """Return the reason for a choice; «Ikke forklart» if a candidate was put aside without one."""
    if candidate.reason:
        return text.line(candidate.reason)
    if candidate.choice is Choice.PUT_ASIDE:
        return Markup("<em>{}</em>").format(context.words.text("Ikke forklart"))
    return None
