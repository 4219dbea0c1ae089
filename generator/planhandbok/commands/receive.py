"""The command `receive`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import indent
from typing import Annotated

import typer

from planhandbok.changing.edit import Basis
from planhandbok.changing.messages.message import INVISIBLE
from planhandbok.changing.messages.receive import (
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
    print_aside,
    print_lines,
    refuse,
)
from planhandbok.command.group import CommandLine
from planhandbok.command.language import said, saying
from planhandbok.command.options import ProjectOption
from planhandbok.command.questions import ask, is_terminal, is_yes
from planhandbok.failures import reason_of
from planhandbok.memo import Memo
from planhandbok.phrase import Phrase, joined
from planhandbok.records.text.file_text import bytes_of

PASTED = Path("-")
INDENT = "  "
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
    memo = Memo()
    basis = Basis(project, context.obj(), memo)
    found = list(judged(basis, incoming(dict(_files(sources))), memo.forget))
    results = [_unasked(result) if yes else result for result in found]
    _show_all(results)
    refused = [result for result in results if isinstance(result, Refused)]
    new = [result for result in results if isinstance(result, Ready) and not result.is_made]
    for ready in _chosen(new, yes):
        done = take_in(basis, ready, saying())
        memo.forget()
        if isinstance(done, Refused):
            _show_all([done])
            refused.append(done)
        else:
            files = ", ".join(done.new_texts)
            told = ready.incoming.told
            print_lines([Phrase("Tatt inn: {files} ({message})", files=files, message=told)])
    if len(refused) == 1:
        leave_undone(Phrase("1 melding ble avvist."))
    if refused:
        leave_undone(Phrase("{count} meldinger ble avvist.", count=len(refused)))


def _files(sources: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file; end the command if one cannot be read."""
    for source in sources:
        if source == PASTED:
            yield Phrase("innlimt tekst"), sys.stdin.buffer.read(LARGEST + 1)
            continue
        for path in _in_folder(source) if source.is_dir() else [source]:
            try:
                yield INVISIBLE.sub("?", str(path)), bytes_of(path, LARGEST)
            except OSError as error:
                refuse(
                    Phrase("{file} kan ikke leses: {reason}.", file=path, reason=reason_of(error))
                )


def _in_folder(folder: Path) -> list[Path]:
    """Return the files of a folder that are read; tell if there are none."""
    paths = sorted(folder.iterdir())
    found = [path for path in paths if path.suffix.lower() in ENDINGS and path.is_file()]
    if not found:
        print_aside(
            Phrase(
                "Det er ingen e-poster (.eml) eller tekstfiler (.txt) i {folder}.", folder=folder
            )
        )
    return found


def _unasked(result: Result) -> Result:
    """Return what may be taken in without a question; a person must see the rest."""
    if isinstance(result, Ready) and not (result.is_made or result.incoming.is_report):
        why = Phrase("Den sier mer enn «Meld» kan. Ta den inn uten --yes.")
        return Refused(result.incoming.told, why)
    return result


def _show_all(results: Sequence[Result]) -> None:
    for result in results:
        if isinstance(result, Refused):
            print_aside(Phrase("Avvist: {message}", message=result.origin))
            print_aside(indent(said(result.reason), INDENT))
        elif isinstance(result, Ready):
            told = [difference.told for difference in result.edited.differences]
            told += [
                joined(" ", (Phrase("Advarsel:"), warning.message, warning.hint))
                for warning in result.edited.warnings.items
            ]
            print_lines([result.incoming.told])
            print_lines(joined("", (INDENT, line)) for line in told)
    before = sum(isinstance(result, TakenBefore) for result in results)
    if before == 1:
        print_aside(Phrase("1 melding er tatt inn før."))
    elif before:
        print_aside(Phrase("{count} meldinger er tatt inn før.", count=before))


def _chosen(ready: Sequence[Ready], yes: bool) -> Sequence[Ready]:
    """Return the messages to take in, as the one who runs the command answers."""
    if yes or not ready:
        return ready
    if not is_terminal():
        refuse(Phrase("Ingenting er tatt inn. Bruk --yes for å ta inn uten å bli spurt."))
    answer = ask(Phrase("Skal det tas inn? j, n eller velg"), _answer, "j")
    if answer == "velg":
        return [each for each in ready if ask(_question(each), is_yes, "j")]
    return ready if answer == "j" else ()


def _question(ready: Ready) -> Phrase:
    words = joined("; ", (difference.words for difference in ready.edited.differences))
    told = ready.incoming.told
    return Phrase("Ta inn «{words}» ({message})? j eller n", words=words, message=told)


def _answer(text: str) -> str:
    if text.strip().lower() not in ANSWERS:
        raise ValueError(Phrase("Svar j, n eller velg."))
    return ANSWERS[text.strip().lower()]
