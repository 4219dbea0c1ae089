"""The pages of the server itself: what it says of mistakes, and its forms."""

from functools import cache

from jinja2 import Environment, FileSystemLoader
from starlette.responses import HTMLResponse

from planhandbok.resources import theme_folder

NOT_KEPT = {"Cache-Control": "no-store"}


def html_answer(html: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(html, status, headers=NOT_KEPT)


def own_page(template: str, **values: object) -> str:
    return _templates().get_template(template).render(values)


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(theme_folder() / "serve"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
