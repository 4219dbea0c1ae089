"""Links and pictures that lead nowhere, in the guide and in the prose of records.

A text of a record is shown on many pages, in feeds and on paper, so only a whole address and `a3:`
lead anywhere from it. A frozen edition cannot be mended: what is wrong there is a warning, and the
site shows the link as text.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.addresses.anchors import anchors_of
from planhandbok.records.addresses.permalinks import Permalinks
from planhandbok.records.addresses.urls import a3_at, guide_address, own_path, root_from
from planhandbok.records.checks.link_forms import (
    FROM_THE_TOP,
    NO_PICTURES,
    WHOLE_ADDRESS,
    Complaint,
    complaint_about,
    complaint_about_footnote,
    complaints_about_drawn,
    no_anchor,
    not_there,
    scheme_of,
    written_as,
)
from planhandbok.records.checks.references import moved_a3s, nearest_page, other_a3
from planhandbok.records.guide.guide_page import GuidePage
from planhandbok.records.guide.links import EXAMPLE, FORM, PICTURE, path_from
from planhandbok.records.reading.guide import Guide
from planhandbok.records.reading.loaded import Loaded
from planhandbok.records.reading.prose_links import ProseLink
from planhandbok.records.reading.record_file import RecordFile
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.text.address_text import page_of
from planhandbok.records.text.files import EDITIONS
from planhandbok.records.text.links import RECORD_LINK, LinkKind, WrittenLink
from planhandbok.records.text.problems import Finding, Mistake, Problem, Severity, did_you_mean

RECORD = "a3:"
NEARLY_RECORD = re.compile(r"\s*a3:/*(?P<id>[\w-]+)", re.IGNORECASE)
PATH_TO_RECORD = re.compile(r"(?:(?:^|.*/)a3/|\.\./)(?P<id>[a-z0-9-]+)/?(?P<anchor>#\S*)?")
ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+-]*:", re.IGNORECASE)


@frozen
class _Known:
    """Everything that a link may lead to. `anchors` are those of each A3 that was read in full."""

    a3_ids: frozenset[str]
    guide: Guide
    permalinks: Permalinks | None
    anchors: Mapping[str, frozenset[str]]
    moved: Mapping[str, str]
    url: str


def link_mistakes(loaded: Loaded, permalinks: Permalinks | None) -> Iterator[Mistake]:
    """Yield a mistake for each link that leads nowhere. `permalinks` are the addresses of the site,
    which nobody knows if its settings cannot be read.
    """
    memo = loaded.memo
    known = memo.same(
        _Known(
            a3_ids=loaded.a3_ids,
            guide=loaded.guide,
            permalinks=permalinks,
            anchors=dict(memo.each(_anchors, loaded.whole_a3s)),
            moved=moved_a3s(loaded.forwarding),
            url=loaded.site.url if loaded.site else "",
        )
    )
    yield from chain.from_iterable(memo.each(_on_page, loaded.guide.own_pages, shared=(known,)))
    yield from chain.from_iterable(memo.each(_in_file, loaded.with_links, shared=(known,)))


def _anchors(a3: A3) -> tuple[str, frozenset[str]]:
    return a3.id, anchors_of(a3)


def _on_page(page: GuidePage, known: _Known) -> tuple[Problem, ...]:
    return tuple(
        Problem(page.file, placed.line, placed.column, message, hint)
        for placed in page.links
        for message, hint in _in_guide(page, placed.link, known)
    )


def _in_file(read: RecordFile[Any], known: _Known) -> tuple[Finding, ...]:
    """Return a finding for each link of a record file that leads nowhere.

    Other A3s may be gone: nobody can mend an edition, nor has to mend an example.
    """
    is_example = isinstance(read.record, A3 | Cycle) and read.record.is_example
    is_frozen = f"/{EDITIONS}/" in read.file
    id = read.record.id if isinstance(read.record, A3) else None
    found: list[Finding] = []
    for link in read.links:
        record = RECORD_LINK.fullmatch(link.link.target)
        if record and (is_frozen or (is_example and record["id"] not in known.a3_ids)):
            continue
        complaints = _in_record(link.link, id, known)
        found += (_finding(read.file, link, each, is_frozen=is_frozen) for each in complaints)
    return tuple(found)


def _finding(file: str, link: ProseLink, complaint: Complaint, *, is_frozen: bool) -> Finding:
    """Return the finding about a link in a record; it is a warning where nobody can mend it."""
    message, hint = complaint
    is_footnote = link.link.kind is LinkKind.FOOTNOTE
    if is_frozen:
        hint = Phrase("Utgaven er vedtatt og kan ikke rettes. Teksten vises uten lenken.")
    return Finding(
        file=file,
        path=link.path,
        message=message,
        hint=hint,
        severity=Severity.WARNING if is_frozen or is_footnote else Severity.ERROR,
        words=link.link.target,
        words_before=link.place,
    )


def _in_record(link: WrittenLink, id: str | None, known: _Known) -> Iterator[Complaint]:
    target = link.target
    if link.kind is LinkKind.FOOTNOTE:
        yield complaint_about_footnote(target)
    elif scheme_of(target) == RECORD:
        yield from _to_record(link, known)
    elif link.is_picture:
        yield NO_PICTURES
    elif complaint := complaint_about(target):
        yield complaint
    elif scheme_of(target):
        yield from _to_own_site(target, known)
    else:
        message = Phrase(
            "Lenken «{target}» virker ikke: teksten vises på flere sider.", target=target
        )
        yield message, _hint_for_anchor(target, id, known) or _hint_for_path(target, known)


def _hint_for_anchor(target: str, id: str | None, known: _Known) -> Phrase | None:
    """Return the hint for an anchor of the A3 itself; `None` if nobody knows its anchors."""
    anchors = known.anchors.get(id) if id else None
    if not anchors or not target.startswith("#"):
        return None
    if target[1:] in anchors:
        return Phrase("Skriv {value}.", value=f"«a3:{id}{target}»")
    known_links = (f"a3:{id}#{anchor}" for anchor in anchors)
    return did_you_mean(f"a3:{id}{target}", known_links)


def _hint_for_path(target: str, known: _Known) -> Phrase:
    record = PATH_TO_RECORD.fullmatch(target)
    if record and record["id"] in known.a3_ids:
        return Phrase("Skriv {value}.", value=f"«a3:{record['id']}{record['anchor'] or ''}»")
    path, _, anchor = target.partition("#")
    name = posixpath.basename(path)
    pages = [page.path for page in known.guide.pages]
    same = [page for page in pages if path and posixpath.basename(page) == name]
    if len(same) == 1 and known.url:
        address = guide_address(f"{same[0]}#{anchor}" if anchor else same[0])
        return Phrase("Skriv {value}.", value=f"«{known.url}{address}»")
    return WHOLE_ADDRESS


def _to_record(link: WrittenLink, known: _Known) -> Iterator[Complaint]:
    ids = known.a3_ids
    record = RECORD_LINK.fullmatch(link.target)
    if record is None:
        nearly = NEARLY_RECORD.match(link.target)
        id = nearly["id"].lower() if nearly else ""
        written = Phrase("Skriv {value}.", value=f"«a3:{id}»")
        hint = written if id in ids else other_a3(id, ids, known.moved)
        message = Phrase(
            "Lenken «{target}» er ikke skrevet slik nettstedet leser den.", target=link.target
        )
        yield message, hint
    elif link.kind is not LinkKind.LINK:
        message = Phrase("«a3:{id}» kan bare stå i en lenke.", id=record["id"])
        yield message, written_as(f"a3:{record['id']}")
    elif record["id"] not in ids:
        message = Phrase("Lenken «a3:{id}» peker på en A3 som ikke finnes.", id=record["id"])
        yield message, other_a3(record["id"], ids, known.moved)
    elif (anchor := (record["anchor"] or "")[1:]) and record["id"] in known.anchors:
        anchors = known.anchors[record["id"]]
        if anchor not in anchors:
            yield no_anchor(record["id"], anchor), did_you_mean(anchor, anchors)


def _in_guide(page: GuidePage, link: WrittenLink, known: _Known) -> Iterator[Complaint]:
    target = link.target
    if target.startswith(EXAMPLE):
        yield from _to_example(link, known)
    elif scheme_of(target) == RECORD:
        yield from _to_record(link, known)
    elif target.startswith((PICTURE, FORM)):
        yield from complaints_about_drawn(link)
    elif link.kind is LinkKind.FOOTNOTE or (link.is_picture and ELSEWHERE.match(target)):
        return  # the engine may show footnotes, and pictures of other hosts are told elsewhere
    elif complaint := complaint_about(target):
        yield complaint
    elif scheme_of(target):
        yield from _to_own_site(target, known)
    else:
        yield from _to_path(page, link, known)


def _to_example(link: WrittenLink, known: _Known) -> Iterator[Complaint]:
    """Yield what is wrong with a link to an example that the handbook has."""
    target = link.target.replace(EXAMPLE, RECORD, 1)
    record = RECORD_LINK.fullmatch(target)
    if record is None or record["id"] in known.a3_ids:
        yield from _to_record(replace(link, target=target), known)


def _to_path(page: GuidePage, link: WrittenLink, known: _Known) -> Iterator[Complaint]:
    """Yield what is wrong with a path: the engine follows one to a file, the browser all others."""
    path, _, anchor = normalize("NFC", unquote(link.target)).partition("#")
    path = path.partition("?")[0]
    is_html = link.kind in (LinkKind.HTML, LinkKind.HTML_PICTURE)
    if path.startswith("/"):
        yield FROM_THE_TOP
    elif is_html and path.endswith(".md"):
        message = Phrase(
            "Lenken til «{target}» er skrevet i HTML, og blir ikke fulgt.", target=link.target
        )
        yield message, written_as(link.target)
    elif path and (is_html or path.endswith("/") or path in (".", "..")):
        yield from _to_address(page, path, anchor, known)
    else:
        yield from _to_file(path_from(page.path, path), anchor, known.guide.anchors)


def _to_file(path: str, anchor: str, guide: Mapping[str, Collection[str]]) -> Iterator[Complaint]:
    if path not in guide:
        yield not_there(path), did_you_mean(path, guide)
    elif anchor and path.endswith(".md") and anchor not in guide[path]:
        yield no_anchor(path, anchor), did_you_mean(anchor, guide[path])


def _to_address(page: GuidePage, path: str, anchor: str, known: _Known) -> Iterator[Complaint]:
    """Yield what is wrong with a path that the browser follows from the address of the page."""
    here = guide_address(page.path)
    address = posixpath.normpath(here + path)
    address = "" if address == "." else address
    if path.endswith("/") and address:
        address += "/"
    if address in known.guide.anchors or not _is_missing(address, anchor, known):
        return
    file = path_from(page.path, path.rstrip("/"))
    guide = known.guide.anchors
    meant = next((name for name in (file, f"{file}.md", f"{file}/index.md") if name in guide), "")
    if meant:
        written = posixpath.relpath(meant, posixpath.dirname(page.path) or ".")
        hint = written_as(written)
    elif not _is_missing(f"{file}/", anchor, known):
        hint = Phrase("Skriv {value}.", value=f"«{root_from(here)}{file}/»")
    else:
        hint = nearest_page(address, root_from(here), _pages(known) - {here})
    yield _missing(address, anchor, known), hint


def _to_own_site(target: str, known: _Known) -> Iterator[Complaint]:
    """Yield what is wrong with a whole address, if it is on the site itself."""
    path = own_path(target, known.url)
    if path is None or "." in posixpath.basename(path):
        return
    address = f"{path.rstrip('/')}/" if path else ""
    anchor = unquote(urlsplit(target).fragment)
    if _is_missing(address, anchor, known):
        yield _missing(address, anchor, known), nearest_page(address, known.url, _pages(known))


def _is_missing(address: str, anchor: str, known: _Known) -> bool:
    """Return whether nothing is at an address of the site; the front page has none."""
    if known.permalinks is None or not address:
        return False
    whole = f"{address}#{anchor}" if anchor and a3_at(address) else address
    return not known.permalinks.route(whole).leads


def _missing(address: str, anchor: str, known: _Known) -> Phrase:
    if anchor and not _is_missing(address, "", known):
        return no_anchor(address, anchor)
    return not_there(address)


def _pages(known: _Known) -> set[str]:
    return {page_of(address) for address in known.permalinks.current} if known.permalinks else set()
