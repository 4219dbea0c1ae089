"""A file that is no form is told by what it is, before anything in it is read."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from planhandbok.changing.filled.filled import filled_in
from planhandbok.records.text.problems import WrongUseError
from tests.support.handbooks import SAMPLES, TODAY


def zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
            "har et passord, eller er lagret på den",
        ),
        (lambda: zipped({"mimetype": b"", "content.xml": b""}), "er i OpenDocument"),
        (lambda: zipped({"xl/workbook.xml": bytes(51_000_000)}), "er for stor når den pakkes ut"),
        (lambda: zipped({"xl/workbook.xml": b"<c/>" * 1_000_001}), "er for stor når den pakkes ut"),
        (lambda: zipped({f"xl/{n}": b"" for n in range(5_001)}), "er for stor når den pakkes ut"),
        (lambda: zipped({"xl/workbook.xml": b"<a>"}), "er ikke et skjema herfra"),
        (lambda: zipped({"word/document.xml": b"<a>"}), "er ikke et skjema herfra"),
        (lambda: zipped({"annet": b""}), "er ikke et skjema herfra"),
        (bytes, "er ikke et skjema herfra"),
    ],
)
def test_file_that_is_something_else_is_told(
    tmp_path: Path, content: Callable[[], bytes], words: str
) -> None:
    file = tmp_path / "skjema.xlsx"
    file.write_bytes(content())
    with pytest.raises(WrongUseError) as raised:
        filled_in(SAMPLES, file, TODAY)
    assert words in str(raised.value)
