"""The menu leads to what there is."""

import shutil

from planhandbok.pages.overviews.frame import MenuItem
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from tests.support.handbooks import TODAY, Scratch, handbook_of


def _menu(scratch: Scratch) -> dict[str, "str | tuple[MenuItem, ...]"]:
    frame = output_of(plan_of(handbook_of(scratch.folder), TODAY)).frame
    return {item.label: item.target for item in frame.menu}


def test_the_menu_has_the_cycles(scratch: Scratch) -> None:
    cycles = _menu(scratch)["Syklus"]
    assert [item.label for item in cycles if isinstance(item, MenuItem)] == ["2027"]


def test_no_item_of_the_menu_is_empty(scratch: Scratch) -> None:
    shutil.rmtree(scratch.folder / "a3/2027")
    menu = _menu(scratch)
    assert "Syklus" not in menu
    assert () not in menu.values()
