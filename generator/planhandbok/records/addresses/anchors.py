"""The anchors inside an A3's page, which prose and political cases link to. They never change."""

from collections.abc import Iterator

from planhandbok.records.schema.a3 import A3

BOXES = ("begrunnelse", "nasituasjon", "rotarsaker", "onsket-situasjon", "endringstiltak", "maling")
"""In the order of the form; every A3 has them."""


def root_cause_anchor(id: str) -> str:
    return f"rotarsak-{id}"


def measure_anchor(id: str) -> str:
    return f"tiltak-{id}"


def indicator_anchor(id: str) -> str:
    return f"maling-{id}"


def benefit_anchor(id: str) -> str:
    return f"gevinst-{id}"


def goal_anchor(id: str) -> str:
    """On the page of a cycle's benefits tree."""
    return f"mal-{id}"


def anchors_of(a3: A3) -> Iterator[str]:
    yield from BOXES
    yield from record_anchors(a3)


def record_anchors(a3: A3) -> Iterator[str]:
    """Those of what is written in the A3, which its author can take away."""
    yield from (root_cause_anchor(one.id) for one in a3.root_causes)
    yield from (measure_anchor(one.id) for one in a3.measures)
    yield from (indicator_anchor(one.id) for one in a3.indicators)
    yield from (benefit_anchor(one.id) for one in a3.benefits)
