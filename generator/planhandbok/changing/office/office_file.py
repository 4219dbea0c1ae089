"""An Office file that somebody sent: which program made it, and whether it can be read safely."""

from enum import Enum
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as damage

from planhandbok.frozen import frozen
from planhandbok.phrase import Phrase
from planhandbok.records.text.file_text import bytes_of
from planhandbok.records.text.problems import WrongUseError

LARGEST = 20_000_000
"""Bytes of a file."""
LARGEST_UNPACKED = 50_000_000
"""Bytes of all its parts; a zip file never gives more of a part than it says that there is.
Pictures are packed already: there is room for the largest file of them, and for much text.
"""
MOST_PARTS = 5_000
TAG = b"<"
MOST_TAGS = 1_000_000
"""Tags take time to read, however small they are. The tables of eight A3s have 14,000."""
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""The first bytes of Office files from before 2007, and of those with a password."""
UNREADABLE = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    damage,
)
"""The mistakes that libraries make of a file that is damaged. A mistake in XML is one in syntax.
Only what a library does is asked for them: in our own code they would be mistakes of ours.
"""


class Program(Enum):
    """The program of a file, by the part that each of its files has."""

    WORD = "word/document.xml"
    EXCEL = "xl/workbook.xml"
    POWERPOINT = "ppt/presentation.xml"


@frozen
class OfficeFile:
    """A file that can be unpacked without harm. Its ending says nothing: people rename files."""

    name: str
    program: Program
    content: bytes

    @property
    def not_ours(self) -> WrongUseError:
        return _not_ours(self.name)


def read_office_file(path: Path) -> OfficeFile:
    """Return what is in a file; raises `WrongUseError` if it is no Office file of today."""
    try:
        content = bytes_of(path, LARGEST)
    except OSError:
        raise WrongUseError(Phrase("{name} kan ikke åpnes.", name=path.name)) from None
    return office_file(path.name, content)


def office_file(name: str, content: bytes) -> OfficeFile:
    """Return what bytes are; raises `WrongUseError` if they are no Office file of today."""
    _refuse_old_or_large(name, content)
    try:
        with ZipFile(BytesIO(content)) as parts:
            entries = parts.infolist()
            is_safe = _is_safe(parts)
    except UNREADABLE:
        raise _not_ours(name) from None
    names = {entry.filename for entry in entries}
    if "content.xml" in names:
        raise WrongUseError(Phrase("{name} er i OpenDocument. Lagre den fra Office.", name=name))
    if not is_safe:
        raise WrongUseError(
            Phrase(
                "{name} er for stor når den pakkes ut, så den er ikke lest. Fyll ut et nytt "
                "skjema.",
                name=name,
            )
        )
    program = next((each for each in Program if each.value in names), None)
    if program is None:
        raise _not_ours(name)
    return OfficeFile(name, program, content)


def _refuse_old_or_large(name: str, content: bytes) -> None:
    """Raise `WrongUseError` for what cannot be a zip file, as Office files of today are."""
    if content.startswith(COMPOUND):
        raise WrongUseError(
            Phrase(
                "{name} har et passord, eller er lagret på den gamle måten (.xls, .doc, .ppt). "
                "Lagre filen som .xlsx, .docx eller .pptx, uten passord.",
                name=name,
            )
        )
    if len(content) > LARGEST:
        raise WrongUseError(
            Phrase("{name} er større enn {size} MB.", name=name, size=LARGEST // 1_000_000)
        )


def _is_safe(parts: ZipFile) -> bool:
    """Return whether the parts of a file can be read, in a short time and in little memory."""
    entries = parts.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        return False
    return sum(parts.read(entry).count(TAG) for entry in entries) <= MOST_TAGS


def _not_ours(name: str) -> WrongUseError:
    return WrongUseError(
        Phrase("{name} er ikke et skjema herfra. Last ned et nytt der A3-en redigeres.", name=name)
    )
