"""The guide holds together: links, help for every activity, and plain language in few words."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from planhandbok.records.addresses.urls import guide_address
from planhandbok.records.handbook import Handbook
from planhandbok.records.schema.method import Help
from tests.support.handbooks import ROOT, SAMPLES, Scratch, handbook_of
from tests.support.readability import GUIDE, reading, readings
from tests.support.sites import build_site, read

TEMPLATES = ROOT / "theme" / "templates"
MOST_WORDS = 700
MOST_WORDS_IN_ALL = 16_000
HIGHEST_LIX = 45
HIGHEST_MEAN_LIX = 40


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    return handbook_of(SAMPLES)


def test_every_activity_has_its_help_and_the_help_shows_the_item(
    real_site: Path, handbook: Handbook
) -> None:
    for step in handbook.method.steps:
        checklist = read(real_site, f"syklus/2027/{step.id}/")
        for activity in step.activities:
            assert activity.guide, activity.id
            page, _, anchor = guide_address(activity.guide).partition("#")
            assert anchor == activity.id
            assert f'<tr id="aktivitet-{activity.id}">' in checklist
            assert f'href="../../../{page}#{anchor}"' in checklist
            after = read(real_site, page).partition(f'id="{anchor}"')[2].partition("<h3")[0]
            assert f'href="../../syklus/2027/{step.id}/#aktivitet-{activity.id}"' in after, anchor


def test_every_kind_of_help_has_a_page_and_a_place_on_the_site(handbook: Handbook) -> None:
    templates = [path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html")]
    for field in fields(Help):
        assert getattr(handbook.method.help, field.name), field.name
        assert any(f"help.{field.name}" in template for template in templates), field.name


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        ("modellen", ["NÅ, 1. kvartal: Skaffe overblikk, 2. kvartal: Gjøre dypdykk"] * 2),
        ("virksomhetsstyring", ["Nå: 4. kvartal, forberede endring.", "Budsjettet for 2027"]),
    ],
)
def test_pictures_of_the_guide_are_drawn_from_the_records(
    real_site: Path, page: str, titles: list[str]
) -> None:
    html = read(real_site, f"veiledning/{page}/")
    assert "figur:" not in html
    found = re.findall(r'role="img"[^>]*><title>([^<]*)', html)
    assert len(found) == len(titles)
    assert all(picture.startswith(title) for picture, title in zip(found, titles, strict=True))


def test_a_box_that_nobody_has_filled_in_leads_to_its_help(scratch: Scratch) -> None:
    scratch.a3("skolemat")
    html = read(build_site(scratch), "a3/skolemat/")
    asked = re.findall(r'<a href="([^"]+)">Hva skal stå her\?', html)
    boxes = ("nasituasjon", "onsket-situasjon", "endringstiltak", "maling")
    for page in ("rotarsaker/", *(f"a3-rutene/#{box}" for box in boxes)):
        assert f"../../veiledning/{page}" in asked
    assert "../../veiledning/a3-rutene/#begrunnelse" not in asked


def test_two_items_may_share_the_same_help(scratch: Scratch) -> None:
    method = scratch.text("a3/helhetsmodellen.yml")
    method = method.replace("1-kvartal.md#felles-workshop", "1-kvartal.md#velge-delomrader")
    scratch.write("a3/helhetsmodellen.yml", method)
    html = read(build_site(scratch), "veiledning/1-kvartal/")
    after = html.partition('id="velge-delomrader"')[2]
    assert "#aktivitet-felles-workshop" in after
    assert "#aktivitet-velge-delomrader" in after


def test_the_first_page_of_the_guide_marks_the_running_quarter(real_site: Path) -> None:
    html = read(real_site, "veiledning/")
    after = html.partition('id="na"')[2].partition("<h2")[0]
    assert 'href="../syklus/2027/4-kvartal/">4. kvartal: Forberede endring (2027)</a>' in after


GUIDE_PAGE = """\
# Side

## Tall & {.viktig #tverrfaglige-analyser}

| a | b |
| --- | --- |
| 1 | 2 |

<table><tr><td><table><tr><td>inni</td></tr></table></td></tr></table>
"""


def test_a_table_of_the_guide_can_be_scrolled_with_the_keyboard(scratch: Scratch) -> None:
    anchors = "## A {#felles-workshop}\n\n## B {#velge-delomrader}\n"
    scratch.write("content/veiledning/1-kvartal.md", f"{GUIDE_PAGE}\n{anchors}")
    html = read(build_site(scratch), "veiledning/1-kvartal/")
    frame = '<div class="phb-table" role="group" aria-label="Tall &amp;" tabindex="0">'
    framed = html.count(f'{frame}<table class="phb">')
    assert framed == 2, "the one that holds another is left as it is"
    assert '<th scope="col">a</th>' in html
    assert "#aktivitet-tverrfaglige-analyser" in html.partition("<table")[0]


def test_every_page_of_the_guide_is_in_the_menu(handbook: Handbook) -> None:
    menu = str(handbook.site.base_menu)
    assert [page.path for page in handbook.guide if f"'{page.path}'" not in menu] == []


@pytest.mark.parametrize("path", sorted(GUIDE.rglob("*.md")), ids=lambda path: path.name)
def test_every_section_has_an_address_of_its_own(path: Path) -> None:
    text = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.S | re.M)
    headings = re.findall(r"^#{2,3} .*$", text, re.MULTILINE)
    assert [heading for heading in headings if not re.search(r"\{#[a-z0-9-]+\}$", heading)] == []


@pytest.mark.parametrize("path", sorted(GUIDE.rglob("*.md")), ids=lambda path: path.name)
def test_every_column_of_a_table_has_a_heading(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    headers = re.findall(r"^(\|.*\|)\n\|[ |:-]+\|$", text, re.MULTILINE)
    assert [header for header in headers if re.search(r"\|\s*\|", header)] == []


@pytest.mark.parametrize("path", sorted(GUIDE.rglob("*.md")), ids=lambda path: path.name)
def test_every_page_is_short_and_plain(path: Path) -> None:
    page = reading(path)
    assert page.words <= MOST_WORDS
    assert page.lix <= HIGHEST_LIX


def test_the_guide_is_short_and_plain_on_average() -> None:
    pages = readings()
    assert sum(page.words for page in pages) <= MOST_WORDS_IN_ALL
    assert sum(page.lix for page in pages) / len(pages) < HIGHEST_MEAN_LIX
