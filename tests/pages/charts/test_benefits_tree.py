"""The picture of the benefits tree: boxes do not overlap, and lines do not cross."""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.pages.charts.benefits_tree import TREE_WIDTH, TreeChart, TreePart, tree_chart
from planhandbok.pages.pieces.render import environment
from planhandbok.plan.benefits.tree import (
    MOST_DRAWN,
    BenefitsTree,
)
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder


def links(tree: BenefitsTree) -> set[tuple[str, str]]:
    return {(tree.nodes[start].id, tree.nodes[end].id) for start, end in tree.links}


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[TreePart], list[tuple[int, int]]]:
    words = st.text("aå .b", max_size=60)
    parts = draw(
        st.lists(
            st.builds(TreePart, st.integers(0, 3), words, st.tuples() | st.tuples(words)),
            min_size=1,
            max_size=MOST_DRAWN,
        )
    )
    parts += [TreePart(column, "x", ()) for column in range(4)]
    places = range(len(parts))
    pairs = [(a, b) for a in places for b in places if parts[a].column < parts[b].column]
    return parts, draw(st.lists(st.sampled_from(pairs), max_size=60, unique=True))


def frames(outlines: str) -> list[tuple[int, int, int, int]]:
    found = re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)h", outlines)
    return [(int(x), int(y), int(width), int(height)) for x, y, width, height in found]


@given(graphs())
def test_boxes_stay_inside_the_picture_and_cover_no_other(
    graph: tuple[list[TreePart], list[tuple[int, int]]],
) -> None:
    chart = tree_chart("Treet", ["A", "B", "C", "D"], *graph)
    boxes = frames(chart.boxes + chart.loose)
    assert len(boxes) == len(graph[0])
    for x, y, width, height in boxes:
        assert 0 <= x <= x + width <= TREE_WIDTH
        assert 0 <= y <= y + height <= chart.height
    for box, other in combinations(boxes, 2):
        assert box[0] != other[0] or box[1] + box[3] < other[1] or other[1] + other[3] < box[1]
    for words in chart.texts:
        foot = words.y + chart.step * len(words.lines + words.marks)
        assert any(y <= words.y <= foot <= y + height for _, y, _, height in boxes)


def drawn(parts: Sequence[TreePart], links: Sequence[tuple[int, int]], columns: int) -> TreeChart:
    return tree_chart("Treet", [f"K{n}" for n in range(columns)], parts, links)


def heights(chart: TreeChart, names: str) -> list[int]:
    by_name = {words.lines[0]: words.y for words in chart.texts}
    return [by_name[name] for name in names]


def test_the_parts_of_a_column_are_put_where_no_lines_cross() -> None:
    parts = [TreePart(0, name, ()) for name in "abc"] + [TreePart(1, name, ()) for name in "xyz"]
    chart = drawn(parts, [(0, 5), (1, 4), (2, 3)], 2)
    assert all(above < below for above, below in pairwise(heights(chart, "zyx")))


def test_a_line_that_passes_a_column_goes_between_its_boxes() -> None:
    parts = [TreePart(0, "a", ()), TreePart(1, "b", ()), TreePart(2, "c", ())]
    chart = drawn(parts, [(0, 1), (0, 2), (1, 2)], 3)
    (_, y, _, height) = next(box for box in frames(chart.boxes) if box[0] > 0)
    passing = [
        int(a) + int(b)
        for a, b in re.findall(r"M\d+ (\d+)c\S+ 0 \S+ (-?\d+) \S+ \S+h", chart.lines)
    ]
    assert len(passing) == 1
    assert not y <= passing[0] <= y + height


@pytest.mark.parametrize("mark", ["Gir ingen gevinst", ""])
def test_loose_end_has_words_and_an_outline_of_its_own(mark: str) -> None:
    marks = (mark,) if mark else ()
    chart = drawn([TreePart(0, 'Æ <b>«&"', marks), TreePart(1, "y", ())], [(0, 1)], 2)
    template = environment(Language.BOKMAL, theme_folder()).get_template("charts/benefits_tree.svg")
    svg = str(template.module.draw(chart)).strip()  # type: ignore[attr-defined]
    root = ElementTree.fromstring(svg.replace(" data-pagefind-ignore", ""))  # noqa: S314 our own
    words = [element.text for element in root.iter() if element.text and element.text.strip()]
    assert words[0] == "Treet"
    assert 'Æ <b>«&"' in words
    assert (mark in words) is bool(mark)
    assert ("phb-loose" in svg) is bool(mark)
    assert bool(frames(chart.loose)) is bool(mark)
