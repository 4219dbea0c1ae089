"""Answers the one who changed records: in words what was changed, and the files."""

from planhandbok.changing.edit import Edited
from planhandbok.command.answers import leave_with, print_answer, print_aside, print_problems
from planhandbok.command.report import Format
from planhandbok.records.text.problems import Problems


def answer_edit(done: Edited | Problems) -> None:
    """Print the changes and the files that were written, or end with the mistakes."""
    if isinstance(done, Problems):
        print_aside("Ingenting er endret, for det ville ha blitt feil:")
        leave_with(done, Format.TEXT)
    if done.warnings.items:
        print_problems(done.warnings, Format.TEXT)
    told = [*(difference.told for difference in done.differences), *done.new_texts]
    print_answer("".join(f"{line}\n" for line in told))
