"""The settings as Zensical needs them, and the file that it writes and nobody asked for."""

from collections.abc import Mapping
from datetime import date
from typing import Any

SEARCH_INDEX = "search.json"
"""The index of Zensical's own search, which it always writes: all shells, with their markers."""

HIGHLIGHT = "pymdownx.highlight"


def zensical_settings(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return settings without dates, at which Zensical stops, and with the look of Material, for
    which our style sheets are written; its own look is the default.
    """
    look = {
        "theme": {"variant": "classic", **settings["theme"]},
        "markdown_extensions": _with_plain_code(settings.get("markdown_extensions") or []),
    }
    return {key: _dates_as_text(value) for key, value in {**settings, **look}.items()}


def _with_plain_code(extensions: Any) -> Any:
    """Leave code in one colour, unless the settings say how to show it: Zensical's colours are too
    weak in the dark.
    """
    if any(HIGHLIGHT in extension for extension in extensions):
        return extensions
    plain = {HIGHLIGHT: {"use_pygments": False}}
    return {**extensions, **plain} if isinstance(extensions, Mapping) else [*extensions, plain]


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
