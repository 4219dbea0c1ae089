"""The scripts of a site: those that each page loads become one, and the theme's are left out."""

from pathlib import Path

from planhandbok.records.addresses.urls import ASSETS
from planhandbok.site.written import remove_file, write_file

FOLDER = ASSETS.rstrip("/")
JOINED = "planhandbok.js"
JOINED_PARTS = ("from_disk", "menu", "filters", "sort", "place", "fold", "copy", "search")
"""Scripts in the order they run: links are mended before anything reads them."""
UNUSED = tuple(f"assets/javascripts/{files}" for files in ("bundle.*", "lunr/**/*", "workers/*"))
"""Files of the theme that no page loads."""


def join_scripts(theme: Path) -> None:
    """Write the scripts that each page loads as one, beside them."""
    texts = [(theme / FOLDER / f"{part}.js").read_bytes() for part in JOINED_PARTS]
    write_file(theme / FOLDER / JOINED, b"\n".join(texts))


def remove_unused_scripts(site: Path) -> None:
    """Remove the theme's scripts from what the engine wrote, and the parts that were joined."""
    parts = [site / FOLDER / f"{part}.js" for part in JOINED_PARTS if part != "from_disk"]
    for path in [*parts, *(path for pattern in UNUSED for path in site.glob(pattern))]:
        if path.is_file():
            remove_file(path)
