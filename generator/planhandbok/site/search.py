"""Search: lets Pagefind index the text of pages, without the menus around it.

Filters are not used: Pagefind does not write their files with the same bytes twice.
"""

import subprocess
import sys
from pathlib import Path

from markupsafe import Markup, escape

from planhandbok.records.schema.settings import Language

BUNDLE = "pagefind"
"""The folder of the index, below the root of the site."""

_DOCUMENT = Markup(
    '<html lang="{language}"><head><title>{title}</title></head>'
    "<body><article>{body}</article></body></html>"
)


class SearchError(Exception):
    """Pagefind failed; the message is its own."""


def document(title: str, body: Markup, language: Language) -> str:
    """Return a page as Pagefind gets it."""
    return _DOCUMENT.format(language=language, title=escape(title), body=body)


def index(documents: Path | None, site: Path) -> None:
    """Index a folder of documents laid out as the pages of the site; do nothing without one."""
    if documents is None:
        return
    done = subprocess.run(  # noqa: S603 our own interpreter and our own arguments
        [
            sys.executable,
            "-m",
            "pagefind",
            "--silent",
            f"--site={documents}",
            f"--output-path={site / BUNDLE}",
            "--root-selector=article",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchError(done.stderr or done.stdout)
