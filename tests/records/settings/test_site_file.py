"""The addresses of the site and of its files are read from the settings."""

import pytest

from tests.support.handbooks import MKDOCS, Scratch

PLAN = "https://plan.example.no/"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://plan.example.no/", PLAN),
        ("https://plan.example.no", PLAN),
        ("!ENV PLAN_URL", PLAN),
        ("!ENV [OTHER_URL, PLAN_URL, 'https://annet.example/']", PLAN),
        ("!ENV [OTHER_URL, 'https://annet.example/plan']", "https://annet.example/plan/"),
        ("!ENV OTHER_URL", ""),
        ("!relative PLAN_URL", ""),
        ("!ENV {a: b}", ""),
        ("", ""),
    ],
)
def test_the_address_of_the_site_is_what_the_engine_will_find(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch, written: str, url: str
) -> None:
    monkeypatch.setenv("PLAN_URL", PLAN)
    scratch.write("mkdocs.yml", f"site_url: {written}\n{MKDOCS}")
    site = scratch.handbook().site
    assert site.url == url


@pytest.mark.parametrize(
    ("settings", "commits"),
    [
        ("repo_url: https://github.com/prove/plan\n", "https://github.com/prove/plan/commit/"),
        ("repo_url: https://gitlab.com/prove/plan/", "https://gitlab.com/prove/plan/-/commit/"),
        (
            "repo_url: https://git.prove.example/plan\nedit_uri: -/edit/main/content/",
            "https://git.prove.example/plan/-/commit/",
        ),
        ("repo_url: https://git.prove.example/plan", ""),
        ("edit_uri: -/edit/main/content/", ""),
    ],
)
def test_a_commit_is_linked_to_where_its_address_is_known(
    scratch: Scratch, settings: str, commits: str
) -> None:
    scratch.write("mkdocs.yml", f"{settings}\n{MKDOCS}")
    site = scratch.handbook().site
    assert site.commits == commits


def test_without_settings_for_them_both_are_empty(scratch: Scratch) -> None:
    site = scratch.handbook().site
    assert (site.url, site.commits) == ("", "")


def test_blank_menu_is_none(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"nav:\n{MKDOCS}")
    assert "nav" not in scratch.records().site.engine


def test_menu_that_the_environment_gives_is_told(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"nav: !ENV [MENY, [ord.md]]\n{MKDOCS}")
    [told] = scratch.messages()
    assert told.startswith("Her skal det stå en liste.")
