"""All files of a project become typed records. No record is compared with another here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain, compress
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar

from planhandbok.frozen import frozen
from planhandbok.memo import NO_MEMO, Memo
from planhandbok.records.addresses.ledger import Ledger, read_ledger
from planhandbok.records.addresses.owners import owners_of_editions
from planhandbok.records.reading.a3_links import sheet_with_links_only_to
from planhandbok.records.reading.editions import (
    EditionFile,
    by_id_and_age,
    corrected,
    read_editions,
)
from planhandbok.records.reading.guide import Guide, read_guide
from planhandbok.records.reading.method import base_below, read_method
from planhandbok.records.reading.record_file import (
    Parsed,
    ReadingMistakes,
    RecordFile,
    made_of_files,
    mistakes_of,
    parsed_text,
    read_record,
    typed_file,
)
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.cycle import Cycle
from planhandbok.records.schema.forwarding import Forwarding
from planhandbok.records.schema.method import Method
from planhandbok.records.schema.own_boxes import form_of
from planhandbok.records.schema.settings import SearchWords
from planhandbok.records.schema.sheet import Edition, Sheet, SiteFile
from planhandbok.records.settings.site_file import read_site
from planhandbok.records.text import files
from planhandbok.records.text.file_text import text_of
from planhandbok.records.text.folder_files import FolderFiles
from planhandbok.records.text.known_files import KnownFiles

R = TypeVar("R")
NO_FORWARDING = Forwarding()
NO_WORDS = SearchWords()
# Not those of `schema/sheet.py`, which are asked in another order: a memo keeps one order of each.
_a3: Callable[[Sheet], A3] = attrgetter("a3")
_id: Callable[[Sheet], str] = attrgetter("a3.id")
_file: Callable[[Sheet], str] = attrgetter("file")
_is_example: Callable[[Sheet], bool] = attrgetter("a3.is_example")


@frozen(kw_only=True)
class Loaded:
    """Everything that could be read, in the order of the files.

    `site` and `method` are `None` if they cannot be read. `own_method_keys` are the keys of the
    method that the municipality has written itself. `cycles` are by the year of their folder.
    `a3_ids` has the A3s that could not be read too, by the names of their files. Those
    `with_links` have some in their prose. `form` is that of all A3s. `memo` takes over what was
    found in what did not change.
    """

    project: Path
    site: SiteFile | None
    method: Method | None
    own_method_keys: frozenset[str]
    cycles: Mapping[int, Cycle]
    sheets: tuple[Sheet, ...]
    edition_files: tuple[EditionFile, ...]
    guide: Guide
    ledger: Ledger
    forwarding: Forwarding
    own_search_words: SearchWords
    a3_ids: frozenset[str]
    with_links: tuple[RecordFile[Any], ...]
    mistakes: ReadingMistakes
    form: type[A3]
    memo: Memo

    @cached_property
    def whole_a3s(self) -> tuple[A3, ...]:
        """The A3s that were read without a mistake."""
        misread = self.mistakes.misread
        a3s = self.memo.each(_a3, self.sheets)
        return tuple(a3 for a3, file in zip(a3s, self.files, strict=True) if file not in misread)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the A3s, in the order of `sheets`."""
        return tuple(self.memo.each(_id, self.sheets))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The files of the A3s, in the order of `sheets`."""
        return tuple(self.memo.each(_file, self.sheets))

    @cached_property
    def with_cases(self) -> tuple[Sheet, ...]:
        """The A3s that name cases."""
        return tuple(compress(self.sheets, self.memo.each(_has_cases, self.sheets)))

    @cached_property
    def search_words(self) -> SearchWords:
        """The words of the base handbook too, for one that lies over it."""
        base = base_below(self.site)
        if base is None or base.folder.samefile(self.project):
            return self.own_search_words
        return _words_of_base(base.folder).joined(self.own_search_words)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """Sorted by id, and then the oldest first; each with the right number of its case."""
        corrections = self.forwarding.corrections
        read = (file.edition for file in self.edition_files)
        right = (self.memo(corrected, edition, corrections) for edition in read)
        return tuple(sorted(right if corrections else read, key=by_id_and_age))

    @cached_property
    def owners(self) -> Mapping[str, Sheet | None]:
        """The A3 that each edition belongs to now, by the edition's file."""
        return owners_of_editions(self.sheets, self.editions, self.forwarding)


