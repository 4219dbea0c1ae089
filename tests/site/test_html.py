"""Pages and style sheets follow the standards, as the Nu Html Checker reads them."""

from pathlib import Path

import pytest

from tests.site.html_checker import ACCEPTED, findings
from tests.support.forwarding import moved_in
from tests.tools.provide import JAVA_IS_REQUIRED, has_java

GONE = ("a3/skolemat", "a3/frukt", "a3/badet", "syklus/2026", "syklus/2026/1-kvartal", "a3/mat")
"""Redirects, tombstones, and a page that lists what it has lost."""


@pytest.mark.slow
def test_every_page_and_our_style_sheets_are_valid(real_site: Path, tmp_path: Path) -> None:
    if not has_java() and not JAVA_IS_REQUIRED:
        pytest.skip("HTML is not validated, for there is no Java here; `.ci/run` brings one")
    ours = (real_site / "assets" / "planhandbok").glob("*.css")
    moved_in(tmp_path / "handbook")
    gone = [tmp_path / "site" / address / "index.html" for address in GONE]
    found = findings([*sorted(real_site.rglob("*.html")), *sorted(ours), *gone])
    assert [line for line in found if not any(part in line for part, _ in ACCEPTED)] == []
    assert [part for part, _ in ACCEPTED if not any(part in line for line in found)] == []
