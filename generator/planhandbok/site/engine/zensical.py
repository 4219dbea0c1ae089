"""The settings as Zensical needs them, and the file that it writes and nobody asked for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

SEARCH_INDEX = "search.json"
"""The index of Zensical's own search, which it always writes: all shells, with their markers."""


def zensical_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings without dates, at which Zensical stops, and with the look of Material, for
    which our style sheets are written; its own look is the default.
    """
    with_look = {**settings, "theme": {"variant": "classic", **settings["theme"]}}
    return {key: _dates_as_text(value) for key, value in with_look.items()}


def _dates_as_text(value: Any) -> Any:
    """Return data with its dates, also those with a time, in ISO form."""
    match value:
        case date():
            return value.isoformat()
        case Mapping():
            return {_dates_as_text(key): _dates_as_text(part) for key, part in value.items()}
        case list():
            return [_dates_as_text(part) for part in value]
    return value
