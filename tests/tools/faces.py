"""Lists in the docstring of each wing what other wings use of it. `make faces` runs it."""

import ast
from collections import defaultdict
from pathlib import Path
from textwrap import fill

from tests.support.source import MODULES, PACKAGE, imported_names

HEADING = "Other wings may use:"
WIDTH = 96


def face(wing: Path) -> str:
    """Return the docstring of a wing with the names that are imported from outside it."""
    dotted = ".".join(wing.relative_to(PACKAGE).parts)
    used = defaultdict(set)
    for path in MODULES:
        if not path.is_relative_to(wing):
            for module, name in imported_names(path):
                if module == dotted:
                    used[name].add("the module itself")
                elif module.startswith(f"{dotted}."):
                    used[module.removeprefix(f"{dotted}.")].add(name)
    lines = [
        fill(
            f"{module}: {', '.join(sorted(names, key=sorting_key))}",
            width=WIDTH,
            initial_indent=" " * 4,
            subsequent_indent=" " * 8,
        )
        for module, names in sorted(used.items())
    ]
    first_line = (ast.get_docstring(ast.parse(init_of(wing).read_text())) or "").splitlines()[0]
    return "\n".join([f'"""{first_line}', "", HEADING, "", *lines, '"""', ""])


def sorting_key(name: str) -> tuple[bool, str]:
    return name != "the module itself", name


def init_of(wing: Path) -> Path:
    return wing / "__init__.py"


if __name__ == "__main__":
    for init in sorted(PACKAGE.glob("*/*/__init__.py")):
        init.write_text(face(init.parent), encoding="utf-8")
