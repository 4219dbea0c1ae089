"""Settings, menu labels, front matter and the method reach the page as text, not as HTML."""

import re
from collections.abc import Iterator
from typing import Any

import nh3
import pytest
import yaml

from planhandbok.site.engine.engine import start_engine
from planhandbok.site.engine.plain_text import (
    escaped,
    shielded,
    with_first_line,
    with_shielded_front_matter,
)
from tests.support.handbooks import MKDOCS, Scratch
from tests.support.sites import build_site, pages, read

PAYLOAD = "</title>\"><img src=x onerror=run()> A <B> & 'C'"
TEXT_KEYS = {"navn", "hva", "hvem", "periode", "gevinstarbeid"}
"""Keys of plain text in the method; in its Markdown, a picture is a mistake."""

SETTINGS = {
    "site_name": f"Navn {PAYLOAD}",
    "site_description": f"Om {PAYLOAD}",
    "site_author": f"Av {PAYLOAD}",
    "copyright": f"Rett {PAYLOAD}",
    "repo_url": 'https://kode.example/"><img src=x onerror=run()>',
    "repo_name": f"Kode {PAYLOAD}",
    "nav": [{f"Ledd {PAYLOAD}": [{f"Side {PAYLOAD}": "veiledning/index.md"}, "egen.md"]}],
}
OWN = {"kommune": f"Kommune {PAYLOAD}", "enheter": [f"Enhet {PAYLOAD}"]}
TOP = yaml.safe_dump({"title": PAYLOAD, "description": PAYLOAD})
PAGE = f"---\n{TOP}---\n\n# Egen side\n"


def with_payload(value: Any, key: str = "") -> Any:
    """The data of a record with the payload after each text."""
    if isinstance(value, dict):
        return {name: with_payload(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [with_payload(part, key) for part in value]
    return f"{' '.join(value.split())} {PAYLOAD}" if key in TEXT_KEYS else value


def event_handlers(html: str) -> Iterator[str]:
    """Yield the handlers that a browser would find: `onerror` and its like."""
    found: list[str] = []

    def keep(element: str, attribute: str, value: str) -> str:
        found.append(f"{element} {attribute}={value}")
        return value

    nh3.clean(html, attribute_filter=keep, generic_attribute_prefixes={"on"})
    return (attribute for attribute in found if re.match(r"\w+ on", attribute))


@pytest.mark.slow
def test_every_text_of_settings_menu_and_method_is_shown_as_text(scratch: Scratch) -> None:
    settings = yaml.safe_load(MKDOCS)
    settings["extra"]["planhandbok"].update(OWN)
    scratch.write(
        "mkdocs.yml", yaml.safe_dump(settings | SETTINGS, allow_unicode=True, width=10_000)
    )
    scratch.write("content/egen.md", PAGE)
    method = scratch.folder / "a3/helhetsmodellen.yml"
    data = with_payload(yaml.safe_load(method.read_text(encoding="utf-8")))
    scratch.write("a3/helhetsmodellen.yml", yaml.safe_dump(data, allow_unicode=True, width=10_000))
    scratch.a3("skolemat", yaml.safe_dump({"enhet": OWN["enheter"][0]}, width=1000))
    site = build_site(scratch, start=start_engine)
    read = {path.relative_to(site).as_posix(): html for path, html in pages(site)}
    handlers = {path: list(event_handlers(html)) for path, html in read.items()}
    assert {path: found for path, found in handlers.items() if found} == {}
    assert not any(
        ord(letter) in range(0xFDD0, 0xFDD5) for html in read.values() for letter in html
    )
    name = "A &lt;B&gt; &amp; &#x27;C&#x27;"
    assert read["index.html"].count(name) > 10
    assert re.search(f"<title>.*Navn .*{name}</title>", read["egen/index.html"])


def test_shielded_text_is_escaped_once() -> None:
    text = shielded({"navn": ['A <B> & "C"\'', 2]})["navn"]
    assert escaped(f"<b>{text[0]}</b>") == "<b>A &lt;B&gt; &amp; &quot;C&quot;&#x27;</b>"
    assert text[1] == 2


def test_front_matter_without_characters_of_html_stays_as_it_is() -> None:
    page = "---\ntitle: Mat\nhide: [toc]\n---\n# <b>Mat</b>\n"
    assert with_shielded_front_matter(page) == page
    assert with_shielded_front_matter("# <b>Mat</b>\n") == "# <b>Mat</b>\n"


@pytest.mark.parametrize("top", ["title: '<b'\n  x: [", "- <b>", "<b>"])
def test_front_matter_that_holds_no_keys_stays_as_it_is(top: str) -> None:
    assert with_shielded_front_matter(f"---\n{top}\n---\nMat") == f"---\n{top}\n---\nMat"


def test_body_below_shielded_front_matter_stays_as_it_is() -> None:
    page = with_shielded_front_matter('---\ntitle: "A <B>"\n---\n# <b>Mat</b>\n')
    top, _, body = page.partition("---\n# ")
    assert body == "<b>Mat</b>\n"
    assert escaped(yaml.safe_load(top.removeprefix("---\n"))["title"]) == "A &lt;B&gt;"


def test_first_line_that_looks_like_a_key_comes_below_a_blank_one() -> None:
    assert with_first_line("Obs: les.\n\n# A\n") == "\nObs: les.\n\n# A\n"
    for text in ("# A: b\n", "---\ntitle: A\n---\nObs: les.\n", "Se her: les.\n", ""):
        assert with_first_line(text) == text


@pytest.mark.slow
def test_first_line_that_looks_like_a_key_is_shown(scratch: Scratch) -> None:
    scratch.write("content/rutiner.md", "Obs: les dette.\n\n# Rutiner\n")
    page = read(build_site(scratch, start=start_engine), "rutiner")
    assert "<p>Obs: les dette.</p>" in page
