"""The numbers of the site's own rules, as authors name them: `[tall:snart-dager]`.

A rule such as «soon» is a constant of the code, and its number is written nowhere else: the guide,
the templates and the sentences of the site name it, and the site fills it in. `[Tall:slingring]`
begins a sentence with a capital. Code keeps what it says.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text.file_text import position
from planhandbok.records.text.problems import Problem, did_you_mean
from planhandbok.records.text.record_links import CODE

NUMBER = re.compile(
    rf"{CODE.pattern}|\[(?P<first>[Tt])all:(?P<name>[^\[\]\n]*)\]", re.DOTALL | re.MULTILINE
)
"""Code, which is left alone, or a number. Markdown shows brackets without a link as they are."""


class Number(StrEnum):
    """The names that may stand after `tall:`; `pages/pieces/numbers.py` has their values."""

    SOON_DAYS = "snart-dager"
    SOON_EXAMPLE = "snart-eksempel"
    TOLERANCE = "slingring"
    TOLERANCE_OF_20 = "slingring-av-20"
    TOLERANCE_EXAMPLE = "slingring-eksempel"
    STALE = "for-gammel"
    STALE_MONTHLY = "for-gammel-måned"
    STALE_MONTHLY_DAYS = "for-gammel-måned-dager"
    STALE_YEARLY_DAYS = "for-gammel-år-dager"
    BOARD_WEEKS = "tavle-uker"
    LITTLE = "lite"
    MUCH = "mye"
    MOST_URGENT = "haster-mest"
    MONTHS_AHEAD = "måneder-fram"


def has_numbers(text: str) -> bool:
    return any(found["name"] is not None for found in NUMBER.finditer(text))


def with_numbers(text: str, values: Mapping[Number, str]) -> str:
    """Fill in each number of a text; raise `ValueError` for a name that is no `Number`."""
    return NUMBER.sub(lambda found: _value(found, values), text) if "all:" in text else text


def _value(found: re.Match[str], values: Mapping[Number, str]) -> str:
    if found["name"] is None:
        return found[0]
    value = values[Number(found["name"])]
    return value[:1].upper() + value[1:] if found["first"] == "T" else value


def number_problems(text: str, file: str) -> Iterator[Problem]:
    """Yield the unknown numbers of a page, and the headings whose anchors contain a number."""
    if not has_numbers(text):
        return
    for found in NUMBER.finditer(text):
        if found["name"] is not None and found["name"] not in list(Number):
            message = f"Nettstedet har ikke noe tall som heter «{found['name']}»."
            yield Problem(file, *position(text, found.start()), message, _hint(found["name"]))
    for block in GuideText(text).blocks():
        if block.kind == "Heading" and not block.anchor and has_numbers(block.text):
            message = "Overskriften har et tall som kan bli endret, og ikke noe fast anker."
            hint = "Skriv et kort navn etter overskriften, for eksempel «{#frister}»."
            yield Problem(file, block.line, 1, message, hint)


def _hint(name: str) -> str:
    nearest = did_you_mean(name, Number)
    if not nearest.startswith("Mente"):
        return nearest
    names = ", ".join(f"«{number}»" for number in sorted(Number))
    return f"{nearest} Tallene er {names}."
