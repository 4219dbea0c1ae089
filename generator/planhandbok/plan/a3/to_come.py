"""Readings with a day that has not come: no figure holds them yet, and their author is told."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from planhandbok.phrase import Phrase
from planhandbok.records.reading.places import placed
from planhandbok.records.schema.sheet import Sheet
from planhandbok.records.text.problems import Finding, Problem, Severity
from planhandbok.records.values.dates import first_day_of


def readings_to_come(sheets: Sequence[Sheet], project: Path, today: date) -> list[Problem]:
    """Return a warning for each reading after a day, with its place in the project."""
    return list(placed(list(_findings(sheets, today)), project))


def _findings(sheets: Sequence[Sheet], today: date) -> Iterator[Finding]:
    for sheet in sheets:
        for number, indicator in enumerate(sheet.a3.indicators):
            for place, reading in enumerate(indicator.readings):
                if first_day_of(reading.on) > today:
                    yield Finding(
                        sheet.file,
                        ("måling", number, "målinger", place, "dato"),
                        Phrase(
                            "Målingen har en dato som ikke er kommet, og er ikke med i tallene "
                            "ennå."
                        ),
                        Phrase("Rett datoen hvis den er feil."),
                        severity=Severity.WARNING,
                    )
