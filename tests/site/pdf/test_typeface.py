"""The typeface of the PDFs is set as Source Sans 3, which it is made from."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from typst import Compiler, Fonts

from planhandbok.resources import theme_folder
from planhandbok.workers import run_in_children

FACES = {"regular": "", "semibold": "weight: 600, ", "italic": 'style: "italic", '}


@pytest.mark.parametrize(
    ("face", "widths"),
    [
        ("regular", {"To": 1012, "AV": 1045, "Ly": 917, "r.": 539, "få": 776, "Ås": 986}),
        ("semibold", {"To": 1024, "Væ": 1287}),
        ("italic", {"Ta": 974, "Yø": 942}),
    ],
)
def test_letters_are_kerned_as_in_source_sans(
    tmp_path: Path, face: str, widths: dict[str, int]
) -> None:
    pairs = ", ".join(f'"{pair}"' for pair in widths)
    source = tmp_path / "letters.typ"
    source.write_text(
        f'#set text(font: "Planhandbok Sans", {FACES[face]}size: 1000pt)\n'
        f"#context [#metadata(({pairs}).map(pair => measure(pair).width / 1pt))<widths>]\n",
        encoding="utf-8",
    )
    (measured,) = run_in_children(measured_widths, [source])
    assert measured == [*widths.values()]


def measured_widths(sources: Sequence[Path]) -> list[int]:
    """Measure in a child: Typst starts threads, and later tests fork."""
    (source,) = sources
    fonts = Fonts(include_system_fonts=False, font_paths=[str(theme_folder() / "pdf" / "fonts")])
    compiler = Compiler(str(source), root=str(source.parent), font_paths=fonts)
    widths: list[int] = json.loads(compiler.query("<widths>", field="value", one=True))
    return widths
