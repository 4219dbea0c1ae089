"""The documentation is complete, up to date, and leads nowhere wrong."""

import re
from functools import cache
from pathlib import Path

import pytest

from planhandbok.pages.changes.feeds import MOST_IN_A_FEED
from planhandbok.pages.changes.sentences import MOST_NUMBERS
from planhandbok.plan.a3.indicators import PATIENCE, TOLERANCE
from planhandbok.plan.benefits.tree import MOST_DRAWN
from planhandbok.plan.boards.board import DEFAULT_LOOKBACK
from planhandbok.plan.changes.entries import YEARS_BACK
from planhandbok.plan.cycle.urgency import SOON
from planhandbok.plan.cycle.zone import MUCH
from planhandbok.records.checks.coat_of_arms import LARGEST as LARGEST_COAT_OF_ARMS
from planhandbok.records.schema.settings import Settings
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.text.contrast import READABLE
from planhandbok.site.data.sheet import LONGEST_TEXT
from tests.support.handbooks import ROOT
from tests.support.source import PACKAGE
from tests.tools.docs import PAGES, PART, ROOMS, commands, updated
from tests.tools.record_kinds import ALL_RECORDS

LONGEST_README = 100
LARGEST_PICTURE = 150_000
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HEADING = re.compile(r"^#{1,6} (?P<title>.+)$", re.MULTILINE)
CODE_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SITE_PATH = re.compile(r"^\| (?P<paths>`/[^|]*) \|", re.MULTILINE)
CODE_PATH = re.compile(r"`(?P<path>[\w./-]+/[\w.-]+\.(?:py|html|css|po))`")
MAKE_COMMAND = re.compile(r"`make (?P<target>[\w-]+)`")
GRID_LINK = re.compile(r"\]\(generator/planhandbok/(\w+/\w+)\)")
NUMBERS = {
    "docs/figures.md": [
        f"from {SOON.days} days before its deadline",
        f"older than {PATIENCE} times its frequency",
        f"within {TOLERANCE * 100:.0f} % of the distance",
        f"| *green* | {MUCH} to 5 | 1 or {MUCH - 1} |",
        f"in the last {DEFAULT_LOOKBACK.days} days",
    ],
    "docs/settings.md": [
        f"in the last {DEFAULT_LOOKBACK.days} days",
        f"at most {LARGEST_COAT_OF_ARMS // 1000} KB",
        f"a contrast of {READABLE:g} : 1",
    ],
    "docs/outputs.md": [
        f"{YEARS_BACK} years back",
        f"if more than {MOST_NUMBERS} changed",
        f"more than {MOST_DRAWN} parts",
        f"the newest {MOST_IN_A_FEED} entries",
        f"room for {LONGEST_TEXT:,} letters",
    ],
}
"""Sentences of the documentation that hold a number of the code."""


