"""The description of a page is one line of plain text, as in a preview of a link."""

import pytest

from planhandbok.pages.pieces.page import shortened
from planhandbok.pages.pieces.text import block


@pytest.mark.parametrize(
    ("written", "description"),
    [
        ("Fra **4 prosent**. Slik *er*, [det](https://x.no).", "Fra 4 prosent. Slik er, det."),
        ("En\nto", "En to"),
        ("Slik:\n- en\n- to", "Slik: en to"),
    ],
)
def test_marks_leave_no_space_behind(written: str, description: str) -> None:
    assert shortened(block(written)) == description
