"""The benefits tree in a real browser: columns where there is room for them, and else a list."""

from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Page

ALONE = ".phb-tree > ul > li[style]:not(:has(> ul)) > p"
"""The boxes of parts that neither come from a part nor lead to one."""
BOXES = f"""kind => [...document.querySelectorAll('.phb-tree li > p')]
  .filter((box) => box.textContent.startsWith(kind) && !box.matches('{ALONE}'))
  .map((box) => box.getBoundingClientRect().toJSON())"""
"""The boxes of a tree whose part is of one kind."""


@pytest.mark.parametrize("media", ["screen", "print"])
def test_a_tree_has_a_column_for_each_kind_from_cause_to_effect(
    wide: Page, base: str, media: Literal["screen", "print"]
) -> None:
    wide.goto(f"{base}syklus/2027/gevinsttre/")
    wide.emulate_media(media=media)
    kinds = [wide.evaluate(BOXES, kind) for kind in ("Tiltak", "Endring", "Gevinst", "Mål")]
    edges = [
        {(round(box["left"]), round(box["right"])) for box in boxes} for boxes in kinds if boxes
    ]
    assert [len(column) for column in edges] == [1] * len(edges)
    columns = [column.pop() for column in edges]
    assert all(right < left for (_, right), (left, _) in pairwise(columns))
    for boxes in kinds:
        assert all(above["bottom"] < below["top"] for above, below in pairwise(boxes))


def test_parts_that_stand_alone_are_side_by_side_below_the_tree(wide: Page, base: str) -> None:
    wide.goto(f"{base}syklus/2027/gevinsttre/")
    alone = [box.bounding_box() for box in wide.locator(ALONE).all()]
    places = [(box["x"], box["y"]) for box in alone if box]
    assert len(places) > 1
    first = places[0][1]
    assert [y for _, y in places[:4]] == [first] * len(places[:4])
    assert len({x for x, _ in places}) == min(len(places), 4)


def test_a_tree_is_a_list_where_there_is_no_room_for_columns(narrow: Page, base: str) -> None:
    narrow.goto(f"{base}syklus/2027/gevinsttre/")
    lefts = [
        narrow.evaluate(BOXES, kind)[0]["left"] for kind in ("Mål", "Gevinst", "Endring", "Tiltak")
    ]
    assert lefts[0] < lefts[1] < min(lefts[2:])
    assert narrow.evaluate("document.documentElement.scrollWidth <= innerWidth")
