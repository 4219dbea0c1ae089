"""Render views to HTML with the templates of `theme/templates`.

A template is translated once, when it is read. With `jinja2.ext.i18n` each word is looked up on
each page: for an A3 page that takes 0.6 ms more, of 3 to 4 ms for all of the page.
"""

import json
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from planhandbok.pages.pieces.headings import headings_of
from planhandbok.pages.pieces.words import Words
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder

WORD = re.compile(r"""\b_\((?:"([^"]*)"|'([^']*)')\)""")
"""`_("…")`, which marks a word to be translated in a template."""


class TranslatedSource(Extension):
    """Replaces each `_("…")` in the source of a template by the translation as a literal."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        words = Words(Language(str(self.environment.globals["language"])))

        def literal(match: re.Match[str]) -> str:
            return json.dumps(words.text(match[1] or match[2]), ensure_ascii=False)

        return WORD.sub(literal, source)


@cache
def environment(language: Language, folder: Path) -> Environment:
    """The templates in one language. A name that a view does not have is an error."""
    templates = Environment(
        loader=FileSystemLoader(folder / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    templates.globals["language"] = language
    templates.filters["headings"] = headings_of
    templates.add_extension(TranslatedSource)
    return templates


def fragment(template: str, view: object, language: Language, **more: object) -> Markup:
    """Render a template, which sees the view, and by its name each value in `more`."""
    html = environment(language, theme_folder()).get_template(template).render(view=view, **more)
    return Markup(html)  # noqa: S704 safe: Jinja autoescapes
