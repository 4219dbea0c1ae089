"""The guide is read: its pages, what they link to, and its glossary."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from planhandbok.records.addresses.urls import guide_address
from planhandbok.records.guide.glossary import Glossary, Term, glossary_in
from planhandbok.records.guide.guide_page import GuidePage, guide_page, guide_problems, is_built
from planhandbok.records.guide.links import dangling_links
from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.reading.findings import Findings
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.sheet import SiteFile
from planhandbok.records.text import files
from planhandbok.records.text.address_text import is_address
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.files import MKDOCS_FILE, OUR_SETTINGS
from planhandbok.records.text.problems import Finding, Problem, did_you_mean

OUR_FOLDERS = "status|tiltak|a3|sak|syklus|tilgjengelighet|personvern|omdirigeringer"
RESERVED = re.compile(rf"(?:index|README|{OUR_FOLDERS})\.md$|(?:{OUR_FOLDERS})/")
"""Guide pages that would stand where the pages that we make do."""


@dataclass(frozen=True)
class Guide:
    """The pages in the order of their files, and the glossary.

    `anchors` are what an address may end in on each page, by its path; other files of the
    content folder are there too, and have none.
    """

    pages: tuple[GuidePage, ...]
    glossary: Glossary
    anchors: Mapping[str, Collection[str]]


def read_guide(findings: Findings, site: SiteFile | None) -> Guide:
    """Without settings that can be read, the folder is where it usually is."""
    content = site.content if site else "content"
    texts = dict(_texts(findings, content))
    pages = [
        guide_page(text, path, f"{content}/{path}")
        for path, text in texts.items()
        if text is not None
    ]
    anchors: dict[str, Collection[str]] = dict.fromkeys(texts, ())
    anchors |= {page.path: page.anchors for page in pages}
    for page in pages:
        findings.add(guide_problems(texts[page.path] or "", page.file))
        findings.add(dangling_links(page.path, page.file, page.page_links, anchors))
        findings.links.extend((page.file, link) for link in page.links)
        if RESERVED.match(page.path):
            findings.add([_reserved(page.file)])
        elif is_built(page) and not _is_addressable(page.path):
            findings.add([_unaddressable(page.file)])
    glossary = _glossary(findings, site.settings if site else Settings(), texts, content)
    return Guide(tuple(pages), glossary, anchors)


def _texts(findings: Findings, content: str) -> Iterator[tuple[str, str | None]]:
    """The path of each file below the content folder, and its text if it is a page."""
    for file in files.guide_files(findings.project, content):
        text = text_of(findings.project / file, file) if file.endswith(".md") else None
        if isinstance(text, Problem):
            findings.add([text])
            text = None
        yield file.removeprefix(f"{content}/"), text


def _reserved(file: str) -> Problem:
    return Problem(
        file,
        1,
        1,
        "Adressen til siden er opptatt: der lager nettstedet selv en side.",
        "Flytt filen, for eksempel til mappen «veiledning».",
    )


def _is_addressable(path: str) -> bool:
    return "#" not in path and is_address(guide_address(path))


def _unaddressable(file: str) -> Problem:
    return Problem(
        file,
        1,
        1,
        "Siden kan ikke få en adresse: navnet er for langt, eller har tegn som ikke kan stå der.",
        "Bruk bokstaver, tall og bindestrek i navnene på filen og mappene den ligger i.",
    )


def _glossary(
    findings: Findings, settings: Settings, texts: Mapping[str, str | None], content: str
) -> Glossary:
    path = settings.glossary
    if path is None:
        return Glossary()
    if path not in texts:
        place = (MKDOCS_FILE, (*OUR_SETTINGS, "ordliste"))
        message = f"Ordlisten «{path}» finnes ikke i veiledningen."
        findings.add([Finding(*place, message, did_you_mean(path, texts))])
    found = list(glossary_in(GuideText(texts.get(path) or ""), path, f"{content}/{path}"))
    findings.add(one for one in found if isinstance(one, Problem))
    return Glossary(path, tuple(one for one in found if isinstance(one, Term)))
