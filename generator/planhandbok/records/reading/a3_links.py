"""The references of an A3 to other A3s: its parent, its deep-dives, and benefits it points to."""

from collections.abc import Collection
from dataclasses import replace

from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.sheet import Sheet


def with_links_only_to(a3: A3, ids: Collection[str]) -> A3:
    """Return the A3 without what refers to any other A3 than these."""
    linked = {a3.parent, *(measure.became for measure in a3.measures)} - {None}
    linked |= {reference.partition("/")[0] for reference in a3.benefits_elsewhere}
    if linked.issubset(ids):
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


def sheet_with_links_only_to(sheet: Sheet, ids: Collection[str]) -> Sheet:
    """Return the sheet without them, and the same sheet if it has none."""
    a3 = with_links_only_to(sheet.a3, ids)
    return sheet if a3 is sheet.a3 else replace(sheet, a3=a3)
