"""A site in memory shows what a whole build of the same files would publish, byte for byte."""

import re
from itertools import chain
from pathlib import Path

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.records.addresses.urls import NOT_FOUND
from planhandbok.records.schema.sheet import Audience
from planhandbok.records.text.problems import Problems
from planhandbok.serving.live_site import LiveRequest, LiveSite
from planhandbok.site.page_writer import INDEX
from planhandbok.workers import run_in_children
from tests.serving.random_edits import RandomEdits
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import SAMPLES, SITE_URL, TODAY, Scratch
from tests.support.sites import REPOSITORY
from tests.tools.proof import proof_after
from tests.tools.tries import tries

pytestmark = pytest.mark.slow

SEEDS = tries(2, 20)
LOOKS = tries(9, 15)
"""Looks at the pages for each seed, and two edits before each."""


@pytest.mark.fuzzed
@pytest.mark.parametrize("seed", proof_after(1, range(SEEDS)))
def test_every_page_is_as_a_whole_build_makes_it(seed: int, tmp_path: Path) -> None:
    edits = RandomEdits.of(tmp_path / "handbok", seed)
    live = live_site(edits.scratch, tmp_path)
    looks = 0
    for _ in range(LOOKS):
        for _ in range(2):
            edits.edit()
            live.update(edits.today)
        looks += not live.problems.items
        differences = different_files(live, edits, tmp_path / "site")
        assert differences == [], edits.done
    assert looks > LOOKS / 3


@pytest.mark.proof
def test_the_samples_are_as_the_real_engine_and_typesetter_make_them(
    real_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    monkeypatch.setenv("REPO_URL", REPOSITORY)
    live = LiveSite(LiveRequest(SAMPLES), tmp_path)
    live.update(TODAY)
    shown = live.shown
    assert shown is not None
    pages = [path.relative_to(real_site).as_posix() for path in real_site.rglob("*.html")]
    assert [file for file in pages if shown_text(live, file) != text(real_site / file)] == []
    # Threads of Typst's own would let no later test fork this process.
    files = ("a3/utleie/utleie.pdf", "endringer/feed.json", "bygg.json", *search_files(real_site))
    contents = run_in_children(lambda files: [shown.file(file) for file in files], files)
    for file, content in zip(files, chain.from_iterable(contents), strict=True):
        assert content is not None
        assert (content.encode() if isinstance(content, str) else content) == (
            real_site / file
        ).read_bytes()


@pytest.mark.parametrize(
    "address", ["../utenfor/", "/utenfor/", "a3/../../utenfor/", "..\\utenfor/"]
)
def test_no_page_is_read_outside_the_site(address: str, scratch: Scratch, tmp_path: Path) -> None:
    live = live_site(scratch, tmp_path)
    live.update(TODAY)
    assert live.shown is not None
    outside = live.shown.engine_site.parent / "utenfor"
    outside.mkdir()
    (outside / "index.html").write_text("hemmelig", encoding="utf-8")
    assert live.shown.page(address) is None


def test_search_knows_what_was_saved_last(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat")
    live = live_site(scratch, tmp_path)
    live.update(TODAY)
    assert "solcelleanlegg" not in search_terms(live)
    scratch.a3("skolemat", "begrunnelse: Vi vil ha solcelleanlegg.")
    live.update(TODAY)
    assert "solcelleanlegg" in search_terms(live)


def search_terms(live: LiveSite) -> str:
    assert live.shown is not None
    names = re.findall(r'\["[^"]*","([0-9a-f]{10})"\]', str(live.shown.file("search/start.js")))
    return "".join(str(live.shown.file(f"search/t{name}.js")) for name in names)


def search_files(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in (site / "search").rglob("*.js"))


def test_the_engine_leaves_two_sites_at_most(scratch: Scratch, tmp_path: Path) -> None:
    live = live_site(scratch, tmp_path)
    for number in range(4):
        scratch.write("content/egen.md", f"# Egen {number}\n")
        live.update(TODAY)
        assert live.problems.items == ()
    assert len(list(tmp_path.glob("planhandbok-*"))) == 2


def live_site(scratch: Scratch, folder: Path) -> LiveSite:
    request = LiveRequest(scratch.folder, start_engine=start_fake_engine, with_pdf=False)
    return LiveSite(request, folder)


def different_files(live: LiveSite, edits: RandomEdits, out: Path) -> list[str]:
    """Return the files that differ from those of a whole build, or what only one of them tells."""
    request = BuildRequest(
        edits.scratch.folder,
        out,
        edits.today,
        Audience.INTERNAL,
        start_engine=start_fake_engine,
        with_pdf=False,
    )
    built = build(request)
    if isinstance(built, Problems) or live.problems.items:
        told = built.items if isinstance(built, Problems) else ()
        return [] if told == live.problems.items else [str(told), str(live.problems.items)]
    shown = live.shown
    assert shown is not None
    pages = {f"{address}{INDEX}" for address in (*shown.pages, *shown.redirects)}
    written = {path.relative_to(out).as_posix() for path in out.rglob("*.html")}
    differing = [file for file in sorted(written) if shown_text(live, file) != text(out / file)]
    files = [*shown.files, *search_files(out)]
    differing += [file for file in files if shown.file(file) != text(out / file)]
    return [*differing, *sorted(pages - written)]


def shown_text(live: LiveSite, file: str) -> str | None:
    assert live.shown is not None
    return live.shown.not_found if file == NOT_FOUND else live.shown.page(file.removesuffix(INDEX))


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_what_is_shown_already_is_not_made_again(scratch: Scratch, tmp_path: Path) -> None:
    scratch.a3("skolemat", "kilde: En\n")
    live = live_site(scratch, tmp_path)
    pages = []
    for text in ("kilde: En\n", "kilde: En\n", "kilde: To\n"):
        scratch.a3("skolemat", text)
        live.update(TODAY)
        assert live.shown is not None
        pages.append(live.shown.pages["status/"])
    assert [page is pages[0] for page in pages] == [True, True, False]
