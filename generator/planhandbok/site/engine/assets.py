"""The addresses of stylesheets and scripts: they name the contents, so that a browser can keep
them, and gets others with the first page that needs others.
"""

import re
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from planhandbok.resources import theme_folder
from planhandbok.site.engine.scripts import FOLDER

NAMED_BY_CONTENTS = re.compile(
    r"assets/(?:stylesheets|javascripts)/.*\.[0-9a-f]{8}\.min\.(?:css|js)"
)
"""Files of the theme that the engine brings."""
BYTES = 4


def digest_of_assets(custom_theme: Path | None) -> str:
    """Return what stands behind the addresses of our stylesheets and scripts: a digest of them all,
    and of what the municipality's own theme has in their place.
    """
    own = _contents(custom_theme / FOLDER) if custom_theme else iter(())
    return blake2b(_digest_of_ours() + b"".join(own), digest_size=BYTES).hexdigest()


def names_contents(address: str, query: str) -> bool:
    """Return whether an address that a page links to never gets other contents."""
    return bool(NAMED_BY_CONTENTS.fullmatch(address)) or (
        bool(query) and address.startswith(f"{FOLDER}/")
    )


@cache
def _digest_of_ours() -> bytes:
    return blake2b(b"".join(_contents(theme_folder() / "overrides" / FOLDER))).digest()


def _contents(folder: Path) -> Iterator[bytes]:
    """Yield the name and the contents of each file in a folder."""
    for path in sorted(folder.glob("*")):
        if path.is_file():
            yield path.name.encode()
            yield path.read_bytes()
