"""Words with their terms and the two words they are, which Python and JavaScript make alike."""

from collections.abc import Iterator
from pathlib import Path


def examples() -> list[tuple[str, tuple[str, ...]]]:
    return [(word, tuple(terms.split())) for word, terms in _rows("terms.tsv")]


def in_two_words() -> list[tuple[str, str]]:
    return list(_rows("two_words.tsv"))


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            word, _, value = line.partition("\t")
            yield word, value
