"""A file of the project becomes a typed record, together with what is wrong in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, compress, repeat
from operator import is_, not_
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
from planhandbok.records.text.problems import Finding, KeyPath, Mistake, Problem, Severity
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
    read_now = known_files.read if memo.keeps else lambda _: NOT_READ
    digests = list(map(known_files.digest_of, files))
    reads = {file: read_now(file) for file in compress(files, map(not_, digests))}
    digests = [digest or reads[file].digest for file, digest in zip(files, digests, strict=True)]
    results = memo.known(make, files, digests, shared=(kind,))
    unmade = compress(files, map(is_, results, repeat(None)))
    new = [(file, reads.get(file) or read_now(file)) for file in unmade]
    batches = run_in_workers(partial(_parsed_batch, project), new)
    parsed = zip(new, chain.from_iterable(batches), strict=True)
    for made in results:
        if made is not None:
            yield made
        else:
            (file, read), data = next(parsed)
            result = make(kind, file, data)
            yield memo.keep(make, (file, read.digest), result, (kind,)) if read.digest else result


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


@frozen
class ReadingMistakes:
    """Mistakes of reading: `misread` has the values that could not be typed, by their file, and
    `others` are mistakes in how files are written or where they lie.
    """

    others: tuple[Mistake, ...]
    misread: Mapping[str, Sequence[Finding]]

    @cached_property
    def files(self) -> frozenset[str]:
        errors = (mistake for mistake in self.others if mistake.severity is Severity.ERROR)
        return frozenset([*self.misread, *(mistake.file for mistake in errors)])

    def all(self) -> list[Mistake]:
        return [*self.others, *(value for values in self.misread.values() for value in values)]

    def is_misread(self, file: str, key: str) -> bool:
        """Return whether a value at a top-level key, or below it, could not be read."""
        return any(value.path[:1] == (key,) for value in self.misread.get(file, ()))

    def is_lost(self, file: str, key: str) -> bool:
        """Return whether nothing at a top-level key could be read."""
        return any(value.path == (key,) for value in self.misread.get(file, ()))

    def without_aftereffects(self, mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
        """Leave out mistakes that only follow from a value that could not be read."""
        return (mistake for mistake in mistakes if not self._is_aftereffect(mistake))

    def _is_aftereffect(self, mistake: Mistake) -> bool:
        if not isinstance(mistake, Finding):
            return False
        rests_on = mistake.rests_on
        return any(
            mistake.path[: len(value.path)] == value.path
            or (rests_on and value.path[: len(rests_on)] == rests_on)
            for value in self.misread.get(mistake.file, ())
        )


def mistakes_of(
    record_files: Sequence[RecordFile[Any]], others: tuple[Mistake, ...], memo: Memo
) -> ReadingMistakes:
    """Return the mistakes of files, and others that are known already."""
    faulty = tuple(compress(record_files, memo.each(_is_faulty, record_files)))
    return memo(_mistakes, faulty, others)


def _is_faulty(file: RecordFile[Any]) -> bool:
    return bool(file.problems or file.misread)


def _mistakes(
    record_files: Sequence[RecordFile[Any]], others: Sequence[Mistake]
) -> ReadingMistakes:
    return ReadingMistakes(
        others=(*others, *(problem for file in record_files for problem in file.problems)),
        misread={file.file: file.misread for file in record_files if file.misread},
    )
