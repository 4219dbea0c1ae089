"""Changes records as a command asks, and answers: in words what was changed, and the files."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.edit import Basis, Edited, edit, preview
from planhandbok.changing.edited_texts import AnyChange
from planhandbok.command.answers import (
    leave_with,
    print_aside,
    print_lines,
    print_problems,
    refuse,
)
from planhandbok.command.language import saying
from planhandbok.command.questions import ask, is_terminal, is_yes
from planhandbok.command.report import Format
from planhandbok.memo import Memo
from planhandbok.phrase import Phrase
from planhandbok.records.editing.commit_message import CommitMessage
from planhandbok.records.text.problems import Problems

NoCommitOption = Annotated[
    bool, typer.Option("--no-commit", help="La endringen ligge i filen, uten å lagre den i git.")
]


def change_and_answer(
    project: Path,
    changes: Sequence[AnyChange],
    today: date,
    *,
    commits: bool,
    asks: Callable[[Edited], bool] = lambda _: False,
) -> None:
    """Print what differs and the warnings that come with it, write, and print the files; or end
    with the mistakes. `asks` says whether somebody must say yes before it is written. What was
    made `today` may be removed.
    """
    basis = Basis(project, today, Memo())
    done = _or_leave(preview(basis, changes))
    print_lines(difference.told for difference in done.differences)
    print_problems(done.warnings, Format.TEXT)
    if not done.new_texts:
        return
    if asks(done):
        _ask()
    message = CommitMessage.of(done.differences, saying()) if commits else None
    print_lines(_or_leave(edit(basis, changes, message)).new_texts)


def _or_leave(done: Edited | Problems) -> Edited:
    if isinstance(done, Problems):
        print_aside(Phrase("Ingenting er endret, for det ville ha blitt feil:"))
        leave_with(done, Format.TEXT)
    return done


def _ask() -> None:
    """End the command unless the answer is yes."""
    if not is_terminal():
        refuse(Phrase("Ingenting er skrevet. Bruk --yes for å ta det inn uten å bli spurt."))
    if not ask(Phrase("Skal det skrives? j eller n"), is_yes):
        refuse(Phrase("Ingenting er skrevet."))
