"""An author is told what search makes of a word, in the language of the handbook."""

import pytest
from typer.testing import CliRunner

from planhandbok import cli
from planhandbok.records.text.files import MKDOCS_FILE
from tests.support.handbooks import MKDOCS, TODAY, Scratch

WORDS = """overse: [og]
samme: [[skolemat, lunsj]]
deler: [mat]
"""


@pytest.fixture
def handbook(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Scratch:
    monkeypatch.setattr(cli, "today", lambda: TODAY)
    scratch.write("a3/søkeord.yml", WORDS)
    scratch.a3("natt", "tittel: Frukt om natten\nnåsituasjon: Vakter går runder.")
    for number in range(7):
        scratch.a3(f"dag-{number}", "tittel: Frukt hver dag")
    return scratch


def explained(handbook: Scratch, query: str) -> str:
    done = CliRunner().invoke(
        cli.app, ["search", "--explain", query, "--project", str(handbook.folder)]
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_word_is_told_with_its_terms_and_parts_and_what_means_the_same(handbook: Scratch) -> None:
    told = explained(handbook, "fruktmat lunsjen")
    assert "fruktmat\n  Søkes som: fruktmat\n  Deler: frukt + mat\n" in told
    assert "\n\nlunsjen\n  Søkes som: lunsj\n" in told
    assert "  Betyr det samme (søkeord.yml): skolemat\n" in told


def test_parts_are_told_in_the_letters_of_the_word(handbook: Scratch) -> None:
    handbook.write("a3/søkeord.yml", "deler: [lønn, økning]")
    assert "  Deler: lønn + økning\n" in explained(handbook, "lønnsøkning")


def test_first_pages_of_a_word_are_told_and_the_others_counted(handbook: Scratch) -> None:
    told = explained(handbook, "frukten")
    pages = [line for line in told.splitlines() if line.startswith("    /a3/")]
    assert "    /a3/dag-0/ (frukt)" in pages
    assert len(pages) == 5
    number = int(told.partition("Sider det står på: ")[2].partition("\n")[0])
    assert told.endswith(f"    og {number - 5} til\n")


def test_small_word_is_passed_over(handbook: Scratch) -> None:
    assert explained(handbook, "og") == "og\n  Overses: det er et småord.\n"


def test_handbook_in_nynorsk_is_told_in_nynorsk(handbook: Scratch) -> None:
    handbook.write(MKDOCS_FILE, MKDOCS + "    språk: nynorsk\n")
    assert "  Blir søkt som: frukt\n" in explained(handbook, "frukt")
