"""Views become HTML through the templates of `theme/templates`.

The words of a template are put into its language once, when it is read, and not on every page.
"""

import json
import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from planhandbok.pages.pieces.words import Words
from planhandbok.records.schema.settings import Language
from planhandbok.theme import theme_folder

WORD = re.compile(r"""\b_\((?:"([^"]*)"|'([^']*)')\)""")
"""`_("…")`, the one way a template says something to be translated."""


class WordsInPlace(Extension):
    """Puts the translation where `_("…")` stands, as the text it is."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        language = Language(str(self.environment.globals["language"]))
        words = Words(language)
        return WORD.sub(lambda found: _quoted(words.text(found[1] or found[2])), source)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@cache
def environment(language: Language, folder: Path) -> Environment:
    """The templates in one language. An unknown name in a template is an error."""
    made = Environment(
        loader=FileSystemLoader(folder / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    made.globals["language"] = language
    made.add_extension(WordsInPlace)
    return made


def fragment(template: str, view: object, language: Language) -> Markup:
    """The body of a page. Templates see the view and nothing else."""
    found = environment(language, theme_folder()).get_template(template)
    return Markup(found.render(view=view))  # noqa: S704 the templates escape
