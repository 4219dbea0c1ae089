"""Writes the fingerprints of the base handbook's files into the package, under its version.

Run once when a version is released: `make fingerprints`. `planhandbok upgrade` then knows a copy
of a page that nobody has changed.
"""

import json
import tomllib

from planhandbok.records.reading.earlier import EARLIER, fingerprint
from tests.support.handbooks import ROOT

FILES = ("content/**/*.md", "a3/helhetsmodellen.yml", "a3/.nynorsk/*.yml")


def fingerprints() -> dict[str, str]:
    """Return the fingerprint of each file of the base, by its path in the repository."""
    found = sorted(path for pattern in FILES for path in ROOT.glob(pattern))
    return {
        path.relative_to(ROOT).as_posix(): fingerprint(path.read_text(encoding="utf-8"))
        for path in found
    }


def main() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    known = json.loads(EARLIER.read_text(encoding="utf-8"))
    known[settings["project"]["version"]] = fingerprints()
    EARLIER.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