def page_id(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def by_hand(page: str) -> str:
    """Return what somebody wrote: a page without its generated parts."""
    return PART.sub("", read(page))


def anchors(page: Path) -> set[str]:
    """Return the anchors that code hosts give the headings of a page."""
    text = CODE_BLOCK.sub("", page.read_text(encoding="utf-8"))
    titles = (match["title"].lower() for match in HEADING.finditer(text))
    return {re.sub(r"[^\w\- ]", "", title).strip().replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_generated_parts_are_up_to_date(page: Path) -> None:
    assert updated(page) == page.read_text(encoding="utf-8"), "run «make docs»"


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_to_a_file_and_an_anchor_that_exist(page: Path) -> None:
    for match in LINK.finditer(CODE_BLOCK.sub("", page.read_text(encoding="utf-8"))):
        path, _, anchor = match["target"].partition("#")
        if path.startswith(("http:", "https:", "a3:", "eksempel:", "figur:", "skjema:")):
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), match["target"]
        assert not anchor or anchor in anchors(target), match["target"]


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_files_that_are_named_exist(page: Path) -> None:
    for match in CODE_PATH.finditer(PART.sub("", page.read_text(encoding="utf-8"))):
        assert any((folder / match["path"]).exists() for folder in (ROOT, PACKAGE)), match["path"]


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_commands_of_make_that_are_named_exist(page: Path) -> None:
    makefile = read("Makefile")
    for match in MAKE_COMMAND.finditer(page.read_text(encoding="utf-8")):
        assert f"\n{match['target']}:" in makefile, match["target"]


def test_every_page_of_docs_is_linked_from_its_contents() -> None:
    folder = ROOT / "docs"
    contents = read("docs/README.md")
    for page in folder.rglob("*.md"):
        assert page.name == "README.md" or f"({page.relative_to(folder).as_posix()})" in contents


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_explained(name: str) -> None:
    command = commands()[name]
    text = by_hand("docs/commands.md")
    section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert f"[`planhandbok {name}`](#{name.replace(' ', '-')})" in text
    assert command.help
    for parameter in command.params:
        if parameter.name != "help":
            written = parameter.opts[0] if parameter.opts[0].startswith("-") else parameter.metavar
            assert f"| `{written}` |" in section
            assert getattr(parameter, "help", None), parameter.opts


@pytest.mark.parametrize("key", key_fields(Settings))
def test_every_setting_is_explained(key: str) -> None:
    rows = re.findall(r"^\| (`.+?`) \|", by_hand("docs/settings.md"), re.MULTILINE)
    assert any(f"`{key}`" in row for row in rows)


def test_every_record_has_a_row_for_each_key() -> None:
    pages = read("docs/records.md") + read("docs/settings.md")
    text = "".join(part[0] for part in PART.finditer(pages))
    for kind in ALL_RECORDS:
        section = text.partition(f"# {kind.__name__}\n")[2].partition("\n#")[0]
        for key in key_fields(kind):
            assert f"\n| `{key}` | " in section, kind.__name__


def documented_paths() -> dict[str, re.Pattern[str]]:
    """Return a pattern for each path that the tables of addresses and outputs tell of."""
    found = {}
    for page in ("docs/addresses.md", "docs/outputs.md"):
        for row in SITE_PATH.finditer(read(page)):
            for path in re.findall(r"`(/[^`]*)`", row["paths"]):
                file = f"{path}index.html" if path.endswith("/") else path
                pattern = re.escape(file).replace("…", ".*")
                found[path] = re.compile(re.sub(r"<\w+>", "[^/]+", pattern))
    return found


def test_every_file_of_a_site_is_explained(real_site: Path) -> None:
    patterns = documented_paths().values()
    for file in real_site.rglob("*"):
        path = f"/{file.relative_to(real_site).as_posix()}"
        assert file.is_dir() or any(pattern.fullmatch(path) for pattern in patterns), path


@cache
def files_of(site: Path) -> list[str]:
    return [f"/{file.relative_to(site).as_posix()}" for file in site.rglob("*")]


@pytest.mark.parametrize("path", documented_paths())
def test_every_explained_file_stands_on_a_site(path: str, real_site: Path) -> None:
    pattern = documented_paths()[path]
    assert any(pattern.fullmatch(file) for file in files_of(real_site))


@pytest.mark.parametrize(
    ("page", "sentence"), [(page, sentence) for page in NUMBERS for sentence in NUMBERS[page]]
)
def test_numbers_are_those_of_the_code(page: str, sentence: str) -> None:
    assert sentence in " ".join(read(page).split())


def test_the_readme_is_short_and_its_picture_small() -> None:
    assert len(read("README.md").splitlines()) <= LONGEST_README
    assert (ROOT / "docs/a3-page.png").stat().st_size < LARGEST_PICTURE


def test_the_readme_has_every_wing_of_every_room() -> None:
    wings = [path.parent for room in ROOMS for path in (PACKAGE / room).glob("*/__init__.py")]
    listed = GRID_LINK.findall(read("README.md"))
    assert sorted(listed) == sorted(wing.relative_to(PACKAGE).as_posix() for wing in wings)


def test_the_changelog_has_one_entry_for_each_change() -> None:
    *_, changes = read("CHANGELOG.md").partition("## Unreleased\n\n")
    text = re.sub("^#.*", "", changes, flags=re.MULTILINE)
    entries = list(filter(None, re.split(r"\n(?! {2}\S)", text)))
    assert [entry for entry in entries if not re.match(r"- \S", entry)] == ["The first version."]
    assert sorted(set(entries)) == sorted(entries)
