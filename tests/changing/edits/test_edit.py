"""The command that writes one value in a record: what it writes, and what it refuses."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from tests.support.handbooks import Scratch
from tests.support.repositories import QUIET, Repository

TEXT = """\
# Rektor skriver her.
endringstiltak:
  - id: t1
    tiltak: Frukt   # hver dag
    status: utredes
måling: [{id: m1, parameter: Elever som spiser}]
"""


@pytest.fixture
def set_value(scratch: Scratch) -> Callable[..., Result]:
    scratch.a3("skolemat", TEXT)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["set", *arguments, "--project", str(scratch.folder)])

    return run


def a3_text(scratch: Scratch) -> str:
    return scratch.text("a3/2027/skolemat.yml")


def test_set_writes_one_value_and_nothing_else(
    scratch: Scratch, set_value: Callable[..., Result]
) -> None:
    before = a3_text(scratch)
    done = set_value("skolemat", "tiltak/t1/status", "igangsatt", "--old", "utredes")
    told = "Skolemat › tiltaket «Frukt» › status: utredes → igangsatt\na3/2027/skolemat.yml\n"
    assert (done.exit_code, done.output) == (0, told)
    assert a3_text(scratch) == before.replace("utredes", "igangsatt")


def test_set_tells_what_stands_there_already(set_value: Callable[..., Result]) -> None:
    done = set_value("skolemat", "tiltak/t1/status", "utredes", "--old", "igangsatt")
    told = "Skolemat › tiltaket «Frukt» › status: utredes (står der alt)\n"
    assert (done.exit_code, done.output) == (0, told)


@pytest.mark.parametrize(
    ("written", "reading"),
    [
        ("2027-03-31 12,5", '{dato: 2027-03-31, verdi: "12,5"}'),
        ("3. kvartal 2027 10 970", "{dato: 3. kvartal 2027, verdi: 10 970}"),
        ("31.03.2027 5 nytt system", "{dato: 31.03.2027, verdi: 5, kommentar: nytt system}"),
    ],
)
def test_set_adds_a_reading(
    scratch: Scratch, set_value: Callable[..., Result], written: str, reading: str
) -> None:
    done = set_value("skolemat", "målinger/m1/+", written)
    assert done.exit_code == 0, done.output
    assert f"parameter: Elever som spiser, målinger: [{reading}]}}]" in a3_text(scratch)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("skolemat", "tiltak/t1/status", "tull"), 1, "a3/2027/skolemat.yml:"),
        (("skolemat", "overordnet", "skolemad"), 1, "skolemad"),
        (("skolemat", "tiltak/t1/farge", "x"), 1, "«farge» finnes ikke i skjemaet"),
        (
            ("skolemat", "målinger/m1/+", "{dato: 2026-03-31, verdi: 10,9}"),
            2,
            "Et komma deler «10,9»",
        ),
        (
            ("skolemat", "tiltak/t1/status", "stanset", "--old", "besluttet"),
            2,
            "«Frukt» › status er endret av andre",
        ),
        (("skolemad", "tittel", "Mat"), 2, "Mente du «skolemat»?"),
        (("skolemat", "målinger/m1/+", "i går"), 2, "er ikke en måling"),
        (("skolemat", "tiltak/t1/løser", "[a, b"), 2, "kan ikke leses"),
        (("skolemat", "tiltak/+", "{id: ''}"), 2, "ingenting å legge til"),
        (("skolemat", "tittel", "Mat\x07"), 2, "Etter «Mat» har teksten et usynlig tegn"),
        (("skolemat", "tittel", "\udcff Mat"), 2, "Teksten har et usynlig tegn"),
        (("skolemat", "tit\x01tel", "Mat"), 2, "har et usynlig tegn"),
    ],
)
def test_set_refuses_what_would_be_wrong_and_writes_nothing(
    scratch: Scratch,
    set_value: Callable[..., Result],
    arguments: tuple[str, ...],
    code: int,
    told: str,
) -> None:
    before = a3_text(scratch)
    done = set_value(*arguments)
    assert done.exit_code == code
    assert told in done.output
    assert a3_text(scratch) == before


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_line_breaks_of_other_programs_become_those_of_the_file(
    scratch: Scratch, set_value: Callable[..., Result], line_break: str
) -> None:
    done = set_value("skolemat", "begrunnelse", f"En{line_break}to")
    assert done.exit_code == 0, done.output
    assert "begrunnelse: |\n  En\n  to\n" in a3_text(scratch)


def test_mistakes_of_others_stop_nothing(
    scratch: Scratch, set_value: Callable[..., Result]
) -> None:
    scratch.a3("annen", "fase: tull\n")
    assert set_value("skolemat", "tittel", "Mat og frukt").exit_code == 0
    assert "tittel: Mat og frukt" in a3_text(scratch)


@pytest.mark.parametrize("mistake", ["kilde: [", "kilde: 'Skolen"])
def test_file_that_cannot_be_read_is_told(
    scratch: Scratch, set_value: Callable[..., Result], mistake: str
) -> None:
    """Let `check` mend a line to tell of the others: what it says is not written back."""
    scratch.a3("skolemat", f"{mistake}\n")
    done = set_value("skolemat", "tittel", "Mat")
    assert done.exit_code == 1
    assert "skolemat.yml" in done.output


@pytest.mark.slow
def test_set_commits_unless_it_is_asked_not_to(
    scratch: Scratch, set_value: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    repository = Repository.made_in(scratch.folder)
    before = repository.commit()
    left = set_value("skolemat", "tiltak/t1/status", "igangsatt", "--no-commit")
    assert left.exit_code == 0, left.output
    assert repository.git("rev-parse", "HEAD").strip() == before.strip()
    repository.git("checkout", "--quiet", "--", ".")
    for _ in range(2):  # what stands there already is no commit
        assert set_value("skolemat", "tiltak/t1/status", "igangsatt").exit_code == 0
    log = repository.git("log", "--format=%s", f"{before.strip()}..HEAD")
    assert log.splitlines() == ["Skolemat: tiltaket «Frukt» er igangsatt"]
