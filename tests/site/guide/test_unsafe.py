"""The pages that the engine made are refused if they ask another host, or run code."""

from dataclasses import replace
from pathlib import Path

import pytest
from markdown import Markdown

from planhandbok.build import BuildRequest, build
from planhandbok.records.text.problems import Problem, Problems
from planhandbok.site.guide.unsafe import UnsafePagesError, refuse_unsafe_pages
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import TODAY, Scratch
from tests.support.hostile import HARMLESS, OTHER, REFUSED

EXTENSIONS = ["admonition", "attr_list", "fenced_code", "md_in_html", "tables"]
WITHOUT_TRACE = {"![x](</\\evil.example/7.png>)", "```mermaid\ngraph TD\n```"}
"""Forms that Python-Markdown makes harmless; so they need no second check."""


def problems_of(folder: Path, name: str, text: str) -> list[Problem]:
    path = folder / "site" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    try:
        refuse_unsafe_pages(folder / "site", folder / "guide", "content", "https://egen.example/")
    except UnsafePagesError as error:
        return list(error.problems.items)
    return []


def page(body: str) -> str:
    head = '<link rel="canonical" href="https://egen.example/side/"><script>let a = 1</script>'
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>"


@pytest.mark.parametrize("form", sorted(set(REFUSED) - WITHOUT_TRACE))
def test_built_form_that_asks_another_host_is_refused(form: str, tmp_path: Path) -> None:
    body = Markdown(extensions=EXTENSIONS).convert(form)
    assert problems_of(tmp_path, "side/index.html", page(body))


@pytest.mark.parametrize("form", HARMLESS)
def test_built_harmless_form_is_published(form: str, tmp_path: Path) -> None:
    body = Markdown(extensions=EXTENSIONS).convert(form)
    assert problems_of(tmp_path, "side/index.html", page(body)) == []


def test_refusal_names_the_page_and_the_address(tmp_path: Path) -> None:
    (tmp_path / "guide/del").mkdir(parents=True)
    (tmp_path / "guide/del/side.md").write_text("", encoding="utf-8")
    (problem,) = problems_of(tmp_path, "del/side/index.html", page(f"<img src={OTHER}/1.png>"))
    assert problem.file == "content/del/side.md"
    assert f'«<img src="{OTHER}/1.png">»' in problem.message


def test_shell_is_the_concern_of_the_settings(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, "status/index.html", page(f"<img src={OTHER}/1.png>"))
    assert problem.file == "mkdocs.yml"


@pytest.mark.parametrize(
    "css",
    ["@import '//evil.example/a.css';", "a { background: URL( https:evil ) }", "@import url(//e)"],
)
def test_style_sheet_that_fetches_from_elsewhere_is_refused(css: str, tmp_path: Path) -> None:
    assert problems_of(tmp_path, "egen.css", css)
    assert not problems_of(
        tmp_path, "egen.css", "a { background: url(../a.svg), url(data:image/png,) }"
    )


def test_file_in_html_is_looked_at_too(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/egen.html").write_text("", encoding="utf-8")
    (problem,) = problems_of(tmp_path, "egen.html", f"<img src={OTHER}/1.png>")
    assert problem.file == "content/egen.html"


def test_build_tells_what_is_unsafe_and_publishes_nothing(scratch: Scratch, tmp_path: Path) -> None:
    scratch.write("content/egen.css", "@import url(//evil.example/a.css);")
    out = tmp_path / "ut"
    request = BuildRequest(scratch.folder, out, TODAY, start_engine=start_fake_engine)
    made = build(replace(request, with_search=False, with_pdf=False))
    assert isinstance(made, Problems)
    assert [problem.file for problem in made.items] == ["content/egen.css"]
    assert not out.exists()
