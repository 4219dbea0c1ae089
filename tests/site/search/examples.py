"""Words with their terms, which Python and JavaScript make alike."""

from pathlib import Path


def examples() -> list[tuple[str, tuple[str, ...]]]:
    lines = Path(__file__).with_name("terms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(word, tuple(terms.split())) for word, terms in rows]
