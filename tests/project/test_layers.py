"""Rooms import in their order, wings in theirs, and there is no circle."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.support.source import (
    MODULES,
    PACKAGE,
    TEST_FILES,
    file_id,
    imported_names,
    module_id,
    nodes,
    tree,
)

ROOMS: dict[str, list[str]] = {
    "records": [
        *(
            "text",
            "prose",
            "yaml",
            "values",
            "schema",
            "editing",
            "forms",
            "guide",
            "addresses",
            "git",
            "handbook",
        ),
        *("settings", "reading", "checks", "search", "permanence", "freezing", "audience", "read"),
    ],
    "plan": [
        "palette",
        "benefits",
        "changes",
        "cycle",
        "a3",
        "goals",
        "readers",
        "overviews",
        "boards",
        "units",
        "plan",
    ],
    "pages": [
        *("pieces", "charts", "data", "cycle", "guide", "benefits", "changes", "units"),
        *(
            "overviews",
            "goals",
            "a3",
            "readers",
            "search",
            "boards",
            "gone",
            "pdf",
            "attachment",
            "pages",
        ),
    ],
    "site": [
        *("one_writer", "written", "exchange", "engine", "links", "meanings", "office"),
        *("publish", "search", "sitemap", "feeds", "wide_tables", "drafts"),
        *("data", "pdf", "page_writer", "guide", "gone", "assemble"),
    ],
    "serving": [
        "users",
        "gate",
        "engine_site",
        "followed_search",
        "shown",
        "live_site",
        "watched",
        "building",
        "limited",
        "whole_build",
        "publishing",
        "own_pages",
        "served",
    ],
    "changing": [
        *("years", "texts", "written_value", "commits", "places", "edited_texts", "edit"),
        *("messages", "freeze", "renaming", "correct", "start", "new", "new_year"),
        *("a3_of_answers", "office", "filled", "upgrade"),
    ],
    "writing": [
        *("named_files", "outcomes", "desk", "fields", "form_addresses", "edit_links", "acts"),
        *("file_desk", "next_edition", "place_desk", "new_a3_desk", "guide", "report_desk"),
        *("sending", "hand_in", "pace", "settings", "editing"),
    ],
    "command": [
        *("language", "report", "process", "answers", "questions", "options"),
        *("edited", "build_options", "help", "usage_errors", "group"),
    ],
    "commands": [
        *("init", "new", "build", "check", "export", "freeze", "schema", "upgrade", "serve"),
        *("host", "set", "receive", "import", "search"),
    ],
}
"""The rooms in their order, and in each room its wings and single modules in theirs."""
BELOW_ALL_ROOMS = [
    *("allocation", "frozen", "phrase", "memo", "failures", "compiled_templates", "resources"),
    *("scratch", "workers"),
]
"""Modules that every room may import; each imports only those before it."""
COMMAND_MODULES = {"cli", "build", "export", "serve"}
"""Modules above all rooms but `commands`: the ways through them, and the command line."""
WINGS = sorted(path.parent for path in PACKAGE.glob("*/*/__init__.py"))


def test_rooms_have_the_wings_and_modules_that_are_there() -> None:
    there = {
        path.parent.name: set(wings_and_modules(path.parent))
        for path in PACKAGE.glob("*/__init__.py")
    }
    assert {room: set(names) for room, names in ROOMS.items()} == there


def wings_and_modules(room: Path) -> Iterator[str]:
    for path in room.iterdir():
        if (path / "__init__.py").exists() or (path.suffix == ".py" and path.stem != "__init__"):
            yield path.stem


def test_rooms_import_only_from_rooms_before_them() -> None:
    imports = {
        f"{module_id(path)} imports {name} from {module}"
        for path in MODULES
        for module, name in imported_names(path)
        if room_of(module, name) not in allowed_rooms(path)
    }
    assert imports == set()


def room_of(module: str, name: str) -> str:
    """Return the room of an imported name; the name is the room itself where no module is."""
    return (module or name).split(".")[0]


def allowed_rooms(path: Path) -> set[str]:
    here = module_id(path).split("/")[0].removesuffix(".py")
    order = list(ROOMS)
    if here in BELOW_ALL_ROOMS:
        return {*BELOW_ALL_ROOMS[: BELOW_ALL_ROOMS.index(here)]}
    if here in order and here != "commands":
        return {*order[: order.index(here) + 1], *BELOW_ALL_ROOMS}
    return {*order, *BELOW_ALL_ROOMS, *COMMAND_MODULES}


def test_the_site_never_sees_the_plan() -> None:
    imports = {
        f"{module_id(path)} imports {name} from {module}"
        for path in MODULES
        for module, name in imported_names(path)
        if module_id(path).startswith("site/") and room_of(module, name) == "plan"
    }
    assert imports == set()


def test_wings_import_only_from_wings_before_them() -> None:
    imports = {
        f"{module_id(path)} imports {name} from {module}"
        for path in MODULES
        for module, name in imported_names(path)
        if not is_wing_before(path, module, name)
    }
    assert imports == set()


def is_wing_before(path: Path, module: str, name: str) -> bool:
    room, *rest = module_id(path).removesuffix(".py").split("/")
    other_room, _, inner = module.partition(".")
    if other_room != room or room not in ROOMS or rest == ["__init__"]:
        return True
    wing = inner.split(".")[0] or name
    return ROOMS[room].index(wing) <= ROOMS[room].index(rest[0])


def test_no_module_imports_itself_through_others() -> None:
    graph = {dotted_name(path): imported_modules(path) for path in MODULES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def dotted_name(path: Path) -> str:
    return module_id(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported_modules(path: Path) -> set[str]:
    """The modules of ours that a module imports, also by `from planhandbok.room import module`."""
    pairs = [(module, f"{module}.{name}".strip(".")) for module, name in imported_names(path)]
    return {full if full in DOTTED_NAMES else module for module, full in pairs}


DOTTED_NAMES = {dotted_name(module) for module in MODULES}


FACE = re.compile(r"^    (\w+): (.+?)(?=^    \w|\Z)", re.MULTILINE | re.DOTALL)
"""A line of a wing's docstring: a module, and the names of it that other wings may use."""


