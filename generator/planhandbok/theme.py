"""Where the theme lies: inside the installed package, or beside `generator/` in a checkout.

It stands below all rooms: pages take templates from it, and the site takes the rest.
"""

from functools import cache
from pathlib import Path


@cache
def theme_folder() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent.parent / "theme"
