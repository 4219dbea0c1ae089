"""The form of an A3 with the boxes that a municipality adds to it.

It is a kind of `A3`, made once for the boxes of the method, and has a text for each of them. So a
box is read, checked and compared as the rest of the A3 is.
"""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, TypeVar, cast

from planhandbok.frozen import frozen
from planhandbok.records.schema.a3 import A3
from planhandbok.records.schema.edition import FrozenFile
from planhandbok.records.schema.method import Box, Method
from planhandbok.records.schema.record import key
from planhandbok.records.schema.typed import key_fields
from planhandbok.records.values.fields import Text

R = TypeVar("R")


def form_of(method: Method | None) -> type[A3]:
    """Return the form of the A3s; boxes that cannot be added to it are left out."""
    boxes = {box.id: box for box in method.boxes if is_free(box.id)} if method else {}
    return a3_form(tuple(boxes.values()))


def is_free(id: str) -> bool:
    """Return whether a box may have an id: it is not one of the keys that every A3 may have."""
    return id not in key_fields(A3)


@cache
def a3_form(boxes: tuple[Box, ...]) -> type[A3]:
    names = {box.id: f"own_{number}" for number, box in enumerate(boxes)}
    if not names:
        return A3
    texts = {
        names[box.id]: Annotated[Text | None, key(box.id, box.question or box.name)]
        for box in boxes
    }
    return _extended(A3, texts, {**dict.fromkeys(texts), "own_fields": names})


@cache
def frozen_form(form: type[A3]) -> type[FrozenFile]:
    """Return the form of a frozen edition of an A3 of a form."""
    if form is A3:
        return FrozenFile
    return _extended(FrozenFile, {"a3": Annotated[form, key("a3", "A3-en slik den var.")]}, {})


def _extended(
    base: type[R], annotations: Mapping[str, object], values: Mapping[str, object]
) -> type[R]:
    body = {"__module__": __name__, "__annotations__": dict(annotations), **values}
    made = frozen(kw_only=True, slots=True)(type(base.__name__, (base,), body))
    return cast("type[R]", made)
