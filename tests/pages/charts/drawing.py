"""Draws charts and reads their texts; makes the figures that they show."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

from planhandbok.pages.pieces.render import environment
from planhandbok.plan.a3.indicators import IndicatorFigure, indicator_figure
from planhandbok.plan.a3.measures import MeasureFigure, urgency
from planhandbok.records.schema.a3 import (
    Indicator,
    Measure,
    Reading,
)
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder
from tests.support.handbooks import TODAY
from tests.support.records import SHEET, page_context

ODD = 'Æ <b>«&"'
CONTEXT = page_context("./")


def drawn(template: str, chart: object) -> str:
    macros: Any = environment(Language.BOKMAL, theme_folder()).get_template(f"charts/{template}")
    return str(macros.module.draw(chart)).strip()


def texts(svg: str) -> list[str]:
    """Every word of a drawing, in order; fails where it is not well-formed."""
    root = ElementTree.fromstring(svg)  # noqa: S314 our own
    return [text for element in root.iter() if (text := (element.text or "").strip())]


def reading(day: date, value: str) -> Reading:
    return Reading(on=day, value=Decimal(value))


def figure(*values: str, baseline: str | None = "40", target: str | None = "20") -> IndicatorFigure:
    """Readings a month apart, the first a month after the baseline, the target in a year."""
    start = TODAY - timedelta(300)
    indicator = Indicator(
        id="m1",
        parameter=f"Ventetid {ODD}",
        unit="dager",
        baseline=reading(start, baseline) if baseline else None,
        target=reading(TODAY + timedelta(365), target) if target else None,
        readings=tuple(reading(start + timedelta(30 * n), v) for n, v in enumerate(values, 1)),
    )
    return indicator_figure(SHEET, indicator, TODAY)


def measures(*days: int) -> list[MeasureFigure]:
    made = [
        Measure(id=f"t{n}", text=f"Tiltak {n} {ODD}", deadline=TODAY + timedelta(day))
        for n, day in enumerate(days)
    ]
    return [MeasureFigure(SHEET, measure, urgency(measure, TODAY), ()) for measure in made]