@pytest.mark.parametrize("wing", WINGS, ids=lambda wing: f"{wing.parent.name}-{wing.name}")
def test_wing_lists_what_other_wings_use(wing: Path) -> None:
    assert listed_names(wing) == names_used_outside(wing)


def listed_names(wing: Path) -> set[str]:
    listed = (ast.get_docstring(tree(wing / "__init__.py")) or "").partition("Other wings may use:")
    return {
        f"{module}.{name.strip()}"
        for module, names in FACE.findall(listed[2] + "\n")
        for name in names.split(",")
    }


def names_used_outside(wing: Path) -> set[str]:
    dotted = ".".join(wing.relative_to(PACKAGE).parts)
    used = set()
    for path in MODULES:
        if not path.is_relative_to(wing):
            for module, name in imported_names(path):
                if module == dotted:
                    used.add(f"{name}.the module itself")
                elif module.startswith(f"{dotted}."):
                    used.add(f"{module.removeprefix(f'{dotted}.')}.{name}")
    return used


@pytest.mark.parametrize(
    ("statement", "imported"),
    [
        (
            "from planhandbok.plan.plan import Plan, plan_of",
            {("plan.plan", "Plan"), ("plan.plan", "plan_of")},
        ),
        ("from planhandbok.plan import plan", {("plan", "plan")}),
        ("from planhandbok import plan", {("", "plan")}),
        ("import planhandbok.plan.plan as other", {("plan", "plan")}),
        ("import planhandbok.plan", {("", "plan")}),
        ("import planhandbokelev.plan, json", set()),
        ("from planhandbokelev.plan import plan", set()),
    ],
)
def test_every_way_to_import_is_seen(
    statement: str, imported: set[tuple[str, str]], tmp_path: Path
) -> None:
    module = tmp_path / "module.py"
    module.write_text(f"def late() -> None:\n    {statement}\n", encoding="utf-8")
    assert set(imported_names(module)) == imported


def test_imports_name_the_whole_package() -> None:
    """A relative import would not be seen."""
    relative = {
        module_id(path)
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom) and node.level
    }
    assert relative == set()


@pytest.mark.parametrize("module", ["", "plan", "plan.a3"])
def test_room_of_an_import_is_its_first_name(module: str) -> None:
    assert room_of(module, "plan") == "plan"


def test_no_test_module_is_imported() -> None:
    """Shared helpers belong in `tests/support/`."""
    imports = {
        f"{file_id(path)} imports {node.module}"
        for path in TEST_FILES
        for node in nodes(path)
        if isinstance(node, ast.ImportFrom)
        and re.search(r"\b(test_\w+|conftest)$", node.module or "")
    }
    assert imports == set()
