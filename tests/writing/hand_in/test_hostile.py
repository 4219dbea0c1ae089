"""Files that would do harm cost the server no more than its limits, and are told in plain words."""

from typing import Any

import pytest

from planhandbok.writing.hand_in.uploads import LARGEST, NOT_OURS, TOO_LARGE
from tests.support.handbooks import Scratch
from tests.writing.app import text_of
from tests.writing.hand_in.hands import BOUNDARY, Hands, body_of, lines, part, pressed
from tests.writing.hand_in.workbooks import started, swollen
from tests.writing.web import FORM

pytestmark = pytest.mark.slow


@pytest.fixture
def hands(app: Any) -> Hands:
    return Hands(app)


def test_small_file_that_unpacks_to_much_is_told(hands: Hands, scratch: Scratch) -> None:
    before = text_of(scratch)
    file = swollen(started(scratch), 30_000_000)
    assert len(file) < 150_000
    refused = hands.hand_in(file, "a.xlsx")
    assert (refused.status, len(lines(refused))) == (422, 1)
    assert "er for stor når den pakkes ut" in refused.text
    assert text_of(scratch) == before


def test_file_that_is_too_large_is_told(hands: Hands) -> None:
    refused = hands.hand_in(bytes(LARGEST), "a.xlsx")
    assert (refused.status, lines(refused)) == (413, [TOO_LARGE])


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\x89PNG\r\n\x1a\n", "a.png"),
        (b"PK\x03\x04", "a.xlsx"),
        (b"\x00", ""),
        (b"MZ", "../../a3/2027/skolemat.yml"),
        (
            b"From: a@b.no\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n" * 9,
            "a",
        ),
    ],
)
def test_file_that_is_something_else_is_told(
    hands: Hands, scratch: Scratch, content: bytes, name: str
) -> None:
    before = text_of(scratch)
    refused = hands.hand_in(content, name)
    assert refused.status == 422
    assert lines(refused)[-1]
    assert text_of(scratch) == before


@pytest.mark.parametrize("length", [100, 3_000])
def test_form_that_was_cut_off_is_told(hands: Hands, scratch: Scratch, length: int) -> None:
    refused = hands.hand_in(started(scratch)[:length], "a.xlsx")
    assert (refused.status, len(lines(refused))) == (422, 1)
    assert "er ikke et skjema herfra" in refused.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "multipart/form-data"),
        (part("fil", b"a", "a"), f"multipart/form-data; boundary={BOUNDARY}"),
        (body_of(part("fil", b"a", "a")), "multipart/mixed"),
        (b"{}", "application/json"),
        (b"\xff", FORM[1]),
        (b"&".join([b"a=b"] * 501), FORM[1]),
    ],
)
def test_request_that_is_no_form_of_ours_is_refused(hands: Hands, body: bytes, kind: str) -> None:
    refused = hands.send(body, kind)
    assert refused.status == 403
    assert NOT_OURS in refused.text


def test_form_without_its_token_writes_nothing(hands: Hands, scratch: Scratch) -> None:
    before = text_of(scratch)
    for fields in (part("gjør", b"lagre"), part("nøkkel", b"feil") + part("gjør", b"lagre")):
        file = part("fil", started(scratch), "a.xlsx")
        refused = hands.send(body_of(fields, file))
        assert refused.status == 403
    assert text_of(scratch) == before


def test_first_step_writes_nothing_whatever_its_button(hands: Hands, scratch: Scratch) -> None:
    before = text_of(scratch)
    page = hands.hand_in(started(scratch), "a.xlsx")
    token = page.text.partition('name="nøkkel" value="')[2].partition('"')[0]
    fields = part("nøkkel", token.encode()) + part("gjør", b"lagre") + part("sett", b"a")
    told = hands.send(body_of(fields, part("fil", started(scratch), "a.xlsx")))
    assert (told.status, pressed(told), text_of(scratch)) == (200, ["lagre"], before)
