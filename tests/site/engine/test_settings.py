"""The settings that the engine gets are the municipality's, without the engine's own search."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planhandbok.records.text.files import MKDOCS_FILE
from planhandbok.site.engine.engine import EngineJob, EngineName, FinishEngine, RunEngine
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.sites import build_site


@pytest.mark.parametrize(
    ("plugins", "kept"),
    [
        ("[search, tags]", ["tags"]),
        ("[material/search, material/tags]", ["material/tags"]),
        ("[search: {lang: no}, tags: {enabled: true}]", [{"tags": {"enabled": True}}]),
        ("{search: {}, tags: {enabled: true}}", [{"tags": {"enabled": True}}]),
        ("[blog: {blog_dir: a}, blog: {blog_dir: b}]", [{"blog": {"blog_dir": x}} for x in "ab"]),
    ],
)
def test_plugins_keep_their_options_and_search_is_left_out(
    scratch: Scratch, plugins: str, kept: object
) -> None:
    jobs: list[EngineJob] = []

    @contextmanager
    def start(name: EngineName, work_dir: Path) -> Iterator[RunEngine]:
        def run(job: EngineJob) -> FinishEngine:
            jobs.append(job)
            return run_fake_engine(job)

        with start_fake_engine(name, work_dir) as run_fake_engine:
            yield run

    scratch.write(MKDOCS_FILE, f"{MKDOCS}plugins: {plugins}\n")
    build_site(scratch, start=start)
    assert jobs[0].settings["plugins"] == kept
