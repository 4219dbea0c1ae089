"""The boxes of the form in a document, from why to measurement; one that is empty says so."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from planhandbok.pages.a3.own_boxes import shown_boxes
from planhandbok.pages.attachment.document import Paragraph, Run, Section, Table, plain
from planhandbok.pages.attachment.prose import BULLETS
from planhandbok.pages.attachment.writer import Writer, columns_of, number_columns
from planhandbok.pages.charts.bars import bar_chart
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.parts import MeasureRow
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.schema.a3 import A3, ChartTable, RootCause
from planhandbok.records.schema.method import FormBox
from planhandbok.records.schema.sheet import Sheet

Blocks = Iterator[Paragraph | Table]


def boxes(figure: SheetFigure, writer: Writer) -> Iterator[Section]:
    """Yield a section for each box, in the order of the form."""
    _ = writer.context.words.text
    a3 = figure.sheet.a3
    own = partial(_own_boxes, figure.sheet, writer)
    background = writer.blocks(a3.background, _("Tall fra begrunnelsen"))
    yield Section(_("1. Begrunnelse"), tuple(background))
    yield from own(FormBox.BACKGROUND)
    yield _section(_("2. Nåsituasjon"), _current_state(a3, writer), writer)
    yield from own(FormBox.CURRENT_STATE)
    yield _section(_("Rotårsaker"), _root_causes(a3.root_causes, writer), writer)
    yield from own(FormBox.ROOT_CAUSES)
    target_state = writer.blocks(a3.target_state or "", _("Tall fra ønsket situasjon"))
    yield _section(_("3. Ønsket situasjon"), target_state, writer)
    yield from own(FormBox.TARGET_STATE)
    measures = [_measures(figure, writer)] if figure.measures else []
    yield _section(_("4. Endringstiltak"), measures, writer)
    yield from own(FormBox.MEASURES)
    indicators = [_indicators(figure, writer)] if figure.indicators else []
    yield _section(_("5. Måling"), indicators, writer)
    yield from own(FormBox.INDICATORS)


def _section(title: str, blocks: Iterable[Paragraph | Table], writer: Writer) -> Section:
    empty = (Paragraph(plain(writer.context.words.text("Ikke fylt ut ennå."))),)
    return Section(title, tuple(blocks) or empty)


def _own_boxes(sheet: Sheet, writer: Writer, place: FormBox) -> Iterator[Section]:
    """Yield the boxes that the municipality adds after a box."""
    texts = sheet.a3.own_boxes
    for box in shown_boxes(sheet, place, writer.context):
        blocks = writer.blocks(texts.get(box.id, ""), box.name)
        yield _section(box.name, blocks, writer)


def _current_state(a3: A3, writer: Writer) -> Blocks:
    caption = writer.context.words.text("Tall fra nåsituasjonen")
    yield from writer.blocks(a3.current_state or "", caption)
    for chart_table in a3.drawn_tables:
        yield from _chart_table(chart_table, writer)


def _chart_table(chart_table: ChartTable, writer: Writer) -> Blocks:
    """Yield the numbers that the page draws as bars, with their unit and their source."""
    _ = writer.context.words.text
    chart = bar_chart(chart_table, writer.context)
    columns = [*columns_of({"": 6}), *number_columns(chart.columns, 4)]
    rows = [[plain(row.name), *(plain(bar.value) for bar in row.bars)] for row in chart.rows]
    yield from writer.captioned(chart.title, columns, rows)
    notes = ((_("Enhet:"), chart.unit), (_("Kilde:"), chart.source))
    if note := " ".join(f"{name} {value}" for name, value in notes if value):
        yield Paragraph(plain(note))


def _root_causes(causes: Sequence[RootCause], writer: Writer) -> Blocks:
    if not causes:
        return
    number = next(writer.numbers)
    for cause in causes:
        runs = writer.line(text.line(cause.cause))
        if cause.category:
            runs = (*runs, Run(f" ({cause.category})"))
        yield Paragraph(runs, style="List Paragraph", list=number, depth=1)
        for why in cause.whys:
            line = writer.line(text.line(why))
            yield Paragraph(line, style="List Paragraph", list=BULLETS, depth=2)


def _measures(figure: SheetFigure, writer: Writer) -> Table:
    _ = writer.context.words.text
    columns = columns_of({_("Tiltak"): 9, _("Ansvar"): 5, _("Frist"): 3, _("Status"): 4})
    measures = [writer.context.measure_row(measure, with_a3=False) for measure in figure.measures]
    rows = [
        (
            writer.line(measure.text),
            plain(measure.owner),
            plain(measure.deadline),
            plain(_state(measure)),
        )
        for measure in measures
    ]
    return writer.table(_("Tiltak"), columns, rows)


def _state(row: MeasureRow) -> str:
    """«Igangsatt, forfalt»"""
    return ", ".join(badge.text for badge in (row.status, row.urgency) if badge).capitalize()


def _indicators(figure: SheetFigure, writer: Writer) -> Table:
    _ = writer.context.words.text
    reading = writer.context.reading
    values = [_("Nullpunkt"), _("Siste måling"), _("Mål"), _("Status")]
    columns = columns_of({_("Måleparameter"): 6} | dict.fromkeys(values, 4))
    rows = []
    for indicator_figure in figure.indicators:
        indicator = indicator_figure.indicator
        cells = (
            indicator.parameter,
            reading(indicator.baseline, indicator.unit),
            reading(indicator_figure.latest, indicator.unit),
            reading(indicator.target, indicator.unit),
            writer.context.label(indicator_figure.course),
        )
        rows.append([plain(cell) for cell in cells])
    return writer.table(_("Måling"), columns, rows)
