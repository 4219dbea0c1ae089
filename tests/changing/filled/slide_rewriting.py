"""Slides as somebody changes them: their XML is written anew."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from planhandbok.site.office.slide import SLIDE


def rewrite(slide: Path, change: Callable[[str], str]) -> None:
    """Change the XML of the slide."""
    with ZipFile(BytesIO(slide.read_bytes())) as old, ZipFile(slide, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()).encode() if name == SLIDE else part)


def said(old: str, new: str) -> Callable[[str], str]:
    """Return a change of the first text that is shown."""
    return lambda xml: xml.replace(f"<a:t>{old}</a:t>", f"<a:t>{new}</a:t>", 1)


def shape(name: str, text: str) -> str:
    body = f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>"
    return f'<p:sp><p:nvSpPr><p:cNvPr id="99" name="{name}"/></p:nvSpPr>{body}</p:sp>'


def with_shape(xml: str) -> Callable[[str], str]:
    return lambda slide: slide.replace("</p:spTree>", f"{xml}</p:spTree>")


def merge_cells(xml: str) -> str:
    """Merge the last cell of the first measure with the one before."""
    row = re.search(r"<a:tr (?:(?!</a:tr>).)*>frukt<.*?</a:tr>", xml, re.DOTALL)
    assert row
    start, last = row[0].rsplit("<a:tc>", 1)
    return xml.replace(row[0], f'{start}<a:tc hMerge="1">{last}')
