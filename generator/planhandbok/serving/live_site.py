"""A site in memory that follows the files of its project."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from planhandbok.allocation import quick_allocation
from planhandbok.frozen import frozen
from planhandbok.memo import Memo
from planhandbok.pages.pages import Output, output_of
from planhandbok.pages.pieces.words import Words
from planhandbok.plan.plan import plan_of
from planhandbok.records.addresses.urls import WRITING
from planhandbok.records.audience import for_audience
from planhandbok.records.editing.record_text import NO_TEXTS, Texts
from planhandbok.records.git.history import is_checked_out
from planhandbok.records.handbook import AllRecords, Handbook
from planhandbok.records.read import records_as_found
from planhandbok.records.schema.settings import Language
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.known_files import NO_FILES, KnownFiles
from planhandbok.records.text.problems import Problems
from planhandbok.scratch import scratch_folder
from planhandbok.serving.engine_site import EngineSite
from planhandbok.serving.followed_search import FollowedSearch
from planhandbok.serving.shown import ShownSite
from planhandbok.site.engine.engine import (
    EngineError,
    EngineJob,
    EngineName,
    EnginePage,
    StartEngine,
    start_engine,
)
from planhandbok.site.engine.settings import engine_job
from planhandbok.site.engine.shells import shell_pages
from planhandbok.site.guide.unsafe import UnsafePagesError
from planhandbok.site.search.index import START

LOG_OF_CHECKOUTS = ".git/logs/HEAD"
"""The file of git that tells of each commit, and of each checkout of another."""


@frozen
class LiveRequest:
    """A site to show: of which project, for whom, with what, and whether its rows lead to forms."""

    project: Path
    audience: Audience = Audience.INTERNAL
    engine: EngineName = EngineName.MKDOCS
    start_engine: StartEngine = start_engine
    with_search: bool = True
    with_pdf: bool = True
    with_forms: bool = False


@frozen
class PlannedSite:
    """A site before the engine has run: what was read, what it holds, and the engine's job."""

    records: AllRecords
    output: Output
    job: EngineJob


