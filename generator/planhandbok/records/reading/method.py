"""The method: that of the base handbook, and over it what a municipality has written itself.

A key of the municipality's file replaces that of the base; its value is not mixed with the base's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from planhandbok.records.reading.base import Base, read_base
from planhandbok.records.reading.record_file import RecordFile, parsed_file, typed_file
from planhandbok.records.reading.site_file import read_site
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import SiteFile
from planhandbok.records.text import files
from planhandbok.records.text.folder_files import FolderFiles, folder_files
from planhandbok.records.text.own_words import with_own_words


@dataclass(frozen=True)
class MethodFile:
    """The method, and the keys of it that the municipality has written itself."""

    read: RecordFile[Method]
    own_keys: frozenset[str] = frozenset()


def method_of(project: Path) -> Method | None:
    """Read the method alone; `None` if it cannot be read."""
    site, _ = read_site(project)
    return read_method(project, folder_files(project, files.RECORDS), site).read.record


def read_method(project: Path, found: FolderFiles, site: SiteFile | None) -> MethodFile:
    """Read the method. If its file lies elsewhere, that is a problem already."""
    base = base_below(site)
    words = site.settings.own_words if site else {}
    parsed = partial(parsed_file, filled=partial(with_own_words, words=words))
    if base and not found.problems and files.METHOD not in found.files:
        return MethodFile(typed_file(Method, files.METHOD, parsed(base.folder, base.method)))
    if not {files.METHOD, files.RECORDS}.isdisjoint(problem.file for problem in found.problems):
        return MethodFile(RecordFile(files.METHOD, None))
    own = parsed(project, files.METHOD)
    keys = frozenset(own.data) if isinstance(own.data, Mapping) else frozenset()
    if base and keys and not base.folder.samefile(project):
        own = replace(own, data={**parsed(base.folder, base.method).data, **own.data})
    return MethodFile(typed_file(Method, files.METHOD, own), keys)


def base_below(site: SiteFile | None) -> Base | None:
    """Return the base handbook, `None` for a municipality that does without it."""
    if site is None:
        return read_base(Language.BOKMAL)
    return read_base(site.settings.language) if site.settings.has_base else None
