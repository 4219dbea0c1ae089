"""The index of search has the same bytes each time, and a failure of it is seen."""

from base64 import b64encode
from pathlib import Path

import pytest
from markupsafe import Markup

from planhandbok.failures import failure_text
from planhandbok.records.schema.settings import Language
from planhandbok.site.search import MOST_UNREAD, Document, started_index
from planhandbok.site.written import SiteFiles

pytestmark = pytest.mark.slow
ERROR = b64encode(
    b'{"message_id": 0, "payload": {"type": "Error", "message": "odd file"}}'
).decode()
PAGES = 5 * MOST_UNREAD


def index_of(site: Path, body: str = "Skolemat og") -> dict[str, bytes]:
    site.mkdir()
    files = SiteFiles(site)
    with started_index(Language.BOKMAL) as index:
        for number in range(PAGES):
            text = Markup("<p>{} {}</p>").format(Markup(body), number)  # noqa: S704 our own
            index.add(Document(f"a3/side-{number}/", "Mat & mer", text))
        index.write(files)
    files.finish()
    return {path.name: path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_index_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    first = index_of(tmp_path / "first")
    assert "pagefind.js" in first
    assert first == index_of(tmp_path / "second")


def test_links_to_forms_are_not_in_the_index(tmp_path: Path) -> None:
    """A page is indexed before it is known whether a form is there."""
    link = 'Skolemat og <a href="skjema:a3">En tom A3</a>'
    names = {name for name in index_of(tmp_path / "with", link) if "fragment" in name}
    assert names == {name for name in index_of(tmp_path / "without") if "fragment" in name}


def test_a_program_that_cannot_start_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "gone"))
    with pytest.raises(OSError, match="gone"), started_index(Language.BOKMAL):
        pass


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
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with (
        pytest.raises(OSError, match="Pagefind") as caught,
        started_index(Language.BOKMAL) as index,
    ):
        index.write(SiteFiles(tmp_path))
    assert failure_text(caught.value) == f"Kan ikke bruke Pagefind: {told}."