class LiveSite:
    """Keeps what was read and computed, and does again only what rests on a file that changed.

    `shown` is the newest state without mistakes, None until there is one, and `records` are the
    newest without mistakes of their own. `problems` are the
    mistakes of the files as they are now, and empty if `shown` is made of them.
    """

    def __init__(self, request: LiveRequest, folder: Path) -> None:
        self._request = request
        self.project = request.project
        self.has_forms = request.with_forms
        self._engine = EngineSite(folder, request.engine, request.start_engine)
        self.memo = Memo()
        self.shown: ShownSite | None = None
        self.records: AllRecords | None = None
        self.problems = Problems()
        self._output: Output | None = None
        self._search = FollowedSearch()
        self._digests: Mapping[str, bytes] = {}
        self._gone: frozenset[str] = frozenset()

    @property
    def words(self) -> Words:
        """The words of the site: those of bokmål until its settings could be read."""
        settings = self.records.site.settings if self.records else None
        return Words(settings.language if settings else Language.BOKMAL)

    @property
    def known(self) -> Problems:
        """The mistakes and warnings that were found last."""
        return self.problems if self.problems.items or not self.records else self.records.warnings

    def update(self, today: date, *, has_written: bool = False) -> None:
        """Read the files again; on mistakes, go on showing what was shown. If all that happened is
        that `edit` has written, only its files are looked at: the others were, for the edit.
        """
        with quick_allocation():
            if has_written:
                self._files.suppose(NO_FILES)
            else:
                self._files.begin(NO_FILES)
            planned = self._planned(today, NO_TEXTS)
            read = dict(self._files.digests)
            self._gone = frozenset((self._gone | self._digests.keys()) - read.keys())
            self._digests = read
            if isinstance(planned, Problems):
                self.problems = planned
            else:
                self._show(planned)

    def hear(self, changed: Iterable[Path]) -> bool:
        """Hear of files that have changed, and return whether the site must be made anew. It need
        not if they are as the last update found them, without a mistake, as after a change that was
        shown when it was written. Else, the next update reads them again.
        """
        root = self.project.absolute()
        files = [path.absolute() for path in changed]
        if not all(file.is_relative_to(root) for file in files):
            self._files.forget()
            return True
        names = [file.relative_to(root).as_posix() for file in files]
        if not self.problems.items and all(map(self._is_as_read, names)):
            return False
        self._files.changed(name for name in names if name != LOG_OF_CHECKOUTS)
        return True

    def look(self) -> bool:
        """Look at all files, and return whether they are as they were found. Else, the next update
        reads them again. From the first look on, whoever watches them must let the site `hear`.
        """
        return self._files.look()

    def _is_as_read(self, file: str) -> bool:
        if file == LOG_OF_CHECKOUTS:
            commit = self.records.history.commit if self.records else None
            return is_checked_out(self.project, commit)
        digest = self._digests.get(file)
        is_known = digest is not None or file in self._gone
        return is_known and self._files.has_digest(file, digest)

    def make_search(self) -> None:
        """Make the index of search of what is shown; else the first who searches waits for it."""
        if self.shown and self._request.with_search:
            self.shown.file(START)

    @property
    def _files(self) -> KnownFiles:
        return self.memo(KnownFiles, self.project)

    def _show(self, planned: PlannedSite) -> None:
        self.records = planned.records
        site = self._engine_site(planned, self._engine)
        if isinstance(site, Problems):
            self.problems = site
            return
        self.problems = Problems()
        is_new = planned.output is not self._output  # else, nobody asked for what it is made of
        if is_new or not self.shown or self.shown.engine_site != site:
            self.shown = self._made(planned, site)
            self._output = planned.output
        if is_new:
            self.memo.forget()

    def preview_of(
        self, texts: Texts, address: str, today: date
    ) -> Callable[[], str | Problems] | Problems:
        """Return what makes a page as it would be with other texts of files, or the mistakes in
        them. It runs the engine, which takes its time, and shares nothing that changes.
        """
        unsaved = {file: None if text is None else text.encode() for file, text in texts.items()}
        self._files.begin(unsaved)
        planned = self._planned(today, texts)
        if isinstance(planned, Problems):
            return planned

        def page() -> str | Problems:
            with scratch_folder() as folder:
                engine = EngineSite(folder, self._request.engine, self._request.start_engine)
                site = self._engine_site(planned, engine)
                if isinstance(site, Problems):
                    return site
                return self._made(planned, site).page(address) or ""

        return page

    def _planned(self, today: date, texts: Texts) -> PlannedSite | Problems:
        request = self._request
        records = records_as_found(request.project, self.memo, today)
        if isinstance(records, Problems):
            return records
        handbook = for_audience(records, request.audience)
        output = self._output_of(records, handbook, today)
        shells = shell_pages(output.pages)
        job = engine_job(
            handbook,
            request.project,
            output.frame,
            shells,
            with_search=request.with_search,
            memo=self.memo,
        )
        return PlannedSite(records, output, _with_pages(job, handbook, texts))

    def _engine_site(self, planned: PlannedSite, engine: EngineSite) -> Path | Problems:
        records = planned.records
        try:
            return engine.site_of(planned.job, records.site.content, records.site.url)
        except (EngineError, UnsafePagesError) as error:
            return Problems.of([*error.problems.items, *records.warnings.items])

    def _made(self, planned: PlannedSite, site: Path) -> ShownSite:
        with_pdf = self._request.with_pdf
        return ShownSite.of(planned.output, site, self._search, with_pdf=with_pdf)

    def _output_of(self, records: AllRecords, handbook: Handbook, today: date) -> Output:
        """Return what the site holds: what was made last, if it would be made of the same, as when
        the files tell of a change that is shown already.
        """
        read = (records.site, records.method, records.cycles, records.sheets, records.editions)
        rest = (records.guide, records.glossary, records.history, records.past, records.permalinks)
        made_of = (*read, *rest, today)
        [known] = self.memo.known(output_of, *([part] for part in made_of))
        if known is not None:
            return known
        forms = f"/{WRITING}" if self._request.with_forms else ""
        output = output_of(plan_of(handbook, today, self.memo), self.memo, forms)
        return self.memo.keep(output_of, made_of, output)


def _with_pages(job: EngineJob, handbook: Handbook, texts: Texts) -> EngineJob:
    """Return a job with the pages whose texts no file has, and which it would look for there."""
    given = {page.file for page in job.pages}
    unsaved = (page for page in handbook.guide if page.file in texts and page.path not in given)
    return replace(job, pages=[*job.pages, *(EnginePage(page.path, page.text) for page in unsaved)])
