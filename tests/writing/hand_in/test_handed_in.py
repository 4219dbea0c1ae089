"""Messages that were handed in are the same after one process has told another of them."""

from datetime import UTC, datetime

import pytest

from planhandbok.changing.messages.receive import Incoming
from planhandbok.phrase import Phrase, joined
from planhandbok.records.editing.changes import UNSAID, Change
from planhandbok.records.editing.commit_message import Author
from planhandbok.records.editing.record_text import WholeText
from planhandbok.writing.hand_in.handed_in import (
    LONGEST,
    MOST_CHANGES,
    MOST_MESSAGES,
    TOO_MUCH,
    HandedIn,
    as_json,
    handed_in,
    handed_in_of,
)
from tests.support.handbooks import SAMPLES, TODAY

MESSAGE = "[planhandbok 1]\npost: a{}\nsted: tittel\nnå: {}\n[slutt]\n"


@pytest.mark.parametrize(
    "handed",
    [
        HandedIn(),
        HandedIn(refused=Phrase("{at}: feil", at=Phrase("Ark {sheet}", sheet="{A}"))),
        HandedIn(left_out=(joined(": ", ("a", Phrase("Bilder er ikke tatt inn."))),)),
        HandedIn((Incoming("a", None, (Change("b", ("c",), None, "d"),)),), ("Bilder", "e")),
        HandedIn((Incoming("a", Author("Åse", "a@b.no"), (), datetime(2027, 1, 2, tzinfo=UTC)),)),
        HandedIn((Incoming("a", Author("Åse"), (WholeText("a3/b.yml", None, "id: b\n", "B"),)),)),
        HandedIn((Incoming("a", None, (Change("b", ("c", "+"), {"d": ["e"]}),)),)),
    ],
)
def test_it_is_the_same_after_it_was_json(handed: HandedIn) -> None:
    assert handed_in_of(as_json(handed)) == handed


def test_phrase_can_be_translated_after_it_was_json() -> None:
    handed = HandedIn(refused=Phrase("{at}: feil", at=Phrase("Ark {sheet}", sheet="{A}")))
    again = handed_in_of(as_json(handed)).refused
    assert again.translated(lambda text: text.replace("Ark", "Sheet")) == "Sheet {A}: feil"


def test_old_value_that_nobody_told_stays_untold() -> None:
    handed = HandedIn((Incoming("a", None, (Change("b", ("c",), "d"),)),))
    [change] = handed_in_of(as_json(handed)).messages[0].changes
    assert isinstance(change, Change)
    assert change.old is UNSAID


def test_json_keeps_its_bytes_in_the_field_of_a_form() -> None:
    said = as_json(HandedIn(left_out=("æ\r\n\u2028\x00",)))
    assert said.isascii()
    assert said.isprintable()


@pytest.mark.parametrize(
    ("content", "is_refused"),
    [
        ("".join(MESSAGE.format(n, n) for n in range(MOST_MESSAGES)), False),
        ("".join(MESSAGE.format(n, n) for n in range(MOST_MESSAGES + 1)), True),
        ("".join(MESSAGE.format(n, "a" * 50_000) for n in range(LONGEST // 50_000)), True),
    ],
)
def test_more_than_a_browser_can_carry_is_refused(content: str, is_refused: bool) -> None:
    handed = handed_in(SAMPLES, "a.txt", content.encode(), TODAY)
    assert (handed.refused == TOO_MUCH) == is_refused


def test_many_changes_are_too_much() -> None:
    changes = (Change("a", ("b",), "c"),) * MOST_CHANGES
    assert not HandedIn((Incoming("a", None, changes),)).is_too_much
    assert HandedIn((Incoming("a", None, (*changes, *changes)),)).is_too_much


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n",
            "a.png: Dette er verken et skjema herfra eller en melding fra «Meld».",
        ),
        (
            "a.pdf",
            b"%PDF-1.7",
            "a.pdf: Dette er verken et skjema herfra eller en melding fra «Meld».",
        ),
        ("a.zip", b"PK\x05\x06" + bytes(18), "a.zip er ikke et skjema herfra."),
        ("a.xlsx", b"PK\x03\x04", "a.xlsx er ikke et skjema herfra."),
        ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "a.xls har et passord, eller er lagret på"),
        ("a.MSG", bytes.fromhex("d0cf11e0a1b11ae1"), "Slike e-poster kan bare Outlook lese."),
    ],
)
def test_file_that_is_something_else_is_refused(name: str, content: bytes, words: str) -> None:
    handed = handed_in(SAMPLES, name, content, TODAY)
    assert words in handed.refused
    assert handed.messages == ()
