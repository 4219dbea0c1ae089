"""The list of all A3s, which readers can filter and sort, and the pages of its parts."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from planhandbok.frozen import frozen
from planhandbok.pages.data.sheet_table import SHEETS
from planhandbok.pages.overviews.long_lists import (
    Columns,
    Keys,
    ListCell,
    ListPlace,
    ListView,
    PartView,
    columns_of,
    long_view,
    part_pages,
    part_view,
)
from planhandbok.pages.pieces.context import PageContext, SiteContext
from planhandbok.pages.pieces.filters import (
    SEVERAL,
    Filter,
    labelled,
    options_of,
    unit_keys,
    unit_options,
    with_choice,
)
from planhandbok.pages.pieces.page import PlannedPage, view_page
from planhandbok.pages.pieces.parts import Badge, Link, owner_text
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.plan.a3.standing import SheetStatus
from planhandbok.plan.overviews.long_list import LongList, PartName, Placed
from planhandbok.plan.plan import Plan
from planhandbok.records.addresses import urls
from planhandbok.records.guide.links import PaperForm
from planhandbok.records.schema.a3 import A3Kind
from planhandbok.records.schema.method import Phase
from planhandbok.records.schema.units import UnitTree

PLACE = ListPlace(urls.A3_LIST, urls.A3_PARTS, SHEETS)


class SheetKind(NamedTuple):
    """The facts of an A3 that readers filter by, but for its owners."""

    year: int
    kind: A3Kind
    phase: str
    units: tuple[str, ...]
    statuses: tuple[SheetStatus, ...]


@frozen
class SheetRow:
    """An A3. A field that ends in `_order` is what sorting compares."""

    link: Link
    kind: str
    owner: str
    units: tuple[Link, ...]
    year: str
    keys: Keys
    place: str
    phase: ListCell
    statuses: tuple[Badge, ...]
    status_order: str
    on: ListCell


def sheet_list_view(plan: Plan, context: PageContext) -> ListView[SheetRow]:
    """The A3s of cycles that go on, and those of cycles that are over, if all have room."""
    _ = context.words.text
    sheets = plan.sheet_list
    closed = () if sheets.is_long else sheets.closed
    placed = [Placed(place, figure) for place, figure in enumerate((*sheets.first, *closed))]
    rows = [_row(each, plan, context) for each in placed]
    count = len(sheets.first)
    return ListView(
        filters=_filters(plan, context),
        columns=_columns(sheets, context),
        rows=tuple(rows[:count]),
        closed=tuple(rows[count:]),
        closed_count=context.words.number(len(closed)),
        rest=long_view(sheets, PLACE, _kind, partial(_shared_keys, units=plan.units), context),
        others=tuple(_others(plan, context)),
        forms=(context.form_link(PaperForm.A3), context.form_link(PaperForm.A3_ON_A4)),
        examples=tuple(
            context.sheet_link(figure.sheet)
            for figure in plan.sheets
            if not plan.handbook.counts(figure.sheet.a3)
        ),
    )


def _others(plan: Plan, context: PageContext) -> Iterator[Link]:
    _ = context.words.text
    yield context.link(_("Alle tiltak"), urls.MEASURES)
    yield context.link(_("Nyeste A3-er"), f"{urls.A3_LIST}?sorter=-dato")
    if plan.cases:
        yield context.link(_("Politiske saker"), urls.CASES)


def _filters(plan: Plan, context: PageContext) -> tuple[Filter, ...]:
    _ = context.words.text
    sheets = plan.sheet_list
    found = set(map(_kind, sheets.figures))
    phases = {kind.phase for kind in found}
    units = [unit_keys(kind.units, plan.units) for kind in found]
    kinds = {kind.kind.value for kind in found}
    owners = {owner for figure in sheets.figures for owner in figure.sheet.a3.owners}
    named = [(phase.id, phase.name) for phase in plan.handbook.method.phases if phase.id in phases]
    return with_choice(
        (
            Filter("ar", _("Budsjettår"), options_of(str(kind.year) for kind in found)),
            Filter(
                "type", _("Type"), [kind for kind in labelled(A3Kind, context) if kind[0] in kinds]
            ),
            Filter("fase", _("Fase"), named),
            Filter("enhet", _("Enhet"), unit_options(units, context)),
            Filter("eier", _("Eier"), options_of(owner_text([owner]) for owner in owners)),
            Filter("status", _("Status"), labelled(SheetStatus, context)),
        )
    )


def _columns(sheets: LongList[SheetFigure], context: PageContext) -> Columns:
    _ = context.words.text
    columns = {
        "tittel": (_("Tittel"), "5fr"),
        "eier": (_("Eier"), "4fr"),
        "enhet": (_("Enhet"), "3fr"),
        "ar": (_("Budsjettår"), "4.8rem"),
        "fase": (_("Fase"), "5.8rem"),
        "status": (_("Status"), "7.4rem"),
        "dato": (_("Dato"), "4.8rem"),
    }
    empty = {
        *(() if any(figure.units for figure in sheets.figures) else ("enhet",)),
        *(() if any(figure.phase for figure in sheets.figures) else ("fase",)),
    }
    return columns_of(columns, empty)


def _row(placed: Placed[SheetFigure], plan: Plan, context: PageContext) -> SheetRow:
    figure = placed.figure
    a3 = figure.sheet.a3
    return SheetRow(
        link=context.sheet_link(figure.sheet),
        kind=context.label(a3.kind),
        owner=owner_text(a3.owners),
        units=tuple(map(context.unit_link, figure.units)),
        year=str(figure.sheet.year),
        keys=_keys(figure, plan.units),
        place=str(placed.place),
        phase=_phase_cell(figure.phase, plan.handbook.method.phases),
        statuses=tuple(context.badge(status) for status in figure.statuses),
        status_order=str(list(SheetStatus).index(figure.statuses[0])),
        on=ListCell(context.words.short_date(a3.on), a3.on.isoformat()),
    )


def _phase_cell(phase: Phase | None, phases: Sequence[Phase]) -> ListCell:
    return ListCell(phase.name, str(phases.index(phase))) if phase else ListCell("")


def _keys(figure: SheetFigure, units: UnitTree) -> Keys:
    owners = [owner_text([owner]) for owner in figure.sheet.a3.owners]
    return {**_shared_keys(_kind(figure), units), "eier": SEVERAL.join(owners)}


def _kind(figure: SheetFigure) -> SheetKind:
    return SheetKind(
        year=figure.sheet.year,
        kind=figure.sheet.a3.kind,
        phase=figure.phase.id if figure.phase else "",
        units=figure.units,
        statuses=figure.statuses,
    )


def _shared_keys(kind: SheetKind, units: UnitTree) -> Keys:
    """Return the keys that many A3s share: all but the owner."""
    return {
        "ar": str(kind.year),
        "type": kind.kind.value,
        "fase": kind.phase,
        "enhet": unit_keys(kind.units, units),
        "status": SEVERAL.join(status.value for status in kind.statuses),
    }


def sheet_part_view(
    plan: Plan, name: PartName, number: int, context: PageContext
) -> PartView[SheetRow]:
    part = plan.sheet_list.parts[name]
    rows = (_row(placed, plan, context) for placed in part.pages[number - 1])
    return part_view(part, number, PLACE, _columns(plan.sheet_list, context), rows, context)


def sheet_pages(plan: Plan, site: SiteContext) -> Iterator[PlannedPage]:
    """Plan the list, and the pages of its parts if it is long."""
    _ = site.words.text
    yield view_page(
        site,
        urls.A3_LIST,
        title=_("A3 og tiltak"),
        description=_("Alle A3-er."),
        template="overviews/a3_list.html",
        view=partial(sheet_list_view, plan),
    )
    yield from part_pages(
        plan.sheet_list,
        PLACE,
        partial(sheet_part_view, plan),
        site,
        title=_("A3-er"),
        description=_("Alle A3-er."),
        template="overviews/a3_part.html",
    )
