"""Mistakes in the content, described to their author in Norwegian.

Problems are data: every step of this room collects them and goes on, so that one run shows
them all. The caller decides what to do with them: print, count or fail.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from planhandbok.frozen import frozen
from planhandbok.phrase import EMPTY, Phrase, joined

KeyPath = tuple[str | int, ...]
"""Keys and positions in lists, from the top of a file."""

MOST_SHOWN = 15

UNREADABLE = "uleselig"
"""Replaces a name that could not be read, so that the rest can be checked; never suggested."""
MOST_QUOTED = 80


class Severity(StrEnum):
    """An error prevents the build, a warning does not; a notice needs no action."""

    ERROR = "feil"
    WARNING = "advarsel"
    NOTICE = "merknad"


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in a file, its place, and the way to correct it.

    `file` is relative to the project and uses `/`; `line` and `column` count from 1. `path` leads
    to the value in a record, and is empty for what is in none.
    """

    file: str
    line: int
    column: int
    message: Phrase
    hint: Phrase
    severity: Severity = Severity.ERROR
    path: KeyPath = field(default=(), compare=False)


def file_problem(
    file: str, message: Phrase, hint: Phrase, severity: Severity = Severity.ERROR
) -> Problem:
    """Return a problem with a whole file, which stands at its beginning."""
    return Problem(file, 1, 1, message, hint, severity)


@frozen
class Problems:
    """All problems of one run, sorted by file, line and column."""

    items: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, items: Iterable[Problem]) -> "Problems":
        return cls(tuple(sorted(set(items))))

    def count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self.items)


@frozen
class Finding:
    """A problem whose place is a path of keys and list positions, not yet a line and a column.

    `on_key` points at the key itself rather than at its value. `words` are the part of the value
    that the problem is about, "" for all of it, and `words_before` counts how often they stand in
    the value before that. `rests_on` is the path of all that the value was compared with, if any.
    """

    file: str
    path: KeyPath
    message: Phrase
    hint: Phrase
    on_key: bool = False
    severity: Severity = Severity.ERROR
    words: str = ""
    words_before: int = 0
    rests_on: KeyPath = ()


Mistake = Problem | Finding


class ToldError(Exception):
    """Something cannot be done, with the reason in Norwegian."""

    def __init__(self, told: Phrase) -> None:
        super().__init__(told)
        self.told = told


class WrongUseError(ToldError):
    """A command cannot be carried out; the text says why and what to do, in Norwegian."""


class WrongAnswerError(WrongUseError):
    """Answers that were given cannot be used. A mistake in an answer is in no file, and its path is
    the key of the answer; others are in records.
    """

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(as_text(mistakes))
        self.mistakes = mistakes


def wrong_answer(key: str, message: Phrase, hint: Phrase = EMPTY) -> Finding:
    return Finding("", (key,), message, hint)


def as_text(mistakes: Iterable[Mistake]) -> Phrase:
    """Return the errors among mistakes, each with how to mend it, on a line of its own."""
    errors = (mistake for mistake in mistakes if mistake.severity is Severity.ERROR)
    return joined("\n", (joined(" ", (error.message, error.hint)) for error in errors))


def quoted(text: str) -> str:
    """Put an author's words in quotation marks, on one line, cut at `MOST_QUOTED` characters."""
    words = " ".join(text.split())
    return f"«{words if len(words) <= MOST_QUOTED else words[:MOST_QUOTED] + ' …'}»"


def in_quotation_marks(text: str) -> str:
    """Put a text between the quotation marks of YAML that leave all its signs as they are."""
    if '"' in text or "\\" in text:
        return "'{}'".format(text.replace("'", "''"))
    return f'"{text}"'


def did_you_mean(word: str, known: Iterable[str], also: Iterable[str] = ()) -> Phrase:
    """Return a hint with the nearest known word, or a list of the known words if none is near.

    A word of `also` that is nearly the same is the nearest one, but none of them is listed.
    """
    known = sorted(set(known) - {UNREADABLE})
    if near := nearest(word, known, also):
        return Phrase("Mente du «{near}»?", near=near)
    if not known:
        return Phrase("Det er ingenting å velge mellom ennå.")
    shown = ", ".join(f"«{name}»" for name in known[:MOST_SHOWN])
    more = " …" if len(known) > MOST_SHOWN else ""
    return Phrase("Velg en av disse: {names}.", names=shown + more)


def nearest(word: str, known: Iterable[str], also: Iterable[str] = ()) -> str | None:
    """Return the known word, or nearly the same word of `also`, that is most like a word."""
    known = sorted(known)
    near = get_close_matches(word.lower(), sorted({*known, *also}), n=1, cutoff=0.8)
    near = near or get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return near[0] if near else None
