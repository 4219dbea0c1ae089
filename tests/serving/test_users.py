"""The server in front says who writes, and nobody else is believed."""

from ipaddress import ip_network

import pytest

from planhandbok.records.schema.settings import Settings
from planhandbok.serving.users import OWNER, Login, User, is_editor

LOGIN = Login((ip_network("10.0.0.2"), ip_network("fd00::/64")), "X-Name", "X-Email")
KARI = (b"x-name", "Kari Østmo".encode())
MAIL = (b"x-email", b"kari@kommune.example")


@pytest.mark.parametrize("client", ["10.0.0.2", "::ffff:10.0.0.2", "fd00::7"])
def test_user_is_known_by_the_headers_of_a_trusted_server(client: str) -> None:
    assert LOGIN.user(client, [KARI, MAIL]) == User("Kari Østmo", "kari@kommune.example")


@pytest.mark.parametrize("client", ["10.0.0.3", "127.0.0.1", "", "unix", "fd01::7"])
def test_nobody_else_can_say_who_the_user_is(client: str) -> None:
    assert LOGIN.user(client, [KARI, MAIL]) is None


def test_user_need_not_have_an_address() -> None:
    assert LOGIN.user("10.0.0.2", [KARI]) == User("Kari Østmo")


@pytest.mark.parametrize(
    "name",
    [
        *(b"", b" ", b"...", b"Kari <k@x.no>", b"Kari\nAuthor: Per", b"Kari\rPer", b"Kari\0"),
        *("Kåre".encode("latin-1"), "Kari\u2028Per".encode(), "Kari\u202eireP".encode()),
        *(b"K" * 201, "\ufeff".encode()),
    ],
)
def test_name_that_git_would_change_or_nobody_has_is_refused(name: bytes) -> None:
    assert LOGIN.user("10.0.0.2", [(b"x-name", name), MAIL]) is None


@pytest.mark.parametrize("email", [b"a>b@x.no", b"a b@x.no", b"a@x.no\n", b"", b"\xff@x.no"])
def test_address_that_is_none_is_refused(email: bytes) -> None:
    user = LOGIN.user("10.0.0.2", [KARI, (b"x-email", email)])
    assert user is None or user.email == email.decode().strip() != ""


def test_two_names_are_nobody() -> None:
    assert LOGIN.user("10.0.0.2", [KARI, (b"X-Name", b"Per"), MAIL]) is None
    assert LOGIN.user("10.0.0.2", [KARI, MAIL, (b"X-EMAIL", b"per@kommune.example")]) is None


def test_editors_are_known_by_their_addresses() -> None:
    settings = Settings(editors=("Kari@kommune.example",))
    assert is_editor(User("Kari", "kari@Kommune.example"), settings)
    assert not is_editor(User("Kari@kommune.example"), settings)
    assert not is_editor(User("Per", "per@kommune.example"), settings)
    assert is_editor(OWNER, settings), "whoever sits at the machine can do all that git can"
