"""The anchors in the page of an A3, which prose and political cases link to. They never change."""

from collections.abc import Iterator

from planhandbok.records.schema.a3 import A3
from planhandbok.records.text.address_text import slug

BOXES = ("begrunnelse", "nasituasjon", "rotarsaker", "onsket-situasjon", "endringstiltak", "maling")
"""Anchors of the boxes, in the order of the form; every A3 has them."""


def root_cause_anchor(id: str) -> str:
    return f"rotarsak-{id}"


def measure_anchor(id: str) -> str:
    return f"tiltak-{id}"


def indicator_anchor(id: str) -> str:
    return f"maling-{id}"


def benefit_anchor(id: str) -> str:
    return f"gevinst-{id}"


def own_box_anchor(id: str) -> str:
    return f"rute-{slug(id)}"


def goal_anchor(id: str) -> str:
    """Return the anchor of a goal on the page of a cycle's benefits tree."""
    return f"mal-{id}"


def anchors_of(a3: A3) -> frozenset[str]:
    return frozenset((*boxes_of(a3), *record_anchors(a3)))


def boxes_of(a3: A3) -> tuple[str, ...]:
    own = a3.own_boxes
    return (*BOXES, *map(own_box_anchor, own)) if own else BOXES


def record_anchors(a3: A3) -> Iterator[str]:
    """Yield the anchors of records, which an author can remove, unlike the boxes."""
    yield from (root_cause_anchor(root_cause.id) for root_cause in a3.root_causes)
    yield from (measure_anchor(measure.id) for measure in a3.measures)
    yield from (indicator_anchor(indicator.id) for indicator in a3.indicators)
    yield from (benefit_anchor(benefit.id) for benefit in a3.benefits)
