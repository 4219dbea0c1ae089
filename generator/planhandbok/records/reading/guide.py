"""The guide is read: its pages, what they link to, and its glossary."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from planhandbok.records.guide.glossary import Glossary, Term, glossary_in
from planhandbok.records.guide.guide_page import GuidePage, guide_page
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text.file_text import merge_problems, text_of
from planhandbok.records.text.folder_files import folder_files
from planhandbok.records.text.problems import Problem


@dataclass(frozen=True)
class Guide:
    """The pages in the order of their files, and the glossary.

    `files` are all files below the content folder, by their paths from the project. `anchors` has
    their paths below that folder, with the anchors of each page.
    """

    files: tuple[str, ...]
    pages: tuple[GuidePage, ...]
    anchors: Mapping[str, Collection[str]]
    glossary: Glossary


def read_guide(project: Path, content: str, glossary: str | None) -> tuple[Guide, list[Problem]]:
    """Read the pages below the folder `content`. The page `glossary` may be missing.

    A Mac may write «å» in the name of a file as «a» and a ring. The path of a page has one letter,
    as links have, so that an address does not depend on where the site is built.
    """
    pages: list[GuidePage] = []
    anchors: dict[str, Collection[str]] = {}
    found = folder_files(project, content)
    problems: list[Problem] = list(found.problems)
    for file in found.files:
        path = normalize("NFC", file.removeprefix(f"{content}/"))
        anchors[path] = ()
        if file.endswith(".md"):
            text = text_of(project / file, file)
            if isinstance(text, Problem):
                problems.append(text)
            else:
                problems += merge_problems(text, file)
                pages.append(guide_page(text, path, file))
                anchors[path] = pages[-1].anchors.all
    words, mistakes = _glossary(pages, glossary)
    return Guide(tuple(found.files), tuple(pages), anchors, words), [*problems, *mistakes]


def _glossary(pages: Iterable[GuidePage], path: str | None) -> tuple[Glossary, list[Problem]]:
    if path is None:
        return Glossary(), []
    own = (page for page in pages if page.path == path)
    found = [entry for page in own for entry in glossary_in(GuideText(page.text), path, page.file)]
    terms = tuple(entry for entry in found if isinstance(entry, Term))
    return Glossary(path, terms), [entry for entry in found if isinstance(entry, Problem)]
