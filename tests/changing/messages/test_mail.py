"""A message is found in mails as mail programs send, quote, forward and save them."""

from datetime import datetime
from pathlib import Path

import pytest

from planhandbok.changing.messages.mail import DEEPEST, FROM_LINE, author_in, html_text, letters
from planhandbok.changing.messages.message import FoundMessage, messages_in
from planhandbok.changing.messages.receive import incoming
from planhandbok.records.editing.changes import UNSAID, Change
from planhandbok.records.editing.commit_message import Author

MAILS = sorted((Path(__file__).parent / "mails").glob("*.eml"))
KARI = "Kari Nøsted"
ADDRESS = "kari.nosted@kommune.example"
STATUS = Change("skolemat", ("endringstiltak", "t1", "status"), "avsluttet", "igangsatt")
COMMENT = Change(
    "skolemat",
    ("endringstiltak", "t1", "kommentar", "+"),
    "31.03.2027: Alle får frukt nå, også de som kommer sent om morgenen og de på SFO.",
    UNSAID,
)
BLOCK = "[planhandbok 1]\npost: a\nsted: tittel\nnå: Ærlig\n[slutt]\n"


def found_in(raw: bytes) -> list[tuple[Author | None, FoundMessage]]:
    found: list[tuple[Author | None, FoundMessage]] = []
    for letter in letters(raw):
        messages = [each for each in messages_in(letter.text) if isinstance(each, FoundMessage)]
        found += zip(letter.senders_at(each.at for each in messages), messages, strict=True)
    return found


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("mail", MAILS, ids=lambda path: path.stem)
def test_message_is_found_with_its_sender(mail: Path, line_end: bytes) -> None:
    [(sender, message)] = found_in(mail.read_bytes().replace(b"\n", line_end))
    assert message.changes == (STATUS, COMMENT)
    name = "Nøsted, Kari" if "html" in mail.stem else KARI
    assert sender == Author(name, ADDRESS)


def test_time_of_a_mail_is_known() -> None:
    [letter] = letters(b"Date: Wed, 31 Mar 2027 10:12:40 +0200\n\nHei")
    assert letter.sent == datetime.fromisoformat("2027-03-31T10:12:40+02:00")
    assert letters(b"Date: i gaar\n\nHei")[0].sent is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_saved_text_is_read_in_the_encodings_of_windows(encoding: str) -> None:
    text = f"Fra: {KARI} <{ADDRESS}>\nSendt: i dag\n\n{BLOCK}"
    [(sender, message)] = found_in(text.encode(encoding))
    assert sender == Author(KARI, ADDRESS)
    assert message.changes[0].new == "Ærlig"


def test_message_is_found_in_an_attached_file_and_an_enclosed_mail() -> None:
    raw = (
        "From: leder@k.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        "Content-Type: text/plain; name=melding.txt; charset=utf-8\n"
        f"Content-Disposition: attachment; filename=melding.txt\n\n{BLOCK}\n--x\n"
        f"Content-Type: message/rfc822\n\nFrom: kari@k.example\n\n{BLOCK}\n--x--\n"
    )
    senders = [sender for sender, _ in found_in(raw.encode())]
    assert senders == [
        Author("leder@k.example", "leder@k.example"),
        Author("kari@k.example", "kari@k.example"),
    ]


@pytest.mark.parametrize(
    ("header", "author"),
    [
        ("=?utf-8?Q?Kari_N=C3=B8sted?= <kari@k.example>", Author(KARI, "kari@k.example")),
        ("Kari\x1b[31m <b> <kari@k.example>", Author("Kari [31m b kari@k.example", "")),
        ("Rektor ved skolen", Author("Rektor ved skolen", "")),
        ("=?x-ukjent?Q?a?= <kari@k.example>", Author("kari@k.example", "kari@k.example")),
        ("=?ut\xfb-8?Q?a?= <kari@k.example>", Author("kari@k.example", "kari@k.example")),
        ("<>", None),
        ("", None),
        ("a" * 5000, Author("a" * 100, "")),
    ],
)
def test_author_is_cleaned(header: str, author: Author | None) -> None:
    assert author_in(header) == author


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"From:",
        b"Content-Type: multipart/mixed\n\nx",
        b"Content-Type: text/plain; charset=\xff\nContent-Transfer-Encoding: base64\n\n\xff\xfe=",
        b"Content-Type: message/rfc822\n\n" * 5000,
        b"From: a\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(5000)
        ),
        b"From: " + b"(" * 1_000_000 + b"\n\nx",
        b"Content-Type: text/html\n\n" + b"<div>" * 50_000 + b"<![",
        bytes(range(256)) * 10,
    ],
)
def test_broken_mail_harms_nothing(raw: bytes) -> None:
    assert found_in(raw) == []


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<div>Mat</div><div>Frukt</div>", "\nMat\n\nFrukt\n"),
        ("<p>a\n b</p><pre>c\n d</pre>", "\na b\n\nc\n d\n"),
        ("<template><p>a</p>b</template>c", "\n\nc"),
        ("a</style>b", "ab"),
        ("mat&frukt", "mat&frukt"),
    ],
    ids=["blocks", "lines", "unseen", "never begun", "end"],
)
def test_html_is_read_as_a_reader_sees_it(html: str, text: str) -> None:
    assert html_text(html) == text


def test_a_mail_of_many_mails_is_read_in_time() -> None:
    mail = b"From: a@example.no\n\ntekst\n"
    for _ in range(60):
        mail = b"Content-Type: message/rfc822\n\n" + mail
    assert len(letters(b"From: b@example.no\n" + mail)) <= DEEPEST + 1


def test_a_message_of_empty_lines_is_read_in_time() -> None:
    text = "[planhandbok 1]\n" + "\n" * 500_000 + "x [slutt]\n"
    assert [found for found in messages_in(text) if isinstance(found, FoundMessage)] == []


class CountedPattern:
    """The lines that name senders, and how many characters were looked through for them."""

    def __init__(self) -> None:
        self.read = 0

    def findall(self, text: str, start: int, end: int) -> list[str]:
        self.read += end - start
        return FROM_LINE.findall(text, start, end)


class CountedText(str):
    """A text that counts how many of its characters were looked through for the end of a line."""

    read = 0

    def rfind(self, sought: str, start: int, end: int) -> int:  # type: ignore[override]
        self.read += end - start
        return super().rfind(sought, start, end)


def test_senders_are_looked_for_once_in_a_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = CountedPattern()
    monkeypatch.setattr("planhandbok.changing.messages.mail.FROM_LINE", pattern)
    text = "".join(f"Fra: {name}\n{BLOCK}" for name in range(200))
    found = found_in(text.encode())
    assert [sender and sender.name for sender, _ in found] == [str(name) for name in range(200)]
    assert pattern.read <= len(text)


def test_a_line_is_looked_through_once_however_many_messages_begin_in_it() -> None:
    text = CountedText("> [planhandbok 1] post: a sted: tittel nå: b [slutt] " * 200)
    assert len(list(messages_in(text))) == 200
    assert text.read <= len(text)


def test_messages_are_not_compared_with_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    is_equal = Change.__eq__

    def counted(change: Change, other: object) -> bool:
        nonlocal compared
        compared += 1
        return is_equal(change, other)

    monkeypatch.setattr(Change, "__eq__", counted)
    sent = "".join(BLOCK.replace("Ærlig", f"Ny {number}") for number in range(100))
    assert len(incoming({"inn.txt": (sent + sent).encode()})) == 100
    assert compared <= 100
