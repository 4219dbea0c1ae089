"""A new page of the guide is written in the browser."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest

from planhandbok.site.engine.engine import start_engine
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.repositories import Repository
from tests.support.sites import build_site, read
from tests.writing.app import app_of, fields_of, hidden
from tests.writing.web import Answer, ask

MENU = """\
nav:
  - Vårt:  # det vi har skrevet selv
      - rutiner/ord.md
      - Flere: rutiner/flere.md
      - Til slutt:
          - rutiner/sist.md  # her
  - utenfor.md
"""


@pytest.fixture
def project(scratch: Scratch) -> Scratch:
    for name in ("rutiner/ord", "rutiner/flere", "rutiner/sist", "rutiner/lenger/index", "utenfor"):
        scratch.write(f"content/{name}.md", f"# Om {name}\n\nHer.\n")
    return scratch


def address(beside: str) -> str:
    return f"/.planhandbok/ny-side/?{urlencode({'side': beside})}"


def send(
    app: Any, title: str, text: str = "Slik.", button: str = "lagre", beside: str = "rutiner/ord.md"
) -> Answer:
    fields = hidden(ask(app, address(beside)).text)
    return ask(app, address(beside), {**fields, "tittel": title, "tekst": text, "gjør": button})


def shown(html: str) -> str:
    """Return the text that a reader sees."""
    return unescape(re.sub("<[^>]+>", "", html)).strip()


def files(project: Scratch) -> dict[str, str]:
    folder = project.folder
    texts = {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in (folder / "content").rglob("*.md")
    }
    return texts | {"mkdocs.yml": (folder / "mkdocs.yml").read_text(encoding="utf-8")}


def test_title_and_text_become_a_page_beside_the_one_it_was_opened_from(project: Scratch) -> None:
    app = app_of(project)
    before = files(project)
    assert f'<a href="{address("rutiner/ord.md")}">Ny side</a>' in ask(app, "/rutiner/ord/").text
    saved = send(app, "Våre  rutiner", "Se [ord](ord.md).\r\n\r\n## Så\r\n")
    assert (saved.status, saved.leads_to) == (303, "/rutiner/vare-rutiner/")
    text = "# Våre rutiner\n\nSe [ord](ord.md).\n\n## Så\n"
    assert files(project) == {**before, "content/rutiner/vare-rutiner.md": text}
    page = ask(app, saved.leads_to).text
    assert "Lagret." in page
    assert '<a href="../ord/">ord</a>' in page


MARKED = (
    *("Kurs i C# ##", "Plan {#x}", "*Ny* plan_b_", "Mål <b>nå</b>", "Bruk `kode`", "Å &amp; å"),
    *("[x](y.md)", "Pris {{ x }}", "Slutt \\", "~~A~~ :b:", 'Kari\'s "plan"'),
)


@pytest.mark.parametrize("title", MARKED)
def test_title_that_markdown_would_read_stands_above_the_text(project: Scratch, title: str) -> None:
    app = app_of(project)
    saved = send(app, title)
    assert saved.status == 303
    file = f"content/{saved.leads_to.strip('/')}.md"
    line = "title: '{}'".format(title.replace("'", "''"))
    assert files(project)[file] == f"---\n{line}\n---\n\nSlik.\n"
    form = ask(app, f"/.planhandbok/side/?{urlencode({'side': file.removeprefix('content/')})}")
    assert unescape(fields_of(form.text)["tittel"]) == title


@pytest.mark.slow
def test_title_comes_out_as_it_was_typed(project: Scratch) -> None:
    project.write("mkdocs.yml", f"{MKDOCS}nav:\n  - rutiner/ord.md\n")
    app = app_of(project)
    pages = {title: send(app, title).leads_to.strip("/") for title in ("Helt vanlig", *MARKED)}
    site = build_site(project, start=start_engine)
    menu = read(site, "rutiner/ord")
    for title, address in pages.items():
        page = read(site, address)
        name = re.escape(address.rpartition("/")[2])
        labels = re.findall(rf'<a href="\.\./{name}/"[^>]*>(.*?)</a>', menu, re.DOTALL)
        assert set(map(shown, labels)) == {title}
        assert shown(re.findall("<title>(.*?)</title>", page)[0]) == f"{title} - Prøve"
        headings = re.findall('<h1[^>]*>(.*?)(?:<a class="headerlink".*?)?</h1>', page)
        assert [shown(heading) for heading in headings] == [title]


@pytest.mark.parametrize(
    ("beside", "after"),
    [
        ("rutiner/ord.md", "      - rutiner/ord.md\n"),
        ("rutiner/flere.md", "      - Flere: rutiner/flere.md\n"),
        ("rutiner/sist.md", "          - rutiner/sist.md  # her\n"),
        ("utenfor.md", "  - utenfor.md\n"),
        ("rutiner/lenger/index.md", "  - utenfor.md\n"),
    ],
)
def test_page_stands_in_the_menu_after_the_one_it_was_opened_from(
    project: Scratch, beside: str, after: str
) -> None:
    project.write("mkdocs.yml", MKDOCS + MENU)
    assert send(app_of(project), "Nye", beside=beside).status == 303
    path = f"{beside.rpartition('/')[0]}/nye.md".lstrip("/")
    indent = " " * (len(after) - len(after.lstrip()))
    line = f"{after}{indent}- {path}\n"
    assert files(project)["mkdocs.yml"] == MKDOCS + MENU.replace(after, line)
    assert files(project)[f"content/{path}"] == "# Nye\n\nSlik.\n"


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("", "Slik.", "Skriv en tittel og en tekst."),
        ("??", "Slik.", "Skriv en tittel og en tekst."),
        ("Nye", " \r\n", "Skriv en tittel og en tekst."),
        ("Ord", "Slik.", "Det er alt en side med adressen «rutiner/ord/». Velg en annen tittel."),
        ("Lenger", "Slik.", "Det er alt en side med adressen «rutiner/lenger/»."),
        ("Nye", "Ja.\r\n\r\n[x](y.md)", "Linje 3, «[x](y.md)»: Lenken peker på «rutiner/y.md»"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(
    project: Scratch, title: str, text: str, told: str
) -> None:
    project.write("mkdocs.yml", MKDOCS + MENU)
    before = files(project)
    refused = send(app_of(project), title, text)
    assert (refused.status, told in refused.text) == (422, True)
    assert fields_of(refused.text)["tittel"] == title
    assert files(project) == before


def test_page_is_shown_as_it_will_be(project: Scratch) -> None:
    project.write("mkdocs.yml", MKDOCS + MENU)
    before = files(project)
    shown = send(app_of(project), "Nye", "**Ny** [ord](ord.md)", "vis")
    assert '<strong>Ny</strong> <a href="/rutiner/ord/">ord</a>' in shown.text
    assert files(project) == before


def test_page_and_its_place_in_the_menu_are_one_commit(project: Scratch) -> None:
    project.write("mkdocs.yml", MKDOCS + MENU)
    repository = Repository.made_in(project.folder)
    repository.commit()
    send(app_of(project), "Nye")
    log = repository.git("log", "-1", "--format=%s", "--name-only").splitlines()
    assert log == ["Veiledningen: ny side «Nye»", "", "content/rutiner/nye.md", "mkdocs.yml"]


def test_draft_of_a_page_is_kept_and_brought_back(project: Scratch) -> None:
    app = app_of(project)
    send(app, "Nye", "Halvt", "utkast")
    fields = hidden(ask(app, address("rutiner/ord.md")).text)
    back = ask(app, address("rutiner/ord.md"), {**fields, "gjør": "fram"})
    assert fields_of(back.text)["tittel"] == "Nye"
    assert "Halvt" in back.text


@pytest.mark.parametrize("beside", ["", "../mkdocs.yml", "tull.md", "/etc/passwd"])
def test_what_is_no_page_has_no_new_one_beside_it(project: Scratch, beside: str) -> None:
    app = app_of(project)
    assert ask(app, address(beside)).status == 404
    assert ask(app, address(beside), {"tittel": "Nye", "tekst": "Slik."}).status in (403, 404)
