"""Compiled templates are kept beside the theme, and never used for another text."""

import sys
from pathlib import Path

import pytest

from planhandbok.pages.pieces.render import environment
from planhandbok.records.schema.settings import Language


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "templates").mkdir()
    write(tmp_path, '<p>{{ _("Tiltak") }}</p>')
    return tmp_path


def write(theme: Path, text: str) -> None:
    (theme / "templates" / "prove.html").write_text(text, encoding="utf-8")


def rendered(theme: Path, language: Language = Language.BOKMAL) -> str:
    environment.cache_clear()  # as a process that starts
    return environment(language, theme).get_template("prove.html").render()


def test_a_template_is_compiled_once(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendered(theme) == "<p>Tiltak</p>"
    monkeypatch.setattr("jinja2.environment.Environment._generate", None)
    assert rendered(theme) == "<p>Tiltak</p>"


def test_a_changed_template_is_compiled_again(theme: Path) -> None:
    rendered(theme)
    write(theme, "<p>Annet</p>")
    assert rendered(theme) == "<p>Annet</p>"


def test_each_language_has_its_own(theme: Path) -> None:
    rendered(theme)
    assert rendered(theme, Language.NYNORSK) == "<p>Tiltak</p>"
    assert len(list((theme / "__pycache__").iterdir())) == len(Language)


def test_nothing_is_kept_where_it_cannot_be_written(theme: Path) -> None:
    (theme / "__pycache__").write_text("ingen mappe", encoding="utf-8")
    assert rendered(theme) == "<p>Tiltak</p>"
