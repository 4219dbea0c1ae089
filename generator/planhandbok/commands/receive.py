"""The command `receive`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from planhandbok.changing.edit import Basis
from planhandbok.changing.message import HIDDEN
from planhandbok.changing.receive import (
    LARGEST,
    Ready,
    Refused,
    Result,
    TakenBefore,
    incoming,
    judged,
    take_in,
)
from planhandbok.command.answers import (
    leave_undone,
    print_answer,
    print_aside,
    print_problems,
    refuse,
)
from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption
from planhandbok.command.questions import ask, is_terminal
from planhandbok.command.report import Format
from planhandbok.failures import reason_of
from planhandbok.memo import Memo
from planhandbok.records.text.file_text import bytes_of

PASTED = Path("-")
ENDINGS = (".eml", ".txt")
"""The endings of the files that are read in a folder."""
ANSWERS = {"j": "j", "ja": "j", "n": "n", "nei": "n", "v": "velg", "velg": "velg"}
app = CommandLine()


@app.command()
def receive_command(
    context: typer.Context,
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="FIL",
            help="E-poster (.eml) og tekstfiler, eller mapper med slike. «-» er innlimt tekst.",
        ),
    ],
    yes: Annotated[
        bool, typer.Option("--yes", help="Ta inn det «Meld» kan si, uten å spørre.")
    ] = False,
    project: ProjectOption = Path(),
) -> None:
    basis = Basis(project, context.obj(), Memo())
    found = list(judged(basis, incoming(dict(_files(sources)))))
    results = [_unasked(result) if yes else result for result in found]
    _show_all(results)
    refused = [result for result in results if isinstance(result, Refused)]
    new = [result for result in results if isinstance(result, Ready) and not result.is_made]
    for ready in _chosen(new, yes):
        done = take_in(basis, ready)
        if isinstance(done, Refused):
            _show_all([done])
            refused.append(done)
        else:
            print_problems(done.warnings, Format.TEXT)
            print_answer(f"Tatt inn: {', '.join(done.new_texts)} ({ready.incoming.told})\n")
    if refused:
        count = "1 melding" if len(refused) == 1 else f"{len(refused)} meldinger"
        leave_undone(f"{count} ble avvist.")


def _files(sources: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file; end the command if one cannot be read."""
    for source in sources:
        if source == PASTED:
            yield "innlimt tekst", sys.stdin.buffer.read(LARGEST + 1)
            continue
        is_folder = source.is_dir()
        for path in sorted(source.iterdir()) if is_folder else [source]:
            if is_folder and not (path.suffix.lower() in ENDINGS and path.is_file()):
                continue
            try:
                yield HIDDEN.sub("?", str(path)), bytes_of(path, LARGEST)
            except OSError as error:
                refuse(f"{path} kan ikke leses: {reason_of(error)}.")


def _unasked(result: Result) -> Result:
    """Return what may be taken in without a question; a person must see the rest."""
    if isinstance(result, Ready) and not (result.is_made or result.incoming.is_report):
        return Refused(result.incoming.told, "Den sier mer enn «Meld» kan. Ta den inn uten --yes.")
    return result


def _show_all(results: Sequence[Result]) -> None:
    for result in results:
        if isinstance(result, Refused):
            print_aside(f"Avvist: {result.origin}\n{_indented(result.reason.splitlines())}")
        elif isinstance(result, Ready):
            told = [difference.told for difference in result.edited.differences]
            print_answer(f"{result.incoming.told}\n{_indented(told)}\n")
    before = sum(isinstance(result, TakenBefore) for result in results)
    if before:
        print_aside(
            "1 melding er tatt inn før." if before == 1 else f"{before} meldinger er tatt inn før."
        )


def _indented(lines: Sequence[str]) -> str:
    return "\n".join(f"  {line}" for line in lines)


def _chosen(ready: Sequence[Ready], yes: bool) -> Sequence[Ready]:
    """Return the messages to take in, as the one who runs the command answers."""
    if yes or not ready:
        return ready
    if not is_terminal():
        refuse("Ingenting er tatt inn. Bruk --yes for å ta inn uten å bli spurt.")
    answer = ask("Skal det tas inn? j, n eller velg", _answer, "j")
    if answer == "velg":
        question = "Ta inn {}? j eller n"
        return [each for each in ready if ask(question.format(_named(each)), _answer, "j") == "j"]
    return ready if answer == "j" else ()


def _named(ready: Ready) -> str:
    words = "; ".join(difference.words for difference in ready.edited.differences)
    return f"«{words}» ({ready.incoming.told})"


def _answer(text: str) -> str:
    if text.strip().lower() not in ANSWERS:
        raise ValueError("Svar j, n eller velg.")
    return ANSWERS[text.strip().lower()]
