"""What the benefits of an A3 are worth, stage by stage and year by year, as the record has it."""

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
    """Every year that any benefit has an amount for; empty where none has."""
    years = sorted(
        {year for one in benefits for _, amounts in one.amounts.by_stage() for year in amounts}
    )
    return AmountTable(
        years=tuple(str(year) for year in years),
        rows=tuple(
            AmountRow(
                benefit=text.line(one.description),
                stage=context.label(stage),
                unit=one.unit.value if one.unit else "",
                values=tuple(amount_text(amounts.get(year), context) for year in years),
            )
            for one in benefits
            for stage, amounts in one.amounts.by_stage()
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
