"""The benefits of an A3 in a document, with what they cost, and how certain they are."""

from collections.abc import Iterator

from planhandbok.pages.attachment.document import Paragraph, Run, Table, plain
from planhandbok.pages.attachment.prose import BULLETS
from planhandbok.pages.attachment.writer import Writer, columns_of, number_columns
from planhandbok.pages.benefits.costs import business_case_table
from planhandbok.pages.benefits.money import money_lines
from planhandbok.pages.benefits.tables import amount_table
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.parts import owner_text
from planhandbok.plan.a3.sheets import SheetFigure
from planhandbok.records.schema.benefit import Benefit, Stage

Blocks = Iterator[Paragraph | Table]


def gains(figure: SheetFigure, writer: Writer) -> Blocks:
    """Yield the benefits, their amounts at each stage, what is uncertain, and the costs."""
    benefits = figure.sheet.a3.benefits
    if benefits:
        yield _benefits(benefits, writer)
        yield from _amounts(benefits, writer)
        for benefit in benefits:
            yield from _certainty(benefit, writer)
    yield from _costs(figure, writer)


def _benefits(benefits: tuple[Benefit, ...], writer: Writer) -> Table:
    context = writer.context
    _ = context.words.text
    columns = columns_of({_("Gevinst"): 8, _("Type"): 3, _("Budsjettvirkning"): 4, _("Ansvar"): 5})
    rows = [
        (
            writer.line(text.line(benefit.description)),
            plain(context.benefit_type(benefit.kind)),
            plain(context.label(benefit.budget_effect) if benefit.budget_effect else ""),
            plain(owner_text(benefit.owners)),
        )
        for benefit in benefits
    ]
    return writer.table(_("Gevinster"), columns, rows)


def _amounts(benefits: tuple[Benefit, ...], writer: Writer) -> Blocks:
    """Yield a table of amounts for each stage that any benefit has come to."""
    context = writer.context
    _ = context.words.text
    amounts = amount_table(benefits, context)
    years = number_columns(amounts.years, 3)
    columns = [*columns_of({_("Gevinst"): 6}), *years, *columns_of({_("Enhet"): 2})]
    for stage in map(context.label, Stage):
        rows = [
            (
                writer.line(row.benefit),
                *(plain(_amount(value)) for value in row.values),
                plain(row.unit),
            )
            for row in amounts.rows
            if row.stage == stage
        ]
        if rows:
            yield from writer.captioned(_("{stage} år for år").format(stage=stage), columns, rows)


def _amount(value: str) -> str:
    """Put each bound on its own line, for a narrow column would break their numbers."""
    return value.replace(" (", "\n(").replace("–", "–\n")


def _certainty(benefit: Benefit, writer: Writer) -> Blocks:
    """Yield what makes a benefit uncertain, and what it takes for granted, below its name."""
    _ = writer.context.words.text
    if not (benefit.uncertainty or benefit.assumptions):
        return
    yield Paragraph((Run(text.plain_line(benefit.description), marks=frozenset({"strong"})),))
    if benefit.uncertainty:
        line = writer.line(text.line(benefit.uncertainty))
        yield Paragraph((Run(_("Usikkert:") + " "), *line))
    if benefit.assumptions:
        yield Paragraph(plain(_("Forutsetter:")))
    for assumption in benefit.assumptions:
        line = writer.line(text.line(assumption))
        yield Paragraph(line, style="List Paragraph", list=BULLETS, depth=1)


def _costs(figure: SheetFigure, writer: Writer) -> Blocks:
    """Yield the costs against the benefits and what comes of it, or that nobody wrote any costs."""
    context = writer.context
    _ = context.words.text
    case = business_case_table(figure.benefits.business_case, context, figure.sheet.a3.costs)
    if case is None:
        for line in money_lines(figure.benefits, context):
            yield Paragraph(plain(line))
        return
    columns = [*columns_of({_("Kroner"): 6}), *number_columns(case.years, 3)]
    rows = [[plain(line.name), *map(plain, line.cells)] for line in case.lines]
    yield from writer.captioned(_("Kostnader og direkte gevinster"), columns, rows)
    yield Paragraph(plain(" ".join(case.sentences)))
