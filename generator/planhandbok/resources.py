"""The theme and the base handbook: in the installed package, or beside `generator/` in a checkout.

Every layer may import this module; it imports none.
"""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent


@cache
def theme_folder() -> Path:
    installed = PACKAGE / "theme"
    return installed if installed.is_dir() else CHECKOUT / "theme"


@cache
def base_folder() -> Path:
    """Return the folder with `content/`, the method in `a3/`, and `mkdocs.yml` of the base."""
    installed = PACKAGE / "base"
    return installed if installed.is_dir() else CHECKOUT
