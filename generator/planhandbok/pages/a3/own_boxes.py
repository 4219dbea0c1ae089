"""The boxes that the municipality adds to the form of an A3."""

from collections.abc import Iterator

from markupsafe import Markup

from planhandbok.frozen import frozen
from planhandbok.pages.pieces import text
from planhandbok.pages.pieces.context import PageContext
from planhandbok.records.addresses import anchors, urls
from planhandbok.records.schema.method import Box, FormBox, applies
from planhandbok.records.schema.sheet import Sheet


@frozen
class OwnBoxView:
    """`href` leads to help with the box in the guide, and `text` is `None` if nobody has written
    any.
    """

    id: str
    anchor: str
    name: str
    question: str
    href: str
    text: Markup | None


@frozen
class OwnBoxes:
    """The boxes by the usual box that they stand after."""

    background: tuple[OwnBoxView, ...]
    current_state: tuple[OwnBoxView, ...]
    root_causes: tuple[OwnBoxView, ...]
    target_state: tuple[OwnBoxView, ...]
    measures: tuple[OwnBoxView, ...]
    indicators: tuple[OwnBoxView, ...]


def own_boxes(sheet: Sheet, context: PageContext) -> OwnBoxes:
    return OwnBoxes(
        background=_after(FormBox.BACKGROUND, sheet, context),
        current_state=_after(FormBox.CURRENT_STATE, sheet, context),
        root_causes=_after(FormBox.ROOT_CAUSES, sheet, context),
        target_state=_after(FormBox.TARGET_STATE, sheet, context),
        measures=_after(FormBox.MEASURES, sheet, context),
        indicators=_after(FormBox.INDICATORS, sheet, context),
    )


def shown_boxes(sheet: Sheet, place: FormBox, context: PageContext) -> Iterator[Box]:
    """Yield the boxes after a usual one: those of the year of an A3, and those it has a text in."""
    for box in context.site.boxes:
        if box.after is place and (box.id in sheet.a3.own_boxes or applies(box, sheet.year)):
            yield box


def _after(place: FormBox, sheet: Sheet, context: PageContext) -> tuple[OwnBoxView, ...]:
    texts = sheet.a3.own_boxes
    return tuple(
        OwnBoxView(
            id=box.id,
            anchor=anchors.own_box_anchor(box.id),
            name=box.name,
            question=box.question or "",
            href=context.root + urls.guide_href(box.guide) if box.guide else "",
            text=text.block(texts[box.id]) if box.id in texts else None,
        )
        for box in shown_boxes(sheet, place, context)
    )
