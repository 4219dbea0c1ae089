"""A value as somebody writes it in one argument becomes what a record has."""

from collections.abc import Iterator
from typing import Any

from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.paths import ADD, READINGS
from planhandbok.records.schema.a3 import Reading
from planhandbok.records.schema.typed import typed
from planhandbok.records.text.problems import WrongUseError, quoted
from planhandbok.records.yaml.yaml_text import written_data

OPENING = ("[", "{")


def value_of(text: str, names: tuple[str, ...]) -> Any:
    """Return the value that a text stands for at a path, `None` for an empty one.

    A list is written within brackets, and several keys within braces, as in the files; a new
    reading may be written as «2027-03-31 12,5», with a comment behind it.
    """
    text = text.strip()
    if text.startswith(OPENING):
        written = written_data(f"a: {text}", "")
        if written.problems:
            problem = written.problems[0]
            why = Phrase("{text} kan ikke leses.", text=quoted(text))
            raise WrongUseError(joined(" ", (why, problem.message, problem.hint)))
        return written.data["a"]
    if names[-1] == ADD and (names[0] in READINGS or names[-2:-1] == READINGS[1:]):
        return _reading(text)
    return text or None


def _reading(text: str) -> dict[str, str]:
    """Return a reading: the longest beginning that is a date, then the longest that is a number."""
    for reading in _divided(text.split()):
        if not isinstance(typed(Reading, reading, ""), list):
            return reading
    raise WrongUseError(
        Phrase(
            "{text} er ikke en måling. Skriv datoen og tallet, som «2027-03-31 12,5».",
            text=quoted(text),
        )
    )


def _divided(words: list[str]) -> Iterator[dict[str, str]]:
    for day in range(len(words) - 1, 0, -1):
        for value in range(len(words), day, -1):
            reading = {"dato": " ".join(words[:day]), "verdi": " ".join(words[day:value])}
            comment = " ".join(words[value:])
            yield {**reading, "kommentar": comment} if comment else reading
