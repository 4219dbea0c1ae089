"""Search: Pagefind indexes what a reader reads, not the menus around it.

No page has a filter for it: its files of filters are not the same bytes twice.
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
    """The indexer failed; the text is its own."""


def document(title: str, body: Markup, language: Language) -> str:
    """A page as the indexer gets it."""
    return _DOCUMENT.format(language=language, title=escape(title), body=body)


def index(documents: Path | None, site: Path) -> None:
    """Indexes a folder of documents that lie as the pages of the site do, where there is one."""
    if documents is None:
        return
    done = subprocess.run(  # noqa: S603 our own interpreter and our own arguments
        [
            *(sys.executable, "-m", "pagefind", "--silent"),
            *("--site", str(documents), "--output-path", str(site / BUNDLE)),
            *("--root-selector", "article"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SearchError(done.stderr or done.stdout)
