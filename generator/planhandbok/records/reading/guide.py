"""The guide is read: its pages, what they link to, and its glossary."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from unicodedata import normalize

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.records.guide.glossary import Glossary, Term, glossary_in
from planhandbok.records.guide.guide_page import GuidePage, Layer, guide_page
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.reading.method import base_below
from planhandbok.records.schema.sheet import SiteFile
from planhandbok.records.settings.base import CONTENT
from planhandbok.records.text.file_text import merge_problems
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.problems import Problem


@frozen
class Guide:
    """The pages in the order of their files, and the glossary.

    `files` are the municipality's own files below the content folder, by their paths from the
    project. `anchors` has the paths of all files below that folder, with the anchors of each page.
    `base` has every page of the base handbook by its path, also those replaced.
    """

    files: tuple[str, ...]
    pages: tuple[GuidePage, ...]
    anchors: Mapping[str, Collection[str]]
    glossary: Glossary
    base: Mapping[str, GuidePage]

    @cached_property
    def own_pages(self) -> tuple[GuidePage, ...]:
        return tuple(page for page in self.pages if not page.is_base)


def read_guide(project: Path, site: SiteFile | None, memo: Memo) -> tuple[Guide, list[Problem]]:
    """Read the pages of a municipality, and those of the base handbook that they do not replace.
    Hidden folders are not read. The page of the glossary may be missing.

    A Mac may write «å» in the name of a file as «a» and a ring. The path of a page has one letter,
    as links have, so that an address does not depend on where the site is built.
    """
    content = site.content if site else CONTENT
    glossary = site.settings.glossary if site else None
    base = base_below(site)
    base_pages: Mapping[str, GuidePage] = {}
    if base and not base.folder.samefile(project):
        base_pages = _base_pages(tuple(base.pages.items()))
    known_files = memo(KnownFiles, project)
    found = known_files.below(content)
    problems: list[Problem] = list(found.problems)
    files = tuple(file for file in found.files if "/." not in file.rpartition("/")[0])
    paths = {file: normalize("NFC", file.removeprefix(f"{content}/")) for file in files}
    own: dict[str, GuidePage] = {}
    for file, path in paths.items():
        text = known_files.text_of(file) if file.endswith(".md") else ""
        if isinstance(text, Problem):
            problems.append(text)
        elif file.endswith(".md"):
            problems += merge_problems(text, file)
            layer = Layer.REPLACES_BASE if path in base_pages else Layer.OWN
            own[path] = memo(guide_page, text, path, file, layer)
    others = tuple(path for path in paths.values() if path not in own)
    guide, mistakes = memo(_guide, files, others, own, base_pages, glossary)
    return guide, [*problems, *mistakes]


def _guide(
    files: tuple[str, ...],
    others: tuple[str, ...],
    own: Mapping[str, GuidePage],
    base: Mapping[str, GuidePage],
    glossary: str | None,
) -> tuple[Guide, list[Problem]]:
    """Join a municipality's own pages, and the paths of its other files, with those of the base."""
    below = {path: page for path, page in base.items() if path not in own and path not in others}
    pages = tuple(sorted((*own.values(), *below.values()), key=lambda page: page.path))
    anchors: dict[str, Collection[str]] = dict.fromkeys(others, ())
    anchors |= {path: page.anchors.all for path, page in {**own, **below}.items()}
    words, mistakes = _glossary(pages, glossary)
    return Guide(files, pages, anchors, words, base), mistakes


@cache
def _base_pages(files: tuple[tuple[str, Path], ...]) -> Mapping[str, GuidePage]:
    """Return the pages of the base handbook by their paths. They are the same for every project."""
    pages: dict[str, GuidePage] = {}
    for path, file in files:
        text = file.read_text(encoding="utf-8")
        pages[path] = guide_page(text, path, f"{CONTENT}/{path}", Layer.BASE)
    return pages


def _glossary(pages: Iterable[GuidePage], path: str | None) -> tuple[Glossary, list[Problem]]:
    if path is None:
        return Glossary(), []
    own = (page for page in pages if page.path == path)
    found = [entry for page in own for entry in glossary_in(GuideText(page.text), path, page.file)]
    terms = tuple(entry for entry in found if isinstance(entry, Term))
    return Glossary(path, terms), [entry for entry in found if isinstance(entry, Problem)]
