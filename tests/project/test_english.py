"""Names and docstrings in plain English, as far as a test can see that."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support.source import MODULES, TEST_FILES, file_id, nodes, tree

FRAGMENT = re.compile(
    r"(Of|As|What|Those|That|Whether|The same|From|For|To|By|In|All that|Where|Which|When|How"
    r"|Who|Whose|With|Without|On|So)\b"
)
"""The opening of a docstring that is no sentence: it should be a verb, or a noun it returns."""


def test_every_module_says_what_it_is_for() -> None:
    assert [file_id(path) for path in MODULES if not ast.get_docstring(tree(path))] == []


def test_docstrings_open_with_a_verb_or_a_noun() -> None:
    assert [place for path in [*MODULES, *TEST_FILES] for place in fragments_in(path)] == []


def fragments_in(path: Path) -> Iterator[str]:
    """Docstrings of constants and fields count too."""
    for node in nodes(path):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            text = node.value.value
            if isinstance(text, str) and FRAGMENT.match(text.strip()):
                yield f"{file_id(path)}:{node.lineno}"


def test_loop_variables_are_the_noun_of_the_collection() -> None:
    """`for indicator in indicators`, never `for one in indicators`."""
    assert [place for path in [*MODULES, *TEST_FILES] for place in loops_over_one(path)] == []


def loops_over_one(path: Path) -> Iterator[str]:
    for node in nodes(path):
        if isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            targets = ast.walk(node.target)
        elif isinstance(node, ast.Lambda):
            targets = ast.walk(node.args)
        else:
            continue
        for target in targets:
            name = getattr(target, "id", getattr(target, "arg", ""))
            if name in ("one", "it", "some"):
                yield f"{file_id(path)}:{getattr(target, 'lineno', 0)}"
