"""A message is the same changes after all that mail programs do to its text."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from textwrap import fill
from typing import Any

import pytest

from planhandbok.changing.messages.message import (
    END,
    KEY,
    MOST_CHANGES,
    VERSION,
    Fault,
    FoundMessage,
    messages_in,
)
from planhandbok.changing.written_value import OPENING
from planhandbok.records.editing.changes import UNSAID, Change
from planhandbok.records.editing.forms import in_flow

START = f"[planhandbok {VERSION}]"
WIDTH = 66
"""A line this long is not folded, even when it is quoted twice."""
STATUS = Change("skolemat", ("endringstiltak", "t1", "status"), "avsluttet", "igangsatt")
BLOCK = """\
[planhandbok 1]
post: skolemat
sted: endringstiltak/t1/status
før: igangsatt
nå: avsluttet
[slutt]
"""
LONG = (
    "Nytt system fra januar. " + "På grunn av dette måler vi på en annen måte nå: det er nytt. " * 4
)


def message_of(changes: Sequence[Change]) -> str:
    """Return the block of a message that carries changes."""
    lines = [START]
    for change in changes:
        lines += [f"post: {change.record}", f"sted: {'/'.join(change.path)}"]
        if change.old not in (UNSAID, None):
            lines += _folded(f"før: {_written(change.old)}")
        if change.new is not None:
            lines += _folded(f"nå: {_written(change.new)}")
    return "\n".join([*lines, END, ""])


def _written(value: Any) -> str:
    if not isinstance(value, str):
        return in_flow(value)
    is_plain = value == " ".join(value.split()) and not value.startswith((*OPENING, '"'))
    return value if is_plain else json.dumps(value, ensure_ascii=False).replace("  ", " \\u0020")


def _folded(line: str) -> Iterator[str]:
    """Yield the lines of a long one; none but the first begins as a line of its own does."""
    start, *words = line.split(" ")
    for word in words:
        is_own = KEY.match(word) or word.startswith(("[", ">", "|"))
        if len(start) + len(word) < WIDTH or is_own:
            start = f"{start} {word}"
        else:
            yield start
            start = word
    yield start


def changes_in(text: str) -> list[tuple[Change, ...]]:
    found = list(messages_in(text))
    assert all(isinstance(message, FoundMessage) for message in found), found
    return [message.changes for message in found if isinstance(message, FoundMessage)]


def fault_in(text: str) -> str:
    [fault] = messages_in(text)
    assert isinstance(fault, Fault), fault
    return fault.reason


def test_block_is_written_as_it_is_read() -> None:
    assert message_of([STATUS]) == BLOCK
    assert changes_in(BLOCK) == [(STATUS,)]


@pytest.mark.parametrize(
    ("path", "new", "old"),
    [
        ("begrunnelse", LONG, "Før\n\n- a\n- b  c\n"),
        (
            "måling/m1/målinger/+",
            {"dato": "2027", "verdi": "12,5", "kommentar": LONG},
            UNSAID,
        ),
        ("endringstiltak/t1", None, {"id": "t1", "tiltak": "Frukt, og «mer»: [alt]"}),
        ("deltakere", ["Rektor", "Renhold, kveld"], None),
        ("tittel", "[viktig] > alt", '"Mat" og "drikke"'),
        ("tittel", '"Mat"', "nå: post: ja"),
    ],
)
def test_changes_come_through_a_message(path: str, new: Any, old: Any) -> None:
    changes = (STATUS, Change("a", tuple(path.split("/")), new, old))
    text = message_of(changes)
    assert max(map(len, text.splitlines())) <= 72
    assert changes_in(f"Hei!\n\n{text}\nHilsen Kari") == [changes]


@pytest.mark.parametrize(
    "broken",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: "".join(f"> > {line}\n" for line in text.splitlines()),
        lambda text: "".join(f">>{line}   \n" for line in text.splitlines()),
        lambda text: "".join(f"\u00a0 {line}\n" for line in text.splitlines()),
        lambda text: "\n".join(fill(line, 30) for line in text.splitlines()),
        lambda text: text.replace("å", "a\u030a").replace("før:", "Før :"),
        lambda text: f"\ufeff{text}".replace("post", "\u200bpo\u00adst\u2060"),
        lambda text: text.replace("\n", " "),
        lambda text: text.replace("[planhandbok 1]", "> [planhandbok\n> 1]"),
    ],
)
def test_message_survives_mail_programs(broken: Any) -> None:
    text = "Alle spiser frukt på skolen, også de som kommer sent om morgenen"
    changes = (STATUS, Change("skolemat", ("begrunnelse",), text, None))
    assert changes_in(f"Hei.\n{broken(message_of(changes))}\nHilsen") == [changes]


def test_message_says_when_it_was_made() -> None:
    [message] = messages_in(BLOCK.replace("post:", "laget: 2026-11-28T14:05:09+01:00\npost:"))
    assert isinstance(message, FoundMessage)
    assert message.made == datetime(2026, 11, 28, 13, 5, 9, tzinfo=UTC)
    [joined] = messages_in(BLOCK.replace("\n", " ").replace("post:", "laget: 2026-11-28 post:"))
    assert isinstance(joined, FoundMessage)
    assert joined.made == datetime(2026, 11, 28, tzinfo=UTC)


def test_value_may_name_the_end_and_the_keys() -> None:
    text = "Se [slutt] og laget: igjen"
    changes = (STATUS, Change("skolemat", ("endringstiltak", "t1", "kommentar", "+"), text, UNSAID))
    assert changes_in(message_of(changes)) == [changes]


def test_sign_of_a_quote_is_kept_in_a_value() -> None:
    added = BLOCK.replace(
        "status\nfør: igangsatt\nnå: avsluttet", "kommentar/+\nnå: Nå er vi\n> 50 %"
    )
    for quote in ("", "> ", ">>", "| > "):
        text = "".join(f"{quote}{line}\n" for line in added.splitlines())
        assert [change.new for [change] in changes_in(text)] == ["Nå er vi > 50 %"]


def test_end_is_the_one_that_is_alone_in_its_line() -> None:
    added = BLOCK.replace(
        "status\nfør: igangsatt\nnå: avsluttet", "kommentar/+\nnå: Se\n[slutt] nå"
    )
    assert [change.new for [change] in changes_in(added)] == ["Se [slutt] nå"]


def test_some_lines_may_be_joined() -> None:
    text = BLOCK.replace("\nnå:", " nå:")
    assert changes_in(text) == [(STATUS,)]
    added = BLOCK.replace("status\nfør: igangsatt\nnå:", "kommentar/+ nå:")
    assert [change.new for [change] in changes_in(added)] == ["avsluttet"]


def test_quotation_marks_of_phones_are_those_of_the_message() -> None:
    reading = BLOCK.replace("endringstiltak/t1/status", "måling/m1/målinger/+")
    text = reading.replace("før: igangsatt\n", "").replace(
        "avsluttet", "{dato: “2027-03-31”, verdi: «12,5»}"
    )
    [[change]] = changes_in(text)
    assert change.new == {"dato": "2027-03-31", "verdi": "12,5"}


def test_text_may_hold_several_messages() -> None:
    assert changes_in(f"{BLOCK}og så\n{BLOCK}") == [(STATUS,), (STATUS,)]


def test_text_without_a_message_has_none() -> None:
    assert list(messages_in("Planhandbok 1 er fin.\n")) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BLOCK.replace("[slutt]", ""), "kuttet"),
        (BLOCK.replace(" 1]", " 2]"), "Oppgrader"),
        ("[planhandbok 1]\n[slutt]", "tom"),
        (BLOCK.replace("post: skolemat\n", ""), "«sted» står på feil sted"),
        (BLOCK.replace("post: skolemat", "post:"), "sier ikke hva som skal endres"),
        (BLOCK.replace("sted: endringstiltak/t1/status\n", ""), "sier ikke hva som skal endres"),
        (BLOCK.replace("t1/", "/"), "sier ikke hva som skal endres"),
        (BLOCK.replace("nå:", "før:"), "«før» står på feil sted"),
        (BLOCK.replace("[slutt]", "før: det\n[slutt]"), "«før» står på feil sted"),
        (BLOCK.replace("[slutt]", "laget: 2027-01-01\n[slutt]"), "«laget» står på feil sted"),
        (BLOCK.replace("post:", "laget: i går\npost:"), "«i går» er ikke et tidspunkt"),
        (BLOCK.replace("post: skolemat", "hei"), "«hei» er ikke ventet her"),
        (BLOCK.replace("status", "kommentar/+").replace("nå: avsluttet\n", ""), "legges til"),
        (BLOCK.replace("avsluttet", "[a, b"), "kan ikke leses"),
        (BLOCK.replace("avsluttet", "\x1b[31mrødt"), "usynlig tegn"),
        (BLOCK.replace("avsluttet", "\u202etarb"), "usynlig tegn"),
        (BLOCK.replace("avsluttet", '"\\u0007"'), "usynlig tegn"),
        (BLOCK.replace("avsluttet", '"\\ud800"'), "usynlig tegn"),
        (BLOCK.replace("t1", "t" * 500), "for langt navn"),
        (BLOCK.replace("avsluttet", "a" * 200_000), "for lang"),
        (message_of([STATUS] * (MOST_CHANGES + 1)), f"Den kan ha {MOST_CHANGES}"),
        (message_of([STATUS] * 2500), "for lang"),
        (BLOCK.replace("avsluttet", "[" * 5000), "kan ikke leses"),
        (BLOCK.replace("avsluttet", "{a: &x [b], c: *x}"), "kan ikke leses"),
    ],
)
def test_message_that_cannot_be_read_is_told(text: str, told: str) -> None:
    assert told in fault_in(text)


def test_cut_message_does_not_take_the_next_one_with_it() -> None:
    fault, message = messages_in(BLOCK.replace("[slutt]\n", "") + BLOCK)
    assert isinstance(fault, Fault)
    assert isinstance(message, FoundMessage)
