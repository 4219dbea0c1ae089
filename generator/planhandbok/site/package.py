"""Packs the parts of a document into one file, with the same bytes every time."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

ALWAYS = (1980, 1, 1, 0, 0, 0)
"""The earliest time of a zip file: the time of packing says nothing."""


def write_package(path: Path, parts: Mapping[str, str]) -> None:
    """Write the whole file or nothing, uncompressed: zlib versions compress differently."""
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name, text in parts.items():
            entry = ZipInfo(name, ALWAYS)
            entry.create_system = 0  # the same on every machine
            package.writestr(entry, text)
    new = path.with_name(f".{path.name}.ny")
    try:
        new.write_bytes(packed.getvalue())
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
