"""The index of search has the same bytes wherever its pages lay, and a failure of it is seen."""

from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from markupsafe import Markup

from planhandbok.failures import failure_text
from planhandbok.records.schema.settings import Language
from planhandbok.site import search
from planhandbok.site.written import SiteFiles

pytestmark = pytest.mark.slow
IN_MEMORY = Path("/dev/shm")  # noqa: S108 a file system that lists its files in another order
ERROR = b64encode(
    b'{"message_id": 0, "payload": {"type": "Error", "message": "odd file"}}'
).decode()
PAGES = [f"a3/side-{number}/" for number in range(40)]


def index_of(documents: Path, site: Path) -> dict[str, bytes]:
    for page in PAGES:
        path = documents / page / "index.html"
        path.parent.mkdir(parents=True)
        body = Markup("<p>Skolemat og {}</p>").format(page)
        path.write_text(search.document(page, body, Language.BOKMAL), encoding="utf-8")
    site.mkdir()
    files = SiteFiles(site)
    search.index(documents, files)
    files.finish()
    return {path.name: path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.skipif(not IN_MEMORY.is_dir(), reason="no second file system")
def test_index_is_the_same_from_any_file_system(tmp_path: Path) -> None:
    here = index_of(tmp_path / "docs", tmp_path / "here")
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        there = index_of(Path(folder) / "docs", tmp_path / "there")
    assert "pagefind.js" in here
    assert here == there


def test_a_program_that_cannot_start_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: tmp_path / "gone")
    with pytest.raises(OSError, match="gone"):
        search.index(tmp_path, SiteFiles(tmp_path))


@pytest.mark.parametrize(
    ("answers", "told"),
    [("", "den stoppet"), ("no answer", "no answer"), (ERROR + ",", "odd file")],
)
def test_a_program_that_stops_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: str, told: str
) -> None:
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\nprintf '{answers}'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(search, "get_executable", lambda: program)
    with pytest.raises(OSError, match="Pagefind") as caught:
        search.index(tmp_path, SiteFiles(tmp_path))
    assert failure_text(caught.value) == f"Kan ikke bruke Pagefind: {told}."
