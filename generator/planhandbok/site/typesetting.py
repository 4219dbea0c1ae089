"""One PDF is set by Typst: what a template gets becomes the bytes of a file.

The same data, day and theme give the same bytes. Nothing from outside the theme is read: neither
the fonts of the machine nor its clock.
"""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from typing import Any

import segno
from typst import Compiler, Fonts, TypstError

from planhandbok.theme import theme_folder

TOO_FULL = re.compile(r"panicked with: too full, (\w+), ([0-9.]+)")
UNKNOWN = re.compile(r'(?:the text|the codepoint|the disallowed codepoint) `"(.+?)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
MOST_REPLACED = 10
"""Past this, it is not a sign but a script that our typeface does not have."""


@dataclass(frozen=True)
class Printed:
    """A PDF, or none where the text has no room: then `longest` is the key of the longest box, and
    `over` the part of it that there is no room for. `replaced` are signs the typeface has not.
    """

    pdf: bytes | None
    longest: str = ""
    over: float = 0.0
    replaced: tuple[str, ...] = ()


@cache
def fingerprint() -> str:
    """Of all that a PDF is made with, besides its data."""
    digest = sha256(f"{version('typst')}".encode())
    theme = theme_folder()
    for path in sorted([*theme.glob("pdf/**/*.*"), *theme.glob("overrides/assets/**/look.css")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def printed(template: str, data: Mapping[str, Any], day: date) -> Printed:
    """The PDF of a template on a day, with a code to scan where its view has an address of the web.

    A sign that the typeface has not is replaced: an archive accepts no empty box in its place.
    """
    text = json.dumps({**data, "code": _code(data["view"]["address"])}, ensure_ascii=False)
    unknown = {REPLACEMENT}
    while True:
        replaced = tuple(sorted(sign for sign in unknown - {REPLACEMENT} if sign.isprintable()))
        if len(replaced) > MOST_REPLACED:
            return Printed(None, replaced=replaced[:MOST_REPLACED])
        try:
            return Printed(_compiled(template, text, day), replaced=replaced)
        except TypstError as error:
            if full := TOO_FULL.search(error.message):
                return Printed(None, full[1], float(full[2]), replaced)
            signs = _unknown_signs(error.diagnostic)
            if signs <= unknown:
                raise
            unknown |= signs
            for sign in signs:
                text = text.replace(json.dumps(sign, ensure_ascii=False)[1:-1], REPLACEMENT)


def _unknown_signs(told: str) -> set[str]:
    return {ESCAPED.sub(lambda code: chr(int(code[1], 16)), sign) for sign in UNKNOWN.findall(told)}


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
    """One for each template: it keeps what it has read. Where there are several processes, each
    has one processor.
    """
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    folder = theme_folder()
    fonts = Fonts(include_system_fonts=False, font_paths=[str(folder / "pdf" / "fonts")])
    return Compiler(str(folder / "pdf" / template), root=str(folder), font_paths=fonts)
