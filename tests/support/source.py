"""The Python source of the project, parsed once, for the tests of its rules."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.support.handbooks import ROOT

PACKAGE = ROOT / "generator" / "planhandbok"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEST_FILES = sorted((ROOT / "tests").rglob("*.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def module_id(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def file_id(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(path)))


@cache
def imported_names(path: Path) -> tuple[tuple[str, str], ...]:
    """Each name that a module imports from our package, with the dotted module it comes from:
    ("plan.a3.a3", "Figure"). The module is "" where the name is a room.
    """
    return tuple(
        (module.removeprefix("planhandbok").removeprefix("."), name)
        for node in nodes(path)
        for module, name in _imports(node)
        if module.split(".")[0] == "planhandbok"
    )


def _imports(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield each name that a statement imports; `import a.b` imports b from a."""
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield node.module or "", alias.name
    elif isinstance(node, ast.Import):
        for alias in node.names:
            module, _, name = alias.name.rpartition(".")
            yield module, name


@cache
def calls(path: Path) -> tuple[str, ...]:
    """The names that a module calls, as written: `date.today`, `path.read_text` …"""
    return tuple(ast.unparse(node.func) for node in nodes(path) if isinstance(node, ast.Call))


def functions(path: Path) -> Iterator[Function]:
    for node in nodes(path):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """The lines of a function, from `def` to its last."""
    return (function.end_lineno or 0) - function.lineno + 1
