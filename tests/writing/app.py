"""An application whose forms are asked for, filled in and sent, without a browser."""

import re
from html import unescape
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlencode

from planhandbok.serve import live_site
from planhandbok.serving.gate import Gate, own_gate
from planhandbok.serving.live_site import LiveRequest, LiveSite
from planhandbok.serving.publishing import Publishing
from planhandbok.serving.served import Served
from planhandbok.serving.users import Login
from planhandbok.serving.whole_build import WholeBuild
from tests.support.fake_engine import start_fake_engine
from tests.support.handbooks import TODAY, Scratch
from tests.writing.web import PORT, Answer, ask

OWN_GATE = own_gate(PORT)
ADDRESS = "https://skriv.kommune.example"
GATE = Gate((ADDRESS,), Login((ip_network("10.0.0.2"),), "X-Name", "X-Email"))
HOST = ("host", "skriv.kommune.example")
KARI = [HOST, ("origin", ADDRESS), ("x-name", "Kari Nes"), ("x-email", "kari@kommune.example")]
PER = [HOST, ("x-name", "Per Vik"), ("x-email", "per@kommune.example")]
PROXY = "10.0.0.2"
"""The address of the server in front, where people log in; it says who they are."""
NEW_A3 = "/.planhandbok/rediger/?sted=ny"
MORE = """\
# Rektor skriver her.
endringstiltak:
  - id: t1
    tiltak: Frukt
    # Dette er avtalt.
    status: utredes
  - {id: t2, tiltak: Suppe}
måling:
  - {id: m1, parameter: Elever, målinger: [{dato: 2026-01-01, verdi: 4}]}
"""


def app_of(
    scratch: Scratch,
    gate: Gate = OWN_GATE,
    publishing: Publishing | None = None,
    *,
    edits: bool = True,
) -> Any:
    request = LiveRequest(
        scratch.folder, start_engine=start_fake_engine, with_pdf=False, with_forms=edits
    )
    live = LiveSite(request, scratch.folder.parent)
    live.update(TODAY)
    whole = publishing or WholeBuild((), scratch.folder.parent / "site")
    return live_site(Served(live, whole, lambda: TODAY, TODAY), gate)


def address(place: str, record: str = "skolemat") -> str:
    return f"/.planhandbok/rediger/?{urlencode({'post': record, 'sted': place})}"


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of a form."""
    fields = re.findall(r'<input type="hidden" name="(.*?)" value="([^"]*)">', page)
    return {name: unescape(value) for name, value in fields}


def send(app: Any, place: str, button: str, **texts: str) -> Answer:
    """Fill in a form as it is shown now, and press a button."""
    page = ask(app, address(place)).text
    return ask(app, address(place), {**fields_of(page), **texts, "gjør": button})


def fields_of(page: str) -> dict[str, str]:
    inputs = re.findall(r'<input type="text" id="[^"]*" name="(.*?)".*? value="(.*?)"', page)
    areas = re.findall(r'<textarea id="[^"]*" name="(.*?)".*?>\n(.*?)</textarea>', page, re.DOTALL)
    chosen = r'<select id="[^"]*" name="(.*?)"(?:(?!</select>).)*<option value="([^"]*)" selected'
    ticked = r'<input type="radio" name="(.*?)" value="([^"]*)" checked'
    return {
        **hidden(page),  # first, as a browser sends them: a form that is cut off has its token
        **dict(inputs),
        **dict(re.findall(ticked, page)),
        **dict(areas),
        **dict(re.findall(chosen, page, re.DOTALL)),
    }


def text_of(scratch: Scratch) -> str:
    return scratch.text("a3/2027/skolemat.yml")
