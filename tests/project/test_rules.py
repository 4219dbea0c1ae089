"""The project's own rules, as tests."""

import ast
import re
from collections import Counter
from dataclasses import fields
from pathlib import Path
from string import Formatter

import pytest

from planhandbok.records.schema.record import help_in_file
from planhandbok.records.schema.typed import key_fields, key_info
from tests.support.handbooks import ROOT
from tests.support.source import MODULES, module_id, nodes, tree
from tests.tools.record_kinds import ALL_RECORDS
from tests.tools.words import catalogue, catalogue_path, updated


@pytest.mark.parametrize("kind", ALL_RECORDS, ids=lambda kind: kind.__name__)
def test_every_record_key_has_its_help_text(kind: type) -> None:
    described = key_fields(kind)
    assert len(described) == len(fields(kind))
    for name, field in described.items():
        help_text, in_file = help_in_file(key_info(field))
        assert help_text.endswith((".", "?")), name
        assert in_file.endswith(".") or not in_file, name


def test_records_are_found_inside_records() -> None:
    assert {"Measure", "Reading", "Amount", "Owner", "Activity", "StepDates"} <= {
        kind.__name__ for kind in ALL_RECORDS
    }


def test_classes_of_values_are_made_by_frozen() -> None:
    """Only `dataclass` makes a class whose values have an order."""
    frozen = re.compile(r"@dataclass\(frozen=True(?!, order=True)")
    assert [path for path in MODULES if frozen.search(path.read_text(encoding="utf-8"))] == []


def test_classes_have_names_of_their_own() -> None:
    """The glossary tells of both kinds of `Change`."""
    public = [name for path in MODULES for name in classes(path) if not name.startswith("_")]
    assert [name for name, count in Counter(public).items() if count > 1] == ["Change"]


def classes(path: Path) -> list[str]:
    return [node.name for node in tree(path).body if isinstance(node, ast.ClassDef)]


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
    placeholder = re.compile(r"\{+\w+\}+")
    for message in catalogue("nn"):
        if message.id and isinstance(message.id, str):
            assert isinstance(message.string, str)
            wanted = sorted(placeholder.findall(message.id))
            assert sorted(placeholder.findall(message.string)) == wanted, message.id


def test_phrase_is_written_out_and_has_the_fields_of_its_template() -> None:
    """Else it is not in the catalogue, or cannot be told."""
    calls = [
        (f"{module_id(path)}:{node.lineno}", node)
        for path in MODULES
        if module_id(path) != "phrase.py"
        for node in nodes(path)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Phrase"
    ]
    assert len(calls) > 500
    wrong = [place for place, call in calls if not has_its_fields(call)]
    assert wrong == []


def has_its_fields(call: ast.Call) -> bool:
    [template] = call.args
    if not isinstance(template, ast.Constant):
        return False
    parts = Formatter().parse(str(template.value))
    wanted = {name for _, name, _, _ in parts if name is not None}
    return wanted == {keyword.arg for keyword in call.keywords}


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
