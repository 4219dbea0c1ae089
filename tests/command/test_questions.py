"""Questions on a terminal: asked again until the answer can be read."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from planhandbok.command.answers import print_answer
from planhandbok.command.group import CommandLine
from planhandbok.command.questions import ask, asked


def even(answer: str) -> int:
    if answer.isdecimal() and int(answer) % 2 == 0:
        return int(answer)
    raise ValueError(f"«{answer}» er ikke et partall.")


def answered(question: Callable[[], object], given: str) -> Result:
    program = CommandLine()
    program.callback()(lambda: None)

    @program.command("spør")
    def asking() -> None:
        print_answer(f"svar={question()}")

    return CliRunner().invoke(program, ["spør"], input=given)


def answer_in(done: Result) -> str:
    """Return what the program made of the answer; before it stands what was typed."""
    return done.stdout.partition("svar=")[2]


def test_a_question_is_asked_again_until_its_answer_can_be_read() -> None:
    done = answered(lambda: ask("Hvor mange?", even), "tre\n3\n4\n")
    assert (done.exit_code, answer_in(done)) == (0, "4")
    assert done.stderr.count("Hvor mange?") == 3
    assert "Feil: «tre» er ikke et partall.\n" in done.stderr


def test_an_empty_answer_is_the_default() -> None:
    done = answered(lambda: ask("Hvor mange?", even, "8"), "\n")
    assert answer_in(done) == "8"
    assert "Hvor mange? [8]" in done.stderr


def test_a_question_that_is_broken_off_says_so_and_ends_as_ctrl_c_does() -> None:
    done = answered(lambda: ask("Hvor mange?", even), "")
    assert done.exit_code == 130
    assert done.stderr.endswith("\nAvbrutt.\n")


@pytest.mark.parametrize(("given", "answer"), [(6, "6"), (None, "8")])
def test_nothing_is_asked_for_what_is_given_or_without_a_terminal(
    given: int | None, answer: str
) -> None:
    done = answered(lambda: asked("Hvor mange?", given, 8, even), "4\n")
    assert (answer_in(done), done.stderr) == (answer, "")


def test_a_terminal_is_asked_for_what_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planhandbok.command.questions.is_terminal", lambda: True)
    assert answer_in(answered(lambda: asked("Hvor mange?", None, 8, even), "4\n")) == "4"
    assert answer_in(answered(lambda: asked("Hvor mange?", None, 8, even), "\n")) == "8"
