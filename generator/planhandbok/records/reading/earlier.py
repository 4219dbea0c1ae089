"""The files of earlier base handbooks, known by their fingerprints."""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256

from planhandbok.resources import PACKAGE

EARLIER = PACKAGE / "earlier.json"
"""Fingerprints by version and then by path; a release adds those of its own version."""


def fingerprint(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


@cache
def versions() -> Mapping[str, Mapping[str, str]]:
    versions: dict[str, dict[str, str]] = json.loads(EARLIER.read_text(encoding="utf-8"))
    return versions


def version_of_copy(path: str, text: str) -> str | None:
    """Return the version whose base has exactly this text, in any language, at a path such as
    `veiledning/ord.md`; `None` if the municipality wrote it.
    """
    mark = fingerprint(text)
    return next(
        (
            version
            for version, files in versions().items()
            if any(known == mark and file.endswith(f"/{path}") for file, known in files.items())
        ),
        None,
    )


def version_parts(number: str) -> list[int]:
    """Return the parts of a version as numbers; anything else comes before all versions."""
    parts = number.split(".")
    return [int(part) for part in parts] if all(part.isdecimal() for part in parts) else []
