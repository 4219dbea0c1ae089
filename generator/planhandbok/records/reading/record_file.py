"""A file of the project becomes a typed record, together with what is wrong in it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar

from planhandbok.frozen import frozen
from planhandbok.records.reading.contacts import contact_warnings
from planhandbok.records.reading.prose_links import ProseLink, may_have_links, prose_links
from planhandbok.records.schema.stand_ins import salvaged
from planhandbok.records.schema.typed import annotation_at, is_prose, typed, unknown_keys
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.kept import Kept, digest
from planhandbok.records.text.problems import Finding, KeyPath, Mistake, Problem
from planhandbok.records.yaml.yaml_text import written_data
from planhandbok.workers import run_in_workers

R = TypeVar("R")
M = TypeVar("M")


@frozen
class Parsed:
    """A file as plain data (`None` if it cannot be parsed), the links in its texts, and the paths
    of its keys without a value.
    """

    data: Any
    problems: tuple[Mistake, ...] = ()
    links: tuple[ProseLink, ...] = ()
    blank: tuple[KeyPath, ...] = ()


@frozen
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


def read_record(kind: type[R], project: Path, file: str, kept: Kept) -> RecordFile[R]:
    """Read one record; `file` is relative to the project."""
    return kept.result(_record_in, kind, file, text_of(project / file, file), of=file)


def _record_in(kind: type[R], file: str, text: str | Problem) -> RecordFile[R]:
    return typed_file(kind, file, parsed_text(text, file))


def made_of_files(
    make: Callable[[type[R], str, Parsed], M],
    kind: type[R],
    project: Path,
    files: Sequence[str],
    kept: Kept,
) -> Iterator[M]:
    """Yield what `make` makes of each file, in their order; what is kept of it, if the file did not
    change. Several processes parse the others, and `make` is called here as each arrives.
    """
    found: dict[str, M] = {}
    new: list[tuple[str, bytes | None]] = []
    for file in files:
        path = f"{project}/{file}"
        unchanged = kept.digest_of(path)
        old = None if unchanged is None else kept.found(make, file, (kind, unchanged))
        if old is None:
            raw = kept.read(path)
            old = None if raw is None else kept.found(make, file, (kind, digest(raw)))
        if old is None:
            new.append((file, raw))
        else:
            found[file] = old
    batches = run_in_workers(partial(_parsed_batch, project), new)
    parsed = zip(new, chain.from_iterable(batches), strict=True)
    for file in files:
        if file in found:
            yield found[file]
        else:
            (_, raw), data = next(parsed)
            made = make(kind, file, data)
            yield made if raw is None else kept.keep(make, file, (kind, digest(raw)), made)


def _parsed_batch(project: Path, batch: Sequence[tuple[str, bytes | None]]) -> list[Parsed]:
    return [parsed_text(text_of(project / file, file, raw=raw), file) for file, raw in batch]


def typed_file(kind: type[R], file: str, parsed: Parsed) -> RecordFile[R]:
    misread: tuple[Finding, ...] = ()
    record = None if parsed.data is None else typed(kind, parsed.data, file)
    if isinstance(record, list):
        misread = tuple(record)
        record = salvaged(kind, parsed.data, misread)
    misread += tuple(unknown_keys(kind, parsed.blank, file))
    links = tuple(link for link in parsed.links if is_prose(annotation_at(kind, link.path)))
    return RecordFile(file, record, parsed.problems, misread, links)


def parsed_text(text: str | Problem, file: str) -> Parsed:
    """Parse the text of a file, if it could be read."""
    if isinstance(text, Problem):
        return Parsed(None, (text,))
    written = written_data(text, file)
    has_links = written.data is not None and may_have_links(text)
    links = tuple(prose_links(written.data)) if has_links else ()
    told: list[Mistake] = [*written.problems, *contact_warnings(written.data, text, file)]
    return Parsed(written.data, tuple(told), links, written.blank)
