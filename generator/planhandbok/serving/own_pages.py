"""The pages of the server itself: what it says of mistakes, and its forms."""

from functools import cache

from jinja2 import Environment
from starlette.responses import HTMLResponse

from planhandbok.pages.pieces.render import TranslatedTemplates
from planhandbok.pages.pieces.words import Words
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder

NOT_KEPT = {"Cache-Control": "no-store"}


def html_answer(html: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(html, status, headers=NOT_KEPT)


def own_page(template: str, language: Language, **values: object) -> str:
    return _templates(language).get_template(template).render(values, language=language)


@cache
def _templates(language: Language) -> Environment:
    """Return the templates, which show each phrase in the language of the site."""
    return Environment(
        loader=TranslatedTemplates(theme_folder() / "serve", language),
        finalize=Words(language).told,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
