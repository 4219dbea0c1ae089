"""The people who write: who each of them is, as the server in front says."""

import unicodedata
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from planhandbok.frozen import frozen
from planhandbok.records.schema.settings import Settings

LONGEST_NAME = 200
"""Characters."""
Network = IPv4Network | IPv6Network
Headers = Iterable[tuple[bytes, bytes]]


@frozen
class User:
    """One who writes. Without a name it is the one whose machine it is, as git knows them."""

    name: str = ""
    email: str = ""


OWNER = User()


@frozen
class Login:
    """The server in front, where people log in: the addresses that it asks from, and the headers in
    which it tells who has logged in.
    """

    trusted: tuple[Network, ...]
    name_header: str
    email_header: str

    def user(self, client: str, headers: Headers) -> User | None:
        """Return who sent a request; `None` if nobody who is trusted says so, or if what they say
        is no name for a commit.
        """
        if not self._trusts(client):
            return None
        sent = list(headers)
        names = _values(sent, self.name_header)
        emails = _values(sent, self.email_header)
        name = _text(names[0]) if len(names) == 1 else None
        email = _text(emails[0]) if emails else ""
        if not name or email is None or len(emails) > 1 or " " in email:
            return None
        return User(name, email)

    def _trusts(self, client: str) -> bool:
        try:
            address = _without_mapping(ip_address(client))
        except ValueError:
            return False
        return any(address in network for network in self.trusted)


def is_editor(user: User, settings: Settings) -> bool:
    """Return whether one may freeze, take away and open A3s, and change settings."""
    editors = {email.casefold() for email in settings.editors}
    return user == OWNER or user.email.casefold() in editors


def _without_mapping(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the address of IPv4 that one of IPv6 stands for, if it does."""
    return getattr(address, "ipv4_mapped", None) or address


def _values(headers: Sequence[tuple[bytes, bytes]], name: str) -> list[bytes]:
    wanted = name.lower().encode()
    return [value for key, value in headers if key.lower() == wanted]


def _text(value: bytes) -> str | None:
    """Return a name or an address; `None` for what git would change, or nobody is called."""
    try:
        text = unicodedata.normalize("NFC", value.decode().strip())
    except UnicodeDecodeError:
        return None
    is_visible = not any(unicodedata.category(sign)[0] == "C" or sign in "<>" for sign in text)
    is_separated = not any(unicodedata.category(sign) in ("Zl", "Zp") for sign in text)
    is_name = any(map(str.isalnum, text)) and len(text) <= LONGEST_NAME
    return text if is_visible and is_separated and is_name else None
