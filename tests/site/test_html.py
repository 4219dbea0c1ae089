"""Pages and style sheets follow the standards, as the Nu Html Checker reads them."""

from pathlib import Path

import pytest

from tests.site.html_checker import ACCEPTED, findings
from tests.tools.provide import JAVA_IS_REQUIRED, has_java


def test_every_page_and_our_style_sheets_are_valid(real_site: Path) -> None:
    if not has_java() and not JAVA_IS_REQUIRED:
        pytest.skip("HTML is not validated, for there is no Java here; `.ci/run` brings one")
    ours = (real_site / "assets" / "planhandbok").glob("*.css")
    found = findings([*sorted(real_site.rglob("*.html")), *sorted(ours)])
    assert [line for line in found if not any(part in line for part, _ in ACCEPTED)] == []
    assert [part for part, _ in ACCEPTED if not any(part in line for line in found)] == []
