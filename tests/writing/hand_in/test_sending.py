"""A form with files is split as browsers write it, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planhandbok.writing.sending import MOST_FIELDS, BadFormError, SentPart, parts_of, texts_of
from tests.writing.hand_in.hands import BOUNDARY, body_of, part

KIND = f"multipart/form-data; boundary={BOUNDARY}"
MAIL = (
    b"From: a@b.no\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nHei\r\n--x--\r\n"
)
INNER = b"--x\r\n\r\nHei\r\n--x--\r\n"
END = f"--{BOUNDARY}--\r\n".encode()


@given(st.binary(max_size=300))
def test_bytes_of_a_file_are_as_they_were(content: bytes) -> None:
    [found] = parts_of(body_of(part("fil", content, "a.xlsx")), KIND)
    assert found == SentPart("fil", "a.xlsx", content)


@pytest.mark.parametrize(
    "content", [b"\r", b"\n", b"\r\n\r\n", b"a\r\n", b"--", b"\x00\xff", b"\x1a"]
)
@pytest.mark.parametrize(
    "more",
    [
        "",
        "Content-Type: message/rfc822\r\n",
        "Content-Type: multipart/mixed; boundary=x\r\n",
        "Content-Transfer-Encoding: base64\r\n",
        "Content-Type: text/plain; charset=utf-16\r\n",
    ],
)
def test_part_is_read_as_it_came_whatever_it_says_that_it_is(content: bytes, more: str) -> None:
    [found] = parts_of(body_of(part("fil", content, "a", more)), KIND)
    assert found.content == content


def test_mail_is_not_taken_apart() -> None:
    kind = "Content-Type: message/rfc822\r\n"
    [found] = parts_of(body_of(part("fil", MAIL, "a.eml", kind)), KIND)
    assert found.content == MAIL


def test_names_and_texts_are_in_utf_8() -> None:
    body = body_of(part("nøkkel", "blåbær".encode()), part("fil", b"", "Årshjul «a».xlsx"))
    text, file = parts_of(body, KIND)
    assert (text.name, text.file) == ("nøkkel", None)
    assert file.file == "Årshjul «a».xlsx"
    assert texts_of([text, file], ["nøkkel", "fil"]) == {"nøkkel": ["blåbær"]}


def test_fields_that_nobody_asked_for_are_left_out() -> None:
    parts = list(parts_of(body_of(part("levert", b"{}"), part("segl", b"a")), KIND))
    assert texts_of(parts, ["tekst"]) == {}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", KIND),
        (END, KIND),
        (part("fil", b"a", "a"), KIND),  # cut off
        (body_of(part("fil", b"a", "a")), "multipart/form-data"),
        (body_of(part("fil", b"a", "a")), "multipart/form-data; boundary=other"),
        (body_of(f"--{BOUNDARY}\r\n\r\na\r\n".encode()), KIND),
        (body_of(f"--{BOUNDARY}\r\nContent-Disposition: form-data\r\n\r\na\r\n".encode()), KIND),
        (
            body_of(part("fil", INNER, "a", "Content-Type: multipart/form-data; boundary=x\r\n")),
            KIND,
        ),
        (body_of(*[part("a", b"")] * (MOST_FIELDS + 1)), KIND),
        (b"a=b", KIND),
    ],
)
def test_body_that_is_no_form_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(BadFormError):
        list(parts_of(body, kind))
