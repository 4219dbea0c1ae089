"""The pages that the engine made are looked at before they are used: none asks another host.

The check of the guide's Markdown tells most mistakes, with their lines. But an extension of the
engine, a file of the theme or a page in HTML can bring in what that check does not see.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from planhandbok.phrase import Phrase
from planhandbok.records.guide.requests import running_elements, style_asks, unsafe_in
from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.records.text.problems import Problems, file_problem, quoted
from planhandbok.site.page_writer import INDEX

ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)

HINT = Phrase(
    "Ta det bort der det er skrevet: på siden i veiledningen, i menyen, i temaet "
    "eller i innstillingene til et tillegg."
)


class UnsafePagesError(Exception):
    """Pages or style sheets would ask another host for something, or run code of an author's."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(f"{len(problems.items)} problems")
        self.problems = problems


def refuse_unsafe_pages(site: Path, guide: Path, content: str, own_address: str) -> None:
    """Raise `UnsafePagesError` if anything in a folder that the engine wrote is unsafe.

    `guide` is the folder of the author's pages, and `content` its name in problems.
    """
    found = [
        file_problem(_source(path.relative_to(site), guide, content), message, HINT)
        for path in sorted(filter(Path.is_file, site.rglob("*.*")))
        for message in _messages(path, own_address)
    ]
    if found:
        raise UnsafePagesError(Problems.of(found))


def _messages(path: Path, own_address: str) -> Iterator[Phrase]:
    if path.suffix == ".css" and style_asks(path.read_text(encoding="utf-8", errors="replace")):
        yield Phrase("Stilarket henter noe fra en annen tjener enn deres egen.")
    elif path.suffix in (".html", ".htm"):
        html = path.read_text(encoding="utf-8", errors="replace")
        for unsafe in unsafe_in(html, own_address):
            words = f'<{unsafe.element} {unsafe.attribute}="{unsafe.value}">'
            yield Phrase(
                "Siden henter noe fra en annen tjener, eller kjører kode: {words}.",
                words=quoted(words),
            )
        article = ARTICLE.search(html)
        for name in running_elements(article[1]) if article else ():
            yield Phrase(
                "Siden har HTML-koden «<{name}>», som ikke kan brukes i veiledningen.", name=name
            )


def _source(file: Path, guide: Path, content: str) -> str:
    """Return the author's file that became a file of the site; without one, the settings."""
    folder = (file.parent if file.name == INDEX else file).as_posix()
    names = (file.as_posix(), f"{folder}.md", f"{folder}/index.md", f"{folder}/README.md")
    own = [name for name in names if (guide / name).is_file()]
    return f"{content}/{own[0]}" if own else MKDOCS_FILE
