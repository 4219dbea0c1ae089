"""What the settings say of where the site and its files are, before any engine has run."""

import pytest

from tests.handbooks import MKDOCS, Scratch

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
        ("!ENV {a: b}", ""),
        ("", ""),
        ("hei", ""),
    ],
)
def test_the_address_of_the_site_is_what_the_engine_will_find(
    scratch: Scratch, monkeypatch: pytest.MonkeyPatch, written: str, url: str
) -> None:
    monkeypatch.setenv("PLAN_URL", PLAN)
    scratch.write("mkdocs.yml", f"site_url: {written}\nrepo_url: {written}\n{MKDOCS}")
    site = scratch.handbook().site
    assert (site.url, site.repository) == (url, url.rstrip("/"))


def test_without_settings_for_them_both_are_empty(scratch: Scratch) -> None:
    site = scratch.handbook().site
    assert (site.url, site.repository) == ("", "")
