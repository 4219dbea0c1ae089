"""The form for Word that several tests change."""

from pathlib import Path

import pytest

from tests.changing.filled.word_form import write_form


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form for Word of an A3 whose begrunnelse is «Fordi.»."""
    file = tmp_path / "skolemat.docx"
    write_form(file)
    return file
