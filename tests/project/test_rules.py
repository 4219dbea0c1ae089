"""The project's own rules, as tests."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from planhandbok.records.schema.typed import key_fields
from tests.support.handbooks import ROOT
from tests.support.record_kinds import ALL_RECORDS
from tests.support.words import catalogue, catalogue_path, updated

PACKAGE = ROOT / "generator" / "planhandbok"
ROOMS: dict[str, list[str]] = {
    "records": [
        *("text", "schema", "guide", "addresses", "git", "handbook"),
        *("reading", "checks", "permanence", "freezing", "audience", "read"),
    ],
    "plan": ["palette", "benefits", "changes", "cycle", "a3", "overviews", "boards", "plan"],
    "pages": [
        *("pieces", "charts", "data", "cycle", "guide", "benefits", "changes", "overviews"),
        *("a3", "boards", "gone", "pdf", "attachment", "pages"),
    ],
    "site": [],
}
"""The rooms in their order, and in each room its wings and single modules in theirs."""
BELOW_ALL_ROOMS = {"workers", "theme"}
COMMAND_MODULES = {"cli", "build", "export", "freeze", "report", "serve"}
"""What stands above all rooms: the ways through them, and what the command uses."""
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 300
MOST_FILES = 15
LONGEST_FUNCTION = 40


def calls(path: Path) -> Iterator[str]:
    """The names that a module calls, as written: `date.today`, `path.read_text` …"""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def module_id(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imported_names(path: Path) -> Iterator[tuple[str, str]]:
    """Each name that a module imports from our package, with the dotted module it comes from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        module = node.module if isinstance(node, ast.ImportFrom) else None
        if isinstance(node, ast.ImportFrom) and module and module.startswith("planhandbok."):
            for name in node.names:
                yield module.removeprefix("planhandbok."), name.name


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_a_room_imports_only_from_rooms_before_it(path: Path) -> None:
    here = module_id(path).split("/")[0].removesuffix(".py")
    order = list(ROOMS)
    if here in order:
        allowed = {*order[: order.index(here) + 1], *BELOW_ALL_ROOMS}
    else:
        allowed = set() if here in BELOW_ALL_ROOMS else {*order, *BELOW_ALL_ROOMS, *COMMAND_MODULES}
    for module, _ in imported_names(path):
        assert module.split(".")[0] in allowed, module


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_a_wing_imports_only_from_wings_before_it(path: Path) -> None:
    room, *rest = module_id(path).removesuffix(".py").split("/")
    if not ROOMS.get(room) or rest == ["__init__"]:
        return
    order = ROOMS[room]
    for module, name in imported_names(path):
        other_room, _, inner = module.partition(".")
        if other_room == room:
            wing = inner.split(".")[0] or name
            assert order.index(wing) <= order.index(rest[0]), module


TEST_FILES = sorted((ROOT / "tests").rglob("*.py"))


