"""Builds small sites and reads what their pages say."""

import fcntl
import gzip
import os
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from planhandbok.build import BuildRequest, build
from planhandbok.records.schema.sheet import Audience
from planhandbok.site.engine.engine import EngineName, StartEngine
from planhandbok.site.publish import Published
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import SAMPLES, SITE_URL, TODAY, Scratch

REPOSITORY = "https://github.com/eksempel/handbok"


class Links(HTMLParser):
    """The addresses a page refers to, and the anchors it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("rel") == "canonical":
            return
        self.links += [value for name in ("href", "src") if (value := found.get(name))]
        if id := found.get("id"):
            self.anchors.append(id)


def pages(site: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path, path.read_text(encoding="utf-8")


def read(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def readable(path: Path) -> str:
    """The text of a file in lower case; search keeps its own compressed."""
    raw = path.read_bytes()
    if raw.startswith(b"\x1f\x8b"):
        raw = gzip.decompress(raw)
    return raw.decode(errors="replace").casefold()


def build_site(
    scratch: Scratch,
    audience: Audience = Audience.PUBLIC,
    name: str = "site",
    *,
    start: StartEngine = start_fake_engine,
    keeps_ledger: bool = False,
) -> Path:
    """Build a site without PDFs and search beside the handbook; `start` is the engine."""
    out = scratch.folder.parent / name
    request = BuildRequest(
        scratch.folder,
        out,
        TODAY,
        audience,
        start_engine=start,
        with_search=False,
        with_pdf=False,
        keeps_ledger=keeps_ledger,
    )
    made = build(request)
    assert isinstance(made, Published), made
    return out


def made_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]
) -> Path:
    """Return a folder that all workers share and none writes to; the first of them makes it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    made = shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(shared / name)
            made.touch()
    return shared / name


def build_real_site(out: Path, engine: EngineName = EngineName.MKDOCS) -> Path:
    """Build the samples, as those who work in the municipality see them."""
    request = BuildRequest(SAMPLES, out, TODAY, Audience.INTERNAL, engine=engine)
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("SITE_URL", SITE_URL)
        surroundings.setenv("REPO_URL", REPOSITORY)
        made = build(request)
    assert isinstance(made, Published), made
    return out
