"""Data that a form hides in its file: which record it is of, and what stood in each place of it.

Whoever has the file may have changed it, so it is read by its shape.
"""

from typing import Any, TypeVar

from planhandbok.records.schema.typed import adapter

Kind = TypeVar("Kind")


def hidden_json(kind: Any, value: Any) -> str:
    written: bytes = adapter(kind).dump_json(value)
    return written.decode()


def hidden_in(text: str, kind: type[Kind]) -> Kind:
    """Return what a text says; raises `ValueError` if it is not of a kind."""
    found: Kind = adapter(kind).validate_json(text)  # type: ignore[arg-type]  # a class is hashable
    return found
