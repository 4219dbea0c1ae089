"""The JSON that a form hides, as somebody changes it."""

from base64 import b64decode, b64encode
from collections.abc import Callable


def with_json(hidden: str, change: Callable[[str], str]) -> str:
    return b64encode(change(b64decode(hidden).decode()).encode()).decode()
