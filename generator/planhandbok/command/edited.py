"""Changes records as a command asks, and answers: in words what was changed, and the files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.committing import Message
from planhandbok.changing.edit import AnyChange, Edited, edit, preview
from planhandbok.command.answers import leave_with, print_answer, print_aside, print_problems
from planhandbok.command.report import Format
from planhandbok.memo import Memo
from planhandbok.records.text.problems import Problems

CommitOption = Annotated[
    bool, typer.Option("--commit", help="Lagre endringen som en versjon i git også.")
]


def change_and_answer(project: Path, changes: Sequence[AnyChange], *, commits: bool) -> None:
    """Print the changes and the files that were written, or end with the mistakes."""
    done = _committed(project, changes) if commits else edit(project, changes)
    if isinstance(done, Problems):
        print_aside("Ingenting er endret, for det ville ha blitt feil:")
        leave_with(done, Format.TEXT)
    if done.warnings.items:
        print_problems(done.warnings, Format.TEXT)
    told = [*(difference.told for difference in done.differences), *done.new_texts]
    print_answer("".join(f"{line}\n" for line in told))


def _committed(project: Path, changes: Sequence[AnyChange]) -> Edited | Problems:
    memo = Memo()
    foreseen = preview(project, changes, memo=memo)
    if isinstance(foreseen, Problems) or not foreseen.new_texts:
        return foreseen
    return edit(project, changes, Message.of(foreseen.differences), memo)
