"""A file of the project becomes a typed record, together with what is wrong in it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Generic, TypeVar

from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.records.reading.contacts import contact_warnings
from planhandbok.records.reading.prose_links import ProseLink, may_have_links, prose_links
from planhandbok.records.schema.stand_ins import salvaged
from planhandbok.records.schema.typed import annotation_at, is_prose, typed, unknown_keys
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.known_files import NOT_READ, FileRead, KnownFiles
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


def read_record(kind: type[R], project: Path, file: str, memo: Memo) -> RecordFile[R]:
    """Read one record; `file` is relative to the project."""
    return memo(_record_in, kind, file, memo(KnownFiles, project).text_of(file))


def _record_in(kind: type[R], file: str, text: str | Problem) -> RecordFile[R]:
    return typed_file(kind, file, parsed_text(text, file))


def made_of_files(
    make: Callable[[type[R], str, Parsed], M],
    kind: type[R],
    project: Path,
    files: Sequence[str],
    memo: Memo,
) -> Iterator[M]:
    """Yield what `make` makes of each file, in their order; what is kept of it, if the file did not
    change. Several processes parse the others, and `make` is called here as each arrives.
    """
    known_files = memo(KnownFiles, project)
    made = _made_already(make, kind, files, map(known_files.digest_of, files), memo)
    unread = [file for file in files if file not in made]
    reads = [known_files.read(file) if memo.keeps else NOT_READ for file in unread]
    made |= _made_already(make, kind, unread, (read.digest for read in reads), memo)
    new = [(file, read) for file, read in zip(unread, reads, strict=True) if file not in made]
    batches = run_in_workers(partial(_parsed_batch, project), new)
    parsed = zip(new, chain.from_iterable(batches), strict=True)
    for file in files:
        if file in made:
            yield made[file]
        else:
            (_, read), data = next(parsed)
            result = make(kind, file, data)
            yield memo.keep(make, (file, read.digest), result, (kind,)) if read.digest else result


def _made_already(
    make: Callable[[type[R], str, Parsed], M],
    kind: type[R],
    files: Sequence[str],
    digests: Iterable[bytes | None],
    memo: Memo,
) -> dict[str, M]:
    results = memo.known(make, files, list(digests), shared=(kind,))
    pairs = zip(files, results, strict=True)
    return {file: result for file, result in pairs if result is not None}


def _parsed_batch(project: Path, batch: Sequence[tuple[str, FileRead]]) -> list[Parsed]:
    return [parsed_text(text_of(project / file, file, raw=read.raw), file) for file, read in batch]


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