@pytest.mark.parametrize("path", TEST_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_test_module_is_imported(path: Path) -> None:
    """What two of them need is in `tests/support/`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            parts = (node.module or "").split(".")
            assert not any(part.startswith("test_") or part == "conftest" for part in parts)


FACE = re.compile(r"^    (\w+): (.+?)(?=^    \w|\Z)", re.MULTILINE | re.DOTALL)
"""A line of a wing's docstring: a module, and the names of it that other wings may use."""


def face_of(wing: Path) -> set[str]:
    text = (wing / "__init__.py").read_text(encoding="utf-8")
    listed = (ast.get_docstring(ast.parse(text)) or "").partition("Other wings may use:")[2]
    return {
        f"{module}.{name.strip()}"
        for module, names in FACE.findall(listed + "\n")
        for name in names.split(",")
    }


def used_by_others(wing: Path) -> set[str]:
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


WINGS = sorted(path.parent for path in PACKAGE.glob("*/*/__init__.py"))


@pytest.mark.parametrize("wing", WINGS, ids=lambda wing: f"{wing.parent.name}-{wing.name}")
def test_the_face_of_a_wing_lists_what_other_wings_use(wing: Path) -> None:
    assert face_of(wing) == used_by_others(wing)


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES}), ids=str)
def test_no_folder_has_more_than_fifteen_files(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= MOST_FILES


READS = re.compile(r"(\.read_text|\.read_bytes|^open|\.open)$")
WRITES = re.compile(r"(\.write_text|\.write_bytes|\.mkdir|\.touch|\.unlink|shutil\.\w+)$")
CLOCK = re.compile(r"(\.today|\.now|\.utcnow|^time\.\w+)$")
OWN_RESOURCES = {"pages/pieces/catalogue.py", "pages/pdf/pdf.py", "site/pdf/typesetting.py"}
"""Read what is shipped in the package, and not a file of the project."""
OWN_OUTPUT = {"site/assemble.py", "site/pdf/binding.py", "site/guide/guide.py", "site/pdf/pdfs.py"}
"""Read what the engine has just written, or we before it."""
OWN_MESSAGES = {"workers.py"}
"""Hands results from process to process through files of its own."""
MAY_READ = OWN_RESOURCES | OWN_OUTPUT | OWN_MESSAGES | {"serve.py"}


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_files_and_the_clock_are_touched_only_at_the_edges(path: Path) -> None:
    here, room = module_id(path), module_id(path).split("/")[0]
    for call in calls(path):
        if READS.search(call):
            assert room == "records" or here in MAY_READ, call
        if WRITES.search(call):
            assert room == "site" or here in OWN_MESSAGES, call
        if CLOCK.search(call):
            assert here == "cli.py", call


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_only_the_command_prints_or_exits(path: Path) -> None:
    if module_id(path) != "cli.py":
        assert not {"print", "sys.exit", "exit", "typer.echo"} & set(calls(path))


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_modules_and_functions_stay_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", MODULES, ids=module_id)
def test_every_module_opens_with_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", ALL_RECORDS, ids=lambda kind: kind.__name__)
def test_every_record_key_has_its_help_text(kind: type) -> None:
    described = key_fields(kind)
    assert len(described) == len(fields(kind))
    for name, (_, info) in described.items():
        assert isinstance(info, FieldInfo)
        assert info.description, name
        assert info.description.endswith((".", "?")), name


def test_records_are_found_inside_records() -> None:
    assert {"Measure", "Reading", "Amount", "Owner", "Activity", "StepDates"} <= {
        kind.__name__ for kind in ALL_RECORDS
    }


def test_every_dependency_has_its_line_of_reason() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for name in re.findall(r'^  "([a-z0-9-]+)(?:\[\w+\])?(?:[=><].*)?",$', project, re.MULTILINE):
        assert f"`{name}`" in text, name


def test_every_word_of_the_site_is_in_the_catalogue_and_translated() -> None:
    assert updated("nn") == catalogue_path("nn").read_bytes(), "run «make words»"
    for message in catalogue("nn"):
        if message.id:
            texts = (
                message.string if isinstance(message.string, (tuple, list)) else [message.string]
            )
            assert all(texts), message.id


def test_translations_keep_the_placeholders() -> None:
    placeholder = re.compile(r"\{\w+\}")
    for message in catalogue("nn"):
        if message.id and isinstance(message.id, str):
            assert isinstance(message.string, str)
            wanted = sorted(placeholder.findall(message.id))
            assert sorted(placeholder.findall(message.string)) == wanted, message.id


def test_overrides_use_only_what_both_template_languages_understand() -> None:
    """MiniJinja has no `self`, no `super()` arguments and no Python methods beyond the common."""
    for path in (ROOT / "theme" / "overrides").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(self\.|format\(|namespace\(|\|\s*attr\()", text), path.name


def test_the_lock_pins_with_hashes_and_names_no_registry() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pins = re.findall(r"^[a-z0-9._-]+==", lock, re.MULTILINE)
    assert len(pins) > 20
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", lock)) >= len(pins)
