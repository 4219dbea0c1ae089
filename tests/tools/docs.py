"""Write the generated parts of the documentation: `make docs`.

A generated part stands between `<!-- generated: NAME -->` and `<!-- end -->`. What is outside is
written by hand, and kept. `tests/project/test_docs.py` fails where a part is out of date.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import typer
from typer.core import TyperCommand

from planhandbok.pages.pieces.numbers import published_numbers
from planhandbok.records.guide.numbers import RuleNumber
from planhandbok.records.schema.json_schema import KINDS
from planhandbok.records.schema.settings import Language, Settings
from planhandbok.records.values.words import WordSet
from planhandbok.resources import CONTENT_SECURITY_POLICY
from tests.support.handbooks import ROOT
from tests.support.source import PACKAGE
from tests.tools.commands import every_command
from tests.tools.record_docs import record_section

ROOMS = (
    "records",
    "plan",
    "pages",
    "site",
    "serving",
    "changing",
    "writing",
    "command",
    "commands",
)
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
PART = re.compile(
    r"(?<=<!-- generated: )(?P<name>[\w -]+)(?P<open> -->\n).*?(?=<!-- end -->)", re.S
)
HELP_WIDTH = 90


def updated(page: Path) -> str:
    """Return the text of a page, with its generated parts made anew."""
    text = page.read_text(encoding="utf-8")
    return PART.sub(
        lambda part: f"{part['name']}{part['open']}\n{GENERATED[part['name']]()}\n\n", text
    )


def commands() -> dict[str, TyperCommand]:
    """Return each command of the program that does something, in the order of its help."""
    return {
        name: command
        for name, command in every_command().items()
        if isinstance(command, TyperCommand)
    }


def command_help(name: str) -> str:
    """Return what `planhandbok NAME --help` prints on a terminal of a fixed width."""
    command = commands()[name]
    context = typer.Context(command, info_name=f"planhandbok {name}", terminal_width=HELP_WIDTH)
    return f"```text\n{command.get_help(context)}\n```"


def records() -> str:
    """Return a section for each kind of file that holds records, and for what is inside."""
    told: set[type] = set()
    return "\n\n".join(record_section(kind, 2, told) for kind in KINDS.values())


def settings() -> str:
    """Return a section for the settings, and for the records inside them."""
    return record_section(Settings, 3, set())


def numbers() -> str:
    """Return a row for each number of a rule that the guide may name."""
    values = published_numbers(Language.BOKMAL)
    rows = [f"| `[tall:{number}]` | {values[number]} |" for number in RuleNumber]
    return "\n".join(["| written | shown |", "| --- | --- |", *rows])


def other_words() -> str:
    """Return a row for each word of a closed set that may be written in other ways too."""
    rows = [
        f"| `{member}` | {', '.join(f'`{word}`' for word in member.also)} |"
        for words in WordSet.__subclasses__()
        for member in words
        if member.also
    ]
    return "\n".join(["| word | read as the same |", "| --- | --- |", *rows])


def policy() -> str:
    """Return the policy of the recipes for web servers, a directive a line."""
    directives = CONTENT_SECURITY_POLICY.replace("; ", ";\n")
    return f"```text\n{directives}\n```"


def rooms_and_wings() -> str:
    """Return a table for each room: its wings, then its single modules, with a line each."""
    return "\n\n".join("\n".join(room_table(PACKAGE / room)) for room in ROOMS)


def room_table(room: Path) -> Iterator[str]:
    yield f"**`{room.name}/`** {first_line(room / '__init__.py')}\n"
    yield "| wing or module | what it holds |\n| --- | --- |"
    wings = sorted(path.parent for path in room.glob("*/__init__.py"))
    modules = sorted(path for path in room.glob("*.py") if path.name != "__init__.py")
    for wing in wings:
        yield f"| [`{wing.name}/`]({place(wing)}) | {first_line(wing / '__init__.py')} |"
    for module in modules:
        yield f"| [`{module.name}`]({place(module)}) | {first_line(module)} |"


def place(path: Path) -> str:
    """Return the link to a file or folder from a page in `docs/`."""
    return f"../{path.relative_to(ROOT).as_posix()}"


def first_line(module: Path) -> str:
    """Return the first paragraph of a module's docstring, on one line."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


GENERATED: dict[str, Callable[[], str]] = {
    "records": records,
    "settings": settings,
    "numbers of rules": numbers,
    "other words": other_words,
    "content security policy": policy,
    "rooms and wings": rooms_and_wings,
    **{f"help of {name}": partial(command_help, name) for name in commands()},
}
"""Every part that a page may hold, by name."""


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(updated(path), encoding="utf-8")
