"""The method: that of the base handbook, and over it what a municipality has written itself.

A key of the municipality's file replaces that of the base; its value is not mixed with the base's.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.records.reading.record_file import Parsed, RecordFile, parsed_text, typed_file
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import SiteFile
from planhandbok.records.settings.base import Base, read_base
from planhandbok.records.settings.site_file import read_site
from planhandbok.records.text import files
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.folder_files import FolderFiles
from planhandbok.records.text.known_files import KnownFiles
from planhandbok.records.text.own_words import with_own_words
from planhandbok.records.text.problems import Problem


@frozen
class MethodFile:
    """The method, and the keys of it that the municipality has written itself."""

    read: RecordFile[Method]
    own_keys: frozenset[str] = frozenset()


def method_of(project: Path, memo: Memo = NO_MEMO) -> Method | None:
    """Read the method alone; `None` if it cannot be read."""
    site, _ = read_site(project, memo)
    found = memo(KnownFiles, project).below(files.RECORDS)
    return read_method(project, found, site, memo).read.record


def read_method(project: Path, found: FolderFiles, site: SiteFile | None, memo: Memo) -> MethodFile:
    """Read the method. If its file lies elsewhere, that is a problem already."""
    base = base_below(site)
    words = site.settings.own_words if site else {}
    below = text_of(base.folder / base.method, base.method) if base else None
    if base and not found.problems and files.METHOD not in found.files:
        return memo(_method_in, None, below, words)
    if not {files.METHOD, files.RECORDS}.isdisjoint(problem.file for problem in found.problems):
        return MethodFile(RecordFile(files.METHOD, None))
    own = memo(KnownFiles, project).text_of(files.METHOD)
    is_base = base is not None and base.folder.samefile(project)
    return memo(_method_in, own, None if is_base else below, words)


def _method_in(
    own: str | Problem | None, below: str | Problem | None, words: Mapping[str, str]
) -> MethodFile:
    """Lay the text of a municipality's own method over that below it, where there are both."""
    base = None if below is None else _parsed(below, words)
    if own is None:
        return MethodFile(typed_file(Method, files.METHOD, base or Parsed(None)))
    written = _parsed(own, words)
    keys = frozenset(written.data) if isinstance(written.data, Mapping) else frozenset()
    if base and keys:
        written = replace(written, data={**base.data, **written.data})
    return MethodFile(typed_file(Method, files.METHOD, written), keys)


def _parsed(text: str | Problem, words: Mapping[str, str]) -> Parsed:
    filled = with_own_words(text, words) if isinstance(text, str) else text
    return parsed_text(filled, files.METHOD)


def base_below(site: SiteFile | None) -> Base | None:
    """Return the base handbook, `None` for a municipality that does without it."""
    if site is None:
        return read_base(Language.BOKMAL)
    return read_base(site.settings.language) if site.settings.has_base else None
