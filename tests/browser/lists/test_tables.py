"""Tables: read on any screen and by a screen reader."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import LAID_OUT
from tests.tools.proof import proof_after

LISTS = [
    *("tiltak/", "a3/velferdsteknologi/", "a3/", "status/"),
    *("syklus/2027/4-kvartal/", "syklus/2027/prioritering/"),
]
"""The pages with tables whose rows become cards."""

TABLE_ROLES = {"table", "rowgroup", "row", "columnheader", "rowheader", "cell", "StaticText"}


@pytest.mark.parametrize("address", proof_after(2, LISTS))
def test_every_cell_of_a_list_is_inside_the_screen(wide: Page, base: str, address: str) -> None:
    wide.goto(base + address)
    for width in (320, 360, 412, 640):
        wide.set_viewport_size({"width": width, "height": 800})
        cells = wide.locator(".phb-cards tbody :is(th, td):not(:empty)")
        edges = cells.evaluate_all(
            "all => all.map((element) => element.getBoundingClientRect().right)"
        )
        assert 0 < max(edges) <= width
        frames = wide.locator(".phb-table:has(.phb-cards)")
        over = frames.evaluate_all(
            "all => all.map((element) => element.scrollWidth - element.clientWidth)"
        )
        assert max(over) <= 0, width


def test_a_card_shows_the_name_of_each_column(narrow: Page, base: str) -> None:
    narrow.goto(base + "tiltak/")
    shown = narrow.locator("[data-phb-rows] > tr").first.evaluate(
        "row => [...row.cells].map((cell) => getComputedStyle(cell, '::before').content)"
    )
    names = ["A3", "Enhet", "Ansvar", "Frist", "Status"]
    assert shown == ["none", *(f'"{name}" / ""' for name in names)]


def table_tree(page: Page) -> list[tuple[str, str]]:
    """Return the roles and texts that a screen reader gets of the tables, in order."""
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}

    def below(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
        role = node["role"]["value"]
        if role in TABLE_ROLES:
            yield role, node.get("name", {}).get("value", "")
        for child in node["childIds"]:
            yield from below(nodes[child])

    tables = [node for node in nodes.values() if node["role"]["value"] == "table"]
    return [node for table in tables for node in below(table)]


@pytest.mark.parametrize("address", proof_after(2, LISTS))
def test_cards_are_the_same_table_to_a_screen_reader(wide: Page, base: str, address: str) -> None:
    wide.set_viewport_size({"width": 1280, "height": 5000})
    wide.goto(base + address)
    wide.add_style_tag(content=LAID_OUT)
    as_table = table_tree(wide)
    wide.set_viewport_size({"width": 360, "height": 5000})
    assert table_tree(wide) == as_table
    assert {("columnheader", label) for label in ("Status", "Valg")} & set(as_table)


@pytest.mark.parametrize("address", proof_after(1, ["a3/", "tiltak/", "syklus/2027/prioritering/"]))
def test_the_columns_of_a_long_list_stand_in_line(wide: Page, base: str, address: str) -> None:
    wide.goto(base + address)
    for width in (700, 768, 1280, 1920):
        wide.set_viewport_size({"width": width, "height": 800})
        edges = wide.locator(".phb-long tr").evaluate_all(
            """rows => rows.map((row) =>
                [...row.cells].map((cell) => cell.getBoundingClientRect().x))"""
        )
        assert len(edges) > 5
        assert all(edge == edges[0] for edge in edges), width
