"""The site follows the files, and is made once of what its own forms wrote."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from planhandbok.changing.edit import Basis, edit
from planhandbok.records.editing.changes import Change
from planhandbok.records.editing.record_text import WholeText
from planhandbok.records.text.problems import Problems
from planhandbok.serving import followed_search
from planhandbok.serving import served as served_module
from planhandbok.serving.live_site import LOG_OF_CHECKOUTS, LiveRequest, LiveSite
from planhandbok.serving.served import Served
from planhandbok.serving.whole_build import WholeBuild
from planhandbok.site.search.index import term_scripts
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import DRAWING, TODAY, WARNED, Scratch
from tests.support.repositories import Repository

A3 = "a3/2027/skolemat.yml"
PATIENCE = 10
"""Seconds until an index is made, on a busy machine."""


@pytest.fixture
def served(scratch: Scratch, tmp_path: Path) -> Served:
    """A site that is shown as its files are now."""
    scratch.a3("skolemat", WARNED)
    scratch.write("content/tegning.svg", DRAWING)
    request = LiveRequest(scratch.folder, start_engine=start_fake_engine, with_pdf=False)
    live = LiveSite(request, tmp_path)
    live.update(TODAY)
    return Served(live, WholeBuild((), tmp_path / "site"), lambda: TODAY, TODAY)


def page(live: LiveSite, address: str) -> str:
    return (live.shown and live.shown.page(address)) or ""


def versions_after(served: Served, *files: str) -> int:
    """Return how often the site is made anew when a system tells that files have changed."""
    before = served.version
    asyncio.run(served.follow([served.live.project / file for file in files]))
    return served.version - before


def versions_after_a_look(served: Served) -> int:
    """Return how often the site is made anew when a minute is over."""
    before = served.version
    asyncio.run(served.look())
    return served.version - before


def test_a_file_that_says_what_is_shown_is_not_read_again(served: Served, scratch: Scratch) -> None:
    scratch.a3("skolemat", WARNED)
    assert versions_after(served, A3) == 0


def test_a_file_that_says_something_else_is_read(served: Served, scratch: Scratch) -> None:
    scratch.a3("skolemat", "tittel: Varm mat\n")
    assert versions_after(served, A3, "mkdocs.yml") == 1
    assert versions_after(served, A3) == 0


def test_a_file_that_is_gone_and_comes_again_is_read(served: Served, scratch: Scratch) -> None:
    (scratch.folder / A3).unlink()
    assert versions_after(served, A3) == 1
    scratch.a3("skolemat", WARNED)
    assert versions_after(served, A3) == 1


def test_a_file_that_was_removed_here_is_looked_for_no_more(
    served: Served, scratch: Scratch
) -> None:
    live = served.live
    scratch.a3("frukt")
    live.update(TODAY)
    text = scratch.text(A3)
    edit(Basis(live.project, TODAY, live.memo, live.known), [WholeText(A3, text, None)])
    live.update(TODAY, has_written=True)
    assert versions_after(served, A3) == 0
    scratch.a3("skolemat", WARNED)
    assert versions_after(served, A3) == 1


def test_a_file_that_no_reading_knows_is_shown_anew(served: Served) -> None:
    assert versions_after(served, "content/tegning.svg") == 1
    (served.live.project / "content/tegning.svg").unlink()
    assert versions_after(served, "content/tegning.svg") == 1


def test_a_file_elsewhere_is_no_reason_to_believe_that_nothing_changed(served: Served) -> None:
    assert versions_after(served, "../annet.yml") == 1


def test_a_file_with_a_mistake_is_read_again(served: Served, scratch: Scratch) -> None:
    scratch.a3("skolemat", "fase: dypdyk\n")
    assert versions_after(served, A3) == 1
    assert versions_after(served, A3) == 1


def test_what_was_read_to_preview_a_change_is_not_what_is_shown(
    served: Served, scratch: Scratch
) -> None:
    """A form of one A3 reads all the others as they are, which no page shows yet."""
    scratch.a3("lunsj")
    served.live.preview_of({A3: None}, "a3/lunsj/", TODAY)
    assert versions_after(served, "a3/2027/lunsj.yml") == 1


def test_after_writing_only_what_was_written_is_looked_at(served: Served, scratch: Scratch) -> None:
    """The system tells of what others have written meanwhile."""
    live = served.live
    scratch.a3("frukt")
    live.update(TODAY)
    file = scratch.folder / A3
    text = file.read_text(encoding="utf-8")
    copy = "a3/2027/lunsj.yml"
    texts = [
        WholeText(A3, text, text.replace("tittel: ", "tittel: Varm ")),
        WholeText(copy, None, text.replace("skolemat", "lunsj")),
    ]
    edit(Basis(live.project, TODAY, live.memo, live.known), texts)
    scratch.a3("frukt", "tittel: Frisk frukt\n")
    live.update(TODAY, has_written=True)
    assert not live.problems.items
    assert "Varm Skolemat" in page(live, "a3/skolemat/")
    assert page(live, "a3/lunsj/")
    assert "Frisk frukt" not in page(live, "a3/frukt/")
    assert versions_after(served, A3, copy) == 0
    assert versions_after(served, "a3/2027/frukt.yml") == 1
    assert "Frisk frukt" in page(live, "a3/frukt/")


def test_what_was_refused_is_not_shown_after_another_has_written(served: Served) -> None:
    live = served.live
    basis = Basis(live.project, TODAY, live.memo, live.known)
    wrong = edit(basis, [Change("skolemat", ("fase",), "dypdyk", None)])
    assert isinstance(wrong, Problems)
    live.update(TODAY, has_written=True)
    assert not live.problems.items
    assert versions_after(served, A3) == 0


def test_a_commit_that_is_known_is_not_read_again(
    served: Served, scratch: Scratch, repository: Repository
) -> None:
    repository.commit()
    served.live.update(TODAY)
    assert versions_after(served, LOG_OF_CHECKOUTS) == 0
    scratch.a3("skolemat", "tittel: Varm mat\n")
    repository.commit()
    served.live.update(TODAY)
    assert versions_after(served, A3, LOG_OF_CHECKOUTS) == 0
    repository.commit()
    assert versions_after(served, LOG_OF_CHECKOUTS) == 1


def test_another_day_is_shown_whatever_changed(served: Served) -> None:
    served.shown_on = None
    assert versions_after(served, A3) == 1
    served.shown_on = None
    assert versions_after_a_look(served) == 1
    assert versions_after_a_look(served) == 0


def test_a_look_finds_what_no_system_told_of(served: Served, scratch: Scratch) -> None:
    assert versions_after_a_look(served) == 0
    scratch.a3("skolemat", "tittel: Varm mat\n")
    assert versions_after_a_look(served) == 1
    assert "Varm mat" in page(served.live, "a3/skolemat/")
    scratch.a3("lunsj")
    assert versions_after_a_look(served) == 1
    (scratch.folder / A3).unlink()
    assert versions_after_a_look(served) == 1
    assert not page(served.live, "a3/skolemat/")
    assert versions_after_a_look(served) == 0


def test_after_a_look_a_change_is_read_when_it_is_told(served: Served, scratch: Scratch) -> None:
    assert versions_after_a_look(served) == 0
    scratch.a3("skolemat", "tittel: Varm mat\n")
    scratch.a3("lunsj", "tittel: Lunsj\n")
    assert versions_after(served, "a3/2027/lunsj.yml") == 1
    assert "Lunsj" in page(served.live, "a3/lunsj/")
    assert "Varm mat" not in page(served.live, "a3/skolemat/")
    assert versions_after(served, A3) == 1
    assert "Varm mat" in page(served.live, "a3/skolemat/")
    (scratch.folder / A3).unlink()
    assert versions_after(served, A3) == 1
    assert not page(served.live, "a3/skolemat/")


def test_a_change_of_a_file_is_one_of_the_links_to_it(served: Served, scratch: Scratch) -> None:
    scratch.write("a3/2027/mal.txt", scratch.text(A3))
    (scratch.folder / A3).unlink()
    (scratch.folder / A3).symlink_to("mal.txt")
    served.live.update(TODAY)
    assert versions_after_a_look(served) == 0
    mal = scratch.text("a3/2027/mal.txt")
    scratch.write("a3/2027/mal.txt", mal.replace("tittel: ", "tittel: Varm "))
    assert versions_after(served, "a3/2027/mal.txt") == 1
    assert "Varm Skolemat" in page(served.live, "a3/skolemat/")


def test_below_a_folder_that_was_moved_all_is_read(served: Served, scratch: Scratch) -> None:
    """A system tells of the folder alone."""
    assert versions_after_a_look(served) == 0
    years = scratch.folder / "a3/2027"
    elsewhere = scratch.folder.parent / "elsewhere"
    years.rename(elsewhere)
    text = (elsewhere / "skolemat.yml").read_text(encoding="utf-8")
    (elsewhere / "skolemat.yml").write_text(text.replace("tittel: ", "tittel: Varm "))
    elsewhere.rename(years)
    assert versions_after(served, "a3/2027") == 1
    assert "Varm Skolemat" in page(served.live, "a3/skolemat/")


def test_pages_load_again_after_a_failure_only_when_there_is_something_new(
    served: Served, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch.a3("skolemat", "tittel: Varm mat\n")
    with monkeypatch.context() as broken:
        broken.setattr(LiveSite, "update", lambda *_, **__: 1 / 0)
        assert versions_after(served, A3) == 1
        served.whole.is_behind = False
        assert versions_after_a_look(served) == 0
        assert not served.whole.is_behind
        assert versions_after(served, A3) == 0
        assert served.whole.is_behind
    assert versions_after_a_look(served) == 1
    assert (served.made, served.has_failed) == (served.version, False)
    assert "Varm mat" in page(served.live, "a3/skolemat/")


def test_many_who_ask_get_one_update(served: Served) -> None:
    async def ask_thrice() -> None:
        await asyncio.gather(*[served.update() for _ in range(3)])

    asyncio.run(ask_thrice())
    assert served.version == 1


def test_who_asked_before_a_file_was_followed_need_not_wait_for_more(
    served: Served, scratch: Scratch
) -> None:
    """A form asks while it writes; the system may tell of the file before the form has its turn."""

    async def save() -> None:
        asked = served.update()
        await served.follow([scratch.folder / A3])
        await asked

    scratch.a3("skolemat", "tittel: Varm mat\n")
    asyncio.run(save())
    assert served.version == 1


def test_search_is_ready_before_somebody_searches(
    served: Served, scratch: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_made = Event()

    def noted(*arguments: Any) -> Iterator[tuple[str, str]]:
        is_made.set()
        return term_scripts(*arguments)

    async def change_a_file() -> None:
        task = asyncio.create_task(served.keep_search())
        assert await asyncio.to_thread(is_made.wait, PATIENCE)
        is_made.clear()
        scratch.a3("skolemat", "tittel: Varm mat\n")
        await served.follow([served.live.project / A3])
        assert await asyncio.to_thread(is_made.wait, PATIENCE)
        task.cancel()

    monkeypatch.setattr(served_module, "QUIET", 0)
    monkeypatch.setattr(followed_search, "term_scripts", noted)
    asyncio.run(change_a_file())
