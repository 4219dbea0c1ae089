"""Templates escape every text that is not markup, and read views as Python does."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateAssertionError, UndefinedError
from markupsafe import Markup, escape

from planhandbok.pages.pieces.render import environment, escaped
from planhandbok.records.schema.settings import Language


@dataclass(frozen=True)
class View:
    shown: object


@pytest.fixture
def templates(tmp_path: Path) -> Environment:
    (tmp_path / "templates").mkdir()
    parts = '{% macro strong(text, mark="!") %}<strong>{{ text }}</strong>{{ mark }}{% endmacro %}'
    (tmp_path / "templates/parts.html").write_text(parts, encoding="utf-8")
    return environment(Language.BOKMAL, tmp_path)


class Drawn:
    def __html__(self) -> str:
        return "<svg></svg>"


@pytest.mark.parametrize(
    "value",
    ["<script>", "\"'&", Markup("<em>så</em>"), Decimal("1.5"), 3, None, Drawn(), Markup("&amp;")],
)
def test_value_is_escaped_as_markupsafe_escapes_it(value: object) -> None:
    assert escaped(value) == str(escape(value))


def test_text_is_escaped_and_markup_is_not(templates: Environment) -> None:
    template = templates.from_string("{{ view.shown }}")
    assert template.render(view=View("<b>")) == "&lt;b&gt;"
    assert template.render(view=View(Markup("<b>"))) == "<b>"


def test_macro_escapes_what_it_gets_and_is_not_escaped_again(templates: Environment) -> None:
    source = (
        '{% import "parts.html" as parts %}'
        '{{ parts.strong(view.shown, "<") }}{{ parts.strong("b") }}'
    )
    html = templates.from_string(source).render(view=View("a & b"))
    assert html == "<strong>a &amp; b</strong>&lt;<strong>b</strong>!"


def test_joined_and_added_texts_are_escaped(templates: Environment) -> None:
    template = templates.from_string('{{ view.shown ~ "<" }}{{ [view.shown, "<"]|join(", ") }}')
    assert template.render(view=View("&")) == "&amp;&lt;&amp;, &lt;"


def test_block_that_is_set_is_not_escaped_again(templates: Environment) -> None:
    template = templates.from_string("{% set body %}<p>{{ view.shown }}</p>{% endset %}{{ body }}")
    assert template.render(view=View("<")) == "<p>&lt;</p>"


def test_name_that_a_view_does_not_have_is_an_error(templates: Environment) -> None:
    with pytest.raises(AttributeError):
        templates.from_string("{{ view.hidden }}").render(view=View(""))
    with pytest.raises(UndefinedError):
        templates.from_string("{{ other }}").render(view=View(""))


@pytest.mark.parametrize("call", ["{{ f(*all) }}", "{{ f(**all) }}"])
def test_call_that_would_lose_its_arguments_is_an_error(call: str, templates: Environment) -> None:
    with pytest.raises(TemplateAssertionError):
        templates.from_string(call)
