"""Help: Norwegian to the last word, and whole."""

import re
import tomllib
from pathlib import Path

import pytest
from typer._click.core import Command
from typer.core import TyperArgument, TyperGroup, TyperOption
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from tests.support.handbooks import ROOT
from tests.tools.commands import every_command, small_program

COMMANDS = every_command()
ENGLISH = re.compile(
    r"\b(usage|options?|arguments?|commands?|args|show|exit|default|required|error|try|such"
    r"|missing|invalid|range|str|int|path)\b",
    re.IGNORECASE,
)
WIDTHS = (80, 200)
HELP_OF_MUCH = """\
Bruk: trykkeri skriv mye [VALG] TEKST [SLUTT] …

  Skriv en tekst mange ganger.

Argumenter:
  TEKST  Teksten som skal skrives.  [må være med]
  SLUTT  Det som kommer til slutt.  [kan skrives flere ganger]

Valg:
  --mark TEKST      Et merke.  [må være med; kan skrives flere ganger]
  -c, --count TALL  Hvor mange ganger.  [standard: 1; minst 1]
  --most TALL       Grensen.  [høyst 9]
  --file STI        Filen det skal stå i.
  --help            Vis denne hjelpen, og avslutt.
"""


def run(*words: str, columns: int = 80) -> Result:
    environment = {"COLUMNS": f"{columns}"}
    return CliRunner().invoke(app, list(words), prog_name="planhandbok", env=environment)


@pytest.mark.parametrize("words", COMMANDS)
def test_help_has_no_english_word_and_nothing_is_cut(words: str) -> None:
    for columns in WIDTHS:
        done = run(*words.split(), "--help", columns=columns)
        assert done.exit_code == 0
        assert ENGLISH.findall(done.stdout) == []
        assert "..." not in done.stdout


@pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))
def test_every_command_and_parameter_has_a_sentence_of_help(command: Command) -> None:
    helps = [command.help, *(parameter.help for parameter in parameters(command))]
    assert [help for help in helps if not (help or "").endswith(".")] == []


@pytest.mark.parametrize("command", COMMANDS.values(), ids=list(COMMANDS))
def test_parameters_are_of_kinds_whose_help_and_mistakes_have_words(command: Command) -> None:
    for parameter in parameters(command):
        kind = parameter.type_descriptor
        plain = {str, int, bool, Path, list[str], list[Path]}
        assert kind.choices or kind.annotation in plain, parameter.name
        checks = kind.parameter_info
        assert (checks.file_okay, checks.dir_okay) == (True, True), parameter.name
        assert not any([checks.exists, checks.writable, parameter.secondary_opts]), parameter.name
        assert not any([parameter.hidden, parameter.envvar]), parameter.name
        assert not getattr(parameter, "prompt", None), parameter.name


def parameters(command: Command) -> list[TyperArgument | TyperOption]:
    return [
        parameter
        for parameter in command.params
        if isinstance(parameter, (TyperArgument, TyperOption))
    ]


@pytest.mark.parametrize(
    "words", [words for words, command in COMMANDS.items() if isinstance(command, TyperGroup)]
)
def test_a_group_alone_shows_its_help_beside_the_answer(words: str) -> None:
    done = run(*words.split())
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == run(*words.split(), "--help").stdout
    assert run(*words.split(), "--").stderr == done.stderr


def test_the_list_of_commands_has_the_whole_sentence_of_each() -> None:
    for words, command in COMMANDS.items():
        group = words.rpartition(" ")[0]
        listed = " ".join(run(*group.split(), "--help").stdout.split())
        assert (command.help or "") in listed


def test_version_is_that_of_the_package() -> None:
    done = run("--version")
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = tomllib.loads(text)["project"]["version"]
    assert (done.exit_code, done.output) == (0, f"planhandbok {version}\n")


def test_arguments_ranges_and_repeated_options_are_told() -> None:
    done = CliRunner().invoke(small_program(), ["skriv", "mye", "--help"], prog_name="trykkeri")
    assert done.stdout == HELP_OF_MUCH
