"""HTML in the guide: a short list is allowed, and the rest is told with its line."""

import pytest

from planhandbok.records.guide.markdown import GuideText
from planhandbok.records.guide.raw_html import html_problems
from tests.support.hostile import HARMLESS, REFUSED

LINK = "[x](javascript:alert(35))"
"""A form that the check of links tells."""


@pytest.mark.parametrize("form", [form for form in REFUSED if form != LINK])
def test_form_that_asks_another_host_is_a_mistake(form: str) -> None:
    assert list(html_problems(GuideText(f"Først\n\n{form}\n"), "side.md"))


@pytest.mark.parametrize("form", HARMLESS)
def test_harmless_form_is_no_mistake(form: str) -> None:
    assert list(html_problems(GuideText(f"Først\n\n{form}\n"), "side.md")) == []


def test_mistake_has_its_line() -> None:
    text = GuideText("# Side\n\nFørst <b>dette</b>,\nså <u onclick=x>dette</u>.\n\n<div>\n<svg>\n")
    found = [(problem.line, problem.message) for problem in html_problems(text, "side.md")]
    assert sorted(found) == [
        (4, "«onclick» kan ikke stå slik i HTML-koden «<u>» i veiledningen."),
        (7, "HTML-koden «<svg>» kan ikke brukes i veiledningen."),
    ]
