"""One PDF is set by Typst: what a template gets becomes the bytes of a file.

The same data, day and theme give the same bytes. Nothing from outside the theme is read: neither
the fonts of the machine nor its clock.
"""

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from multiprocessing import parent_process
from pathlib import Path
from typing import Any
from unicodedata import category

import segno
from typst import Compiler, Fonts, TypstError

from planhandbok.pages.pdf.pdf import ADDRESSES
from planhandbok.theme import theme_folder

TOO_FULL = re.compile(r"panicked with: too full, (\w+), ([0-9.]+)")
UNKNOWN = re.compile(r'(?:the text|the codepoint|the disallowed codepoint) `"(.+?)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
TOOLS = ("planhandbok", "typst", "segno", "pikepdf")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
JOINER = "\N{ZERO WIDTH JOINER}"
UNREAD = ("tag", *ADDRESSES)
"""Keys of a view with what is no text to be read."""
MOST_REPLACED = 10
"""Past this, it is not a sign but a script that our typeface does not have."""


@dataclass(frozen=True)
class Printed:
    """A PDF, or none where the text has no room: then `longest` is the key of the longest box, and
    `over` the part of it that there is no room for. `replaced` are signs the typeface has not, and
    `failure` is what Typst says of a text it cannot set for any other reason.
    """

    pdf: bytes | None
    longest: str = ""
    over: float = 0.0
    replaced: tuple[str, ...] = ()
    failure: str = ""


@cache
def fingerprint() -> str:
    """Of all that a PDF is made with, besides its data."""
    digest = sha256(" ".join(map(version, TOOLS)).encode())
    theme, code = theme_folder(), [Path(__file__), Path(__file__).with_name("binding.py")]
    files = [*theme.glob("pdf/**/*.*"), *theme.glob("overrides/assets/**/look.css")]
    for path in [*code, *sorted(files)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def printed(template: str, data: Mapping[str, Any], day: date) -> Printed:
    """The PDF of a template on a day, with a code to scan where its view has an address of the web.

    A sign that the typeface has not is replaced: an archive accepts no empty box in its place.
    """
    view, code, replaced = data["view"], _code(data["view"]["address"]), set[str]()
    while True:
        told = tuple(sorted(sign for sign in replaced if any(map(str.isprintable, sign))))
        if len(told) > MOST_REPLACED:
            return Printed(None, replaced=told[:MOST_REPLACED])
        text = json.dumps({**data, "view": view, "code": code}, ensure_ascii=False)
        try:
            return Printed(_compiled(template, text, day), replaced=told)
        except TypstError as error:
            if full := TOO_FULL.search(error.message):
                return Printed(None, full[1], float(full[2]), told)
            unknown = _unknown_signs(view, error.diagnostic)
            if not unknown:
                return Printed(None, replaced=told, failure=error.message.partition("\n")[0])
            replaced |= unknown
            view = _without(unknown, view)


def texts(view: Any) -> Iterator[str]:
    """All there is to read in a view, or in a part of one."""
    if isinstance(view, dict):
        for key, one in view.items():
            yield from texts(one) if key not in UNREAD else ()
    elif isinstance(view, list):
        for one in view:
            yield from texts(one)
    elif isinstance(view, str):
        yield view


def _without(signs: Collection[str], view: Any) -> Any:
    if isinstance(view, dict):
        return {key: one if key in UNREAD else _without(signs, one) for key, one in view.items()}
    if isinstance(view, list):
        return [_without(signs, one) for one in view]
    if isinstance(view, str):
        return "".join(REPLACEMENT if sign in signs else sign for sign in _signs(view))
    return view


def _unknown_signs(view: Any, told: str) -> set[str]:
    """Typst tells of each character of a sign that it cannot set: of «1» too, for «1\u20e3».

    So those of several characters are replaced first, and a letter that stands alone never.
    """
    found = UNKNOWN.findall(told)
    characters = {ESCAPED.sub(lambda code: chr(int(code[1], 16)), one) for one in found}
    signs = {sign for text in texts(view) for sign in _signs(text) if characters.issuperset(sign)}
    alone = {sign for sign in signs if not sign.isascii() and sign != REPLACEMENT}
    return {sign for sign in signs if len(sign) > 1} or alone


def _signs(text: str) -> list[str]:
    """The signs as a reader sees them: a character with all that is put on it or joined to it."""
    signs: list[str] = []
    for one in text:
        if signs and (one == JOINER or category(one)[0] == "M" or signs[-1].endswith(JOINER)):
            signs[-1] += one
        else:
            signs.append(one)
    return signs


def _code(address: str) -> str:
    """The QR code of an address of the web, as a drawing; none for a way within the site.

    Every mask can be read, and to choose the best takes four times as long as all the rest.
    """
    if "://" not in address:
        return ""
    drawing = BytesIO()
    segno.make(address, micro=False, mask=0).save(drawing, kind="svg", border=0, xmldecl=False)
    return drawing.getvalue().decode()


def _compiled(template: str, text: str, day: date) -> bytes:
    midnight = datetime.combine(day, time(), UTC)
    pdf = _compiler(template).compile(
        format="pdf",
        sys_inputs={"data": text},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=midnight,
    )
    if not isinstance(pdf, bytes):
        raise TypeError(template)
    return pdf


@cache
def _compiler(template: str) -> Compiler:
    """One for each template: it keeps what it has read. In a worker it has one processor."""
    if parent_process():
        os.environ.setdefault("RAYON_NUM_THREADS", "1")
    folder = theme_folder()
    fonts = Fonts(include_system_fonts=False, font_paths=[str(folder / "pdf" / "fonts")])
    return Compiler(str(folder / "pdf" / template), root=str(folder), font_paths=fonts)
