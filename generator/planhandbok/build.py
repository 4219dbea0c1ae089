"""The whole way on one screen: files → records → plan → pages → site."""

from datetime import date
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.audience import for_audience
from planhandbok.records.read import read_records
from planhandbok.records.reading.places import placed
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.settings.site_file import accessibility_advice
from planhandbok.records.text.files import RECORDS
from planhandbok.records.text.problems import Problems
from planhandbok.scratch import remove_leftovers, scratch_folder
from planhandbok.site.assemble import assemble, pages_made_early
from planhandbok.site.engine.engine import (
    EngineError,
    EngineName,
    RunEngine,
    StartEngine,
    start_engine,
)
from planhandbok.site.engine.settings import engine_job
from planhandbok.site.engine.shells import shell_pages
from planhandbok.site.gone import ledger
from planhandbok.site.guide.unsafe import UnsafePagesError, refuse_unsafe_pages
from planhandbok.site.publish import BuildFolders, Published, refuse_among_sources, replacing
from planhandbok.site.written import SiteFiles


@frozen
class BuildRequest:
    """A site to build: from which project, for whom, on which day, and where to."""

    project: Path
    out: Path
    today: date
    audience: Audience = Audience.PUBLIC
    engine: EngineName = EngineName.MKDOCS
    start_engine: StartEngine = start_engine
    with_search: bool = True
    keeps_ledger: bool = False
    with_pdf: bool = True


def build(request: BuildRequest) -> Published | Problems:
    """Build and publish the site; on mistakes, return every problem and leave `out` as it was.

    Raises `WrongUseError` if `out` is no place for a site, and an `OSError` if the system refuses.
    """
    remove_leftovers()
    with (
        scratch_folder() as work_dir,
        request.start_engine(request.engine, work_dir) as run_engine,
    ):
        return _built(request, run_engine)


def _built(request: BuildRequest, run_engine: RunEngine) -> Published | Problems:
    records = read_records(request.project, today=request.today)
    if isinstance(records, Problems):
        return records
    refuse_among_sources(request.out, request.project, records.site.content, RECORDS)
    handbook = for_audience(records, request.audience)
    output = output_of(plan_of(handbook, request.today))
    shells = shell_pages(output.pages)
    with_search = request.with_search
    job = engine_job(handbook, request.project, output.frame, shells, with_search=with_search)
    finish_engine = run_engine(job)
    try:
        with replacing(request.out) as folder:
            made = pages_made_early(output.pages)
            finish_engine(folder)
            refuse_unsafe_pages(folder, job.guide, handbook.site.content, handbook.site.url)
            folders = BuildFolders(request.project, SiteFiles(folder), request.out)
            assembled = assemble(
                output, made, folders, with_search=with_search, with_pdf=request.with_pdf
            )
    except (EngineError, UnsafePagesError) as error:
        return Problems.of([*error.problems.items, *records.warnings.items])
    notice = ledger.remember(records, request.project, is_kept=request.keeps_ledger)
    advice = placed(list(accessibility_advice(records.site.settings)), request.project)
    told = [*records.warnings.items, *advice, *notice.items, *assembled.warnings.items]
    layers = {page.path: page.layer for page in handbook.guide}
    return Published(assembled.pages, Problems.of(told), layers)
