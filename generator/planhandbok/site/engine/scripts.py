"""The scripts of a site: what is loaded together is one file, and those of the theme are gone."""

from collections.abc import Mapping
from pathlib import Path

from planhandbok.records.addresses.urls import ASSETS
from planhandbok.site.written import remove_file, write_file

FOLDER = ASSETS.rstrip("/")
JOINED: Mapping[str, tuple[str, ...]] = {
    "planhandbok": ("from_disk", "menu", "filters", "sort", "place", "fold", "copy", "search"),
    "search_finder": (
        *("search_terms", "search_texts", "search_index", "search_lookup", "search_engine"),
        "search_box",
    ),
}
"""The scripts that each page loads, and those of search, by the one that they become: in the order
they run. Links are mended before anything reads them.
"""
LOADED_ALONE = ("from_disk",)
"""Parts that some pages load without the others."""
UNUSED = tuple(f"assets/javascripts/{files}" for files in ("bundle.*", "lunr/**/*", "workers/*"))
"""Files of the theme that no page loads."""


def join_scripts(theme: Path) -> None:
    """Write the scripts that are loaded together as one, beside them."""
    for name, parts in JOINED.items():
        texts = [(theme / FOLDER / f"{part}.js").read_bytes() for part in parts]
        write_file(theme / FOLDER / f"{name}.js", b"\n".join(texts))


def remove_unused_scripts(site: Path) -> None:
    """Remove the theme's scripts from what the engine wrote, and the parts that were joined."""
    joined = {part for parts in JOINED.values() for part in parts}.difference(LOADED_ALONE)
    paths = [site / FOLDER / f"{part}.js" for part in sorted(joined)]
    for path in [*paths, *(path for pattern in UNUSED for path in site.glob(pattern))]:
        if path.is_file():
            remove_file(path)
