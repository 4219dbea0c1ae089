"""The references of an A3 to other A3s: its parent, its deep-dives, and benefits it points to."""

from collections.abc import Collection
from dataclasses import replace

from planhandbok.records.schema.a3 import A3


def with_links_only_to(a3: A3, ids: Collection[str]) -> A3:
    """Return the A3 without what refers to any other A3 than these."""
    linked = {a3.parent, *(measure.became for measure in a3.measures)} - {None}
    if linked.issubset(ids) and not a3.benefits_elsewhere:
        return a3
    return replace(
        a3,
        parent=a3.parent if a3.parent in ids else None,
        measures=tuple(
            measure if measure.became in ids else replace(measure, became=None)
            for measure in a3.measures
        ),
        benefits_elsewhere=tuple(
            reference for reference in a3.benefits_elsewhere if reference.partition("/")[0] in ids
        ),
    )
