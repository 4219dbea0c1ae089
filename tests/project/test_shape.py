"""Limits on size and form, chosen so that splitting meets them and packing does not.

Complexity is limited too, by ruff (`C901`). A limit may be passed for a reason, which stands here.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.handbooks import ROOT
from tests.support.source import MODULES, TEST_FILES, file_id, functions, length, nodes, tree

ALL_FILES = [*MODULES, *TEST_FILES]
SCRIPTS = sorted((ROOT / "theme" / "overrides" / "assets" / "planhandbok").glob("*.js"))
MOST_LINES = 300
MOST_FILES = 15
LONGEST_FUNCTION = 40
MOST_LINES_OF_19_FUNCTIONS_IN_20 = 25
MOST_FIELDS = 12

LONG_FUNCTIONS: dict[str, str] = {}
"""Functions of more than 40 lines, and why each is one function."""
LARGE_CLASSES = {
    "A3": "the form of an A3 has these boxes",
    "Benefit": "the form of a benefit has these keys",
    "Help": "the method names a page of help for each box of an A3",
    "Loaded": "a handbook has these kinds of files",
    "Settings": "a municipality has these choices",
}
"""Classes of more than 12 fields, and why each is one class."""


def test_no_file_has_more_than_300_lines() -> None:
    files = [*ALL_FILES, *SCRIPTS]
    long = {file_id(path): line_count(path) for path in files if line_count(path) > MOST_LINES}
    assert long == {}


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_folder_has_more_than_15_files() -> None:
    folders = {path.parent for path in ALL_FILES}
    crowded = {file_id(folder) for folder in folders if len(list(folder.glob("*.py"))) > MOST_FILES}
    assert crowded == set()


def test_functions_of_more_than_40_lines_have_a_reason() -> None:
    long = {
        function.name
        for path in ALL_FILES
        for function in functions(path)
        if length(function) > LONGEST_FUNCTION
    }
    assert long == set(LONG_FUNCTIONS)


def test_nearly_all_functions_are_short() -> None:
    lengths = sorted(length(function) for path in MODULES for function in functions(path))
    assert lengths[len(lengths) * 19 // 20] <= MOST_LINES_OF_19_FUNCTIONS_IN_20


def test_classes_of_more_than_12_fields_have_a_reason() -> None:
    large = {name for path in MODULES for name, count in field_counts(path) if count > MOST_FIELDS}
    assert large == set(LARGE_CLASSES)


def field_counts(path: Path) -> Iterator[tuple[str, int]]:
    for node in nodes(path):
        if isinstance(node, ast.ClassDef):
            yield node.name, sum(isinstance(part, ast.AnnAssign) for part in node.body)


def test_values_are_assigned_one_a_line() -> None:
    """`a, b = x, y` saves a line and hides a value."""
    assert [place for path in ALL_FILES for place in packed_assignments(path)] == []


def packed_assignments(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Tuple)
            and isinstance(node.targets[0], ast.Tuple)
        ):
            yield f"{file_id(path)}:{node.lineno}"


def test_module_gives_each_name_once() -> None:
    twice = {file_id(path): names for path in ALL_FILES if (names := given_twice(path))}
    assert twice == {}


def given_twice(path: Path) -> list[str]:
    """Return the names that a module imports or defines more than once; the last would hide the
    others.
    """
    names = [name for part in tree(path).body for name in given_by(part)]
    return sorted({name for name in names if names.count(name) > 1})


def given_by(part: ast.stmt) -> list[str]:
    match part:
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [alias.asname or alias.name for alias in names]
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []
