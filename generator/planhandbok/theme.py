"""The folder of the theme: inside the installed package, or beside `generator/` in a checkout.

Every layer may import this module; it imports none.
"""

from functools import cache
from pathlib import Path


@cache
def theme_folder() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "theme"
    return installed if installed.is_dir() else package.parent.parent / "theme"
