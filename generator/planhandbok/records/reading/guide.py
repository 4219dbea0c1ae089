"""The guide is read: its pages, what they link to, and its glossary."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from planhandbok.records.guide.glossary import Glossary, Term, glossary_in
from planhandbok.records.guide.guide_page import GuidePage, guide_page
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.text import files
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.problems import Problem


@dataclass(frozen=True)
class Guide:
    """The pages in the order of their files, their texts, and the glossary.

    `texts` has the path of every file below the content folder, with "" if it is no page or
    cannot be read. `anchors` holds the anchors of each page by its path, and has all these paths
    too.
    """

    pages: tuple[GuidePage, ...]
    texts: Mapping[str, str]
    anchors: Mapping[str, Collection[str]]
    glossary: Glossary


def read_guide(project: Path, content: str, glossary: str | None) -> tuple[Guide, list[Problem]]:
    """Read the pages below the folder `content`. The page `glossary` may be missing."""
    texts: dict[str, str] = {}
    pages: list[GuidePage] = []
    problems: list[Problem] = []
    for file in files.guide_files(project, content):
        path = file.removeprefix(f"{content}/")
        text = text_of(project / file, file) if file.endswith(".md") else ""
        if isinstance(text, Problem):
            problems.append(text)
            text = ""
        elif file.endswith(".md"):
            pages.append(guide_page(text, path, file))
        texts[path] = text
    anchors: dict[str, Collection[str]] = dict.fromkeys(texts, ())
    anchors |= {page.path: page.anchors for page in pages}
    words, mistakes = _glossary(texts, glossary, content)
    return Guide(tuple(pages), texts, anchors, words), [*problems, *mistakes]


def _glossary(
    texts: Mapping[str, str], path: str | None, content: str
) -> tuple[Glossary, list[Problem]]:
    if path is None:
        return Glossary(), []
    found = list(glossary_in(GuideText(texts.get(path, "")), path, f"{content}/{path}"))
    terms = tuple(entry for entry in found if isinstance(entry, Term))
    return Glossary(path, terms), [entry for entry in found if isinstance(entry, Problem)]
