"""The command that takes in messages: what it shows, asks, writes, commits and refuses."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from planhandbok.cli import app
from planhandbok.commands import receive
from tests.support.handbooks import Scratch
from tests.support.hostile import REFUSED
from tests.support.repositories import QUIET, Repository

MAILS = Path(__file__).parent / "mails"
MAIL = MAILS / "outlook.eml"
TEXT = """\
# Rektor skriver her.
endringstiltak:
  - id: t1
    tiltak: Frukt
    status: igangsatt
måling: [{id: m1, parameter: Elever som spiser}]
"""
STATUS = "Skolemat › tiltaket «Frukt» › status: igangsatt → avsluttet"
Receive = Callable[..., Result]


def message(*changes: str, post: str = "skolemat") -> str:
    """A message of changes, each as «sted | før | nå», where the last two may be missing."""
    lines = []
    for change in changes:
        place, old, new = (part.strip() for part in change.split("|"))
        lines += [f"post: {post}", f"sted: {place}"]
        lines += [f"{key}: {value}" for key, value in (("før", old), ("nå", new)) if value]
    return "\n".join(["Hei!", "[planhandbok 1]", *lines, "[slutt]", ""])


def made_at(text: str, time: str) -> str:
    return text.replace("post:", f"laget: {time}\npost:", 1)


DONE = message("endringstiltak/t1/status | igangsatt | avsluttet")


@pytest.fixture
def take_in(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> Receive:
    scratch.a3("skolemat", TEXT)
    scratch.a3("annen")

    def run(*arguments: str | Path, text: str | bytes = "", answers: str | None = None) -> Result:
        monkeypatch.setattr(receive, "is_terminal", lambda: answers is not None)
        paths = [*map(str, arguments), "--project", str(scratch.folder)]
        return CliRunner().invoke(app, ["receive", *paths], input=answers or text)

    return run


def a3_text(scratch: Scratch, id: str = "skolemat") -> str:
    return scratch.text(f"a3/2027/{id}.yml")


def saved(scratch: Scratch, text: str, name: str = "inn/melding.txt") -> Path:
    scratch.write(name, text)
    return scratch.folder / name


def test_message_is_shown_in_words_and_written_alone(scratch: Scratch, take_in: Receive) -> None:
    before = a3_text(scratch)
    done = take_in("-", "--yes", text=DONE)
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"innlimt tekst\n  {STATUS}\n")
    assert done.output.endswith("Tatt inn: a3/2027/skolemat.yml (innlimt tekst)\n")
    assert a3_text(scratch) == before.replace("igangsatt", "avsluttet")


def test_doubts_are_shown_before_the_question(scratch: Scratch, take_in: Receive) -> None:
    before = a3_text(scratch)
    new = message("måling/m1/målinger/+ | | {dato: 2040-03-31, verdi: 3}")
    done = take_in("-", text=new, answers=None)
    assert done.exit_code == 2
    assert "Advarsel: " in done.output
    assert a3_text(scratch) == before


def test_message_that_comes_again_stands_there_already(scratch: Scratch, take_in: Receive) -> None:
    assert take_in(MAIL, "--yes").exit_code == 0
    after = a3_text(scratch)
    for mail in sorted(MAILS.iterdir()):
        again = take_in(mail, "--yes")
        assert again.exit_code == 0
        assert "status: avsluttet (står der alt)\n" in again.output
        assert "Tatt inn" not in again.output
    assert a3_text(scratch) == after


def test_what_is_left_of_a_message_is_taken_in(scratch: Scratch, take_in: Receive) -> None:
    part = message(
        "endringstiltak/t1/status | utredes | igangsatt", "endringstiltak/t1/frist | | 2027-05-24"
    )
    assert take_in("-", "--yes", text=part).exit_code == 0
    assert "frist: 2027-05-24" in a3_text(scratch)


def test_messages_follow_each_other(scratch: Scratch, take_in: Receive) -> None:
    later = message("endringstiltak/t1/status | avsluttet | evaluert")
    done = take_in("-", "--yes", text=DONE + later)
    assert done.exit_code == 0
    assert "status: evaluert" in a3_text(scratch)


def test_mails_are_taken_in_by_their_time(scratch: Scratch, take_in: Receive) -> None:
    late = message("endringstiltak/t1/status | avsluttet | evaluert")
    saved(scratch, f"Date: Fri, 2 Apr 2027 08:00:00 +0200\n\n{late}", "inn/a.eml")
    saved(scratch, f"Date: Thu, 1 Apr 2027 08:00:00 +0200\n\n{DONE}", "inn/b.eml")
    assert take_in(scratch.folder / "inn", "--yes").exit_code == 0
    assert "status: evaluert" in a3_text(scratch)


def test_texts_are_taken_in_by_the_time_they_were_made(scratch: Scratch, take_in: Receive) -> None:
    late = message("endringstiltak/t1/status | avsluttet | evaluert")
    saved(scratch, made_at(late, "2027-04-01T10:30:00+02:00"), "inn/a.txt")
    saved(scratch, made_at(DONE, "2027-04-01T09:00:00+01:00"), "inn/b.txt")
    done = take_in(scratch.folder / "inn", "--yes")
    assert done.exit_code == 0
    assert "status: evaluert" in a3_text(scratch)
    assert "a.txt, laget 01.04.2027 kl. 10.30\n" in done.output


@pytest.mark.parametrize(
    ("answers", "is_taken"),
    [
        ("\n", (True, True)),
        ("n\n", (False, False)),
        ("velg\nn\nja\n", (False, True)),
        ("v\nv\nj\nn\n", (True, False)),  # «v» answers no single message, so it is asked again
    ],
)
def test_question_decides_what_is_taken_in(
    scratch: Scratch, take_in: Receive, answers: str, is_taken: tuple[bool, bool]
) -> None:
    title = message("tittel | Annen | Ny tittel", post="annen")
    done = take_in(saved(scratch, DONE + title), answers=answers)
    assert done.exit_code == 0, done.output
    written = "avsluttet" in a3_text(scratch), "Ny tittel" in a3_text(scratch, "annen")
    assert written == is_taken


def test_nothing_is_taken_in_unasked(scratch: Scratch, take_in: Receive) -> None:
    before = a3_text(scratch)
    done = take_in("-", text=DONE)
    assert done.exit_code == 2
    assert "Ingenting er tatt inn" in done.output
    assert a3_text(scratch) == before


@pytest.mark.parametrize(
    "change", ["tittel | Skolemat | Ny", "endringstiltak/t1/status | igangsatt |"]
)
def test_more_than_a_report_is_not_taken_in_unasked(
    scratch: Scratch, take_in: Receive, change: str
) -> None:
    before = a3_text(scratch)
    done = take_in("-", "--yes", text=message(change))
    assert done.exit_code == 1
    assert "Den sier mer enn «Meld» kan." in done.output
    assert a3_text(scratch) == before
    assert take_in(saved(scratch, message(change)), answers="j\n").exit_code == 0
    assert a3_text(scratch) != before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            message("endringstiltak/t1/status | utredes | avsluttet"),
            "Skolemat › tiltaket «Frukt» › status er endret av andre i mellomtiden. Nå står det "
            "«igangsatt», ikke «utredes».",
        ),
        (message("tittel | | X", post="skolemad"), "Mente du «skolemat»?"),
        (message("tittel | | X", post="../../etc/passwd"), "Det er ingen A3 eller runde"),
        (
            message("endringstiltak/t9/status | | stanset"),
            "Fant ikke tiltaket «t9» i Skolemat. Velg en av disse: «t1».",
        ),
        (message("endringstiltak/t1/status | igangsatt | tull"), "tull"),
        (message("endringstiltak/t1/../../x | | y"), "finnes ikke"),
        (message("måling/m1/målinger/+ | | i går"), "er ikke en måling"),
        (message("id | skolemat | annen"), "annen"),
        (message("+ | | x"), "må stå bak navnet"),
        (message("endringstiltak/+ | | {}"), "ingenting å legge til"),
        (message("deltakere | | [{}]"), "Nøkkelen «rolle» mangler"),
        (DONE.replace("[slutt]", ""), "kuttet"),
        ("Hei!\n", "verken et skjema herfra eller en melding"),
    ],
)
def test_message_that_cannot_be_taken_in_is_told(
    scratch: Scratch, take_in: Receive, text: str, told: str
) -> None:
    before = a3_text(scratch)
    done = take_in("-", "--yes", text=text)
    assert done.exit_code == 1, done.output
    assert done.output.startswith("Avvist: innlimt tekst")
    assert told in done.output
    assert done.output.endswith("1 melding ble avvist.\n")
    assert a3_text(scratch) == before


def test_message_is_taken_in_whole_or_not_at_all(scratch: Scratch, take_in: Receive) -> None:
    before = a3_text(scratch)
    half = message("tittel | Skolemat | Mat", "endringstiltak/t1/status | utredes | stanset")
    both = saved(scratch, half + message("tittel | Annen | Ny", post="annen"))
    done = take_in(both, answers="j\n")
    assert done.exit_code == 1
    assert a3_text(scratch) == before
    assert "tittel: Ny" in a3_text(scratch, "annen")


def test_hostile_text_is_refused_or_a_text_as_any_other(scratch: Scratch, take_in: Receive) -> None:
    assert scratch.messages() == []
    texts = [" ".join(html.split()).replace("|", "") for html in REFUSED]
    sent = [message(f"endringstiltak/t1/kommentar/+ | | {text}") for text in texts]
    done = take_in("-", "--yes", text="".join(sent))
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert scratch.messages() == []


def test_file_that_is_no_text_is_told(scratch: Scratch, take_in: Receive) -> None:
    outlook = scratch.folder / "melding.msg"
    outlook.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000))
    assert "Lagre den som tekst eller som .eml" in take_in(outlook, "--yes").output
    large = scratch.folder / "stor.txt"
    large.write_bytes(bytes(25_000_001))
    assert "for stor" in take_in(large, "--yes").output
    gone = take_in(scratch.folder / "borte.txt", "--yes")
    assert gone.exit_code == 2
    assert "borte.txt kan ikke leses" in gone.output


def test_folder_has_only_its_mails_and_texts_read(scratch: Scratch, take_in: Receive) -> None:
    saved(scratch, "x", "inn/bilde.png")
    done = take_in(scratch.folder / "inn", "--yes")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("Det er ingen e-poster (.eml) eller tekstfiler (.txt) i ")


@pytest.fixture
def repository(scratch: Scratch, take_in: Receive, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    repository = Repository.made_in(scratch.folder)
    repository.commit()
    return repository


@pytest.mark.slow
def test_message_is_taken_in_once(
    scratch: Scratch, take_in: Receive, repository: Repository
) -> None:
    kept = saved(scratch, made_at(DONE, "2027-04-01T09:00:00+02:00"))
    before = a3_text(scratch)
    assert take_in(kept, "--yes").exit_code == 0
    assert re.search(r"\n\nMelding: 2027-04-01T09:00:00\+02:00 [0-9a-f]{12}$", log_of(repository))
    scratch.write("a3/2027/skolemat.yml", before)
    repository.commit()
    again = take_in(kept, "--yes")
    assert (again.exit_code, again.output) == (0, "1 melding er tatt inn før.\n")
    assert a3_text(scratch) == before
    other = saved(scratch, made_at(DONE, "2027-04-01T09:00:01+02:00"))
    assert take_in(other, "--yes").exit_code == 0
    assert a3_text(scratch) != before


def log_of(repository: Repository) -> str:
    return repository.git("log", "-1", "--format=%B")


@pytest.mark.slow
def test_each_message_is_a_commit_of_its_sender(
    scratch: Scratch, take_in: Receive, repository: Repository
) -> None:
    title = message("tittel | Annen | Ny tittel", post="annen")
    second = saved(scratch, f"Fra: Rektor ved skolen\n\n{title}")
    done = take_in(second, MAIL, answers="j\n")
    assert done.exit_code == 0, done.output
    log = repository.git("log", "-2", "--format=%an <%ae>%n%B", "--name-only", "--reverse")
    assert [line for line in log.splitlines() if line] == [
        "Rektor ved skolen <>",
        "Annen: tittel er nå Ny tittel",
        "Annen › tittel: Annen → Ny tittel",
        "a3/2027/annen.yml",
        "Kari Nøsted <kari.nosted@kommune.example>",
        "Skolemat: tiltaket «Frukt» er avsluttet, og 1 til",
        STATUS,
        "Skolemat › tiltaket «Frukt» › kommentar, i tillegg: 31.03.2027: Alle får frukt nå, "
        "også de som kommer sent om morgenen og de på SFO.",
        "a3/2027/skolemat.yml",
    ]
