"""Sets one PDF with Typst: the data of a template becomes the bytes of a file.

The same data, day and theme give the same bytes. Neither fonts nor the clock of the machine are
read.
"""

import json
import os
import re
from collections.abc import Collection, Iterator, Mapping
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

from planhandbok.frozen import frozen
from planhandbok.pages.pdf.pdf import ADDRESSES
from planhandbok.resources import theme_folder

TOO_FULL = re.compile(r"panicked with: too full, ([\w-]+), ([0-9.]+)")
UNKNOWN = re.compile(r'(?:the text|the codepoint|the disallowed codepoint) `"(.+?)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
TOOLS = ("planhandbok", "typst", "segno", "pikepdf")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
JOINER = "\N{ZERO WIDTH JOINER}"
NO_TEXT = ("tag", *ADDRESSES)
"""Keys of a view whose values are no text for a reader."""
MOST_REPLACED = 10
"""Glyphs to replace at the most; if more are missing, the typeface lacks the whole script."""


@frozen
class TypesetPdf:
    """A PDF, or why there is none.

    If the text does not fit, `longest` is the key of the longest box, and `over` the share of it
    that does not fit. `replaced` holds characters without a glyph in the typeface, and `failure` is
    Typst's message for any other failure.
    """

    pdf: bytes | None
    longest: str = ""
    over: float = 0.0
    replaced: tuple[str, ...] = ()
    failure: str = ""


@cache
def fingerprint() -> str:
    """Return a hash of all that a PDF is made with, except its data."""
    digest = sha256(" ".join(map(version, TOOLS)).encode())
    theme = theme_folder()
    code = [Path(__file__), Path(__file__).with_name("binding.py")]
    files = [*theme.glob("pdf/**/*.*"), *theme.glob("overrides/assets/**/look.css")]
    for path in [*code, *sorted(files)]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def typeset_pdf(template: str, data: Mapping[str, Any], day: date) -> TypesetPdf:
    """Set a template, dated a day, with a QR code if its view has an address on the web.

    A character without a glyph is replaced: PDF/A accepts no empty box in its place. Typst names
    only some of them at a time, so the text is set again until all are replaced.
    """
    view = data["view"]
    code = _qr_code(view["address"])
    missing = set[str]()
    while True:
        replaced = tuple(sorted(glyph for glyph in missing if any(map(str.isprintable, glyph))))
        if len(replaced) > MOST_REPLACED:
            return TypesetPdf(None, replaced=replaced[:MOST_REPLACED])
        text = json.dumps({**data, "view": view, "code": code}, ensure_ascii=False)
        try:
            return TypesetPdf(_compiled(template, text, day), replaced=replaced)
        except TypstError as error:
            if full := TOO_FULL.search(error.message):
                over = float(full[2])
                return TypesetPdf(None, longest=full[1], over=over, replaced=replaced)
            unknown = _unknown_glyphs(view, error.diagnostic)
            if not unknown:
                failure = error.message.partition("\n")[0]
                return TypesetPdf(None, replaced=replaced, failure=failure)
            missing |= unknown
            view = _without(unknown, view)


def texts(view: Any) -> Iterator[str]:
    """Yield all text for a reader in a view, or in a part of one."""
    if isinstance(view, dict):
        for key, value in view.items():
            yield from texts(value) if key not in NO_TEXT else ()
    elif isinstance(view, list):
        for item in view:
            yield from texts(item)
    elif isinstance(view, str):
        yield view


def _without(missing: Collection[str], view: Any) -> Any:
    if isinstance(view, dict):
        return {
            key: value if key in NO_TEXT else _without(missing, value)
            for key, value in view.items()
        }
    if isinstance(view, list):
        return [_without(missing, item) for item in view]
    if isinstance(view, str):
        return "".join(REPLACEMENT if glyph in missing else glyph for glyph in _glyphs(view))
    return view


def _unknown_glyphs(view: Any, diagnostic: str) -> set[str]:
    """Return the glyphs of a view that Typst's message names.

    Typst names each character of a glyph that it cannot set: for «1\u20e3» also «1». So glyphs of
    several characters are replaced first, and an ASCII character that stands alone never.
    """
    named = UNKNOWN.findall(diagnostic)
    characters = {ESCAPED.sub(lambda code: chr(int(code[1], 16)), name) for name in named}
    glyphs = {
        glyph for text in texts(view) for glyph in _glyphs(text) if characters.issuperset(glyph)
    }
    single = {glyph for glyph in glyphs if not glyph.isascii() and glyph != REPLACEMENT}
    return {glyph for glyph in glyphs if len(glyph) > 1} or single


def _glyphs(text: str) -> list[str]:
    """Split a text into what a reader sees as one: a character with all marks and joined ones."""
    glyphs: list[str] = []
    for character in text:
        is_mark = character == JOINER or category(character)[0] == "M"
        if glyphs and (is_mark or glyphs[-1].endswith(JOINER)):
            glyphs[-1] += character
        else:
            glyphs.append(character)
    return glyphs


def _qr_code(address: str) -> str:
    """Return the QR code of a web address as SVG, or "" for a path within the site.

    The mask is fixed: every mask can be read, and choosing the best takes four times the rest.
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
    """Return the compiler of a template, which keeps what it has read; one thread in a worker."""
    if parent_process():
        os.environ.setdefault("RAYON_NUM_THREADS", "1")
    folder = theme_folder()
    fonts = Fonts(include_system_fonts=False, font_paths=[str(folder / "pdf" / "fonts")])
    return Compiler(str(folder / "pdf" / template), root=str(folder), font_paths=fonts)
