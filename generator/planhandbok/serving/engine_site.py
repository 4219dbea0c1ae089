"""The engine's part of the site in memory: it runs again only when what it reads has changed."""

from collections.abc import Iterator
from contextlib import ExitStack
from hashlib import blake2b
from pathlib import Path

from planhandbok.frozen import frozen
from planhandbok.scratch import scratch_folder
from planhandbok.site.engine.engine import EngineJob, EngineName, StartEngine
from planhandbok.site.guide.unsafe import refuse_unsafe_pages


@frozen
class EngineInput:
    """Everything that the engine reads: its job, and a digest of each file in the guide and in the
    municipality's theme. The time of a file says nothing: a file may change twice in one instant.
    """

    job: EngineJob
    digests: tuple[tuple[Path, bytes], ...]

    @classmethod
    def of(cls, job: EngineJob) -> "EngineInput":
        folders = [folder for folder in (job.guide, job.custom_theme) if folder]
        return cls(job, tuple(sorted(_digests(folders))))


def _digests(folders: list[Path]) -> Iterator[tuple[Path, bytes]]:
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield path, blake2b(path.read_bytes()).digest()


class EngineSite:
    """Keeps the site that the engine wrote last, in a folder below `folder`, and the one before it,
    which a page may still be made from.
    """

    def __init__(self, folder: Path, name: EngineName, start: StartEngine) -> None:
        self._folder = folder
        self._name = name
        self._start = start
        self._input: EngineInput | None = None
        self._site = folder
        self._newest = ExitStack()
        self._older = ExitStack()

    def site_of(self, job: EngineJob, content: str, url: str) -> Path:
        """Return the folder of the engine's site; `content` is the name of the guide's folder.

        Raises `EngineError` if the engine failed, and `UnsafePagesError` if a page of it must not
        be shown.
        """
        read = EngineInput.of(job)
        if read != self._input:
            with ExitStack() as run:
                site = run.enter_context(scratch_folder(parent=self._folder)) / "site"
                self._run(job, site)
                refuse_unsafe_pages(site, job.guide, content, url)
                self._older.close()
                self._older = self._newest
                self._newest = run.pop_all()
            self._input = read
            self._site = site
        return self._site

    def _run(self, job: EngineJob, site: Path) -> None:
        with scratch_folder() as work_dir, self._start(self._name, work_dir) as run_engine:
            run_engine(job)(site)
