"""The pages of the server itself: what it says of mistakes, and its forms."""

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from planhandbok.pages.pieces.catalogue import catalogue
from planhandbok.pages.pieces.parts import Link
from planhandbok.pages.pieces.render import TranslatedTemplates
from planhandbok.phrase import Phrase
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder

NOT_KEPT = {"Cache-Control": "no-store"}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
"""Headers for what a browser must not keep, and for what it need never ask for again."""
Named = Callable[[str], Link | str]
"""Returns a link with the name that people know a file by, or a text as it is."""


def html_answer(html: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(html, status, headers=NOT_KEPT)


def own_page(template: str, language: Language, named: Named = str, **values: object) -> str:
    """Return a page where the files that a phrase names are `named`."""
    page = _templates(language).get_template(template)
    return page.render(values, language=language, named=named)


def phrase_html(phrase: Phrase, language: Language, named: Named) -> str:
    """Return a phrase in a language, with a link for each file that has a name."""
    in_language = catalogue(language).gettext

    def shown(field: object) -> object:
        name = named(field) if isinstance(field, str) else field
        link = Markup('<a href="{}">{}</a>')
        return link.format(name.href, name.text) if isinstance(name, Link) else name

    return phrase.translated(lambda template: escape(in_language(template)), shown)


@pass_context
def _shown(context: Context, value: object) -> object:
    if not isinstance(value, Phrase):
        return value
    return phrase_html(value, context["language"], context["named"])


@cache
def _templates(language: Language) -> Environment:
    """Return the templates, which show each phrase in the language of the site."""
    return Environment(
        loader=TranslatedTemplates(theme_folder() / "serve", language),
        finalize=_shown,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