def load(project: Path, memo: Memo = NO_MEMO) -> Loaded:
    """Read all files under a project. Gives what it gave the last time if each is as it was."""
    found = memo(KnownFiles, project).below(files.RECORDS)
    folders = memo(files.year_folders, found.files)
    site, site_mistakes = read_site(project, memo)
    method_file = read_method(project, found, site, memo)
    method = method_file.read
    cycles = _read_cycles(project, folders, memo)
    form = form_of(method.record)
    a3s = list(_read_a3s(project, folders, form, memo))
    ids = frozenset(chain.from_iterable(memo.each(_ids, [file for file, _ in a3s])))
    editions = list(read_editions(project, folders, form, memo))
    forwarding = _read_forwarding(project, found, memo)
    search_words = _read_search_words(project, found, memo)
    ledger, ledger_problems = read_ledger(project, memo)
    guide, guide_problems = read_guide(project, site, memo)
    record_files: list[RecordFile[Any]] = [method, *cycles.values(), forwarding, search_words]
    of_a3s: list[RecordFile[Any]] = [*(file for file, _ in a3s), *(file for file, _ in editions)]
    record_files += of_a3s if _has_boxes(method) else map(_without_unknown_boxes, of_a3s)
    misplaced = memo(files.misplaced, found.files, tuple(folders))
    others = (*site_mistakes, *ledger_problems, *guide_problems, *found.problems, *misplaced)
    return memo(
        Loaded,
        project=project,
        site=site,
        method=method.record,
        own_method_keys=method_file.own_keys,
        cycles={year: cycle.record for year, cycle in cycles.items() if cycle.record},
        sheets=tuple(_examples_alone(a3s, ids, memo)),
        edition_files=tuple(edition for _, edition in editions if edition),
        guide=guide,
        ledger=ledger,
        forwarding=forwarding.record or NO_FORWARDING,
        own_search_words=search_words.record or NO_WORDS,
        a3_ids=ids,
        with_links=tuple(compress(record_files, memo.each(_has_links, record_files))),
        mistakes=mistakes_of(record_files, others, memo),
        form=form,
        memo=memo,
    )


def _read_cycles(
    project: Path, folders: Sequence[files.YearFolder], memo: Memo
) -> dict[int, RecordFile[Cycle]]:
    return {
        folder.year: read_record(Cycle, project, folder.cycle, memo)
        for folder in folders
        if folder.cycle
    }


def _read_a3s(
    project: Path, folders: Sequence[files.YearFolder], form: type[A3], memo: Memo
) -> Iterator[tuple[RecordFile[A3], Sheet | None]]:
    """Read the A3s in the order of their files. Workers parse them, and this process types them."""
    names = [file for folder in folders for file in folder.a3s]
    return made_of_files(_sheet, form, project, names, memo)


def _sheet(form: type[A3], file: str, parsed: Parsed) -> tuple[RecordFile[A3], Sheet | None]:
    read = typed_file(form, file, parsed)
    return read, Sheet(files.budget_year(file), file, read.record) if read.record else None


def _examples_alone(
    a3s: Sequence[tuple[RecordFile[A3], Sheet | None]], ids: frozenset[str], memo: Memo
) -> Iterator[Sheet]:
    """Yield the A3s. An example refers only to A3s that are there: others may be deleted."""
    sheets = [sheet for _, sheet in a3s if sheet]
    for sheet, is_one in zip(sheets, memo.each(_is_example, sheets), strict=True):
        yield memo(sheet_with_links_only_to, sheet, ids) if is_one else sheet


def _has_boxes(method: RecordFile[Method]) -> bool:
    """Return whether it is known which boxes the A3s may have, if any."""
    is_whole = method.record is not None and not method.problems
    lost = [finding.path[2:] for finding in method.misread if finding.path[:1] == ("ruter",)]
    return is_whole and not {(), ("id",)}.intersection(lost)


def _without_unknown_boxes(file: RecordFile[R]) -> RecordFile[R]:
    """Leave out the keys of an A3 that may be boxes of a method that cannot be read."""
    known = [
        finding
        for finding in file.misread
        if not finding.on_key or finding.path[:-1] not in ((), ("a3",))
    ]
    return replace(file, misread=tuple(known))


def _ids(file: RecordFile[A3]) -> tuple[str, ...]:
    """Return the id of an A3 by the name of its file, and the one that it tells itself."""
    name = file.file.rpartition("/")[2].removesuffix(".yml")
    return (name, file.record.id) if file.record else (name,)


def _read_forwarding(project: Path, found: FolderFiles, memo: Memo) -> RecordFile[Forwarding]:
    """Read redirects and tombstones from the file, which a project may lack."""
    if files.FORWARDING in found.files:
        return read_record(Forwarding, project, files.FORWARDING, memo)
    return RecordFile(files.FORWARDING, NO_FORWARDING)


def _read_search_words(project: Path, found: FolderFiles, memo: Memo) -> RecordFile[SearchWords]:
    """Read a municipality's own words for search, which it may lack."""
    if files.SEARCH_WORDS in found.files:
        return read_record(SearchWords, project, files.SEARCH_WORDS, memo)
    return RecordFile(files.SEARCH_WORDS, NO_WORDS)


@cache
def _words_of_base(folder: Path) -> SearchWords:
    text = text_of(folder / files.SEARCH_WORDS, files.SEARCH_WORDS)
    parsed = parsed_text(text, files.SEARCH_WORDS)
    return typed_file(SearchWords, files.SEARCH_WORDS, parsed).record or NO_WORDS


def _has_cases(sheet: Sheet) -> bool:
    return bool(sheet.a3.cases)


def _has_links(file: RecordFile[Any]) -> bool:
    return bool(file.links)
