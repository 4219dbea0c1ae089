"""A file of the project becomes a typed record, together with what is wrong in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar

from planhandbok.records.reading.contacts import contact_warnings
from planhandbok.records.reading.prose_links import ProseLink, may_have_links, prose_links
from planhandbok.records.schema.stand_ins import salvaged
from planhandbok.records.schema.typed import annotation_at, is_prose, typed, unknown_keys
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.problems import Finding, KeyPath, Mistake, Problem
from planhandbok.records.yaml.yaml_text import written_data
from planhandbok.workers import run_in_workers

R = TypeVar("R")


@dataclass(frozen=True)
class Parsed:
    """A file as plain data (`None` if it cannot be parsed), the links in its texts, and the paths
    of its keys without a value.
    """

    data: Any
    problems: tuple[Mistake, ...] = ()
    links: tuple[ProseLink, ...] = ()
    blank: tuple[KeyPath, ...] = ()


@dataclass(frozen=True)
class RecordFile(Generic[R]):
    """A file and the record in it.

    `misread` are the values that could not be typed. The record has stand-ins in their place; it
    is `None` if it cannot be made even so.
    """

    file: str
    record: R | None
    problems: tuple[Mistake, ...] = ()
    misread: tuple[Finding, ...] = ()
    links: tuple[ProseLink, ...] = ()


def read_record(kind: type[R], project: Path, file: str) -> RecordFile[R]:
    """Read one record; `file` is relative to the project."""
    return typed_file(kind, file, parsed_file(project, file))


def parsed_files(project: Path, files: Sequence[str]) -> Iterator[tuple[str, Parsed]]:
    """Parse many files in several processes. Give each with its name as it arrives, so that the
    caller can type it meanwhile.
    """
    batches = run_in_workers(lambda batch: [parsed_file(project, file) for file in batch], files)
    return zip(files, chain.from_iterable(batches), strict=True)


def typed_file(kind: type[R], file: str, parsed: Parsed) -> RecordFile[R]:
    misread: tuple[Finding, ...] = ()
    record = None if parsed.data is None else typed(kind, parsed.data, file)
    if isinstance(record, list):
        misread = tuple(record)
        record = salvaged(kind, parsed.data, misread)
    misread += tuple(unknown_keys(kind, parsed.blank, file))
    links = tuple(link for link in parsed.links if is_prose(annotation_at(kind, link.path)))
    return RecordFile(file, record, parsed.problems, misread, links)


def parsed_file(project: Path, file: str, filled: Callable[[str], str] = str) -> Parsed:
    """Parse one file; `filled` fills in words of its text."""
    text = text_of(project / file, file)
    if isinstance(text, Problem):
        return Parsed(None, (text,))
    text = filled(text)
    written = written_data(text, file)
    has_links = written.data is not None and may_have_links(text)
    links = tuple(prose_links(written.data)) if has_links else ()
    told: list[Mistake] = [*written.problems, *contact_warnings(written.data, text, file)]
    return Parsed(written.data, tuple(told), links, written.blank)
