"""Pages of the guide are written in the browser."""

import subprocess
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from planhandbok.serving.engine_site import EngineSite
from tests.support.handbooks import Scratch, own_handbook
from tests.writing.app import app_of, hidden
from tests.writing.web import Answer, ask

PAGE = """\
---
title: Rutiner
description: Slik gjør vi det.
---

# Rutiner

Første. Se [ord](ord.md).
"""


def address(path: str) -> str:
    return f"/.planhandbok/side/?{urlencode({'side': path})}"


@pytest.fixture
def project(scratch: Scratch) -> Scratch:
    scratch.write("content/rutiner.md", PAGE)
    scratch.write("content/ord.md", "# Ord\n\nIngen ennå.\n")
    return scratch


def send(app: Any, button: str, texts: dict[str, str], path: str = "rutiner.md") -> Answer:
    page = ask(app, address(path)).text
    body = page.partition('name="tekst"')[2].partition(">\n")[2].partition("</textarea>")[0]
    title = {"tittel": "Rutiner"} if 'name="tittel"' in page else {}
    fields = {**hidden(page), **title, "tekst": unescape(body), **texts, "gjør": button}
    return ask(app, address(path), fields)


def text_of(project: Scratch, path: str = "rutiner.md") -> str:
    return (project.folder / "content" / path).read_text(encoding="utf-8")


def test_the_text_of_a_page_is_written_and_its_top_is_kept(project: Scratch) -> None:
    app = app_of(project)
    assert ">Rediger siden</a>" in ask(app, "/rutiner/").text
    saved = send(app, "lagre", {"tekst": "# Rutiner\r\n\r\nNy."})
    assert (saved.status, saved.leads_to) == (303, "/rutiner/")
    assert text_of(project) == PAGE.replace("Første. Se [ord](ord.md).", "Ny.")
    assert "<p>Ny.</p>" in ask(app, "/rutiner/").text


def test_a_page_that_nobody_has_touched_keeps_every_byte(project: Scratch) -> None:
    project.write("content/rutiner.md", PAGE + "\n\n")
    app = app_of(project)
    sent = send(app, "lagre", {})
    assert sent.status == 303
    assert text_of(project) == PAGE + "\n\n"
    assert "Ingenting er endret." in ask(app, sent.leads_to or "").text


def test_a_title_at_the_top_is_a_field(project: Scratch) -> None:
    app = app_of(project)
    assert 'name="tittel"' not in ask(app, address("ord.md")).text
    send(app, "lagre", {"tittel": "Rutiner: «slik» og 'så'"})
    assert "title: 'Rutiner: «slik» og ''så'''\ndescription: Slik" in text_of(project)


def test_mistakes_are_told_with_their_lines_and_nothing_is_written(project: Scratch) -> None:
    refused = send(app_of(project), "lagre", {"tekst": "# Rutiner\n\n[x](finnes-ikke.md)\n"})
    assert refused.status == 422
    assert "Linje 3, «[x](finnes-ikke.md)»: Lenken peker på «finnes-ikke.md»" in refused.text
    assert text_of(project) == PAGE


def test_others_write_while_the_engine_makes_a_preview(
    project: Scratch, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_of(project)
    made = EngineSite.site_of
    saved: list[int] = []

    def site_of(*arguments: Any) -> Path:
        monkeypatch.setattr(EngineSite, "site_of", made)
        saved.append(send(app, "lagre", {"tekst": "# Ord\n\nNye.\n"}, "ord.md").status)
        return made(*arguments)

    monkeypatch.setattr(EngineSite, "site_of", site_of)
    assert send(app, "vis", {"tekst": "# Rutiner\n\n**Ny**\n"}).status == 200
    assert saved == [303]


def test_a_page_is_shown_as_it_will_be(project: Scratch) -> None:
    shown = send(app_of(project), "vis", {"tekst": "# Rutiner\n\n**Ny** [ord](ord.md)\n"})
    assert 'id="slik"' in shown.text
    assert '<strong>Ny</strong> <a href="/ord/">ord</a>' in shown.text
    assert text_of(project) == PAGE


def test_what_others_wrote_meanwhile_is_shown_and_not_written_over(project: Scratch) -> None:
    app = app_of(project)
    page = ask(app, address("rutiner.md")).text
    send(app, "lagre", {"tekst": "# Rutiner\n\nDeres.\n"})
    mine = {**hidden(page), "tittel": "Rutiner", "tekst": "# Rutiner\n\nMitt.\n"}
    refused = ask(app, address("rutiner.md"), mine)
    assert refused.status == 409
    assert "Deres.\n</textarea>" in refused.text
    assert "Deres." in text_of(project)
    again = ask(app, address("rutiner.md"), {**mine, **hidden(refused.text)})
    assert again.status == 303
    assert "Mitt." in text_of(project)


def test_what_others_wrote_in_the_same_words_is_no_conflict(project: Scratch) -> None:
    app = app_of(project)
    page = ask(app, address("rutiner.md")).text
    same = PAGE.replace("Første. Se [ord](ord.md).", "Ny.")
    project.write("content/rutiner.md", same)
    mine = {**hidden(page), "tittel": "Rutiner", "tekst": "# Rutiner\n\nNy.\n"}
    assert ask(app, address("rutiner.md"), mine).status == 303
    assert text_of(project) == same


@pytest.mark.parametrize("line_break", ["\r\n", "\v", "\f", "\u2028"])
def test_line_breaks_of_other_programs_are_pasted_into_a_page(
    project: Scratch, line_break: str
) -> None:
    assert (
        send(app_of(project), "lagre", {"tekst": f"# Rutiner\n\nEn{line_break}to\n"}).status == 303
    )
    assert "\n\nEn\nto\n" in text_of(project)


def test_a_page_is_committed_with_a_sentence(project: Scratch) -> None:
    git = ["git", "-C", str(project.folder)]
    subprocess.run([*git, "init", "-q"], check=True)
    send(app_of(project), "lagre", {"tekst": "# Rutiner\n\nNy.\n"})
    log = subprocess.run([*git, "log", "--format=%s"], check=True, capture_output=True, text=True)
    assert log.stdout == "Veiledningen: «Rutiner» har ny tekst\n"


def test_a_page_of_the_base_becomes_the_municipalitys_own(tmp_path: Path) -> None:
    own = own_handbook(tmp_path / "own")
    app = app_of(own)
    path = "veiledning/tavle.md"
    page = ask(app, address(path)).text
    assert "får dere en egen utgave" in page
    assert send(app, "lagre", {}, path).status == 303
    assert not (own.folder / "content").exists()
    text = unescape(page.partition('name="tekst"')[2].partition(">\n")[2])
    text = text.partition("</textarea>")[0]
    saved = send(app, "lagre", {"tekst": f"{text}\nVårt.\n"}, path)
    assert saved.status == 303, saved.text
    assert "grunnside: " in text_of(own, path)
    assert "følger med planhåndboken" not in ask(app, address(path)).text


@pytest.mark.parametrize("path", ["", "../mkdocs.yml", "tull.md", "/etc/passwd"])
def test_what_is_no_page_is_not_found(project: Scratch, path: str) -> None:
    assert ask(app_of(project), address(path)).status == 404
