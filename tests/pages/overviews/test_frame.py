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
    cycles = _menu(scratch)["Årshjul"]
    assert [item.label for item in cycles if isinstance(item, MenuItem)] == ["2027"]


def test_no_item_of_the_menu_is_empty(scratch: Scratch) -> None:
    shutil.rmtree(scratch.folder / "a3/2027")
    menu = _menu(scratch)
    assert "Årshjul" not in menu
    assert () not in menu.values()


def test_the_menu_begins_with_the_running_cycle(scratch: Scratch) -> None:
    next_year = scratch.text("a3/2027/syklus.yml")
    for year in (2027, 2026):
        next_year = next_year.replace(f"{year}-", f"{year + 1}-")
    scratch.write("a3/2028/syklus.yml", next_year.replace("år: 2027", "år: 2028"))
    cycles = _menu(scratch)["Årshjul"]
    assert [item.label for item in cycles if isinstance(item, MenuItem)] == ["2027", "2028"]


def test_pages_that_left_the_menu_have_a_place_without_a_label(scratch: Scratch) -> None:
    lines = [
        line for part in _menu(scratch).values() for line in part if isinstance(line, MenuItem)
    ]
    assert {"endringer/", "sak/", "tavle/"} <= {line.target for line in lines if not line.label}
