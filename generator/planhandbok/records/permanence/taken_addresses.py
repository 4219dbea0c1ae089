"""The files of the guide's folder must all come to the site, each at an address of its own."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from unicodedata import normalize

from planhandbok.phrase import Phrase
from planhandbok.records.addresses.own_files import OUR_FILES
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.addresses.urls import guide_address
from planhandbok.records.guide.guide_page import UNBUILT_FOLDER, GuidePage, is_built
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.text.problems import Problem, Severity, file_problem, quoted

PAGE_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})
"""The ends of names that engines take for pages, or people do."""
OTHER_PLACE = Phrase("Gi den et annet navn, eller flytt den til en annen mappe.")


def taken_addresses(loaded: Loaded, permalinks: Permalinks | None) -> Iterator[Problem]:
    """Yield a problem for each file that another would take the place of, or that would be left
    out. Without `permalinks`, nobody knows which pages are gone.
    """
    content = loaded.site.content if loaded.site else ""
    yield from loaded.memo(_pages_at_one_address, loaded.guide.own_pages)
    for file in loaded.guide.files:
        path = normalize("NFC", file.removeprefix(f"{content}/"))
        if path.startswith(UNBUILT_FOLDER):
            yield _left_out(file)
        elif PurePosixPath(path).suffix.lower() in PAGE_NAMES:
            yield from _misnamed(file)
        elif OUR_FILES.fullmatch(path):
            message = Phrase("Adressen til filen er opptatt: der lager nettstedet selv en fil.")
            yield file_problem(file, message, OTHER_PLACE)
        elif permalinks and _is_at_a_page(path, permalinks):
            message = Phrase("Adressen til filen er opptatt: der er det en side, eller har vært.")
            yield file_problem(file, message, OTHER_PLACE)


def _pages_at_one_address(pages: tuple[GuidePage, ...]) -> tuple[Problem, ...]:
    """Return a problem for each page whose address another page has: the engine shows one."""
    first_pages: dict[str, GuidePage] = {}
    found: list[Problem] = []
    for page in pages:
        first = first_pages.setdefault(guide_address(page.path), page)
        if first is not page and is_built(page):
            message = Phrase(
                "Siden får samme adresse som {page}, og bare en av dem kan vises.",
                page=quoted(first.path),
            )
            found.append(file_problem(page.file, message, OTHER_PLACE))
    return tuple(found)


def _left_out(file: str) -> Problem:
    return file_problem(
        file,
        Phrase("Filen blir ikke publisert: det blir ikke noe i mappen «{name}».", name="templates"),
        Phrase("Flytt den til en annen mappe."),
        Severity.WARNING,
    )


def _misnamed(file: str) -> Iterator[Problem]:
    """Yield a problem for a page that is not called `.md`: nobody would read and check it."""
    name = PurePosixPath(file)
    if name.suffix != ".md":
        message = Phrase("Filen blir ikke lest som en side.")
        hint = Phrase("Gi den navnet {name}.", name=quoted(name.with_suffix(".md").name))
        yield file_problem(file, message, hint)


def _is_at_a_page(path: str, links: Permalinks) -> bool:
    """Return whether a file that is no page would lie where a page is, or leads on as it is gone,
    or where the folder of the page is.
    """
    folder, slash, name = path.rpartition("/")
    page = folder + slash if name == "index.html" else f"{path}/"
    return any(page in places for places in (links.current, links.gone, links.gone_from_git))
