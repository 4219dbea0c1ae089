"""The outcomes of what was sent from a form: a page to show, where to go, or what went wrong."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeVar

from planhandbok.changing.edit import Edited
from planhandbok.failures import failure_text
from planhandbok.frozen import frozen
from planhandbok.records.editing.paths import ChangeError
from planhandbok.records.text.problems import (
    Mistake,
    Problem,
    Problems,
    Severity,
    WrongAnswerError,
    WrongUseError,
)


@frozen
class Shown:
    """A page to show, with the status of its answer."""

    title: str
    html: str
    status: int = 200


@frozen
class Download:
    """A file to save."""

    name: str
    content: bytes


@frozen
class Later:
    """A page that is made without writing, while others may write."""

    make: Callable[[], Shown]


@frozen
class Saved:
    """The address where that can be seen which was sent. What stood there already was not written
    again, and `has_changed` nothing.
    """

    leads_to: str
    has_changed: bool = True


@frozen
class Wrong:
    """The mistakes that kept something from being done, the reason why it was `refused`, or the
    `doubts` that its author must see first.
    """

    problems: Sequence[Problem] = ()
    refused: str = ""
    doubts: Sequence[Problem] = ()


class DoubtError(Exception):
    """Changes come with warnings that their author has not seen."""

    def __init__(self, doubts: Sequence[Problem]) -> None:
        super().__init__()
        self.doubts = doubts


def doubts_in(edited: Edited) -> tuple[Problem, ...]:
    """Return what the author of changes should see before they are written."""
    new = edited.warnings.items
    return tuple(problem for problem in new if problem.severity is not Severity.NOTICE)


def mark_of_doubts(doubts: Sequence[Problem]) -> str:
    """Return what tells these warnings from others; "" for none."""
    told = [(doubt.file, doubt.message, doubt.hint) for doubt in doubts]
    return sha256(repr(told).encode()).hexdigest() if told else ""


Outcome = TypeVar("Outcome")


def tried(write: Callable[[], Outcome | Problems]) -> Outcome | Wrong:
    """Write something, and return what that gave, or what kept it from being done."""
    try:
        done = write()
    except WrongAnswerError as error:
        return Wrong(tuple(map(_without_line, error.mistakes)))
    except (ChangeError, WrongUseError) as error:
        return Wrong(refused=error.told)
    except OSError as error:
        return Wrong(refused=failure_text(error))
    except DoubtError as error:
        return Wrong(doubts=error.doubts)
    if not isinstance(done, Problems):
        return done
    return Wrong(tuple(item for item in done.items if item.severity is Severity.ERROR))


def _without_line(mistake: Mistake) -> Problem:
    """Return a mistake that is told by its place in a form, or in a record."""
    return Problem(mistake.file, 1, 1, mistake.message, mistake.hint, path=mistake.path)
