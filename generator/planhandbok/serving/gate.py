"""The gate of the server: lets in requests for its own name, from those who may send them."""

import socket
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from planhandbok.frozen import frozen
from planhandbok.serving.users import OWNER, Login, User

HOST = "127.0.0.1"
OWN_NAMES = (HOST, "localhost", "[::1]")
USUAL_PORTS = {"http": ":80", "https": ":443"}
"""The ends of addresses that browsers leave out."""
NO_LOGIN = (
    "Du er ikke logget inn, så du kan ikke skrive her. Gå inn på {address}/. Hjelper ikke det, så "
    "si fra til dem som drifter planhåndboken."
)


@frozen
class Gate:
    """The addresses that a server answers to, as browsers write them, and where people log in:
    `None` where whoever reaches it is at the machine that it runs on.
    """

    addresses: tuple[str, ...]
    login: Login | None = None

    @property
    def hosts(self) -> frozenset[str]:
        """The names and ports of the addresses; a server in front may add the usual port."""
        parts = [urlsplit(address) for address in self.addresses]
        names = {part.netloc for part in parts}
        usual = {part.netloc + USUAL_PORTS[part.scheme] for part in parts if part.port is None}
        return frozenset(names | usual)

    def lets_in(self, headers: Headers) -> bool:
        """Return whether every `Host` is ours, and every `Origin`, which a request may lack."""
        return self.hosts.issuperset(headers.getlist("host") or [""]) and set(
            self.addresses
        ).issuperset(headers.getlist("origin"))

    def user(self, scope: Scope) -> User | None:
        """Return who sent a request; `None` for nobody who has logged in."""
        if self.login is None:
            return OWNER
        client = scope.get("client") or ("",)
        return self.login.user(client[0], scope["headers"])


def own_gate(port: int) -> Gate:
    """Return the gate of a server that only its own machine reaches."""
    return Gate(tuple(browser_address("http", f"{name}:{port}") for name in OWN_NAMES))


def browser_address(scheme: str, name: str) -> str:
    """Return the address of a server as browsers write it: small letters, and no usual port."""
    return f"{scheme}://{name.lower().removesuffix(USUAL_PORTS[scheme])}"


@frozen
class ListeningPlace:
    """The address that a server listens on, and the gate that requests come through."""

    host: str
    port: int
    gate: Gate

    @property
    def is_free(self) -> bool:
        with socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
            except OSError:
                return False
        return True


def own_place(port: int) -> ListeningPlace:
    """Return a place that only this machine reaches."""
    return ListeningPlace(HOST, port, own_gate(port))


class Guard:
    """Refuses requests for another host, from a page of another host, or from nobody.

    A name that somebody else owns can lead to this machine (DNS rebinding). Without this, a page
    under such a name could read the internal A3s that the author sees.
    """

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_request = scope["type"] in ("http", "websocket")
        app = self._guarded(scope) if is_request else self._app
        await app(scope, receive, send)

    def _guarded(self, scope: Scope) -> ASGIApp:
        """Return what answers a request, which then knows who sent it."""
        address = self._gate.addresses[0]
        if not self._gate.lets_in(Headers(scope=scope)):
            return PlainTextResponse(f"Denne tjeneren svarer bare på {address}/.", 403)
        user = self._gate.user(scope)
        if user is None:
            return PlainTextResponse(NO_LOGIN.format(address=address), 403)
        scope["state"] = {**scope.get("state", {}), "user": user}
        return self._app
