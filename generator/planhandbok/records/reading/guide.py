"""The guide is read: its pages, what they link to, and its glossary."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from planhandbok.records.guide.glossary import Glossary, Term, glossary_in
from planhandbok.records.guide.guide_page import GuidePage, guide_page
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.folder_files import folder_files
from planhandbok.records.text.problems import Problem


@dataclass(frozen=True)
class Guide:
    """The pages in the order of their files, and the glossary.

    `anchors` has the path of every file below the content folder, with the anchors of its page.
    """

    pages: tuple[GuidePage, ...]
    anchors: Mapping[str, Collection[str]]
    glossary: Glossary


def read_guide(project: Path, content: str, glossary: str | None) -> tuple[Guide, list[Problem]]:
    """Read the pages below the folder `content`. The page `glossary` may be missing."""
    pages: list[GuidePage] = []
    anchors: dict[str, Collection[str]] = {}
    found = folder_files(project, content)
    problems: list[Problem] = list(found.problems)
    for file in found.files:
        path = file.removeprefix(f"{content}/")
        anchors[path] = ()
        if file.endswith(".md"):
            text = text_of(project / file, file)
            if isinstance(text, Problem):
                problems.append(text)
            else:
                pages.append(guide_page(text, path, file))
                anchors[path] = pages[-1].anchors
    words, mistakes = _glossary(pages, glossary)
    return Guide(tuple(pages), anchors, words), [*problems, *mistakes]


def _glossary(pages: Iterable[GuidePage], path: str | None) -> tuple[Glossary, list[Problem]]:
    if path is None:
        return Glossary(), []
    own = (page for page in pages if page.path == path)
    found = [entry for page in own for entry in glossary_in(GuideText(page.text), path, page.file)]
    terms = tuple(entry for entry in found if isinstance(entry, Term))
    return Glossary(path, terms), [entry for entry in found if isinstance(entry, Problem)]
