"""Amounts in one line, for where a table has no room: of a benefit, and of what an A3 costs."""

from collections.abc import Iterator, Mapping

from planhandbok.pages.benefits.costs import business_case_amounts, business_case_sentences
from planhandbok.pages.benefits.tables import amount_text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.pages.pieces.parts import inside_sentence
from planhandbok.plan.benefits.sheet_benefits import BenefitFigure, SheetBenefits
from planhandbok.records.schema.benefit import Amount, Benefit, BenefitUnit, Stage

MAIN_AMOUNTS = 3
"""The first amounts of a business case, which say the most: costs, benefits and net."""
Span = tuple[int, int, str]
"""The first and the last of years with the same text, and the text."""


def main_amount(figure: BenefitFigure, context: PageContext) -> str:
    """«1 400 000 kr hvert år 2026–2027 (vedtatt). Realisert: 1 300 000 kr i 2025.»

    The plan by its latest stage, in the years at its end, and the newest year that is realised.
    """
    benefit = figure.benefit
    amounts = dict(benefit.amounts.by_stage())
    unit = benefit.unit.counted.value if benefit.unit else ""
    sentences = []
    if figure.planned:
        *_, last = _spans(_amount_texts(amounts[figure.planned], context))
        stage = inside_sentence(context.label(figure.planned))
        sentences.append(f"{_in_years(last, unit, context)} ({stage}).")
    if realised := amounts.get(Stage.REALISED):
        year = max(realised)
        texts = {year: context.words.number(realised[year].expected)}
        sentences.append(_line(context.label(Stage.REALISED), texts, unit, context))
    return " ".join(sentences)


def _amount_texts(amounts: Mapping[int, Amount], context: PageContext) -> Mapping[int, str]:
    return {year: amount_text(amount, context) for year, amount in sorted(amounts.items())}


def cost_line(benefits: SheetBenefits, context: PageContext) -> str:
    """Return the first and the last of what `money_lines` tells: the costs, and when they are paid
    for.
    """
    if benefits.business_case is None:
        return " ".join(money_lines(benefits, context))
    costs, *_ = money_lines(benefits, context)
    paid_for, *_ = business_case_sentences(benefits.business_case, context)
    return f"{costs} {paid_for}"


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
    parts = [_in_years(span, unit, context) for span in _spans(texts)]
    return f"{name}: {', '.join(parts)}."


def _in_years(span: Span, unit: str, context: PageContext) -> str:
    """«1 400 000 kr hvert år 2026–2027»"""
    _ = context.words.text
    first, last, shown = span
    amount = f"{shown} {unit}".rstrip()
    if first == last:
        return _("{amount} i {year}").format(amount=amount, year=first)
    form = _("{amount} hvert år {first}–{last}")
    return form.format(amount=amount, first=first, last=last)


def _spans(texts: Mapping[int, str]) -> Iterator[Span]:
    """Yield the first and the last of years that follow each other with the same text."""
    spans: list[Span] = []
    for year, text in texts.items():
        if spans and spans[-1][1:] == (year - 1, text):
            spans[-1] = (spans[-1][0], year, text)
        else:
            spans.append((year, year, text))
    yield from spans
