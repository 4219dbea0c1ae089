"""Render views to HTML with the templates of `theme/templates`.

A template is translated once, when it is read. With `jinja2.ext.i18n` each word is looked up on
each page: for an A3 page that takes 0.6 ms more, of 3 to 4 ms for all of the page. What it compiles
to is kept beside the theme, as Python keeps its own modules: to compile all takes 0.4 s.
"""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from planhandbok.compiled_templates import CompiledTemplates
from planhandbok.pages.pieces.headings import headings_of
from planhandbok.pages.pieces.words import Words
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder

WORD = re.compile(r"""\b_\((?:"([^"]*)"|'([^']*)')\)""")
"""`_("…")`, which marks a word to be translated in a template."""


class TranslatedTemplates(FileSystemLoader):
    """Reads templates, with each `_("…")` replaced by the translation as a literal."""

    def __init__(self, folder: Path, language: Language) -> None:
        super().__init__(folder)
        self._words = Words(language)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, file, is_current = super().get_source(environment, template)
        return WORD.sub(self._literal, source), file, is_current

    def _literal(self, match: re.Match[str]) -> str:
        return json.dumps(self._words.text(match[1] or match[2]), ensure_ascii=False)


@cache
def environment(language: Language, folder: Path) -> Environment:
    """The templates in one language. A name that a view does not have is an error."""
    templates = Environment(
        loader=TranslatedTemplates(folder / "templates", language),
        bytecode_cache=CompiledTemplates(folder / "__pycache__", language, Path(__file__)),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    templates.globals["language"] = language
    templates.filters["headings"] = headings_of
    return templates


def fragment(template: str, view: object, language: Language, **more: object) -> Markup:
    """Render a template, which sees the view, and by its name each value in `more`."""
    html = environment(language, theme_folder()).get_template(template).render(view=view, **more)
    return Markup(html)  # noqa: S704 safe: Jinja autoescapes
