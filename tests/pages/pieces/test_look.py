"""The site shows the municipality's mark or coat of arms, its name and its colours."""

import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planhandbok.pages.pieces.stylesheet import FAVICON, STYLESHEET
from planhandbok.records.text.svg import drawing_problems
from planhandbok.resources import theme_folder
from planhandbok.site.engine.engine import start_engine
from tests.support.handbooks import DRAWING, MKDOCS, Scratch
from tests.support.sites import build_site, made_once, pages, read

ARMS = "    kommunevåpen: bilder/vårt våpen.svg\n"
COLOURS = "    farger: {bånd: '#FC0', lenker: '#0a5290'}\n"
THEME = "  name: material\n"
LOGO = re.compile(r'<a [^>]*class="md-header__button md-logo"[^>]*>(.*?)</a>', re.DOTALL)
ICON = re.compile(r'<link rel="icon" href="([^"]+)"')

DARK = re.compile(
    r"prefers-color-scheme: dark\) \{\s*"
    r":root \{\s*(?:--phb-[\w-]+: (?:#[0-9a-f]{6}|\{\{ view\.dark\.\w+ \}\});\s*)+\}\s*\}"
)
"""The rule for dark screens where it gives our colours other values, and does nothing else."""


def header_logo(html: str) -> str:
    found = LOGO.search(html)
    assert found
    return found[1].strip()


def test_every_page_has_our_mark_and_our_icon(real_site: Path) -> None:
    mark = (theme_folder() / "overrides/.icons/planhandbok.svg").read_text(encoding="utf-8")
    mark = mark.replace(' xmlns="http://www.w3.org/2000/svg"', "").strip()
    for path, html in pages(real_site):
        if (
            'class="md-typeset phb-board"' not in html
        ):  # a board on a wall has no header of the site
            assert header_logo(html) == mark, path
        icon = ICON.search(html)
        assert icon, path
        assert icon[1].endswith(FAVICON), path
    assert (real_site / FAVICON).exists()


def test_the_header_names_the_municipality(real_site: Path) -> None:
    header = read(real_site, "status/").partition("</header>")[0]
    assert '<span class="phb-municipality">Eksempelhåndbok · Eksempel kommune</span>' in header


@pytest.fixture(scope="module")
def with_logo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a logo, an icon and a coat of arms."""
    own = f"{THEME}  logo: eget.svg\n  favicon: eget.png\n"
    settings = MKDOCS.replace(THEME, own) + ARMS
    return made_once(tmp_path_factory, "logo", partial(build_site_of, settings)) / "site"


@pytest.fixture(scope="module")
def with_arms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a coat of arms and colours."""
    settings = MKDOCS + ARMS + COLOURS
    return made_once(tmp_path_factory, "arms", partial(build_site_of, settings)) / "site"


def build_site_of(settings: str, folder: Path) -> None:
    scratch = Scratch.made_in(folder / "handbook")
    scratch.write("mkdocs.yml", settings)
    scratch.write("content/bilder/vårt våpen.svg", DRAWING)
    scratch.a3("skolemat")
    build_site(scratch, start=start_engine)


@pytest.mark.slow
def test_a_logo_and_an_icon_of_the_settings_are_kept(with_logo: Path) -> None:
    html = read(with_logo, "")
    assert header_logo(html) == '<img src="eget.svg" alt="">'
    assert 'rel="icon" href="eget.png"' in html
    assert "phb-municipality" not in html


def test_a_dark_screen_differs_in_colours_alone(real_site: Path) -> None:
    """Everything else then needs a look in only one of the two schemes."""
    settings = theme_folder() / "templates/pieces/municipality.css"
    for path in [*real_site.rglob("*.css"), settings]:
        styles = path.read_text(encoding="utf-8")
        assert len(DARK.findall(styles)) == styles.count("prefers-color-scheme"), path


@pytest.mark.slow
def test_the_colours_of_the_settings_are_a_stylesheet_after_ours(with_arms: Path) -> None:
    styles = (with_arms / STYLESHEET).read_text(encoding="utf-8")
    assert re.findall(r"--phb-([\w-]+): (#\w+);", styles) == [
        *(("brand", "#ffcc00"), ("on-brand", "#000000"), ("link", "#0a5290")),
        *(("brand", "#423500"), ("on-brand", "#ffffff"), ("link", "#55aaf3")),
    ]
    html = read(with_arms, "a3/skolemat/")
    assert html.index("look.css") < html.index(f'"../../{STYLESHEET}"')
    assert "#ffcc00" not in html.lower()


def test_without_colours_there_is_no_stylesheet_for_them(real_site: Path) -> None:
    assert not (real_site / STYLESHEET).exists()
    assert STYLESHEET not in read(real_site, "")


@pytest.mark.slow
def test_the_coat_of_arms_is_in_every_header_and_not_again_below_it(with_arms: Path) -> None:
    file = "bilder/v%C3%A5rt%20v%C3%A5pen.svg"
    assert header_logo(read(with_arms, "a3/skolemat/")) == (
        f'<img class="phb-arms" src="../../{file}" alt="">'
    )
    front = read(with_arms, "")
    assert f'src="{file}" alt="">' in header_logo(front)
    assert 'class="phb-arms"' not in front.partition("<article")[2]


@pytest.mark.slow
def test_a_logo_of_the_settings_goes_before_the_coat_of_arms_in_the_header(
    with_logo: Path,
) -> None:
    assert header_logo(read(with_logo, "status/")) == '<img src="../eget.svg" alt="">'


@given(st.binary(max_size=40))
@example(b'<?xml version="1.0" encoding="ukjent"?><svg/>')
@example(b'<?xml version="1.0" encoding="shift_jis"?><svg/>')
def test_a_drawing_that_cannot_be_read_is_a_problem_and_never_an_exception(raw: bytes) -> None:
    for problem in drawing_problems(raw, "vapen.svg"):
        assert min(problem.line, problem.column) >= 1
