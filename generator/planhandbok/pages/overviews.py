"""The pages that look across all A3s: list, status, measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planhandbok.pages.parts import Badge, HelpLinks, IndicatorRow, Link, Maker, MeasureRow
from planhandbok.plan.measures import MeasureFigure, Urgency
from planhandbok.plan.overview import UnitFigure
from planhandbok.plan.plan import Plan
from planhandbok.plan.sheets import SheetFigure, Standing
from planhandbok.records.a3 import A3Kind, MeasureStatus


@dataclass(frozen=True)
class SheetRow:
    """An A3 in the list; the fields that end in `_key` are what the filters compare."""

    link: Link
    kind: str
    kind_key: str
    year: str
    unit: str
    phase: str
    phase_key: str
    standing: Badge
    standing_key: str
    on: str


@dataclass(frozen=True)
class Choice:
    """A value of a filter: what the address holds, and what the reader sees."""

    key: str
    text: str


@dataclass(frozen=True)
class Filter:
    """One drop-down of a list; `name` is its word in the address."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class SheetListView:
    title: str
    help: HelpLinks
    filters: tuple[Filter, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class UnitRow:
    unit: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class StatusView:
    title: str
    help: HelpLinks
    sentence: str
    as_of: str
    overdue: tuple[MeasureRow, ...]
    soon: tuple[MeasureRow, ...]
    columns: tuple[str, ...]
    units: tuple[UnitRow, ...]
    total: UnitRow
    off_track: tuple[IndicatorRow, ...]
    unmeasured: tuple[IndicatorRow, ...]
    stale: tuple[IndicatorRow, ...]


@dataclass(frozen=True)
class MeasureListRow:
    row: MeasureRow
    unit: str
    year: str
    status_key: str
    urgency_key: str


@dataclass(frozen=True)
class MeasureListView:
    title: str
    help: HelpLinks
    filters: tuple[Filter, ...]
    rows: tuple[MeasureListRow, ...]


def attention_sentence(plan: Plan, maker: Maker) -> str:
    total, count = plan.overview.total, maker.words.count
    open_text = count("{n} tiltak er åpent", "{n} tiltak er åpne", total.open_measures)
    overdue = count("{n} er forfalt", "{n} er forfalt", total.overdue)
    soon = count("{n} forfaller innen 30 dager", "{n} forfaller innen 30 dager", total.soon)
    return f"{open_text}: {overdue}, {soon}."


def sheet_row(figure: SheetFigure, maker: Maker) -> SheetRow:
    a3 = figure.sheet.a3
    return SheetRow(
        link=maker.sheet_link(figure.sheet),
        kind=maker.label(a3.kind),
        kind_key=a3.kind.value,
        year=str(figure.sheet.year),
        unit=a3.unit or "",
        phase=figure.phase.name if figure.phase else "",
        phase_key=figure.phase.id if figure.phase else "",
        standing=maker.badge(figure.standing),
        standing_key=figure.standing.value,
        on=maker.words.short_date(a3.on),
    )


def sheet_list_view(plan: Plan, maker: Maker) -> SheetListView:
    """Newest budget year first, then by title."""
    _ = maker.words.text
    rows = [sheet_row(figure, maker) for figure in plan.sheets]
    rows.sort(key=lambda row: (-int(row.year), row.link.text.casefold(), row.link.href))
    phases = [(phase.id, phase.name) for phase in plan.handbook.method.phases]
    used = {row.phase_key for row in rows}
    return SheetListView(
        title=_("Alle A3-er"),
        help=maker.help,
        filters=(
            _filter("ar", _("Budsjettår"), sorted({(row.year, row.year) for row in rows})),
            _filter("type", _("Type"), [(kind.value, maker.label(kind)) for kind in A3Kind]),
            _filter("fase", _("Fase"), [phase for phase in phases if phase[0] in used]),
            _filter("enhet", _("Enhet"), _used(row.unit for row in rows)),
            _filter("status", _("Status"), [(one.value, maker.label(one)) for one in Standing]),
        ),
        rows=tuple(rows),
    )


def _filter(name: str, label: str, choices: Iterable[tuple[str, str]]) -> Filter:
    return Filter(name, label, tuple(Choice(key, shown) for key, shown in choices))


def _used(values: Iterable[str]) -> list[tuple[str, str]]:
    return [(value, value) for value in sorted({value for value in values if value})]


def status_view(plan: Plan, maker: Maker) -> StatusView:
    _, overview = maker.words.text, plan.overview
    return StatusView(
        title=_("Status"),
        help=maker.help,
        sentence=attention_sentence(plan, maker),
        as_of=_("Regnet ut {date}.").format(date=maker.words.long_date(plan.today)),
        overdue=_rows(overview.overdue, maker),
        soon=_rows(overview.soon, maker),
        columns=(
            _("Enhet"), _("A3-er"), _("Åpne tiltak"), _("Forfalt"), _("Innen 30 dager"),
            _("Lukket"), _("Måleparametere"), _("I rute"), _("A3-er som mangler noe"),
        ),
        units=tuple(_unit_row(one, _("Uten enhet"), maker) for one in overview.units),
        total=_unit_row(overview.total, _("I alt"), maker),
        off_track=tuple(maker.indicator_row(one) for one in overview.off_track),
        unmeasured=tuple(maker.indicator_row(one) for one in overview.unmeasured),
        stale=tuple(maker.indicator_row(one) for one in overview.stale),
    )  # fmt: skip


def _rows(figures: Sequence[MeasureFigure], maker: Maker) -> tuple[MeasureRow, ...]:
    return tuple(maker.measure_row(figure, with_a3=True) for figure in figures)


def _unit_row(figure: UnitFigure, unnamed: str, maker: Maker) -> UnitRow:
    counts = (
        figure.sheets, figure.open_measures, figure.overdue, figure.soon, figure.closed_measures,
        figure.indicators, figure.on_track, figure.incomplete,
    )  # fmt: skip
    return UnitRow(figure.unit or unnamed, tuple(maker.words.number(count) for count in counts))


def measure_list_view(plan: Plan, maker: Maker) -> MeasureListView:
    """Every measure of every A3: newest budget year first, then in the order of the A3s."""
    _ = maker.words.text
    rows = tuple(
        _measure_list_row(figure, sheet, maker)
        for sheet in sorted(plan.sheets, key=lambda one: -one.sheet.year)
        for figure in sheet.measures
    )
    return MeasureListView(
        title=_("Alle tiltak"),
        help=maker.help,
        filters=(
            _filter("ar", _("Budsjettår"), sorted({(row.year, row.year) for row in rows})),
            _filter("enhet", _("Enhet"), _used(row.unit for row in rows)),
            _filter("status", _("Status"), [(s.value, maker.label(s)) for s in MeasureStatus]),
            _filter(
                "frist",
                _("Frist"),
                [(one.value, maker.label(one)) for one in (Urgency.OVERDUE, Urgency.SOON)],
            ),
            _filter("ansvar", _("Ansvar"), _used(row.row.owner for row in rows)),
        ),
        rows=rows,
    )


def _measure_list_row(figure: MeasureFigure, sheet: SheetFigure, maker: Maker) -> MeasureListRow:
    status = figure.measure.status
    return MeasureListRow(
        row=maker.measure_row(figure, with_a3=True),
        unit=sheet.sheet.a3.unit or "",
        year=str(sheet.sheet.year),
        status_key=status.value if status else "",
        urgency_key=figure.urgency.value,
    )
