"""Data that a form hides in its file: which record it is of, and what stood in each place of it.

Whoever has the file may have changed it, so it is read by its shape.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, NamedTuple, TypeVar

from planhandbok.frozen import frozen
from planhandbok.records.forms.document_form import FormText
from planhandbok.records.schema.typed import adapter

Kind = TypeVar("Kind")


class HiddenText(NamedTuple):
    """A text of a form: its place in the record, with `/` between names, what stood there, and how
    that was shown, below which heading.
    """

    place: str
    written: str
    shown: str
    heading: str

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.place.split("/"))


@frozen
class HiddenDocument:
    """The texts of a document, and the sentences that are its own."""

    record: str
    texts: tuple[HiddenText, ...]
    sentences: tuple[str, ...]


class HiddenCell(NamedTuple):
    """A cell of a table; `written` is `None` for what cannot be written in a cell."""

    written: str | None
    shown: str


@frozen
class HiddenSlide:
    """The texts of a slide, the cells of its tables by the ids of their rows, the sentences that
    are its own, and the headings of each table, which older slides do not have.
    """

    record: str
    texts: tuple[HiddenText, ...]
    tables: Mapping[str, Mapping[str, tuple[HiddenCell, ...]]]
    sentences: tuple[str, ...]
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def hidden_texts(texts: Iterable[FormText]) -> tuple[HiddenText, ...]:
    return tuple(
        HiddenText("/".join(text.place), text.written, text.shown, text.heading) for text in texts
    )


def hidden_base64(kind: Any, value: Any) -> str:
    """Return a value as JSON in base64: who replaces a word everywhere in a file would else replace
    what stood there too, and nothing would seem to have changed.
    """
    return b64encode(adapter(kind).dump_json(value)).decode()


def hidden_in(text: str, kind: type[Kind]) -> Kind:
    """Return what a text says; raises `ValueError` if it is not of a kind."""
    json = b64decode(text, validate=True)
    found: Kind = adapter(kind).validate_json(json)  # type: ignore[arg-type]  # a class is hashable
    return found
