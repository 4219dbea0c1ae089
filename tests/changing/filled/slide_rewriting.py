"""Slides as somebody changes them: their XML is written anew."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from planhandbok.site.office.slide import SLIDE
from tests.changing.filled.hidden_json import with_json


def rewrite(slide: Path, change: Callable[[str], str]) -> None:
    """Change the XML of the slide; a change that finds nothing to change would test nothing."""
    with ZipFile(BytesIO(slide.read_bytes())) as old, ZipFile(slide, "w") as new:
        xml = old.read(SLIDE).decode()
        changed = change(xml)
        assert changed != xml
        for name in old.namelist():
            new.writestr(name, changed.encode() if name == SLIDE else old.read(name))


def said(old: str, new: str) -> Callable[[str], str]:
    """Return a change of the first text that is shown."""
    return lambda xml: xml.replace(f"<a:t>{old}</a:t>", f"<a:t>{new}</a:t>", 1)


def hidden(change: Callable[[str], str]) -> Callable[[str], str]:
    """Return a change of the JSON that the slide hides."""
    text = re.compile(r"(?<=<a:t>)[A-Za-z0-9+/]{99,}=*(?=</a:t>)")
    return lambda xml: text.sub(lambda found: with_json(found[0], change), xml)


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


def without_row(xml: str) -> str:
    return re.sub(r"<a:tr (?:(?!</a:tr>).)*>frukt<.*?</a:tr>", "", xml, flags=re.DOTALL)


def swap_columns(xml: str) -> str:
    """Let the first two columns of the measures change places, and write in a cell."""
    start = xml.index("<a:t>Id</a:t>")
    start = xml.rindex("<a:tr ", 0, start)
    end = xml.index("</a:tbl>", start)
    rows = re.sub(
        r"(?s)(<a:tr [^>]*>\s*)(<a:tc>.*?</a:tc>)\s*(<a:tc>.*?</a:tc>)", r"\1\3\2", xml[start:end]
    )
    return xml[:start] + rows.replace("Frukt hver dag", "Eple") + xml[end:]
