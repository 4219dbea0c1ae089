"""Text that would take minutes is a mistake, and no input takes more than seconds to check."""

import resource
import subprocess
import sys

import pytest

from planhandbok.records.guide.slow_text import slow_text_problems
from tests.support.handbooks import Scratch

CPU_SECONDS = 10
"""Far above what is needed, and far below what a quadratic way takes."""
MEMORY = 1_000_000_000
"""Bytes of addresses, of which an interpreter with its libraries takes a third."""


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


PIECES = ("[x](veiledning/index.md) " * 10_000, "![" * 25_000, "<a " * 25_000, "<b>x</b>" * 25_000)


@pytest.mark.slow
def test_check_of_large_inputs_ends_in_time(scratch: Scratch) -> None:
    for number, text in enumerate(PIECES):
        scratch.write(f"content/side-{number}.md", f"# Side\n\n{text}\n")
    wrong = (f"  [x](a3:ukjent-{number})\n" for number in range(2_500))
    scratch.a3("skolemat", f"begrunnelse: |\n{''.join(wrong)}")
    lines = (f"a3/borte-{number}/: offentlig\n" for number in range(50_000))
    scratch.write("permalenker.yml", "".join(lines))
    command = [sys.executable, "-m", "planhandbok", "check", "--project", str(scratch.folder)]
    done = subprocess.run(command, capture_output=True, preexec_fn=limit, check=False)
    assert done.returncode == 1, done.stderr
    assert "49900 andre publiserte sider ville også gått tapt." in done.stdout.decode()


@pytest.mark.parametrize(
    "text", ["!" + "[" * 600, "[a](" * 600, "<a " * 600, "]" * 600 + "[" * 600]
)
def test_marks_without_an_end_are_a_mistake(text: str) -> None:
    (problem,) = slow_text_problems(f"# Side\n\n{text}\n", "side.md")
    assert problem.line == 3
    assert "aldri lukkes" in problem.message


def test_marks_in_many_paragraphs_are_counted_together() -> None:
    assert list(slow_text_problems("[ [ [\n\n" * 200, "side.md"))
    assert not list(slow_text_problems("[ [ [\n\n" * 100, "side.md"))


def test_endless_paragraph_is_a_mistake() -> None:
    (problem,) = slow_text_problems("# Side\n\n" + "ord og ord\n" * 2000, "side.md")
    assert (problem.line, problem.message) == (
        3,
        "Avsnittet er på 21999 tegn, og det er for langt.",
    )


def test_ordinary_text_and_a_picture_inside_it_are_no_mistakes() -> None:
    link = "[lenke](side.md) og <b>fet</b>, 5 < 6\n"
    picture = f"![x](data:image/png;base64,{'A' * 50_000})\n"
    assert not list(slow_text_problems(f"{link * 100}\n{picture}\n", "side.md"))
