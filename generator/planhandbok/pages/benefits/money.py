"""Amounts in one line, for where a table has no room: of a benefit, and of what an A3 costs."""

from collections.abc import Iterator, Mapping

from planhandbok.pages.benefits.costs import business_case_amounts, business_case_sentences
from planhandbok.pages.benefits.tables import amount_text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.plan.benefits.sheet_benefits import SheetBenefits
from planhandbok.records.schema.benefit import Benefit, BenefitUnit

MAIN_AMOUNTS = 3
"""The first amounts of a business case, which say the most: costs, benefits and net."""


def amounts_line(benefit: Benefit, context: PageContext) -> str:
    """«Kalkulert: 900 000 (300 000–1 100 000) kr i 2027, 1 800 000 kr hvert år 2028–2030.»"""
    unit = benefit.unit.counted.value if benefit.unit else ""
    lines = []
    for stage, amounts in benefit.amounts.by_stage():
        texts = {year: amount_text(amount, context) for year, amount in sorted(amounts.items())}
        lines.append(_line(context.label(stage), texts, unit, context))
    return " ".join(lines)


def money_lines(benefits: SheetBenefits, context: PageContext) -> tuple[str, ...]:
    """Return the costs of an A3, its direct benefits and the net; a sentence says if it has
    benefits in kroner and nobody has written what they cost.
    """
    case = benefits.business_case
    if case is None:
        in_kroner = any(_is_in_kroner(figure.benefit) for figure in benefits.figures)
        return (context.words.text("Kostnader er ikke ført opp."),) if in_kroner else ()
    lines = []
    for name, amounts in list(business_case_amounts(case, context).items())[:MAIN_AMOUNTS]:
        pairs = zip(case.years, amounts, strict=True)
        texts = {
            year.year: context.words.number(amount) for year, amount in pairs if amount is not None
        }
        lines.append(_line(name, texts, BenefitUnit.KRONER.value, context))
    return (*lines, *business_case_sentences(case, context))


def _is_in_kroner(benefit: Benefit) -> bool:
    unit = benefit.unit and benefit.unit.counted
    return unit is BenefitUnit.KRONER and any(benefit.amounts.by_stage())


def _line(name: str, texts: Mapping[int, str], unit: str, context: PageContext) -> str:
    _ = context.words.text
    parts = []
    for first, last, text in _spans(texts):
        amount = f"{text} {unit}".rstrip()
        if first == last:
            parts.append(_("{amount} i {year}").format(amount=amount, year=first))
        else:
            form = _("{amount} hvert år {first}–{last}")
            parts.append(form.format(amount=amount, first=first, last=last))
    return f"{name}: {', '.join(parts)}."


def _spans(texts: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the first and the last of years that follow each other with the same text."""
    spans: list[tuple[int, int, str]] = []
    for year, text in texts.items():
        if spans and spans[-1][1:] == (year - 1, text):
            spans[-1] = (spans[-1][0], year, text)
        else:
            spans.append((year, year, text))
    yield from spans
