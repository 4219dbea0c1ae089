"""The amounts of an A3's benefits, by stage and year, as the record has them."""

from dataclasses import dataclass

from markupsafe import Markup

from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.schema.benefit import Amount, Benefit


@dataclass(frozen=True)
class AmountRow:
    """One stage of one benefit; `values` has a cell for each year of the table."""

    benefit: Markup
    stage: str
    unit: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class AmountTable:
    years: tuple[str, ...]
    rows: tuple[AmountRow, ...]


def amount_table(benefits: tuple[Benefit, ...], context: PageContext) -> AmountTable:
    """Return a table with every year that any benefit has an amount for."""
    stages = [
        (benefit, stage, amounts)
        for benefit in benefits
        for stage, amounts in benefit.amounts.by_stage()
    ]
    years = sorted({year for _, _, amounts in stages for year in amounts})
    return AmountTable(
        years=tuple(str(year) for year in years),
        rows=tuple(
            AmountRow(
                benefit=text.line(benefit.description),
                stage=context.label(stage),
                unit=benefit.unit.value if benefit.unit else "",
                values=tuple(amount_text(amounts.get(year), context) for year in years),
            )
            for benefit, stage, amounts in stages
        ),
    )


def amount_text(amount: Amount | None, context: PageContext) -> str:
    """«750 000 (400 000–900 000)», with the bounds where the record has them."""
    if amount is None:
        return ""
    number = context.words.number
    expected = number(amount.expected)
    if amount.low is None or amount.high is None:
        return expected
    return f"{expected} ({number(amount.low)}–{number(amount.high)})"
