"""Compiled templates are kept, and made anew when their text changes."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from planhandbok.compiled_templates import TemplatesOfEngine


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are compiled from here on, where compiled ones may be kept."""
    texts: list[str] = []
    compile_text = Environment._parse

    def parse(self: Environment, source: str, *place: str | None) -> object:
        texts.append(source)
        return compile_text(self, source, *place)

    monkeypatch.setattr(Environment, "_parse", parse)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return texts


def rendered(folder: Path, text: str, kept: Path) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "main.html").write_text(text, encoding="utf-8")
    cache = TemplatesOfEngine(kept, "motor", Path(__file__))
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=cache)  # noqa: S701
    return environment.get_template("main.html").render()


def test_templates_of_an_engine_are_compiled_once_wherever_they_lie(
    tmp_path: Path, compiled: list[str]
) -> None:
    assert rendered(tmp_path / "one", "Meny", tmp_path / "kept") == "Meny"
    assert rendered(tmp_path / "two", "Meny", tmp_path / "kept") == "Meny"
    assert compiled == ["Meny"]


def test_changed_template_of_an_engine_replaces_what_was_kept(
    tmp_path: Path, compiled: list[str]
) -> None:
    for text in ("Meny", "Ny meny", "Ny meny"):
        assert rendered(tmp_path / "one", text, tmp_path / "kept") == text
    assert compiled == ["Meny", "Ny meny"]
    assert len(list((tmp_path / "kept").iterdir())) == 1
