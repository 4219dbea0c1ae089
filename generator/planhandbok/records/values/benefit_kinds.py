"""The kinds of benefits: the three usual ones, and those that a municipality adds to its method."""

from typing import Annotated

from pydantic import AfterValidator, PlainValidator

from planhandbok.records.text.problems import UNREADABLE
from planhandbok.records.values.fields import Word
from planhandbok.records.values.misread import TEXT_IN_EDITOR, StandIn, single
from planhandbok.records.values.words import WordSet, folded


class BenefitKind(WordSet):
    """The three kinds named in Levanger's seminar on Helhetsmodellen."""

    QUALITY = "kvalitet", "økt kvalitet", "auka kvalitet", "bedre kvalitet", "betre kvalitet"
    COST = (
        *("kostnad", "kostnader", "sparte kostnader", "spart kostnad", "reduserte kostnader"),
        *("unngåtte kostnader", "unngått kostnad", "unngådde kostnader", "lavere kostnader"),
    )
    TIME = "tid", "spart tid", "frigjort tid", "frigjord tid"


USUAL_KINDS: tuple[str, ...] = tuple(kind.value for kind in BenefitKind)
"""The kinds of a method that names none."""


def kind_of(text: str) -> str:
    """Return the id of the kind that a text means, whether the method has it or not."""
    usual = BenefitKind.found(text)
    return usual.value if usual else folded(text)


def other_words(kind: str) -> tuple[str, ...]:
    """Return the other words that are read as a kind."""
    usual = BenefitKind.found(kind)
    return usual.also if usual else ()


KindId = Annotated[Word, AfterValidator(kind_of)]
"""The id of a kind in the method."""
KindReference = Annotated[
    str,
    PlainValidator(lambda value: kind_of(single(value))),
    TEXT_IN_EDITOR,
    StandIn(UNREADABLE),
]
"""The kind of a benefit, in any case. Checks tell one that the method does not have."""
