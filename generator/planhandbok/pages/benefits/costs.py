"""The costs of an A3 or a cycle against its direct benefits, year by year, and what comes of it."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from planhandbok.frozen import frozen
from planhandbok.pages.benefits.tables import AmountLine, cells_of
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.plan.benefits.business_case import BusinessCase
from planhandbok.records.schema.benefit import Cost


@frozen
class BusinessCaseTable:
    """Costs and direct benefits, with a cell for each year, and sentences on the outcome."""

    years: tuple[str, ...]
    lines: tuple[AmountLine, ...]
    sentences: tuple[str, ...]


def business_case_table(
    business_case: BusinessCase | None, context: PageContext, costs: Sequence[Cost] = ()
) -> BusinessCaseTable | None:
    """Return the table, with a line for each of the `costs` before their sum."""
    if business_case is None:
        return None
    years = [year.year for year in business_case.years]
    number = context.words.number
    amounts = business_case_amounts(business_case, context)
    return BusinessCaseTable(
        years=tuple(map(str, years)),
        lines=(
            *(
                AmountLine(
                    text.plain_line(cost.description),
                    cells_of(map(cost.amounts.get, years), number),
                )
                for cost in costs
            ),
            *(AmountLine(name, cells_of(values, number)) for name, values in amounts.items()),
        ),
        sentences=tuple(business_case_sentences(business_case, context)),
    )


def business_case_amounts(
    business_case: BusinessCase, context: PageContext
) -> Mapping[str, Sequence[Decimal | None]]:
    """Return an amount for each year by what it is: costs, direct benefits, net, and more. Without
    direct benefits there is nothing to compare the costs with.
    """
    _ = context.words.text
    years = business_case.years
    stage = (
        inside_sentence(context.label(business_case.stage))
        if business_case.stage
        else _("siste steg")
    )
    rows: dict[str, list[Decimal | None]] = {_("Kostnader"): [year.cost for year in years]}
    if not business_case.has_benefits:
        return rows
    rows |= {
        _("Direkte gevinster ({stage})").format(stage=stage): [year.benefit for year in years],
        _("Netto"): [year.net for year in years],
        _("Netto så langt"): [year.accumulated for year in years],
    }
    if any(year.realised is not None for year in years):
        rows[_("Realiserte gevinster")] = [year.realised for year in years]
    return rows


def business_case_sentences(business_case: BusinessCase, context: PageContext) -> Iterator[str]:
    _ = context.words.text
    number = context.words.number
    if not business_case.has_benefits:
        yield _("Direkte gevinster i kroner er ikke ført opp.")
        return
    if business_case.payback is None:
        yield _("Kostnadene er ikke tjent inn i disse årene.")
    else:
        yield _("Kostnadene er tjent inn i {year}.").format(year=business_case.payback)
    if business_case.present_value is not None and business_case.rate is not None:
        sentence = _("Nåverdien i {year} er {amount} kroner, med {rate} prosent rente i året.")
        yield sentence.format(
            year=business_case.years[0].year,
            amount=number(round(business_case.present_value)),
            rate=number(business_case.rate),
        )
